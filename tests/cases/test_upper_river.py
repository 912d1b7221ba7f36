"""The invented case uses the whole format, so that whatever reads it has met every kind of entry."""

from datetime import date
from itertools import pairwise

import pytest

import modusvivendi as mv
from modusvivendi.situation.blocks.words import Handling, Kind, Role
from modusvivendi.situation.quantities import Reliability
from modusvivendi.situation.redact import redact
from modusvivendi.situation.situation import Situation

CASE = "upper-river"
RESTRICTED = {"inn", "inn-offer", "inn-answer"}


@pytest.fixture(scope="module")
def case() -> Situation:
    return mv.load(CASE)


def test_three_parties_and_one_is_a_group(case: Situation) -> None:
    parties = {key: actor.members for key, actor in case.actors.items() if actor.role is Role.PARTY}
    assert parties == {"KES": (), "DOL": (), "HIGH": ("ÝRN", "TAS", "MOR")}


def test_every_kind_of_claim_is_met(case: Situation) -> None:
    assert {claim.kind for claim in case.claims.values()} == set(Kind)


def test_issues_of_every_shape(case: Situation) -> None:
    assert case.issues["water"].range is not None
    assert not case.issues["town"].ordered
    assert [option.key for option in case.issues["gauge"].options] == ["no", "yes"]
    values = [p.values for p in case.positions if p.issue == "town"]
    assert all(value is not None and len(value) == 4 for value in values)


def test_kestra_moved_in_enough_dated_steps_for_a_test(case: Situation) -> None:
    steps = [p for p in case.positions if (p.actor, p.issue) == ("KES", "water")]
    assert len(steps) == 11
    assert all(before.until == after.since for before, after in pairwise(steps))


def test_the_gap_on_water_closed_within_two_years() -> None:
    def gap(day: str) -> float:
        kestra, dolvan = (mv.load(CASE, as_of=day).position_of(party, "water") for party in ("KES", "DOL"))
        assert kestra is not None
        assert kestra.at_least is not None
        assert dolvan is not None
        assert dolvan.at_most is not None
        return float(kestra.at_least.interval.ends[0] - dolvan.at_most.interval.ends[1])

    assert gap("2031-12-31") == 20
    assert gap("2033-06-01") == -7


def test_analysts_disagree_by_name(case: Situation) -> None:
    capability = case.actors["DOL"].capability
    assert capability is not None
    assert [version.by for version in capability.versions] == ["Ilse Varga-Ng", "Okello Brandt"]
    first, second = (version.number.interval for version in capability.versions)
    assert first != second


def test_counts_that_cannot_both_hold(case: Situation) -> None:
    gazette, relief = (case.claims[key].value for key in ("toll-gazette", "toll-relief"))
    assert gazette is not None
    assert relief is not None
    assert gazette.interval.intersect(relief.interval) is None


def test_probability_words_keep_their_scales(case: Situation) -> None:
    scales = {claim.probability.scale for claim in case.claims.values() if claim.probability}
    assert scales == {"icd203", "ipcc-ar5", "phia"}


@pytest.mark.parametrize(
    ("claim", "happened", "known"),
    [
        ("sluices-log", date(2031, 8, 9), date(2033, 2, 14)),
        ("ministers-31", date(2031, 11, 17), date(2033, 4, 2)),
        ("inn", date(2032, 11, 25), date(2033, 3, 1)),
    ],
)
def test_some_things_become_known_late(case: Situation, claim: str, happened: date, known: date) -> None:
    told = case.claims[claim]
    assert told.date is not None
    assert told.date.first == happened
    assert case.known_on(told) == known
    assert claim not in mv.load(CASE, as_of="2032-12-31").claims


def test_what_is_restricted_carries_a_position_and_an_indicator(case: Situation) -> None:
    marked = {key for key, claim in case.claims.items() if claim.handling is Handling.RESTRICTED}
    assert marked == RESTRICTED
    resting = [p for p in case.positions if p.src and all(origin.claim in marked for origin in p.src)]
    assert [(p.actor, p.issue, p.since) for p in resting] == [("KES", "water", date(2032, 11, 25))]
    assert any(origin.claim in marked for each in case.questions.watch for origin in each.src)


def test_nothing_restricted_is_left_after_redaction() -> None:
    shared = redact(mv.load(CASE)).situation
    assert not RESTRICTED & set(shared.claims)
    assert date(2032, 11, 25) not in {position.since for position in shared.positions}
    assert "note" not in shared.sources


def test_names_in_several_scripts(case: Situation) -> None:
    assert case.actors["DOL"].aliases[-1] == "დოლვანი"
    assert case.claims["truce-bělomor"].by == ("MOR",)


def test_a_source_that_cannot_be_judged_and_one_that_is_unreliable(case: Situation) -> None:
    assert case.sources["unsigned"].reliability is Reliability("F")
    assert case.sources["broadsheet"].reliability is Reliability("E")


def test_moves_and_preferences_that_override(case: Situation) -> None:
    assert len(case.moves.one_way) == 2
    assert len(case.moves.transitions) == 2
    assert [preference.by for preference in case.moves.prefers] == ["HIGH"]


def test_a_commune_can_be_imagined_to_leave() -> None:
    split = mv.load(CASE, scenario="council-splits")
    assert split.actors["HIGH"].members == ("ÝRN", "TAS")
    assert split.actors["MOR"].role is Role.PARTY


@pytest.mark.parametrize("scenario", [None, "wet-year", "council-splits"])
def test_it_can_be_briefed(scenario: str | None) -> None:
    assert mv.brief(CASE, scenario=scenario).gaps == ()
