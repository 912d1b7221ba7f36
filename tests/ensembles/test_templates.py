"""A method asked of draws says what it says alone, asked of the situation that a draw makes."""

from fractions import Fraction

import numpy as np
import pytest

from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.drawing import axes, draw
from modusvivendi.exchange.loading import load
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import method
from modusvivendi.methods.drawn import Rows
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import find, lay

CASES = ("antalya-2022", "pretoria-2022", "east-aleppo-2016")


def drawn(name: str, case: str, count: int) -> tuple[dict[str, list[float]], list[Situation], Rows]:
    """Outputs by name, and the situations that the draws make."""
    situation = load(case)
    slots = method(name).inputs(situation)
    numbers, _ = draw(slots, Design("montecarlo", count, len(axes(slots)), 5).rows(0, count))
    template = method(name).template(situation, slots)
    rows = template.rows(numbers)
    lays = lay(situation, slots)
    made = [lays([slot.exact(number) for slot, number in zip(slots, row, strict=True)]) for row in numbers]
    values = zip(template.columns, rows.values.T, strict=True)
    return {column.name: column_values.tolist() for column, column_values in values}, made, rows


def recorded(name: str, situation: Situation) -> dict[str, Fraction | None]:
    return {output.name: output.low for output in method(name).recorded(situation)[1]}


@pytest.mark.parametrize("case", CASES)
def test_settlement(case: str) -> None:
    if method("settle").needs(load(case)):
        pytest.skip("the case lacks what a settlement needs")
    found, situations, _ = drawn("settle", case, 3)
    for at, situation in enumerate(situations):
        alone = recorded("settle", situation)
        assert found["Packages that all could accept"][at] == alone["Acceptable to all"]
        assert found["Some package is acceptable to every party"][at] == (alone["Acceptable to all"] != 0)
        least = alone.get("Red lines or expectations that would have to give")
        if least is not None:
            assert found["Red lines or expectations that would have to give"][at] == least


def test_the_one_concession_that_unlocks_a_deal_is_the_same() -> None:
    found, situations, _ = drawn("settle", "antalya-2022", 1)
    unlocking = [name for name, values in found.items() if name.startswith("No deal, but one concession") and values[0]]
    chosen = method("settle")
    case = chosen.frame(situations[0])
    sets = chosen.solve(case).solution.unlocking
    assert len(unlocking) == sum(len(one) == 1 for one in sets)


@pytest.mark.parametrize("case", CASES)
def test_stability(case: str) -> None:
    if method("stability").needs(load(case)):
        pytest.skip("the case lacks what stability needs")
    found, situations, _ = drawn("stability", case, 2)
    for at, situation in enumerate(situations):
        alone = recorded("stability", situation)
        assert found["Outcomes that would hold"][at] == alone["Outcomes that would hold"]
        left = alone["Who would leave things as they are"]
        assert found["Who would leave things as they are"][at] == left
        assert found["Today's state would hold"][at] == (left == 0)


def test_pressure() -> None:
    found, situations, _ = drawn("pressure", "antalya-2022", 2)
    for at, situation in enumerate(situations):
        for name, low in recorded("pressure", situation).items():
            assert low is not None
            assert found[name][at] == pytest.approx(float(low), abs=1e-6)


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("settle", "antalya-2022"),
        ("stability", "east-aleppo-2016"),
        ("pressure", "upper-river"),
        ("stances", "upper-river"),
        ("stances", "antalya-2022"),
    ],
)
def test_numbers_that_a_method_does_not_name_change_nothing(name: str, case: str) -> None:
    situation = load(case)
    slots = find(situation)
    used = [slot.key for slot in method(name).inputs(situation)]
    assert 0 < len(used) < len(slots)
    one, two = draw(slots, Design("montecarlo", 2, len(axes(slots)), 3).rows(0, 2))[0]
    mixed = np.where([slot.key in used for slot in slots], one, two)
    lays = lay(situation, slots)
    first, second = (
        recorded(name, lays([slot.exact(number) for slot, number in zip(slots, row, strict=True)]))
        for row in (one, mixed)
    )
    assert first == second


def test_a_draw_in_which_nobody_presses_leaves_the_others_alone() -> None:
    situation = load("antalya-2022")
    slots = find(situation)
    numbers, _ = draw(slots, Design("sobol", 2, len(axes(slots)), 0).rows(0, 2))
    numbers[0, [at for at, slot in enumerate(slots) if slot.key.endswith("salience")]] = 0
    rows = method("pressure").template(situation, slots).rows(numbers)
    assert rows.errors[0].startswith("nobody presses on")
    assert np.isnan(rows.values[0]).all()
    assert rows.errors[1] == ""
    assert np.isfinite(rows.values[1]).all()


@pytest.mark.parametrize("name", METHODS)
def test_every_method_can_be_asked_of_draws(name: str) -> None:
    if method(name).needs(load("antalya-2022")):
        pytest.skip("the case lacks what it needs")
    if not method(name).inputs(load("antalya-2022")):
        pytest.skip("it rests on no number that can be drawn")
    _, _, rows = drawn(name, "antalya-2022", 2)
    assert rows.errors == ("", "")


@pytest.mark.parametrize(
    ("name", "option"),
    [("settle", {"unlock_size": 2}), ("stability", {"blocs": "RUS+BLR"}), ("pressure", {"rounds": 2})],
)
def test_a_setting_without_a_meaning_for_draws_is_refused(name: str, option: dict[str, object]) -> None:
    situation = load("antalya-2022")
    with pytest.raises(SituationError, match="no meaning with --draws"):
        method(name).template(situation, find(situation), option)
