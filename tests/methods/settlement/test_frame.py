"""From a situation to numbers: exact, by the rules of derivation."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

import modusvivendi as mv
from modusvivendi.methods.settlement.frame import frame, needs
from modusvivendi.situation.derive import red_lines, utility
from modusvivendi.situation.derive.central import central_number
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.reading.check import check_text

TWO = """
title: Two
as_of: 2030-01-31
actors: {A: {role: party, name: Avon}, B: {role: party, name: Brule}}
issues:
  truce: {options: {none: 0, day: 30, open: 100}, now: none}
  water: {range: [0, 50], unit: per cent, now: 10}
  seat: {options: [north, south], now: north}
positions:
  A:
    truce: {ideal: open, salience: 0.5, accepts: [day, open]}
    water: {ideal: 40, salience: 1, at_least: 20}
    seat: {ideal: north, salience: 0.5, values: {north: 100, south: 40}}
  B:
    truce: {ideal: none, salience: 1, only_if: {open: {water: 0, seat: south}}}
    water: {ideal: 0, salience: 1}
    seat: {ideal: south, salience: 0, values: {north: 0, south: 100}}
alternatives:
  A: {outcome: now, cost: 5}
rules:
  - {if: {truce: open}, then: {seat: south}}
  - {impossible: {truce: none, seat: south}}
"""


def situation(text: str):
    made = check_text(text).situation
    assert made is not None, check_text(text).problems
    return made


def test_points_are_salience_times_closeness_over_all_salience() -> None:
    case = frame(situation(TWO))
    scale = case.sides[0].scale
    truce = [Fraction(int(value), scale) for value in case.problem.scores[0][0]]
    assert truce == [0, Fraction(30, 4), Fraction(100, 4)]
    assert [Fraction(int(value), scale) for value in case.problem.scores[0][2]] == [25, 10]


def test_a_range_has_even_steps_and_every_number_that_the_file_names() -> None:
    water = frame(situation(TWO)).matters[1]
    assert water.options[:3] == ("0 per cent", "5 per cent", "10 per cent")
    assert {"20 per cent", "40 per cent"} <= set(water.options)
    assert water.options[water.now or 0] == "10 per cent"


def test_the_reservation_value_is_the_alternative_less_its_cost_and_absent_without_one() -> None:
    case = frame(situation(TWO))
    now = case.matters
    package = [[matter.now for matter in now]]
    import numpy as np

    worth = case.problem.utilities(np.array(package))[0]
    assert case.problem.reservation[0] == worth[0] - 5 * case.sides[0].scale
    assert case.sides[0].bound
    assert not case.sides[1].bound
    assert any("does not say what Brule expects" in words for words, _ in case.assumed)


def test_red_lines_and_conditions_are_statements() -> None:
    case = frame(situation(TWO))
    lines = case.problem.red_lines
    assert [(line.party, line.statement.given) for line in lines] == [(0, ()), (0, ()), (1, ((0, (2,)),))]
    assert lines[0].statement.allowed == ((0, (1, 2)),)
    low = lines[1].statement.allowed[0][1]
    assert all(case.matters[1].options[at] not in ("0 per cent", "15 per cent") for at in low)
    assert len(case.problem.rules) == 2


@pytest.mark.parametrize("name", case_names())
def test_exact_numbers_are_those_of_the_derived_utility(name: str) -> None:
    """Each party's points for the status quo lie within what the derivation allows for."""
    import numpy as np

    loaded = mv.load(name)
    case = frame(loaded)
    if any(matter.now is None for matter in case.matters):
        return
    worth = case.problem.utilities(np.array([[matter.now for matter in case.matters]]))[0]
    parties = [key for key, actor in loaded.actors.items() if loaded.actor_name(key) in {s.name for s in case.sides}]
    for key, side, units in zip(parties, case.sides, worth, strict=True):
        allowed = utility(loaded, key, {}).value
        assert allowed is not None
        low, high = allowed.ends
        assert low <= Fraction(int(units), side.scale) <= high


