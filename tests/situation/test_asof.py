"""The situation as it stood on a day."""

from __future__ import annotations

from datetime import date

from modusvivendi.situation.asof import as_of
from modusvivendi.situation.reading.check import check_text

FILE = """\
title: Talks
sources:
  early: {title: x, date: 2022-03-05}
  late: {title: x, date: 2022-03-10}
actors:
  RUS: {role: party}
  UKR: {role: party}
issues:
  ceasefire: {options: {none: 0, open: 100}, now: none}
claims:
  c1: {kind: demand, by: RUS, to: UKR, text: x, date: 2022-03-01, src: [early#1, late#1]}
  c2: {kind: response, by: UKR, answers: c1, answer: refused, date: 2022-03-04, src: late#2}
  c3: {kind: event, text: x, date: 2022-03-03, known: 2022-03-08, src: early#3}
  c4: {kind: event, text: x, date: 2022-03}
  c5: {kind: statement, by: RUS, text: nothing dates this}
positions:
  UKR:
    ceasefire:
      - {ideal: none, until: 2022-03-07, src: c1}
      - {ideal: open, since: 2022-03-07, src: [c2, early#2]}
  RUS: {ceasefire: {ideal: none, src: c2}}
ties:
  - {of: [RUS, UKR], weight: -1, why: a judgement}
"""


def _on(day: int):
    situation = check_text(FILE).situation
    assert situation is not None
    return as_of(situation, date(2022, 3, day))


def test_a_claim_is_known_from_the_day_of_its_earliest_source():
    assert list(_on(4).claims) == []
    assert list(_on(5).claims) == ["c1"]
    assert list(_on(10).claims) == ["c1", "c2", "c3"]


def test_a_claims_own_day_goes_before_that_of_its_source():
    assert "c3" not in _on(7).claims
    assert "c3" in _on(8).claims


def test_a_claim_without_source_is_known_when_it_has_happened():
    assert "c4" not in _on(30).claims
    assert "c4" in _on(31).claims


def test_a_claim_that_nothing_dates_is_not_shown():
    assert "c5" not in _on(31).claims


def test_later_sources_of_an_earlier_claim_are_not_shown():
    assert [str(origin) for origin in _on(5).claims["c1"].src] == ["early#1"]


def test_a_position_goes_with_the_claims_it_rests_on():
    assert [(p.actor, p.ideal) for p in _on(5).positions] == [("UKR", "none")]
    assert [(p.actor, p.ideal) for p in _on(8).positions] == [("UKR", "none"), ("UKR", "open")]
    assert [str(origin) for origin in _on(8).positions[1].src] == ["early#2"]
    assert [(p.actor, p.ideal) for p in _on(10).positions][2:] == [("RUS", "none")]


def test_an_end_that_lies_ahead_is_not_known():
    assert _on(6).positions[0].until is None
    assert _on(7).positions[0].until == date(2022, 3, 7)


def test_the_day_on_which_one_position_ends_belongs_to_the_next():
    before = _on(6).position_of("UKR", "ceasefire")
    after = _on(7).position_of("UKR", "ceasefire")
    assert before is not None
    assert after is not None
    assert (before.ideal, after.ideal) == ("none", "open")


def test_a_judgement_without_a_source_stays():
    assert len(_on(1).ties) == 1
