"""Invariants of the models on plain arrays, and two algorithms for one result."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.methods import pressure
from modusvivendi.methods.pressure.solve.condorcet import coalitions

CLOSED = ("compromise", "mean", "salience", "median")
EVERY = (*CLOSED, "pce", "challenge")


@st.composite
def problems(draw: st.DrawFn, draws: int = 1) -> pressure.Problem:
    """A few actors on one or two issues, with ties among places and weights."""
    actors, issues = draw(st.integers(2, 6)), draw(st.integers(1, 2))

    def table(low: int, high: int, *shape: int) -> Any:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(st.integers(low, high), min_size=count, max_size=count)), float).reshape(shape)

    at = table(0, 10, draws, actors, issues) * 10
    at[:, 0], at[:, 1] = 0, 100
    return pressure.problem(at, table(1, 9, draws, actors), table(1, 10, draws, actors, issues) / 10)


def outcome(problem: pressure.Problem, model: str, **choices: Any) -> Any:
    return pressure.solve(problem, model, **choices).outcome


@given(problems(), st.sampled_from(EVERY))
def test_outcomes_stay_within_the_range_of_positions(problem: pressure.Problem, model: str) -> None:
    found = outcome(problem, model)
    assert (found >= problem.positions.min(axis=1) - 1e-9).all()
    assert (found <= problem.positions.max(axis=1) + 1e-9).all()


@given(problems(draws=3), st.sampled_from(EVERY))
@settings(max_examples=40)
def test_a_batch_gives_the_digits_of_its_draws(problem: pressure.Problem, model: str) -> None:
    together = outcome(problem, model)
    for draw in range(3):
        alone = pressure.problem(problem.positions[draw], problem.capability[draw], problem.salience[draw])
        assert (outcome(alone, model) == together[draw]).all()


@given(problems(), st.sampled_from(EVERY), st.randoms(use_true_random=False))
def test_the_order_of_actors_does_not_matter(problem: pressure.Problem, model: str, random: Any) -> None:
    order = list(range(problem.actors))
    random.shuffle(order)
    other = pressure.problem(problem.positions[:, order], problem.capability[:, order], problem.salience[:, order])
    choices = {"rounds": 1} if model == "challenge" else {}
    one, two = pressure.solve(problem, model, **choices), pressure.solve(other, model, **choices)
    assert np.allclose(one.outcome, two.outcome, atol=1e-6)
    if one.rounds is not None and two.rounds is not None:
        assert np.allclose(one.rounds[:, :, order], two.rounds, atol=1e-6)


@given(problems(), st.sampled_from((*CLOSED, "pce")))
def test_a_mirrored_scale_mirrors_the_outcome(problem: pressure.Problem, model: str) -> None:
    other = pressure.problem(100 - problem.positions, problem.capability, problem.salience)
    assert np.allclose(outcome(other, model), 100 - outcome(problem, model), atol=1e-6)


@given(problems(), st.sampled_from(("compromise", "median")), st.integers(0, 100), st.booleans())
def test_an_actor_without_weight_changes_nothing(
    problem: pressure.Problem, model: str, place: int, powerless: bool
) -> None:
    shape = (1, 1, problem.issues)
    at = np.concatenate([problem.positions, np.full(shape, float(place))], axis=1)
    strong = np.concatenate([problem.capability, np.full(shape, 0.0 if powerless else 5.0)], axis=1)
    keen = np.concatenate([problem.salience, np.full(shape, 1.0 if powerless else 0.0)], axis=1)
    assert np.allclose(outcome(pressure.problem(at, strong, keen), model), outcome(problem, model))


@given(problems())
def test_splitting_an_actor_leaves_the_compromise(problem: pressure.Problem) -> None:
    at, strong, keen = (
        np.concatenate([array, array[:, :1]], axis=1)
        for array in (problem.positions, problem.capability, problem.salience)
    )
    strong[:, 0] /= 3
    strong[:, -1] *= 2 / 3
    assert np.allclose(outcome(pressure.problem(at, strong, keen), "compromise"), outcome(problem, "compromise"))


@given(problems())
def test_the_median_beats_every_other_place(problem: pressure.Problem) -> None:
    """By its definition: nobody's place wins a vote by weight against it."""
    found = outcome(problem, "median")[0]
    for issue in range(problem.issues):
        at, weights = problem.positions[0, :, issue], problem.weights[0, :, issue]
        for other in at:
            votes = weights * (np.abs(at - other) - np.abs(at - found[issue]))
            assert votes.sum() >= -1e-9


