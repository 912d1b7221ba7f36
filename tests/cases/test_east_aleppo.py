"""East Aleppo: the public counts are kept as said, their contradictions are named, and nobody is averaged."""

from datetime import date
from fractions import Fraction

import pytest

import modusvivendi as mv
from modusvivendi.answers.model import Answer
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import ask
from modusvivendi.methods.estimates.frame import Series, frame
from modusvivendi.methods.estimates.solve import Reconciled, reconcile
from modusvivendi.situation.blocks.words import Kind, Role
from modusvivendi.situation.quantities import Credibility, Reliability
from modusvivendi.situation.situation import Situation

NAME = "east-aleppo-2016"


@pytest.fixture(scope="module")
def case() -> Situation:
    return load(NAME)


@pytest.fixture(scope="module")
def evacuated(case: Situation) -> Series:
    return next(each for each in frame(case).series if each.label == "people evacuated from East Aleppo")


@pytest.fixture(scope="module")
def found(evacuated: Series) -> Reconciled:
    return reconcile(evacuated.counts, accumulates=evacuated.accumulates)


def keys(evacuated: Series, indices: tuple[int, ...]) -> set[str]:
    return {evacuated.estimates[index].evidence.removeprefix("claim:") for index in indices}


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("icrc-first-day", 9_000, 11_000),
        ("russia-two-days", 9_500, None),
        ("icrc-21", 25_000, None),
        ("icrc-30000", 27_000, 33_000),
        ("icrc-final", 31_500, 38_500),
        ("turkey-20", 37_500, 37_500),
    ],
)
def test_the_public_counts_are_kept(case: Situation, key: str, low: int, high: int | None) -> None:
    value = case.claims[key].value
    assert value is not None
    assert (value.interval.low, value.interval.high) == (low, high)


def test_the_halt_is_an_event_and_its_length_is_disputed(case: Situation) -> None:
    assert case.claims["halted"].kind is Kind.EVENT
    values = [case.claims[key].value for key in ("halt-icrc", "halt-ocha")]
    longer, shorter = (value.interval for value in values if value is not None)
    assert longer.intersect(shorter) is None


def test_one_count_excludes_three_others(evacuated: Series, found: Reconciled) -> None:
    pairs = {frozenset(keys(evacuated, pair)) for pair in found.conflicts.pairs}
    assert pairs == {frozenset({"turkey-20", other}) for other in ("icrc-20", "icrc-30000", "icrc-22")}


def test_twelve_of_thirteen_can_hold(evacuated: Series, found: Reconciled) -> None:
    assert len(evacuated.estimates) == 13
    assert found.fewest.only is not None
    assert keys(evacuated, found.fewest.only) == {"turkey-20"}
    last = found.kept[-1]
    assert last.day == date(2016, 12, 22)
    assert last.interval is not None
    assert last.interval.ends == (Fraction(35_000), Fraction(38_500))
    assert last.interval.low_open
    assert (keys(evacuated, last.low_from), keys(evacuated, last.high_from)) == ({"ocha-final"}, {"icrc-final"})


def test_on_the_day_itself_the_counts_do_not_say_who_is_right() -> None:
    answer = mv.brief(NAME, as_of="2016-12-20").answers
    toll = next(each for each in answer if each.method == "estimates")
    text = " ".join(said.text for said in toll.findings)
    assert "in more than one way" in text
    assert "No other choice" not in text


def test_the_answer_names_source_and_grade_and_no_average(case: Situation) -> None:
    answer = ask("estimates", case)
    assert isinstance(answer, Answer)
    text = " ".join(said.text for said in (answer.headline, *answer.findings))
    assert "37,500 (Türkiye, C4, 20 December 2016) excludes each of 3 others" in text
    assert "more than 35,000, up to 38,500 by 12 of 13 counts" in text
    for word in ("average", "mean ", "wrong", "false", "exaggerat"):
        assert word not in text


def test_nothing_later_is_known(case: Situation) -> None:
    assert case.as_of == date(2016, 12, 31)
    known = [case.known_on(claim) for claim in case.claims.values()]
    assert all(day is not None and day <= case.as_of for day in known)


def test_every_side_is_graded_alike(case: Situation) -> None:
    """A side's or a broker's own account is C, and who broke the agreement cannot be judged."""
    for claim in case.claims.values():
        if claim.kind is Kind.ESTIMATE and set(claim.by) & {"SYR", "RUS", "TUR", "OPP"}:
            source = next(case.sources[origin.source] for origin in claim.src if origin.source)
            assert source.reliability is Reliability.C, claim.key
    blame = [case.claims[key].credibility for key in ("halt-government", "halt-opposition")]
    assert blame == [Credibility.NOT_JUDGED] * 2


def test_brokers_and_implementers(case: Situation) -> None:
    assert {key for key, actor in case.actors.items() if actor.role is Role.MEDIATOR} == {"RUS", "TUR"}
    assert {key for key, actor in case.actors.items() if actor.role is Role.PARTY} == {"SYR", "OPP"}
    assert set(case.claims["carried-out"].by) == {"ICRC", "SARC"}


def test_the_brief_has_no_gaps() -> None:
    assert mv.brief(NAME).gaps == ()
