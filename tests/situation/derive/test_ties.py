"""Rule 6: how two actors stand to each other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from modusvivendi.situation.blocks.words import Answered, Kind
from modusvivendi.situation.derive import TIE_TABLE, Between, UnknownNameError, ties, ties_between
from modusvivendi.situation.quantities import Interval

DAY = date(2022, 3, 10)
LATER = date(2022, 3, 12)
SCALE = {"low": 0, "middle": 50, "high": 100}


def _point(numerator: int, denominator: int = 1) -> Interval:
    return Interval.point(Fraction(numerator, denominator))


def _weights(situation: Any) -> dict[tuple[str, str], Interval]:
    return {found.value.of: found.value.weight for found in ties(situation)}


def test_the_table_keeps_its_order() -> None:
    weights = {row.name: row.weight for row in TIE_TABLE}
    assert weights["attack"] < weights["demand"] == weights["refusal"] < 0
    assert 0 < weights["joint statement"] == weights["acceptance"] < weights["aid"]
    assert all(-1 <= row.weight <= 1 and row.reason for row in TIE_TABLE)
    assert len(weights) == len(TIE_TABLE)


@pytest.mark.parametrize("row", TIE_TABLE, ids=lambda row: row.name)
def test_each_row(make: Any, row: Any) -> None:
    """One claim of the row's kind ties the two actors that it is about."""
    joint = row.between is Between.JOINT_SPEAKERS
    proposal = make.claim("p", Kind.PROPOSAL, DAY, by=("B",), to=("A",))
    claim = make.claim(
        "c",
        row.kinds[0],
        DAY,
        by=("A", "B") if joint else ("A",),
        to=() if joint or row.answer else ("B",),
        answers="p" if row.answer else None,
        answer=row.answer,
    )
    found = ties(make.situation("A B", claims=(proposal, claim)))
    assert [(tie.value.of, tie.value.weight) for tie in found] == [(("A", "B"), Interval.point(row.weight))]
    tie = found[0]
    assert (tie.because, tie.value.since, tie.stated, tie.rule) == (("claim:c",), DAY, False, "ties")
    assert row.name in tie.how
    assert not tie.value.restates_positions


def test_what_the_table_leaves_out_says_nothing(make: Any) -> None:
    claims = (
        make.claim("m", Kind.MEETING, DAY, by=("A", "B")),
        make.claim("p", Kind.PROPOSAL, DAY, by=("A",), to=("B",)),
        make.claim("r", Kind.RESPONSE, DAY, by=("B",), answers="p", answer=Answered.DEFERRED),
        make.claim("s", Kind.STATEMENT, DAY, by=("A",), to=("B",)),
        make.claim("x", Kind.ATTACK, DAY, by=("A",)),
        make.claim("y", Kind.DEMAND, DAY, by=("A",), to=("A",)),
        make.claim("z", Kind.RESPONSE, DAY, by=("B",), answers="gone", answer=Answered.REFUSED),
    )
    assert ties(make.situation("A B", claims=claims)) == ()


def test_sums_are_cut_off_and_one_event_counts_once(make: Any) -> None:
    twice = (
        make.claim("c1", Kind.AID, DAY, by=("A", "B"), to=("C",)),
        make.claim("c2", Kind.AID, DAY, by=("A",), to=("C",)),
    )
    situation = make.situation("A B C", claims=twice)
    assert _weights(situation) == {("A", "C"): _point(1, 2), ("B", "C"): _point(1, 2)}
    assert ties_between(situation, "C", "A")[0].because == ("claim:c1", "claim:c2")
    often = tuple(make.claim(f"c{n}", Kind.AID, date(2022, 3, n), by=("A",), to=("C",)) for n in range(1, 5))
    found = ties(make.situation("A C", claims=often))[0]
    assert found.value.weight == _point(1)
    assert "together +2, cut off at +1" in found.how
    mixed = (*often[:1], make.claim("d", Kind.ATTACK, DAY, by=("C",), to=("A",)))
    assert _weights(make.situation("A C", claims=mixed)) == {("A", "C"): _point(-1, 2)}


def test_joint_demands_tie_those_who_make_them(make: Any) -> None:
    claim = make.claim("c7", Kind.DEMAND, DAY, by=("A", "B"), to=("C",))
    assert _weights(make.situation("A B C", claims=(claim,))) == {
        ("A", "B"): _point(1, 4),
        ("A", "C"): _point(-1, 4),
        ("B", "C"): _point(-1, 4),
    }


