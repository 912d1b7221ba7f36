"""From a situation to camps, and back to words: whose ties count, what changed, who would have to choose."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import modusvivendi as mv
from modusvivendi.answers.model import Answer
from modusvivendi.methods.alignment.frame import frame, needs
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import centre as middle

FILE = """\
format: 1
title: A strait
as_of: 2022-03-20
sources: {{paper: {{title: The paper, date: 2022-03-19}}}}
claims:
  grain: {{kind: aid, by: LAKE, to: SOUTH, date: 2022-03-02, text: Lake sent grain., src: paper#1}}
actors:
  NORTH: {{name: Northland, role: party, capability: 80}}
  SOUTH: {{name: Southland, role: party, capability: 60}}
  LAKE: {{name: Lakeland, role: third, capability: 20}}
  HILL: {{name: Hill, role: third}}
  ISLE: {{name: Isle, role: bystander}}
ties:
  - {{of: [NORTH, SOUTH], weight: -1, since: 2022-02-24, why: at war}}
  - {{of: [LAKE, NORTH], weight: 0.5, since: 2000-01-01, why: trade}}
{more}
"""


def _load(folder: Path, more: str = "") -> Situation:
    path = folder / "situation.yaml"
    path.write_text(FILE.format(more=more), encoding="utf-8")
    return mv.load(path)


def _answer(situation: Situation, **options: Any) -> Answer:
    found = ask("align", situation, options)
    assert isinstance(found, Answer)
    return found


def _said(answer: Answer) -> str:
    return " | ".join(
        [answer.headline.text, *(said.text for said in answer.findings), *(c.text for c in answer.caveats)]
    )


def test_an_actor_tied_alike_to_both_sides_is_undetermined_and_strained_by_that(tmp_path: Path) -> None:
    answer = _answer(_load(tmp_path))
    assert "The side is undetermined of Lakeland" in _said(answer)
    table = next(table for table in answer.tables if table.title == "Who would have to choose")
    lake = next(row.cells for row in table.rows if row.cells[0] == "Lakeland")
    assert lake[1:4] == ("either", "0", "0.5")


def test_claims_make_ties_and_stated_ones_beat_them(tmp_path: Path) -> None:
    case = frame(_load(tmp_path))
    kinds = {tuple(case.names[at] for at in bond.of): bond.kind for bond in case.bonds}
    assert kinds == {
        ("Northland", "Southland"): "stated",
        ("Northland", "Lakeland"): "stated",
        ("Southland", "Lakeland"): "claims",
    }
    assert case.untied == ("Hill", "Isle")


def test_what_a_change_did_is_told_by_itself(tmp_path: Path) -> None:
    later = "  - {of: [LAKE, HILL], weight: 1, since: 2022-03-10, why: a treaty}\n"
    later += "  - {of: [HILL, SOUTH], weight: 0.25, since: 2022-03-10, why: trade}"
    situation = _load(tmp_path, later)
    case = frame(situation)
    assert case.before is not None
    assert case.before.day == date(2022, 3, 9)
    assert len(case.changed) == 2
    said = _said(_answer(situation))
    assert "Lakeland and Hill: no tie then, +1 now." in said
    assert "the other side costs Lakeland 0.25 instead of 0" in said


def test_an_earlier_day_and_a_day_that_is_none(tmp_path: Path) -> None:
    situation = _load(tmp_path)
    case = frame(situation, before=date(2022, 2, 1))
    assert case.before is not None
    assert {tuple(case.names[at] for at in pair) for pair in case.before.weights} == {("Northland", "Lakeland")}
    with pytest.raises(SituationError, match="is not before the date of what is known"):
        frame(situation, before=date(2022, 3, 20))


def test_two_who_see_each_other_differently_count_at_the_mean(tmp_path: Path) -> None:
    more = "  - {of: [HILL, NORTH], weight: 0.8, directed: true, why: hopes}\n"
    more += "  - {of: [NORTH, HILL], weight: -0.4, directed: true, why: fears}"
    answer = _answer(_load(tmp_path, more))
    assert "Northland and Hill see each other differently; the mean of both is taken." in _said(answer)


def test_ties_that_restate_positions_count_only_where_there_are_no_others() -> None:
    situation = mv.load("antalya-2022")
    case = frame(situation)
    assert {bond.kind for bond in case.bonds} == {"stated", "claims"}
    assert case.left_out
    assert "positions" in {bond.kind for bond in frame(situation, positions=True).bonds}
    said = _said(_answer(situation))
    assert "(`--positions` counts them). Counting them would move to the other side: China." in said


def test_camps_of_positions_alone_say_so(tmp_path: Path) -> None:
    path = tmp_path / "situation.yaml"
    path.write_text(
        "format: 1\ntitle: T\nactors: {A: {role: party}, B: {role: party}, C: {role: third}}\n"
        "issues:\n  x: {options: {a: 0, b: 100}, now: a, set_by: A}\n  y: "
        "{options: {a: 0, b: 100}, now: a, set_by: B}\n"
        "positions:\n  A: {x: {ideal: a, why: w}, y: {ideal: a, why: w}}\n"
        "  B: {x: {ideal: b, why: w}, y: {ideal: b, why: w}}\n"
        "  C: {x: {ideal: a, why: w}, y: {ideal: a, why: w}}\n",
        encoding="utf-8",
    )
    answer = _answer(mv.load(path))
    assert answer.headline.text.startswith("A and C against B")
    assert answer.caveats[0].text.startswith("These camps restate positions")


def test_a_file_without_ties_says_what_would_supply_them(tmp_path: Path) -> None:
    path = tmp_path / "situation.yaml"
    path.write_text("format: 1\ntitle: T\nactors: {A: {role: party}, B: {role: party}}\n", encoding="utf-8")
    missing = needs(mv.load(path))
    assert len(missing) == 1
    path.write_text(f"format: 1\ntitle: T\n{missing[0].snippet}\n", encoding="utf-8")
    assert needs(mv.load(path)) == ()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"anchor": "NOBODY"}, 'no actor "NOBODY"'),
        ({"anchor": "ISLE"}, "it has no tie"),
        ({"anchor": "NORTH,SOUTH"}, "are tied together"),
        ({"anchor": " , "}, "no actor is named"),
        ({"camps": "many"}, "no number of camps"),
        ({"camps": "1"}, "no number of camps"),
        ({"before": "soon"}, "before"),
    ],
)
def test_options_that_mean_nothing(options: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(SituationError, match=told):
        _answer(_load(tmp_path), **options)


def test_more_camps_and_a_neutral_one(tmp_path: Path) -> None:
    foes = "".join(f"  - {{of: [HILL, {each}], weight: -1, why: w}}\n" for each in ("NORTH", "SOUTH", "LAKE"))
    situation = _load(tmp_path, foes)
    assert "Hill" in _said(_answer(situation, camps=3)).split(";")[0].split(" against ")[2]
    assert "neutral Northland and Hill" in _said(_answer(situation, neutral=True))


def test_a_tie_that_is_friendly_and_hostile_on_one_day_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SituationError, match="friends and foes at once"):
        _load(tmp_path, "  - {of: [NORTH, LAKE], weight: -0.5, since: 2010-01-01, why: a quarrel}")
    later = "  - {of: [HILL, LAKE], weight: 0.5, until: 2010-01-01, why: a treaty}\n"
    later += "  - {of: [HILL, LAKE], weight: -0.5, since: 2010-01-01, why: a quarrel}"
    _load(tmp_path, later)


def test_many_actors_get_camps_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    rows = [f"a{at},a{(at + 1) % 450},{'-1' if at % 3 else '1'}" for at in range(450)]
    path.write_text("source,target,sign\n" + "\n".join(rows) + "\n", encoding="utf-8")
    answer = _answer(mv.load(path))
    assert "proved: no division breaks less" in answer.headline.text
    assert "it is not asked what changing sides costs each" in _said(answer)


def test_draws_say_how_often_which_side() -> None:
    pytest.importorskip("scipy")
    from modusvivendi.ensembles.plan import plan

    situation = mv.load("antalya-2022")
    made = plan(situation, "align", draws=10)
    assert {slot.path[0] for slot in made.slots} == {"ties"}
    names = [column.name for column in made.template.columns]
    assert names[1] == "India on the side of Russia"
    centre = method("align").template(situation, made.slots)
    rows = centre.rows(np.array([[middle(slot) for slot in made.slots]]))
    point = dict(zip(names, rows.values[0].tolist(), strict=True))
    assert point["India: cost of the other side"] == pytest.approx(0.2)
    assert point["China on the side of Russia"] == 1
    assert rows.errors == ("",)


def test_signs_alone_and_a_window_of_what_happened(tmp_path: Path) -> None:
    case = frame(_load(tmp_path), signs=True)
    assert case.unit
    assert {abs(bond.weight) for bond in case.bonds} == {1}
    later = frame(_load(tmp_path), window=(date(2022, 3, 3), date(2022, 3, 20)))
    assert {bond.kind for bond in later.bonds} == {"stated"}
    with pytest.raises(SituationError, match="lies after the date of what is known"):
        frame(_load(tmp_path), window=(date(2022, 3, 3), date(2022, 4, 1)))
    for wrong, told in (("2022-03-01", "two days"), ("2022-03-02,2022-03-01", "after its end"), ("a,b", "--window")):
        with pytest.raises(SituationError, match=told):
            _answer(_load(tmp_path), window=wrong)


def test_a_tie_that_ended_counts_as_a_change_by_itself(tmp_path: Path) -> None:
    ended = "  - {of: [HILL, SOUTH], weight: 0.75, since: 2022-02-25, until: 2022-03-10, why: a treaty}\n"
    situation = _load(tmp_path, ended + "  - {of: [HILL, NORTH], weight: 0.5, why: trade}")
    case = frame(situation)
    assert {case.names[at] for pair in case.changed for at in pair} == {"Southland", "Hill"}
    assert "Southland and Hill: +0.75 then, no tie now." in _said(_answer(situation))


def test_several_divisions_name_only_those_whose_side_is_determined() -> None:
    answer = _answer(mv.load("east-aleppo-2016"))
    assert answer.headline.text.startswith("5 divisions are equally good: Syrian government and United Nations are on")
    assert "on either side Armed opposition, Iran, ICRC and Syrian Arab Red Crescent" in answer.headline.text


def test_a_stronger_tie_that_makes_an_actor_cross_says_so() -> None:
    said = _said(_answer(mv.load("antalya-2022")))
    told = "Were the tie of Russia and India +0.7 instead of +0.45, the other side would cost India 0.05 instead of 0.2"
    assert f"{told}, and it would bear 0.65 instead of 0.45: it would have crossed." in said


def test_a_tie_of_either_sign_is_told_and_drawn(tmp_path: Path) -> None:
    situation = _load(tmp_path, "  - {of: [HILL, NORTH], weight: [-0.5, 0.5], why: unclear}")
    assert "The tie of Northland and Hill may be of either sign (−0.5 to +0.5)" in _said(_answer(situation))
    assert "ties.2.weight" in {slot.key for slot in method("align").inputs(situation)}
