"""The settlement asked of draws says what it says alone, also with bounds, extra points and an outright expectation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.drawing import axes, draw
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import method
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.slots import lay

TEXT = """
title: Two
actors: {A: {role: party}, B: {role: party}, C: {role: party}}
issues:
  truce: {options: {none: 0, day: {at: [20, 45]}, week: {at: [40, 60]}, open: 100}, now: none}
  border: {options: {old: 0, shared: {at: [30, 70]}, new: 100}}
  guard: {options: [none, joint, foreign], now: none}
rules:
  - {if: {guard: [foreign]}, then: {truce: [week, open]}}
positions:
  A:
    truce: {ideal: open, salience: [0.2, 0.9], at_least: [15, 50], firmness: [0.3, 0.9], why: x}
    border: {ideal: old, salience: 0.5, only_if: {new: {guard: [joint, foreign]}}, firmness: 0.6, why: x}
  B:
    truce: {ideal: none, salience: [0.1, 0.5], at_most: [30, 80], why: x}
    border: {ideal: [60, 100], salience: [0.2, 0.8], together: {new: {guard: {foreign: [-30, 40]}}}, why: x}
    guard: {ideal: none, salience: 0.3, values: {none: 100, joint: [20, 60], foreign: 0}, why: x}
  C:
    truce: {ideal: open, salience: [0, 1], why: x}
    guard: {ideal: foreign, salience: [0, 1], values: {none: 0, joint: [20, 60], foreign: 100}, why: x}
alternatives:
  A: {outcome: now, cost: [0, 20], why: x}
  B: {worth: [20, 60], why: x}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_draw_says_what_the_situation_that_it_makes_says(file: Path) -> None:
    situation, chosen = load(file), method("settle")
    slots = chosen.inputs(situation)
    numbers, _ = draw(slots, Design("sobol", 64, len(axes(slots)), 0).rows(0, 64))
    template = chosen.template(situation, slots)
    found = template.rows(numbers)
    assert found.errors == ("",) * 64
    lays = lay(situation, slots)
    counts = set()
    for row, drawn in zip(found.values, numbers, strict=True):
        made = lays([slot.exact(number) for slot, number in zip(slots, drawn, strict=True)])
        alone = {output.name: output.low for output in chosen.recorded(made)[1]}
        assert row[1] == alone["Acceptable to all"]
        assert row[2] == alone["Red lines or expectations that would have to give"]
        counts.add(int(row[1]))
    assert len(counts) > 5  # the draws do differ


RANGE = """
title: Two
actors: {A: {role: party}, B: {role: party}}
issues:
  price: {range: [0, 100], now: 0}
  truce: {options: {none: 0, open: 100}, now: none}
positions:
  A:
    price: {ideal: [60, 100], salience: [0.2, 0.9], at_least: [41, 49], why: x}
    truce: {ideal: open, salience: 0.5, why: x}
  B:
    price: {ideal: [0, 30], salience: [0.2, 0.9], at_most: [41, 49], firmness: 0.9, why: x}
    truce: {ideal: none, salience: [0.1, 0.9], why: x}
alternatives:
  A: {worth: [10, 60], why: x}
"""


def test_uncertain_bounds_on_a_range_move_their_options(tmp_path: Path) -> None:
    """A deal at A's least exists where B's most is no less, also between the even steps."""
    path = tmp_path / "range.yaml"
    path.write_text(RANGE, encoding="utf-8")
    situation, chosen = load(path), method("settle")
    slots = chosen.inputs(situation)
    numbers, _ = draw(slots, Design("lhs", 200, len(axes(slots)), 0).rows(0, 200))
    found = chosen.template(situation, slots).rows(numbers)
    lays = lay(situation, slots)
    for row, drawn in zip(found.values, numbers, strict=True):
        made = lays([slot.exact(number) for slot, number in zip(slots, drawn, strict=True)])
        alone = {output.name: output.low for output in chosen.recorded(made)[1]}
        assert row[0] == (alone["Acceptable to all"] != 0)
        assert row[2] == alone["Red lines or expectations that would have to give"]
    assert 0.2 < found.values[:, 0].mean() < 0.8


def test_a_red_line_that_shuts_out_every_option_at_its_middle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "shut.yaml"
    path.write_text(
        "title: Two\nactors: {A: {role: party}, B: {role: party}}\n"
        "issues: {truce: {options: {none: 0, day: 40}, now: none}}\n"
        "positions:\n  A: {truce: {ideal: day, salience: 1, at_least: [30, 60], why: x}}\n"
        "  B: {truce: {ideal: none, salience: 1, why: x}}\n",
        encoding="utf-8",
    )
    with pytest.raises(SituationError, match="the red line of A on truce leaves no option at the middle of its bounds"):
        method("settle").answer(load(path))