@pytest.mark.parametrize("name", case_names())
def test_every_red_line_of_the_file_is_there(name: str) -> None:
    loaded = mv.load(name)
    case = frame(loaded)
    names = {side.name: party for party, side in enumerate(case.sides)}
    for key in loaded.actors:
        if (party := names.get(loaded.actor_name(key))) is not None:
            drawn = {loaded.issues[line.value.issue].label for line in red_lines(loaded, key, {})}
            framed = {case.matters[line.issue].label for line in case.lines if line.party == party}
            assert framed <= drawn


@pytest.mark.parametrize(
    ("number", "centre"),
    [
        (UncertainNumber(Interval.point(7)), 7),
        (UncertainNumber(Interval(Fraction(60), Fraction(90))), 75),
        (UncertainNumber(Interval(Fraction(60), Fraction(200))), 80),
    ],
)
def test_an_uncertain_number_is_taken_at_its_middle_within_bounds(number: UncertainNumber, centre: int) -> None:
    assert central_number(number, Interval(Fraction(0), Fraction(100))) == centre


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("title: T\nactors: {A: {role: party}}", "two actors"),
        ("title: T\nactors: {A: {role: party}, B: {role: party}}", "an issue"),
        (
            "title: T\nactors: {A: {role: party}, B: {role: party}}\nissues: {q: {options: [x, y]}}\n"
            "positions: {A: {q: {ideal: x, salience: 1}}}",
            "where B stands",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert what in needs(situation(text))[0].what


TOGETHER = TWO.replace(
    "salience: 0.5, accepts: [day, open]}",
    "salience: 0.5, accepts: [day, open], together: {open: {seat: {south: -20}}}}",
)


def test_extra_points_for_two_issues_together_join_the_utility_of_every_package() -> None:
    made = situation(TOGETHER)
    case = frame(made)
    open_south = next(
        package
        for package in product(*(range(len(matter.options)) for matter in case.matters))
        if (package[0], package[2]) == (2, 1)
    )
    without = sum(int(case.problem.scores[0][issue][at]) for issue, at in enumerate(open_south))
    assert case.problem.utilities(np.array([open_south]))[0][0] == without - 20 * case.sides[0].scale
    for package in product(*(range(len(matter.options)) for matter in case.matters)):
        words = [matter.options[at] for matter, at in zip(case.matters, package, strict=True)]
        chosen = {"truce": words[0], "water": UncertainNumber.of(Fraction(words[1].split()[0])), "seat": words[2]}
        assert utility(made, "A", chosen).value == Interval.point(
            Fraction(int(case.problem.utilities(np.array([package]))[0][0]), case.sides[0].scale)
        )


def test_extra_points_count_in_what_a_party_expects_without_a_deal() -> None:
    text = TOGETHER.replace("A: {outcome: now, cost: 5}", "A: {outcome: {truce: open, seat: south}}")
    case = frame(situation(text))
    # truce 25, seat 10, water at 10 of 40 wanted on a scale of 50: 40 x 1/2 of the weight; 20 less for the two together
    assert Fraction(case.problem.reservation[0], case.sides[0].scale) == 25 + 10 + 20 - 20


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{open: {truce: {none: 5}}}", "together"),
        ("{open: {water: {20: 5}}}", "together"),
        ("{open: {seat: {east: 5}}}", "unknown-option"),
        ("{open: {seat: {south: 500}}}", "off-scale"),
        ("{open: 5}", None),
        ("{open: {gate: {south: 5}}}", None),
    ],
)
def test_wrong_extra_points_are_refused_at_their_place(written: str, code: str | None) -> None:
    text = TOGETHER.replace("{open: {seat: {south: -20}}}", written)
    problems = check_text(text).problems
    assert problems
    assert all(problem.mark is not None for problem in problems)
    assert code is None or code in {problem.code for problem in problems}
