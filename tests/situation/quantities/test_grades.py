"""Admiralty grades: words, comparison, order, reading."""

from __future__ import annotations

from itertools import product

import pytest

from modusvivendi.situation.quantities import (
    Credibility,
    Grade,
    NumberError,
    Reliability,
    read_credibility,
    read_grade,
    read_reliability,
)

GRADES = [Grade(letter, digit) for letter, digit in product(Reliability, Credibility)]


def test_the_words_of_ajp_2_1() -> None:
    """NATO AJP-2.1 (formerly STANAG 2511), source reliability and information credibility."""
    assert [f"{one.letter} {one.words}" for one in Reliability] == [
        "A completely reliable",
        "B usually reliable",
        "C fairly reliable",
        "D not usually reliable",
        "E unreliable",
        "F reliability cannot be judged",
    ]
    assert [f"{one.digit} {one.words}" for one in Credibility] == [
        "1 confirmed by other sources",
        "2 probably true",
        "3 possibly true",
        "4 doubtful",
        "5 improbable",
        "6 truth cannot be judged",
    ]


def test_f_and_6_are_not_the_worst_but_not_comparable() -> None:
    for one in Reliability:
        assert one.better_than(Reliability.F) is None
        assert Reliability.F.better_than(one) is None
    for other in Credibility:
        assert other.better_than(Credibility.NOT_JUDGED) is None
        assert Credibility.NOT_JUDGED.better_than(other) is None
    assert Reliability.A.better_than(Reliability.E) is True
    assert Credibility(5).better_than(Credibility(1)) is False


def test_grades_cannot_be_sorted_by_accident() -> None:
    with pytest.raises(TypeError):
        sorted(GRADES)  # type: ignore[type-var]
    with pytest.raises(TypeError):
        sorted(Reliability)  # type: ignore[type-var]


def test_better_is_at_least_as_good_on_both_and_better_on_one() -> None:
    for one, other in product(GRADES, GRADES):
        labels = list(zip(one.label, other.label, strict=True))
        unjudged = any(mark in one.label + other.label for mark in "F6")
        better = all(x <= y for x, y in labels) and any(x < y for x, y in labels)
        assert one.better_than(other) is (None if unjudged else better), labels


def test_a_trade_off_is_better_neither_way() -> None:
    assert read_grade("B3").better_than(read_grade("C2")) is False
    assert read_grade("C2").better_than(read_grade("B3")) is False


def test_display_puts_what_cannot_be_judged_apart() -> None:
    labels = [grade.label for grade in sorted(GRADES, key=lambda grade: grade.display_order)]
    assert labels[:6] == ["A1", "A2", "A3", "A4", "A5", "B1"]
    assert all("F" in label or "6" in label for label in labels[25:])
    assert all(grade.display_order[0] == int(not grade.ranked) for grade in GRADES)
    assert sorted(Reliability, key=lambda one: one.display_order)[-1] is Reliability.F
    assert sorted(Credibility, key=lambda one: one.display_order)[-1] is Credibility.NOT_JUDGED


def test_reading() -> None:
    assert read_reliability("B") is Reliability.B
    assert read_reliability(" b ") is Reliability.B
    assert read_reliability("Usually reliable") is Reliability.B
    assert read_credibility("2") is Credibility.PROBABLY_TRUE
    assert read_credibility("probably true") is Credibility.PROBABLY_TRUE
    assert read_grade("b2").words == "usually reliable, probably true"
    assert Reliability("F").judged is False


@pytest.mark.parametrize(
    ("read", "text", "hint"),
    [
        (read_reliability, "G", "A (completely reliable); B (usually reliable)"),
        (read_reliability, "2", "the digit is the credibility"),
        (read_reliability, "", "write one of A"),
        (read_reliability, "usualy reliable", "did you mean B?"),
        (read_credibility, "7", "1 (confirmed by other sources)"),
        (read_credibility, "B", "the letter is the reliability"),
        (read_credibility, "2.0", "write one of 1"),
        (read_grade, "B", "write a letter from A to F and a digit"),
        (read_grade, "2B", "the digit is the credibility"),
    ],
)
def test_refused(read: object, text: str, hint: str) -> None:
    assert callable(read)
    with pytest.raises(NumberError) as caught:
        read(text)
    assert hint in caught.value.hint
    assert caught.value.code == "grade"
