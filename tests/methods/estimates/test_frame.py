"""From a situation to counts: days, voices and words as the file has them."""

from datetime import date
from fractions import Fraction

from modusvivendi.methods.estimates.frame import Estimate, Series, frame
from modusvivendi.situation.reading.check import check_text

TEXT = """
title: Two counts
as_of: 2024-06-01
sources:
  gazette: {title: Gazette, publisher: Lake press, date: 2024-05-05, reliability: B}
  herald: {title: Herald, publisher: Lake press, date: 2024-05-06, reliability: C}
actors: {A: {name: Agency, role: third}, B: {role: party}}
quantities:
  sick: {name: people who are sick, unit: people, at: Lake}
  dead: {unit: people, accumulates: true}
  unused: {unit: people}
claims:
  two: {kind: estimate, of: sick, value: more than 20, date: [2024-05-03, 2024-05-04], src: herald, credibility: 3}
  one: {kind: estimate, of: sick, value: 10, date: 2024-05-02, src: gazette, attribution: a doctor, credibility: 2}
  three: {kind: estimate, of: sick, value: 30, date: 2024-05-05, by: A, src: gazette}
  four: {kind: estimate, of: dead, value: 1, date: 2024-05-05, src: gazette, hedge: perhaps}
  five: {kind: estimate, of: sick, value: 31, date: 2024-05-05, src: gazette}
"""


def series() -> tuple[Series, ...]:
    checked = check_text(TEXT)
    assert checked.situation is not None, checked.problems
    return frame(checked.situation).series


def by_key(name: str) -> Estimate:
    return next(each for one in series() for each in one.estimates if each.evidence == f"claim:{name}")


def test_quantities_without_estimates_are_left_out() -> None:
    assert [(one.label, one.accumulates) for one in series()] == [("people who are sick (Lake)", False), ("dead", True)]


def test_estimates_stand_in_time_order() -> None:
    assert [each.evidence for each in series()[0].estimates] == ["claim:one", "claim:two", "claim:three", "claim:five"]


def test_a_period_keeps_both_days_and_an_open_end_stays_open() -> None:
    count = by_key("two").count
    assert (count.first, count.last) == (date(2024, 5, 3), date(2024, 5, 4))
    assert (count.interval.low, count.interval.low_open, count.interval.high) == (Fraction(20), True, None)


def test_who_counted() -> None:
    assert [by_key(name).who for name in ("one", "two", "three")] == ["a doctor", "Herald", "Agency"]
    assert [by_key(name).grade for name in ("one", "two", "three")] == ["B2", "C3", "B6"]
    assert by_key("four").hedge == "perhaps"


def test_sources_of_one_publisher_are_one_voice() -> None:
    voices = [by_key(name).count.voice for name in ("one", "two", "three", "five")]
    assert voices[1] == voices[3]
    assert len(set(voices)) == 3
