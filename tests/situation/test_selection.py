"""Choosing claims: every filter against a plain reading of its rule, and what cannot be told kept apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from modusvivendi.situation.blocks.words import Handling, Kind
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.quantities import read_grade
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.selection import Selection, faults_of, select
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import dump

FILE = """\
title: Ledger
sources:
  a: {title: First paper, date: 2022-03-05, reliability: A}
  c: {title: Second paper, date: 2022-03-09, reliability: C}
  f: {title: Rumour, date: 2022-03-12}
actors:
  N: {name: North, role: party, aliases: The Northern Republic}
  S: {name: South, role: party}
  M: {name: Mediator, role: mediator}
issues:
  truce: {name: ceasefire, options: {none: 0, open: 100}, now: none}
  land: {options: {no: 0, yes: 100}, now: no}
claims:
  met: {kind: meeting, by: [N, S], host: M, date: 2022-03-04, src: a#1, credibility: 1}
  sent: {kind: meeting, by: [N, S], delegates: {M: an envoy}, date: [2022-03-01, 2022-03-08], src: c#1, credibility: 3}
  offer: {kind: proposal, by: N, to: S, offers: {truce: open}, date: 2022-03-06, src: [c#2, a#2], credibility: 2}
  reply: {kind: response, by: S, answers: offer, answer: refused, date: 2022-03-07, src: a#3, credibility: 4}
  view: {kind: assessment, text: A view, about: S, on: land, known: 2022-03-11, src: a#4}
  told: {kind: statement, by: S, src: f#1, credibility: 2, handling: restricted}
  hint: {kind: statement, by: M, text: A hint, src: f#2, credibility: 5}
"""


def loaded(text: str = FILE) -> Situation:
    checked = check_text(text)
    assert checked.situation is not None, [problem.what for problem in checked.problems]
    return checked.situation


def found(**wanted: Any) -> tuple[set[str], set[str]]:
    chosen = select(loaded(), Selection(**wanted))
    return {claim.key for claim in chosen.claims}, {claim.key for claim in chosen.unclear}


ALL = {"met", "sent", "offer", "reply", "view", "told", "hint"}


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, ALL),
        ({"actor": ("M",)}, {"met", "sent", "hint"}),
        ({"actor": ("N",)}, {"met", "sent", "offer"}),
        ({"actor": ("N", "M")}, {"met", "sent", "offer", "hint"}),
        ({"actor": ("S",), "kind": (Kind.ASSESSMENT,)}, {"view"}),
        ({"issue": ("truce",)}, {"offer", "reply"}),
        ({"issue": ("land",)}, {"view"}),
        ({"kind": (Kind.PROPOSAL, Kind.RESPONSE)}, {"offer", "reply"}),
        ({"source": ("a",)}, {"met", "offer", "reply", "view"}),
        ({"source": ("f", "c")}, {"sent", "offer", "told", "hint"}),
        ({"handling": Handling.RESTRICTED}, {"told"}),
        ({"handling": Handling.PUBLIC}, ALL - {"told"}),
        ({"known_start": date(2022, 3, 9)}, {"sent", "view", "told", "hint"}),
        ({"known_end": date(2022, 3, 5)}, {"met", "offer", "reply"}),
    ],
)
def test_what_fits_is_found(wanted: dict[str, Any], keys: set[str]) -> None:
    assert found(**wanted) == (keys, set())


def test_a_claim_that_lasted_is_found_by_any_of_its_days() -> None:
    undated = {"view", "told", "hint"}
    assert found(start=date(2022, 3, 8)) == ({"sent"}, undated)
    assert found(end=date(2022, 3, 1)) == ({"sent"}, undated)
    assert found(start=date(2022, 3, 6), end=date(2022, 3, 6)) == ({"sent", "offer"}, undated)
    assert found(start=date(2022, 3, 9)) == (set(), undated)


def test_what_has_no_date_and_does_not_fit_otherwise_is_not_unclear() -> None:
    assert found(start=date(2022, 3, 8), actor=("M",)) == ({"sent"}, {"hint"})


def test_a_grade_is_reached_on_both_parts() -> None:
    """The grades are: met A1, sent C3, offer C2 (its first source), reply A4, view A6, told F2, hint F5."""
    assert found(grade=read_grade("A1")) == ({"met"}, {"view", "told"} - {"told"})
    assert found(grade=read_grade("C2")) == ({"met", "offer"}, {"view", "told"})
    assert found(grade=read_grade("B4")) == ({"met", "reply"}, {"view", "told"})
    assert found(grade=read_grade("E5")) == ({"met", "sent", "offer", "reply"}, {"view", "told", "hint"})


def test_what_cannot_be_judged_is_passed_over_if_that_is_asked_for() -> None:
    """The other part must still reach the grade: F5 is not as good as C2."""
    assert found(grade=read_grade("C2"), ungraded=True) == ({"met", "offer", "view", "told"}, set())
    assert found(grade=read_grade("A1"), ungraded=True) == ({"met", "view"}, set())


@pytest.mark.parametrize(
    ("wanted", "what", "hint"),
    [
        ({"actor": ("North",)}, '"North" is no actor', 'did you mean "N"?'),
        ({"actor": ("the northern republik",)}, "is no actor", 'did you mean "N"?'),
        ({"issue": ("truse",)}, '"truse" is no issue', 'did you mean "truce"?'),
        ({"issue": ("ceasefire",)}, "is no issue", 'did you mean "truce"?'),
        ({"source": ("second paper",)}, "is no source", 'did you mean "c"?'),
        ({"source": ("zzzz",)}, "is no source", "known sources: a, c, f"),
        ({"start": date(2022, 3, 2), "end": date(2022, 3, 1)}, "happened from 2022-03-02", "exchange"),
        ({"known_start": date(2022, 3, 2), "known_end": date(2022, 3, 1)}, "known from 2022-03-02", "exchange"),
        ({"ungraded": True}, "none is asked for", "B2"),
    ],
)
def test_what_the_file_lacks_gets_the_nearest_name(wanted: dict[str, Any], what: str, hint: str) -> None:
    (fault,) = faults_of(loaded(), Selection(**wanted))
    assert what in fault.what
    assert hint in fault.hint


def test_all_faults_are_found_at_once() -> None:
    wanted = Selection(actor=("X", "Y"), issue=("X",), source=("X",), ungraded=True)
    assert len(faults_of(loaded(), wanted)) == 5


_DAYS = st.none() | st.dates(date(2022, 1, 1), date(2022, 4, 1))
_GRADES = st.none() | st.sampled_from([read_grade(f"{letter}{digit}") for letter in "ABCDE" for digit in "12345"])
_ENTRIES: dict[str, st.SearchStrategy[Any]] = {
    "actor": st.lists(st.sampled_from(["RUS", "UKR", "NO"]), max_size=2).map(tuple),
    "issue": st.lists(st.sampled_from(["cf", "n", "u"]), max_size=2).map(tuple),
    "kind": st.lists(st.sampled_from(list(Kind)), max_size=3).map(tuple),
    "source": st.lists(st.sampled_from(["art", "NO-1"]), max_size=1).map(tuple),
    "start": _DAYS,
    "end": _DAYS,
    "known_start": _DAYS,
    "known_end": _DAYS,
    "grade": _GRADES,
    "ungraded": st.booleans(),
    "handling": st.sampled_from([None, *Handling]),
}


@given(data=st.data(), wanted=st.fixed_dictionaries(_ENTRIES))
def test_several_filters_find_what_each_finds(situations: Any, data: st.DataObject, wanted: dict[str, Any]) -> None:
    """The claims that fit all entries are those that fit each; they come in time order and are not unclear."""
    situation = check_text(dump(data.draw(situations))).situation
    if situation is None:
        return
    chosen = select(situation, Selection(**wanted))
    alone = []
    for name, value in wanted.items():
        more = {"ungraded": wanted["ungraded"]} if name == "grade" else {}
        alone.append(select(situation, Selection(**{name: value}, **more)))
    each = [{claim.key for claim in one.claims} for one in alone]
    possible = [{claim.key for claim in (*one.claims, *one.unclear)} for one in alone]
    keys = [claim.key for claim in chosen.claims]
    event(f"found: {bool(keys)}")
    assert set(keys) == set.intersection(*each)
    assert {claim.key for claim in chosen.unclear} == set.intersection(*possible) - set(keys)
    assert keys == [claim.key for claim in in_time_order(situation) if claim.key in keys]