def test_a_draw_in_which_nothing_matters_to_a_party_is_told(file: Path) -> None:
    situation, chosen = load(file), method("settle")
    slots = chosen.inputs(situation)
    numbers, _ = draw(slots, Design("sobol", 2, len(axes(slots)), 0).rows(0, 2))
    numbers[0, [slot.key in ("positions.C.truce.salience", "positions.C.guard.salience") for slot in slots]] = 0
    found = chosen.template(situation, slots).rows(numbers)
    assert found.errors == ("nothing matters to C: every salience is zero", "")
    assert np.isnan(found.values[0]).all()


def test_a_party_is_pivotal_where_giving_way_would_open_a_deal(tmp_path: Path) -> None:
    """A takes nothing but the old border, B nothing but the new one and no truce, C nothing but a truce."""
    path = tmp_path / "pivot.yaml"
    path.write_text(
        "title: Three\nactors: {A: {role: party}, B: {role: party}, C: {role: party}}\n"
        "issues:\n  border: {options: {old: 0, new: 100}, now: old}\n  truce: {options: {no: 0, yes: 100}, now: no}\n"
        "positions:\n  A: {border: {ideal: old, salience: [0.2, 0.9], accepts: old, why: x}}\n"
        "  B:\n    border: {ideal: new, salience: 0.5, accepts: new, why: x}\n"
        "    truce: {ideal: no, salience: 0.5, accepts: no, why: x}\n"
        "  C: {truce: {ideal: yes, salience: 1, accepts: yes, firmness: 0.5, why: x}}\n",
        encoding="utf-8",
    )
    situation, chosen = load(path), method("settle")
    slots = chosen.inputs(situation)
    template = chosen.template(situation, slots)
    stands = [slot.kind == "line" for slot in slots].index(True)
    numbers = np.full((2, len(slots)), 0.5)
    numbers[:, stands] = [0, 1]
    rows = template.rows(numbers).values
    names = [column.name for column in template.columns]
    found = rows[:, [names.index(f"{who} alone could open a deal by giving way, where there is none") for who in "ABC"]]
    assert found.tolist() == [
        [1, 1, 0],
        [0, 1, 0],
    ]  # without C's line A or B; with it B, who gives up both of its lines


def test_too_many_packages_are_told(tmp_path: Path) -> None:
    issues = "\n".join(f"  i{at}: {{options: {{a: 0, b: 20, c: 40, d: 60, e: 100}}, now: a}}" for at in range(9))
    held = "\n".join(f"    i{at}: {{ideal: {{ideal}}, salience: [0.1, 1], why: x}}" for at in range(9))
    path = tmp_path / "many.yaml"
    path.write_text(
        f"title: Many\nactors: {{A: {{role: party}}, B: {{role: party}}}}\nissues:\n{issues}\npositions:\n"
        f"  A:\n{held.replace('{ideal}', 'a')}\n  B:\n{held.replace('{ideal}', 'e')}\n",
        encoding="utf-8",
    )
    situation, chosen = load(path), method("settle")
    with pytest.raises(SituationError, match="1,953,125 packages are too many"):
        chosen.template(situation, chosen.inputs(situation))


@pytest.mark.parametrize("worth", ["8.3", "16.1", "67.4", "100"])
def test_a_package_worth_exactly_what_is_expected_is_acceptable(worth: str, tmp_path: Path) -> None:
    """Decimals that floating point misses by a hair, and three equal saliences, whose thirds do not add up to all."""
    path = tmp_path / "exact.yaml"
    places = "0" if worth == "100" else f"{100 - float(worth):.1f}"
    issues = "\n".join(f"  i{at}: {{options: {{a: 0, z: 100}}, now: a}}" for at in range(3))
    held = "\n".join(
        f"    i{at}: {{ideal: {places}, salience: 0.7, accepts: a, beyond_red_line: x, why: x}}" for at in range(3)
    )
    path.write_text(
        f"title: T\nactors: {{A: {{role: party}}, B: {{role: party}}}}\nissues:\n{issues}\npositions:\n  A:\n{held}\n"
        "  B: {i0: {ideal: a, salience: [0.1, 0.9], why: x}}\n"
        f"alternatives: {{A: {{worth: {worth}, why: x}}}}\n",
        encoding="utf-8",
    )
    situation, chosen = load(path), method("settle")
    slots = chosen.inputs(situation)
    found = chosen.template(situation, slots).rows(np.array([[0.5]]))
    assert found.values[0, :2].tolist() == [1, 1]
    alone = {output.name: output.low for output in chosen.recorded(situation)[1]}
    assert alone["Acceptable to all"] == 1
