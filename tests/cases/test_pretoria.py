"""The Pretoria case tells how two sides moved, keeps both accounts of what is disputed, and knows nothing early."""

from datetime import date

import pytest

import modusvivendi as mv
from modusvivendi.situation.blocks.words import Answered, Kind, Role
from modusvivendi.situation.situation import Situation

CASE = "pretoria-2022"


@pytest.fixture(scope="module")
def case() -> Situation:
    return mv.load(CASE)


def test_two_parties_and_three_who_mediate_or_host(case: Situation) -> None:
    roles = {role: {key for key, actor in case.actors.items() if actor.role is role} for role in Role}
    assert roles[Role.PARTY] == {"ETH", "TPLF"}
    assert roles[Role.MEDIATOR] == {"AU", "ZAF", "KEN"}
    assert "ERI" in roles[Role.THIRD]


def test_the_two_meetings(case: Situation) -> None:
    hosts = {c.key: (c.host, c.date.last) for c in case.claims.values() if c.kind is Kind.MEETING and c.date}
    assert hosts == {"pretoria": ("ZAF", date(2022, 11, 2)), "nairobi": ("KEN", date(2022, 11, 12))}


def test_the_invitation_was_accepted_by_both(case: Situation) -> None:
    answers = {by: c.answer for c in case.claims.values() if c.answers == "invitation" for by in c.by}
    assert answers == {"ETH": Answered.ACCEPTED, "TPLF": Answered.ACCEPTED}


def test_both_accounts_of_the_resumption_are_graded_alike(case: Situation) -> None:
    accounts = [c for c in case.claims.values() if c.kind is Kind.STATEMENT and "resumed" in c.re]
    assert {by for account in accounts for by in account.by} == {"ETH", "TPLF"}
    assert len({account.credibility for account in accounts}) == 1


@pytest.mark.parametrize(("day", "expected"), [("2022-09-01", set()), ("2022-11-15", {"panel"})])
def test_the_parties_came_to_overlap_on_who_mediates(day: str, expected: set[str]) -> None:
    then = mv.load(CASE, as_of=day)
    accepted = [set(position.accepts or ()) for p in ("ETH", "TPLF") if (position := then.position_of(p, "mediation"))]
    assert len(accepted) == 2
    assert set.intersection(*accepted) == expected


def test_counts_keep_their_words(case: Situation) -> None:
    dead = [c.value.interval for c in case.claims.values() if c.of == "war_deaths" and c.value]
    assert [each.low for each in dead] == [2_000, 20_000, 200_000]
    assert [each.high for each in dead] == [10_000, 100_000, 1_000_000]
    assert case.claims["deaths-ap"].hedge == "is believed to have killed"


def test_nothing_later_is_known(case: Situation) -> None:
    known = [case.known_on(claim) for claim in case.claims.values()]
    assert all(day is not None and day <= date(2022, 11, 15) for day in known)


@pytest.mark.parametrize(
    ("day", "known", "unknown"),
    [
        ("2022-10-25", {"opened", "invitation"}, {"pretoria", "joint-statement", "term-arms"}),
        ("2022-11-02", {"pretoria", "joint-statement"}, {"term-arms", "nairobi"}),
        ("2022-11-03", {"term-arms"}, {"nairobi-terms", "convoy"}),
    ],
)
def test_the_outcome_is_known_when_it_was(day: str, known: set[str], unknown: set[str]) -> None:
    claims = set(mv.load(CASE, as_of=day).claims)
    assert known <= claims
    assert not unknown & claims


def test_eritrea_can_be_imagined_to_withdraw() -> None:
    before, after = (
        mv.load(CASE, scenario=name).position_of("ERI", "outside_forces") for name in (None, "eritrea-withdraws")
    )
    assert before is not None
    assert after is not None
    assert (before.ideal, after.ideal) == ("stay", "alongside")
    assert after.src == ()


@pytest.mark.parametrize("scenario", [None, "before-pretoria", "eritrea-withdraws"])
def test_it_can_be_briefed(scenario: str | None) -> None:
    assert mv.brief(CASE, scenario=scenario).gaps == ()