@given(problems())
def test_leverage_is_the_derivative(problem: pressure.Problem) -> None:
    found, step = pressure.leverage(problem), 1e-5
    before = outcome(problem, "compromise")
    strong = problem.capability.copy()
    strong[0, 0] += step
    after = outcome(pressure.problem(problem.positions, strong, problem.salience), "compromise")
    assert np.allclose((after - before)[0] / step, found.capability[0, 0], rtol=1e-3)
    keen = problem.salience.copy()
    keen[0, 0] -= step
    after = outcome(pressure.problem(problem.positions, problem.capability, keen), "compromise")
    assert np.allclose((before - after)[0] / step, found.salience[0, 0], rtol=1e-2)


@given(problems())
@settings(max_examples=30)
def test_finite_changes_of_the_compromise_follow_its_derivative(problem: pressure.Problem) -> None:
    """Linear in positions, up to the end of the scale."""
    found, exact = pressure.finite(problem, "compromise", move=1e-3), pressure.leverage(problem)
    room = problem.positions[0] <= 100 - 1e-3
    assert np.allclose(found.position[room], 1e-3 * exact.position[0][room], atol=1e-9)


def test_a_change_at_the_middle_moves_the_median_and_others_do_not() -> None:
    three = pressure.problem([[0], [50], [100]], [1, 1, 1], [[1], [1], [1]])
    assert pressure.finite(three, "median", move=5).position[:, 0].tolist() == [0, 5, 0]


@given(problems(), st.integers(0, 100))
def test_who_moves_alone_brings_it_there(problem: pressure.Problem, target: int) -> None:
    steps = pressure.alone(problem, np.full(problem.issues, float(target)))
    for actor, issue in product(range(problem.actors), range(problem.issues)):
        step = steps[0, actor, issue]
        if np.isfinite(step):
            at = problem.positions.copy()
            at[0, actor, issue] = np.clip(at[0, actor, issue] + step, 0, 100)
            moved = outcome(pressure.problem(at, problem.capability, problem.salience), "compromise")
            assert moved[0, issue] == pytest.approx(target, abs=1e-6)


@given(problems(), st.integers(0, 100))
def test_the_cheapest_coalition_is_no_dearer_than_any_single_actor(problem: pressure.Problem, target: int) -> None:
    found = pressure.cheapest(problem, float(target))
    singles = np.abs(pressure.alone(problem, np.full(problem.issues, float(target)))[0, :, 0])
    if found is None:
        assert np.isnan(singles).all()
        return
    at = problem.positions.copy()
    for actor, move in zip(found.members, found.moves, strict=True):
        at[0, actor, 0] = np.clip(at[0, actor, 0] + move, 0, 100)
    moved = outcome(pressure.problem(at, problem.capability, problem.salience), "compromise")
    assert moved[0, 0] == pytest.approx(target, abs=1e-6)
    able = singles[np.isfinite(singles)]
    assert sum(map(abs, found.moves)) <= (able.min() if len(able) else np.inf) + 1e-6


@given(problems(), st.sampled_from(("compromise", "median")), st.integers(1, 5))
@settings(max_examples=50)
def test_bounds_are_those_of_every_corner(problem: pressure.Problem, model: str, width: int) -> None:
    """Every combination of ends, where there are few actors, against the sorted search."""
    at, weights = problem.positions[0, :4, 0], problem.weights[0, :4, 0]
    low, high = weights, weights + width
    found = pressure.bounds((np.maximum(at - 5, 0), np.minimum(at + 5, 100)), (low, high), model)
    values = []
    for corner in product((0, 1), repeat=len(at)):
        for side in (-5, 5):
            chosen = np.where(corner, high, low)
            placed = np.clip(at + side, 0, 100)[:, None]
            values.append(outcome(pressure.problem(placed, chosen, np.ones_like(placed)), model)[0])
    assert found == pytest.approx((min(values), max(values)))


@given(problems())
def test_coalitions_follow_the_definition(problem: pressure.Problem) -> None:
    at, weights = problem.positions[:, :, 0] / 100, problem.weights[:, :, 0]
    found = coalitions(at, weights)[0]
    for one, other in product(range(problem.actors), repeat=2):
        prefer = np.abs(at[0] - at[0, other]) - np.abs(at[0] - at[0, one])
        assert found[one, other] == pytest.approx(float((weights[0] * np.maximum(prefer, 0)).sum()))


@pytest.mark.parametrize("rule", ["linear", "square", "quartic", "octic", "step"])
@pytest.mark.parametrize("kind", ["conditional", "markov_uniform", "markov_incentive"])
def test_equal_sides_have_equal_chances(rule: str, kind: str) -> None:
    two = pressure.problem([[20], [80]], [1, 1], [[0.5], [0.5]])
    found = pressure.solve(two, "pce", type=kind, rule=rule)
    assert found.outcome[0] == pytest.approx(50)


