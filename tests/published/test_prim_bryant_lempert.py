"""When biofuels cost much: scenario discovery on the data of Bryant and Lempert (2010), as EMA Workbench documents it.

The data are those of Technological Forecasting and Social Change 77(1), 34–49, doi 10.1016/j.techfore.2009.08.002: 882
runs of nine inputs, 89 of them of interest. The numbers in ``DOCUMENTED``, ``SIMPLER``, ``SECOND`` and ``LEAVES`` are
printed in EMA Workbench's documentation, "Performing Scenario Discovery in Python"
(emaworkbench.readthedocs.io/en/latest/examples/scenario_discovery.html), which inspects box 21 to follow the article,
and says that small numerical differences from the article's own software remain. The steps in ``TRAJECTORY`` that it
draws but does not print were read from a run of EMA Workbench 2.5.3 with its documented settings (peel_alpha 0.1, the
others as they are). All 28 steps, their counts and their limits, agree.

Our rules differ from EMA Workbench's where these data do not show it:

- A peel that would leave too few draws is passed over for the next best; EMA Workbench stops at it.
- Whole numbers are peeled as other numbers are; EMA Workbench has a rule of its own for columns of integers.
- A paste takes a share of the box's draws, as in Friedman and Fisher (1999); EMA Workbench's takes a share of those
  behind the limit. Here there is nothing to paste, for the last box holds cases of interest only.
- Equal scores are compared as fractions of whole numbers, so that rounding cannot decide. After that the rules for ties
  are the same: fewer restricted inputs, the earlier input, the top before the bottom.
- With the "original" criterion we stop where no peel raises the density; EMA Workbench goes on to the least mass.
- An input without a limit is unbounded; EMA Workbench prints its smallest and greatest value.
- We drop restrictions by what they cost, not by quasi-p-values, which shrink with the number of runs.

The tree agrees with the documented one of EMA Workbench, which is scikit-learn's, in all counts and in six of eight
boxes. The other two come of a split with two equally good inputs: ours takes the earlier one, scikit-learn one at
random.
"""

from pathlib import Path

import numpy as np
import pytest

from modusvivendi.ensembles.discovery import Box, boxes, choose, leaves, measured, prim, simplified, tree

DATA = np.loadtxt(Path(__file__).parent / "data" / "bryant_lempert_2010.csv", delimiter=",", skiprows=3)
X, Y = DATA[:, :9], DATA[:, 9]
COST, BIOMASS, _, YIELD, _, ELASTICITY, _, SHIFT, BACKSTOP = range(9)
FOUND = prim(X, Y, peel=0.1)

DOCUMENTED = {
    (COST, "low"): 72.650002,
    (BIOMASS, "high"): 755.799988,
    (ELASTICITY, "low"): -0.422,
    (BACKSTOP, "low"): 150.049995,
}
"""Box 21: coverage 0.752809, density 0.770115, mass 0.0986395."""

SIMPLER = {key: limit for key, limit in DOCUMENTED.items() if key[0] != COST}
"""After the cost of cellulosic fuel is dropped: coverage 0.764045, density 0.715789, mass 0.10771."""

SECOND = 0.3541666666666667
"""The density of the last box for the runs that the first one leaves."""

TRAJECTORY = [  # draws in the box, cases of interest, the limit that is new
    (882, 89, None),
    (792, 89, (ELASTICITY, "low", -0.736500)),
    (710, 89, (BIOMASS, "high", 941.699982)),
    (638, 89, (ELASTICITY, "low", -0.679000)),
    (573, 89, (BACKSTOP, "low", 99.000000)),
    (513, 89, (BACKSTOP, "low", 107.799999)),
    (458, 89, (ELASTICITY, "low", -0.623500)),
    (412, 89, (ELASTICITY, "low", -0.587500)),
    (368, 89, (ELASTICITY, "low", -0.544500)),
    (329, 89, (ELASTICITY, "low", -0.503500)),
    (296, 89, (ELASTICITY, "low", -0.475000)),
    (264, 88, (BIOMASS, "high", 883.399994)),
    (237, 87, (ELASTICITY, "low", -0.448500)),
    (213, 86, (BACKSTOP, "low", 117.750000)),
    (191, 85, (COST, "low", 72.650002)),
    (170, 82, (BIOMASS, "high", 820.699982)),
    (152, 81, (BACKSTOP, "low", 125.849998)),
    (136, 78, (BIOMASS, "high", 755.799988)),
    (121, 75, (BACKSTOP, "low", 132.450005)),
    (108, 74, (BACKSTOP, "low", 138.599999)),
    (97, 71, (ELASTICITY, "low", -0.422000)),
    (87, 67, (BACKSTOP, "low", 150.049995)),
    (78, 65, (BACKSTOP, "low", 155.550003)),
    (70, 61, (ELASTICITY, "low", -0.400500)),
    (63, 57, (ELASTICITY, "low", -0.384500)),
    (56, 52, (YIELD, "high", 97.299999)),
    (50, 48, (SHIFT, "high", 0.080500)),
    (45, 45, (BACKSTOP, "low", 162.150002)),
]