@pytest.mark.parametrize(("day", "expected"), [(9, 0), (10, 1), (11, 1), (12, 1)])
def test_a_claim_counts_from_its_day(make: Any, day: int, expected: int) -> None:
    claim = make.claim("c", Kind.AID, DAY, by=("A",), to=("B",))
    situation = make.situation("A B", claims=(claim,), as_of=date(2022, 3, day))
    assert len(ties(situation)) == expected
    late = make.claim("c", Kind.AID, DAY, by=("A",), to=("B",), known=LATER)
    assert len(ties(make.situation("A B", claims=(late,), as_of=date(2022, 3, day)))) == (day == 12)


def test_undated_claims_are_always_in_force(make: Any) -> None:
    claim = make.claim("c", Kind.AID, by=("A",), to=("B",))
    found = ties(make.situation("A B", claims=(claim,), as_of=DAY))[0]
    assert found.value.since is None


@pytest.mark.parametrize(("day", "stated"), [(9, False), (10, True), (11, True), (12, False)])
def test_explicit_beats_claims_from_since_until_before_until(make: Any, day: int, stated: bool) -> None:
    aid = make.claim("c", Kind.AID, date(2022, 3, 1), by=("A",), to=("B",))
    tie = make.tie("B", "A", (-1, Fraction(-1, 2)), since=DAY, until=LATER, why="they say so", directed=True)
    situation = make.situation("A B", claims=(aid,), ties=(tie,), as_of=date(2022, 3, day))
    found = ties(situation)
    assert [each.stated for each in found] == [stated]
    if stated:
        assert found[0].value.of == ("B", "A")
        assert found[0].value.directed
        assert found[0].value.weight == Interval(Fraction(-1), Fraction(-1, 2))
        assert found[0].because == ("judgement:ties.0",)
        assert found[0].how == "The file states this tie: between −1 and −0.5; they say so."
    else:
        assert found[0].because == ("claim:c",)


def _agreeing(make: Any, *positions: Any, **more: Any) -> Any:
    issues = (
        make.issue("land", SCALE, "low"),
        make.issue("truce", SCALE, "low"),
        make.issue("host", ["here", "there"], "here"),
    )
    return make.situation("A B", issues, positions, **more)


def test_agreement_over_two_issues(make: Any) -> None:
    """Closeness 50 and 0: a mean of 25, which is −0.5."""
    since = date(2022, 3, 5)
    positions = (
        make.position("A", "land", "low", since=since),
        make.position("B", "land", "middle", why="its own words"),
        make.position("A", "truce", "low", since=date(2022, 3, 1), until=LATER),
        make.position("B", "truce", "high"),
    )
    found = ties(_agreeing(make, *positions, as_of=DAY))[0]
    assert found.value.weight == _point(-1, 2)
    assert found.value.restates_positions
    assert (found.value.since, found.value.until) == (since, LATER)
    assert "judgement:positions.B.land" in found.because
    assert len(found.because) == 4
    assert ties(_agreeing(make, *positions, as_of=LATER)) == ()


def test_agreement_keeps_its_uncertainty(make: Any) -> None:
    positions = (
        make.position("A", "land", (0, 20)),
        make.position("B", "land", 0),
        make.position("A", "truce", "high"),
        make.position("B", "truce", "high"),
    )
    assert ties(_agreeing(make, *positions))[0].value.weight == Interval(Fraction(4, 5), Fraction(1))


def test_one_shared_issue_or_one_without_order_is_too_little(make: Any) -> None:
    positions = (
        make.position("A", "land", "low"),
        make.position("B", "land", "low"),
        make.position("A", "host", "here"),
        make.position("B", "host", "here"),
    )
    assert ties(_agreeing(make, *positions)) == ()


def test_claims_beat_agreement(make: Any) -> None:
    positions = tuple(make.position(actor, issue, "low") for actor in "AB" for issue in ("land", "truce"))
    demand = make.claim("c", Kind.DEMAND, DAY, by=("A",), to=("B",))
    assert ties(_agreeing(make, *positions))[0].value.weight == _point(1)
    assert ties(_agreeing(make, *positions, claims=(demand,)))[0].value.weight == _point(-1, 4)


def test_ties_between_agrees_with_ties(make: Any) -> None:
    claims = (
        make.claim("c1", Kind.AID, DAY, by=("A",), to=("B",)),
        make.claim("c2", Kind.DEMAND, DAY, by=("C",), to=("B",)),
    )
    situation = make.situation("A B C", claims=claims, ties=(make.tie("A", "C", 0),))
    every = ties(situation)
    for one, two in (("A", "B"), ("B", "A"), ("C", "B"), ("A", "C")):
        assert ties_between(situation, one, two) == tuple(found for found in every if set(found.value.of) == {one, two})
    with pytest.raises(UnknownNameError):
        ties_between(situation, "A", "D")