def test_the_uniform_chain_rests() -> None:
    three = pressure.problem([[0], [40], [100]], [3, 1, 2], [[0.5], [1], [0.8]])
    chances = pressure.solve(three, "pce", type="markov_uniform").detail.probabilities[:, 0]
    strength = coalitions(three.positions[:, :, 0] / 100, three.weights[:, :, 0])[0]
    wins = strength / (strength + strength.T + np.eye(3)) + np.eye(3) / 2
    after = (wins * (chances[:, None] + chances[None, :])).sum(axis=1) / 3
    assert after == pytest.approx(chances, abs=1e-9)


def test_nash_bargaining_keeps_today_where_ideals_lie_on_both_sides() -> None:
    apart = pressure.problem([[0], [100]], [1, 2], [[1], [1]], reference=[40])
    found = pressure.solve(apart, "nash")
    assert found.outcome[0] == 40
    assert "both sides" in found.notes[0]


def test_nash_bargaining_against_a_search() -> None:
    one_side = pressure.problem([[50], [70], [90]], [1, 2, 1], [[1], [1], [0.5]], reference=[10])
    found = pressure.solve(one_side, "nash").outcome[0]
    places = np.linspace(10, 90, 80_001)[1:-1]
    ideals, weights = np.array([50, 70, 90]), np.array([1, 2, 0.5])
    gains = np.abs(10 - ideals) - np.abs(places[:, None] - ideals)
    with np.errstate(invalid="ignore", divide="ignore"):
        best = places[np.nanargmax((weights * np.log(gains)).sum(axis=1))]
    assert found == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        (([[0]], [1], [[1]]), "one actor"),
        (([[0], [1]], [1, -1], [[1], [1]]), "capability[1, 0] is -1"),
        (([[0], [float("nan")]], [1, 1], [[1], [1]]), "positions[1, 0] is nan"),
        (([[0], [1]], [1, 1], [[0], [0]]), "nobody presses"),
        (([[0], [1]], [1, 1], [[1], [1.5]]), "salience[1, 0] is 1.5"),
        (([[0], [1]], [1, 1, 1], [[1], [1]]), "capability has the shape (3,)"),
        (([["a"], [1]], [1, 1], [[1], [1]]), "no number"),
        (([0, 1], [1, 1], [1, 1]), "shape (2,)"),
        (([[0], [1]], [1, 1], [[1e-320], [1e-320]]), "nobody presses"),
        (([[0], [1]], [1, 1], [[1], [1]], None), "span is None"),
        (([[0], [1]], [1, 1], [[1], [1]], (5, 5)), "two numbers"),
    ],
)
def test_what_is_no_problem_is_told(arrays: tuple[Any, ...], said: str) -> None:
    with pytest.raises(pressure.PressureError) as raised:
        pressure.problem(*arrays)
    assert said in str(raised.value)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(pressure.PressureError) as raised:
        pressure.problem([[0], [200]], [1, -1], [[1], [2]])
    assert len(raised.value.faults) == 3


def test_choices_are_checked() -> None:
    two = pressure.problem([[0], [100]], [1, 1], [[1], [1]])
    for model, choices in (
        ("compromise", {"rounds": 3}),
        ("challenge", {"reading": "mine"}),
        ("challenge", {"choice": "mine"}),
        ("challenge", {"keeps": 2}),
        ("challenge", {"rounds": -1}),
        ("pce", {"rule": "cubic"}),
        ("challenge", {"rounds": 1.5}),
        ("challenge", {"rounds": True}),
        ("challenge", {"keeps": "x"}),
        ("smp", {"turns": "many"}),
        ("nosuch", {}),
        ("nash", {}),
    ):
        with pytest.raises(pressure.PressureError):
            pressure.solve(two, model, **choices)


def test_equal_positions_leave_nothing_to_challenge() -> None:
    same = pressure.problem([[50], [50]], [1, 2], [[1], [1]])
    assert pressure.solve(same, "compromise").outcome[0] == 50
    with pytest.raises(pressure.PressureError, match="same"):
        pressure.solve(same, "challenge")


def test_every_reading_is_that_of_its_choices() -> None:
    three = pressure.problem([[0], [40], [100]], [3, 1, 2], [[0.5], [1], [0.8]])
    found = pressure.outcomes_by_reading(three, rounds=4)
    assert found.shape == (192, 1)
    for number in range(0, 192, 13):
        reading = pressure.every_reading()[number]
        choices = {name: getattr(reading, name) for name in reading.__slots__}
        assert pressure.solve(three, "challenge", rounds=4, **choices).outcome[0] == found[number, 0]