LEAVES = [  # coverage, density, mass, limits; for the two that differ their restricted inputs, ours
    (0.011236, 0.021739, 0.052154, {(YIELD, "high"): 81.649998, (ELASTICITY, "high"): -0.439}),
    (0.000000, 0.000000, 0.546485, {(YIELD, "low"): 81.649998, (ELASTICITY, "high"): -0.439}),
    (0.000000, 0.000000, 0.103175, None),
    (0.044944, 0.090909, 0.049887, None),
    (
        0.224719,
        0.434783,
        0.052154,
        {(ELASTICITY, "low"): -0.439, (ELASTICITY, "high"): -0.3165, (BACKSTOP, "low"): 170.75},
    ),
    (
        0.112360,
        0.227273,
        0.049887,
        {(YIELD, "high"): 89.049999, (ELASTICITY, "low"): -0.3165, (BACKSTOP, "high"): 148.300003},
    ),
    (
        0.000000,
        0.000000,
        0.051020,
        {(YIELD, "low"): 89.049999, (ELASTICITY, "low"): -0.3165, (BACKSTOP, "high"): 148.300003},
    ),
    (0.606742, 0.642857, 0.095238, {(ELASTICITY, "low"): -0.3165, (BACKSTOP, "low"): 148.300003}),
]


def limits(box: Box) -> dict[tuple[int, str], float]:
    return {(number, side): float(getattr(box, side)[number]) for number, side in box.restrictions}


def test_there_are_882_runs_and_89_cases_of_interest() -> None:
    assert X.shape == (882, 9)
    assert Y.sum() == 89


def test_the_documented_box() -> None:
    box = FOUND.steps[21]
    assert limits(box.box) == pytest.approx(DOCUMENTED, abs=1e-6)
    assert (box.coverage, box.density, box.mass) == pytest.approx((0.752809, 0.770115, 0.0986395), abs=5e-7)
    assert box.inputs == 4


def test_the_last_box() -> None:
    last = FOUND.steps[-1]
    assert (last.mass, last.coverage, last.density) == (0.05102040816326531, 0.5056179775280899, 1.0)
    assert last.inputs == 6


def test_every_step() -> None:
    assert FOUND.peeled == len(FOUND.steps) == len(TRAJECTORY)
    box: dict[tuple[int, str], float] = {}
    for step, (inside, hits, new) in zip(FOUND.steps, TRAJECTORY, strict=True):
        if new is not None:
            box[new[0], new[1]] = new[2]
        assert (step.inside, step.hits) == (inside, hits)
        assert limits(step.box) == pytest.approx(box, abs=1e-6)


def test_the_cost_of_cellulosic_fuel_is_dropped_from_the_documented_box() -> None:
    """EMA Workbench's documentation drops it by hand, for its quasi-p-value of 0.16."""
    found = simplified(FOUND.steps[21].box, X, Y)
    assert limits(found.box) == pytest.approx(SIMPLER, abs=1e-6)
    assert (found.coverage, found.density, found.mass) == pytest.approx((0.764045, 0.715789, 0.10771), abs=5e-7)


def test_no_second_box_is_worth_telling() -> None:
    left = ~simplified(FOUND.steps[21].box, X, Y).box.inside(X)
    assert (left.sum(), Y[left].sum()) == (787, 21)
    assert prim(X[left], Y[left], peel=0.1, least_mass=0.05 * 882 / 787).steps[-1].density == SECOND
    assert len(boxes(X, Y, peel=0.1)) == 1


def test_the_box_that_is_told_has_the_same_three_inputs() -> None:
    found = choose(prim(X, Y, peel=0.1, most_inputs=3))
    assert found.box.restrictions == ((BIOMASS, "high"), (ELASTICITY, "low"), (BACKSTOP, "low"))
    assert found.balance > simplified(FOUND.steps[21].box, X, Y).balance


def test_the_leaves_of_the_documented_tree() -> None:
    """It has at least 44 runs in a leaf and no greatest depth: 0.05 of 882, cut down to a whole number."""
    found = leaves(tree(X, Y, depth=9, least=44 / 882), 9)
    for leaf, (coverage, density, mass, documented) in zip(found, LEAVES, strict=True):
        assert (leaf.coverage, leaf.density, leaf.mass) == pytest.approx((coverage, density, mass), abs=5e-7)
        assert documented is None or limits(leaf.box) == pytest.approx(documented, abs=1e-6)


def test_the_documented_split_of_two_leaves_is_as_good_as_ours() -> None:
    """Ours parts them by the cost of cellulosic fuel, the documented one by the backstop price of biomass."""
    ours = leaves(tree(X, Y, depth=9, least=44 / 882), 9)[2:4]
    between = Box.whole(9).limited(ELASTICITY, "low", -0.439).limited(ELASTICITY, "high", -0.3165)
    theirs = (
        measured(between.limited(BACKSTOP, "high", 144.350006), X, Y),
        measured(between.limited(BACKSTOP, "low", 144.350006).limited(BACKSTOP, "high", 170.75), X, Y),
    )
    assert [(leaf.inside, leaf.hits) for leaf in ours] == [(leaf.inside, leaf.hits) for leaf in theirs]
