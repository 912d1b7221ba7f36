"""PRIM: planted boxes are found, each step is the best there is, and the measures are what they say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.ensembles.designs import Array
from modusvivendi.ensembles.discovery import Box, Step, Trajectory, boxes, choose, measured, prim, simplified
from modusvivendi.ensembles.discovery.cases import Mask
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.methods.shares import wilson


def uniform(draws: int, inputs: int, seed: int = 0) -> Array:
    return np.random.Generator(np.random.PCG64(seed)).random((draws, inputs))


def flipped(y: Mask, share: float, seed: int = 1) -> Mask:
    """The same with some cases turned into their opposites."""
    found: Mask = y ^ (np.random.Generator(np.random.PCG64(seed)).random(len(y)) < share)
    return found


def limits(step: Step) -> dict[tuple[int, str], Any]:
    return {(number, side): getattr(step.box, side)[number] for number, side in step.box.restrictions}


# Planted boxes


def test_a_planted_box_of_numbers_is_found() -> None:
    x = uniform(3000, 12)
    y = flipped((x[:, 2] > 0.6) & (x[:, 7] < 0.5), 0.02)
    found = choose(prim(x, y))
    assert limits(found) == {
        (2, "low"): pytest.approx(0.6, abs=0.02),
        (7, "high"): pytest.approx(0.5, abs=0.02),
    }
    assert found.coverage > 0.85
    assert found.density > 0.95


def test_a_planted_box_of_categories_is_found() -> None:
    x = np.floor(uniform(3000, 6) * 5)
    y = flipped(np.isin(x[:, 1], (0, 3)) & (x[:, 4] != 2), 0.02)
    assert limits(choose(prim(x, y, categories=range(6)))) == {(1, "kept"): (0, 3), (4, "kept"): (0, 1, 3, 4)}


def test_a_planted_box_of_both_is_found() -> None:
    x = uniform(3000, 6)
    x[:, 3] = np.floor(x[:, 3] * 4)
    y = flipped((x[:, 0] > 0.25) & (x[:, 0] < 0.75) & (x[:, 3] == 2), 0.02)
    assert limits(choose(prim(x, y, categories=[3]))) == {
        (0, "low"): pytest.approx(0.25, abs=0.03),
        (0, "high"): pytest.approx(0.75, abs=0.03),
        (3, "kept"): (2,),
    }


def test_where_nothing_tells_the_cases_apart_no_box_is_told() -> None:
    x = uniform(3000, 10)
    found = choose(prim(x, uniform(3000, 1, seed=9)[:, 0] < 0.3))
    assert found.inputs == 0
    assert found.mass == 1


@pytest.mark.parametrize("categories", [[], [0, 1]])
def test_what_was_peeled_too_far_is_pasted_on(categories: list[int]) -> None:
    """All with a = 0 go first, for most of them have b = 0 too and are of no interest; those with b = 1 come back."""
    cells = {(0, 0): (60, 0), (0, 1): (2, 2), (1, 0): (40, 24), (1, 1): (20, 16)}
    x = np.repeat(np.array(list(cells), dtype=np.float64), [draws for draws, _ in cells.values()], axis=0)
    y = np.concatenate([np.arange(draws) < hits for draws, hits in cells.values()])
    found = prim(x, y, categories=categories)
    assert found.peeled == 3
    assert [(step.inside, step.hits) for step in found.steps] == [(122, 42), (60, 40), (20, 16), (22, 18)]
    assert [step.box.restricted for step in found.steps] == [(), (0,), (0, 1), (1,)]


# Every step


@st.composite
def searches(draw: st.DrawFn) -> tuple[Array, Mask, list[int]]:
    """Few draws with many ties, some inputs of categories, and both kinds of cases."""
    draws, inputs = draw(st.integers(2, 24)), draw(st.integers(1, 4))
    row = st.lists(st.integers(-2, 3), min_size=inputs, max_size=inputs)
    x = np.array(draw(st.lists(row, min_size=draws, max_size=draws)), dtype=np.float64)
    y = np.array(draw(st.lists(st.booleans(), min_size=draws, max_size=draws)))
    y[:2] = [True, False]
    return x, y, draw(st.lists(st.integers(0, inputs - 1), unique=True))


def cuts(x: Array, categories: list[int], peel: float) -> list[tuple[int, int, Mask]]:
    """Every peel of all the draws as input, place in the order of ties, and what stays."""
    made = []
    for number, column in enumerate(x.T):
        if number in categories:
            names = sorted(set(column))
            made += [(number, place, column != name) for place, name in enumerate(names)]
            continue
        off = 1 + int(peel * (len(x) - 1))
        for part, values in enumerate((column, -column)):
            edge = sorted(values)[len(x) - off]
            stay = values < edge
            made.append((number, part, stay if stay.any() else values == values.min()))
    return [each for each in made if each[2].any() and not each[2].all()]


def worth(stay: Mask, y: Mask, criterion: str) -> Fraction:
    density, before = Fraction(int(y[stay].sum()), int(stay.sum())), Fraction(int(y.sum()), len(y))
    return density if criterion == "original" else (density - before) / int((~stay).sum())


def best(step: Step, x: Array, y: Mask, categories: list[int], options: dict[str, Any]) -> Mask | None:
    """Which of the draws in the box of a step the best peel leaves, by trying all."""
    at, box = np.flatnonzero(step.box.inside(x)), step.box
    found = []
    for number, part, stay in cuts(x[at], categories, options["peel"]):
        fresh = number not in box.restricted
        enough = Fraction(int(stay.sum()), len(x)) >= Fraction(str(options["least_mass"]))
        full = options["most_inputs"] is not None and len(box.restricted) >= options["most_inputs"]
        if enough and not (full and fresh) and worth(stay, y[at], "lenient") > 0:
            found.append(((-worth(stay, y[at], options["criterion"]), fresh, number, part), at[stay]))
    if not found:
        return None
    mask = np.zeros(len(x), dtype=np.bool_)
    mask[min(found, key=lambda each: each[0])[1]] = True
    return mask


options = st.fixed_dictionaries(
    {
        "peel": st.sampled_from([0.05, 0.1, 0.3, 0.6]),
        "paste": st.sampled_from([0.05, 0.3]),
        "least_mass": st.sampled_from([0.0, 0.05, 0.25]),
        "criterion": st.sampled_from(["lenient", "original"]),
        "most_inputs": st.sampled_from([None, 1, 2]),
    }
)


@given(searches(), options)
def test_every_peel_is_the_best_of_all(search: tuple[Array, Mask, list[int]], given: dict[str, Any]) -> None:
    x, y, categories = search
    found = prim(x, y, categories=categories, **given)
    for step, after in pairwise(found.steps[: found.peeled]):
        np.testing.assert_array_equal(after.box.inside(x), best(step, x, y, categories, given))
    assert best(found.steps[found.peeled - 1], x, y, categories, given) is None


def pastes(step: Step, x: Array, share: float) -> list[tuple[int, Mask]]:
    """Every paste as the number of inputs restricted after it and what is inside then."""
    inside, made = step.box.inside(x), []
    take = 1 + int(share * (step.inside - 1))
    for number, side in step.box.restrictions:
        wider = step.box.relaxed(number, side).inside(x)
        behind = x[wider & ~inside, number]
        if side == "kept":
            every = {*step.box.kept[number], *x[:, number]}
            for name in sorted(set(behind)):
                whole = {*step.box.kept[number], name} == every
                made.append((step.inputs - whole, inside | (wider & (x[:, number] == name))))
        elif len(behind):
            away = np.sort(behind if side == "high" else -behind)
            edge = away[:take][-1]
            reached = wider & ((x[:, number] if side == "high" else -x[:, number]) <= edge)
            alone = len([1 for each, _ in step.box.restrictions if each == number]) == 1
            made.append((step.inputs - (alone and edge == away[-1]), reached))
    return made


@given(searches(), options)
def test_every_paste_is_the_best_of_all(search: tuple[Array, Mask, list[int]], given: dict[str, Any]) -> None:
    x, y, categories = search
    found = prim(x, y, categories=categories, **given)
    for step, after in zip(found.steps[found.peeled - 1 :], [*found.steps[found.peeled :], None], strict=True):
        inside = step.box.inside(x)
        score = []
        for place, (inputs, larger) in enumerate(pastes(step, x, given["paste"])):
            density = Fraction(int(y[larger].sum()), int(larger.sum()))
            rise = density - Fraction(step.hits, step.inside)
            if rise > 0:
                lenient = rise / int((larger & ~inside).sum())
                score.append((-(density if given["criterion"] == "original" else lenient), inputs, place, larger))
        if after is None:
            assert not score
        else:
            np.testing.assert_array_equal(after.box.inside(x), min(score, key=lambda each: each[:3])[3])


@given(searches(), options)
def test_boxes_nest_and_grow_denser(search: tuple[Array, Mask, list[int]], given: dict[str, Any]) -> None:
    x, y, categories = search
    found = prim(x, y, categories=categories, **given)
    masks = [step.box.inside(x) for step in found.steps]
    assert masks[0].all()
    for number, (before, after) in enumerate(pairwise(masks), start=1):
        smaller, larger = (after, before) if number < found.peeled else (before, after)
        assert (larger | ~smaller).all()
        assert smaller.sum() < larger.sum()
    density = [step.density for step in found.steps]
    assert all(one < other for one, other in pairwise(density))
    assert all(step.mass >= given["least_mass"] for step in found.steps)
    assert all(step.inputs <= (given["most_inputs"] or x.shape[1]) for step in found.steps)


@given(searches())
def test_measures_are_shares_of_counts(search: tuple[Array, Mask, list[int]]) -> None:
    x, y, categories = search
    for step in prim(x, y, categories=categories).steps:
        rows = [
            bool(of)
            for row, of in zip(x.tolist(), y, strict=True)
            if all(low <= value <= high for low, value, high in zip(step.box.low, row, step.box.high, strict=True))
            and all(row[number] in names for number, names in step.box.kept.items())
        ]
        assert step.mass == len(rows) / len(x)
        assert step.coverage == sum(rows) / y.sum()
        assert step.density == sum(rows) / len(rows)
        assert step.balance == pytest.approx(2 / (1 / step.coverage + 1 / step.density) if sum(rows) else 0)


@given(searches(), st.randoms(use_true_random=False))
def test_the_order_of_the_draws_does_not_matter(search: tuple[Array, Mask, list[int]], random: Any) -> None:
    x, y, categories = search
    order = list(range(len(x)))
    random.shuffle(order)
    one, other = prim(x, y, categories=categories), prim(x[order], y[order], categories=categories)
    assert [limits(step) for step in one.steps] == [limits(step) for step in other.steps]


def test_an_input_that_is_constant_is_never_restricted() -> None:
    x = uniform(200, 3)
    x[:, 1:] = 4
    found = prim(x, x[:, 0] > 0.5, categories=[2])
    assert {number for step in found.steps for number in step.box.restricted} == {0}


def test_neighbouring_numbers_are_told_apart() -> None:
    one = 1.0
    two = np.nextafter(one, 2)
    x = np.array([[one], [one], [two], [two]])
    for y in ([1, 1, 0, 0], [0, 0, 1, 1]):
        assert prim(x, y).steps[-1].density == 1


def test_the_lenient_criterion_does_not_favour_a_cut_for_its_size() -> None:
    """Without category 1, half of the draws, the density is 0.38; without the top, a twentieth of them, it is 0.30."""
    number, name = np.linspace(0, 1, 200), np.tile([0.0, 1.0], 100)
    y = (number < 0.95) & (np.repeat(np.arange(100) % 5, 2) < 2 - name)
    x = np.stack([number, name], axis=1)
    assert prim(x, y, categories=[1], criterion="original").steps[1].box.restricted == (1,)
    assert prim(x, y, categories=[1], criterion="lenient").steps[1].box.restricted == (0,)


def test_few_inputs_are_peeled_on_once_they_are_as_many_as_may_be() -> None:
    x = uniform(2000, 8)
    y = flipped((x[:, :5] > 0.3).all(axis=1), 0.01)
    free, bound = prim(x, y), prim(x, y, most_inputs=2)
    assert max(step.inputs for step in free.steps) >= 5
    assert max(step.inputs for step in bound.steps) == 2
    assert choose(bound, most_inputs=2).balance >= choose(free, most_inputs=2).balance


# Held out, told, simplified, several


def test_a_box_is_measured_on_draws_held_out() -> None:
    x = uniform(4000, 5)
    y = flipped(x[:, 0] > 0.7, 0.05)
    box = choose(prim(x[:2000], y[:2000])).box
    found = measured(box, x[2000:], y[2000:])
    inside = x[2000:, 0] >= box.low[0]
    assert (found.inside, found.draws) == (inside.sum(), 2000)
    assert (found.hits, found.interest) == ((inside & y[2000:]).sum(), y[2000:].sum())
    assert found.density_ends == wilson(found.hits, found.inside)
    assert found.coverage_ends == wilson(found.hits, found.interest)
    assert found.density_ends[0] < 0.95 < found.density_ends[1]


def test_a_box_without_a_draw_has_no_density_and_any_is_possible() -> None:
    found = measured(Box.whole(1).limited(0, "low", 5), [[1], [2]], [0, 0])
    assert np.isnan([found.density, found.coverage]).all()
    assert found.density_ends == found.coverage_ends == (0, 1)
    assert found.mass == found.balance == 0


def test_an_unknown_input_is_outside_any_limit() -> None:
    x = np.array([[np.nan, np.nan], [1, np.nan]])
    assert Box.whole(2).limited(0, "high", 3).inside(x).tolist() == [False, True]
    assert Box.whole(2).keeping(1, (1, 2)).inside(x).tolist() == [False, False]


def test_the_step_with_the_greatest_harmonic_mean_is_told() -> None:
    x = uniform(1000, 6)
    found = prim(x, flipped((x[:, :4] > 0.4).all(axis=1), 0.02))
    for most in range(1, 5):
        means = [2 / (1 / each.coverage + 1 / each.density) for each in found.steps if each.inputs <= most]
        assert choose(found, most_inputs=most).balance == pytest.approx(max(means))


def test_of_equal_steps_the_one_with_fewer_inputs_is_told_then_the_larger_one() -> None:
    box = Box.whole(2).limited(0, "low", 1)
    small = Step(box=box, inside=2, hits=2, draws=10, interest=4)
    same = replace(small, box=box.limited(1, "low", 1))
    large = replace(small, inside=8, hits=4)
    assert small.balance == large.balance
    assert choose(Trajectory((same, small), 2)) is small
    assert choose(Trajectory((small, large), 2)) is large


def test_a_restriction_that_hardly_matters_is_dropped() -> None:
    x = uniform(2000, 4)
    y = (x[:, 0] > 0.5) & (x[:, 1] < 0.4)
    box = Box.whole(4).limited(0, "low", 0.5).limited(1, "high", 0.4).limited(1, "low", 0.001).limited(3, "high", 0.99)
    found = simplified(box, x, y)
    assert limits(found) == {(0, "low"): 0.5, (1, "high"): 0.4}
    assert found.balance == 1
    assert limits(simplified(box.keeping(2, tuple(x[:, 2])), x, y, loss=0)).keys() >= {(0, "low"), (1, "high")}


def test_what_is_dropped_costs_no_more_than_the_loss_in_all() -> None:
    x = uniform(1000, 8)
    step = prim(x, flipped((x[:, :5] > 0.2).all(axis=1), 0.1)).steps[-1]
    for loss in (0, 0.01, 0.05, 0.2):
        found = simplified(step.box, x, flipped((x[:, :5] > 0.2).all(axis=1), 0.1), loss=loss)
        assert found.balance >= step.balance - loss
        assert set(found.box.restrictions) <= set(step.box.restrictions)


def test_two_planted_boxes_are_found_one_after_the_other() -> None:
    x = uniform(4000, 6)
    one, two = (x[:, 0] > 0.6) & (x[:, 1] > 0.5), (x[:, 2] < 0.3) & (x[:, 3] < 0.4)
    found = boxes(x, one | two)
    assert [step.box.restricted for step in found] == [(0, 1), (2, 3)]
    second = ~found[0].box.inside(x) & found[1].box.inside(x)
    assert found[1].inside == second.sum()
    assert sum(step.coverage for step in found) > 0.9
    assert len(boxes(x, one | two, most=1)) == 1


def test_no_box_is_told_that_is_not_dense_enough() -> None:
    x = uniform(2000, 3)
    y = (x[:, 0] > 0.5) & (uniform(2000, 1, seed=5)[:, 0] < 0.3)
    assert boxes(x, y) == ()
    assert [step.box.restricted for step in boxes(x, y, most=1, least_density=0.2)] == [(0,)]


# Bad input

TWO = [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(
    ("x", "y", "more", "told"),
    [
        ([[1.0]], [1], {}, "make at least two"),
        (TWO, [0, 0], {}, "no draw is a case of interest; ask for"),
        (TWO, [1, 1], {}, "every draw is a case of interest; ask for"),
        (TWO, [1, 0.5], {}, "compare the output with a threshold"),
        (TWO, [1, np.nan], {}, "compare the output with a threshold"),
        (TWO, [1, 0, 0], {}, r"give \(draws, inputs\) and \(draws,\)"),
        ([1.0, 2.0], [1, 0], {}, r"give \(draws, inputs\)"),
        ([[], []], [1, 0], {}, r"give \(draws, inputs\)"),
        ([[1.0, np.nan], [3.0, 4.0]], [1, 0], {}, r"input\(s\) 1 .* leave these draws out"),
        ([[1.0, np.inf], [3.0, 4.0]], [1, 0], {}, r"input\(s\) 1 .* leave these draws out"),
        (TWO, [1, 0], {"categories": [2]}, "categories names input 2, but the inputs are 0 to 1"),
        (TWO, [1, 0], {"peel": 0}, "peel is 0; give a share"),
        (TWO, [1, 0], {"paste": 1}, "paste is 1; give a share"),
        (TWO, [1, 0], {"least_mass": 1}, "least_mass is 1; give a share"),
        (TWO, [1, 0], {"criterion": "mean"}, "'lenient' or 'original'"),
        (TWO, [1, 0], {"most_inputs": 0}, "at least one input"),
    ],
)
def test_what_cannot_be_searched_is_told(x: Any, y: Any, more: dict[str, Any], told: str) -> None:
    with pytest.raises(EnsembleError, match=told):
        prim(x, y, **more)


def test_draws_that_do_not_fit_a_box_are_told() -> None:
    with pytest.raises(EnsembleError, match="the box is one of 3 inputs"):
        measured(Box.whole(3), TWO, [0, 1])
    with pytest.raises(EnsembleError, match="loss is 2; give a share"):
        simplified(Box.whole(2), TWO, [0, 1], loss=2)
