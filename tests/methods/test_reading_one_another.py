"""Numbers that one method publishes and another reads: at their places, and never in a circle."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from modusvivendi.methods.registry import CycleError, Publisher, prepared
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import UncertainNumber
from modusvivendi.situation.reading.check import check_text

SITUATION = check_text("""
title: Two
actors: {A: {role: party, capability: {judgement: 10, why: w}}, B: {role: party}}
issues: {truce: {options: {none: 0, open: 100}, now: none}}
positions: {A: {truce: {ideal: open, why: w}}}
""").situation


@dataclass
class Reader:
    reads: tuple[str, ...] = ()
    publishes: Publisher | None = None


def exact(number: int) -> Value:
    return Value((Version(number=UncertainNumber.of(Fraction(number))),))


def test_a_published_number_stands_at_its_place_for_the_reader_alone() -> None:
    assert SITUATION is not None
    paths = {("positions", 0, "values", "open"): exact(40), ("actors", "B", "capability"): exact(7)}
    methods = {"one": Reader(publishes=lambda _: paths)}
    seen = prepared(Reader(reads=("one",)), SITUATION, methods.__getitem__)
    assert seen.positions[0].values == {"open": exact(40)}
    assert seen.actors["B"].capability == exact(7)
    assert SITUATION.positions[0].values is None


def test_a_publisher_reads_what_others_published_for_it() -> None:
    assert SITUATION is not None
    methods = {
        "one": Reader(publishes=lambda _: {("actors", "B", "capability"): exact(7)}),
        "two": Reader(
            reads=("one",),
            publishes=lambda seen: {("positions", 0, "salience"): seen.actors["B"].capability or exact(0)},
        ),
    }
    seen = prepared(Reader(reads=("two",)), SITUATION, methods.__getitem__)
    assert seen.positions[0].salience == exact(7)
    assert seen.actors["B"].capability is None


def test_a_circle_is_refused_with_its_names() -> None:
    assert SITUATION is not None
    methods = {
        "one": Reader(reads=("two",), publishes=lambda _: {}),
        "two": Reader(reads=("one",), publishes=lambda _: {}),
    }
    with pytest.raises(CycleError, match="one reads two reads one"):
        prepared(Reader(reads=("one",)), SITUATION, methods.__getitem__)
