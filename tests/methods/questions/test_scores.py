"""The scores: exact, bounded by their ends, and equal to what they are known to be equal to."""

from __future__ import annotations

from fractions import Fraction
from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.questions.scored import Scored
from modusvivendi.methods.questions.solve.reliability import BINS, bins, parts, wilson
from modusvivendi.methods.questions.solve.resample import DRAWS, FEWEST, spread
from modusvivendi.methods.questions.solve.scores import CLIP, brier, log_score, scores

SHARES = st.fractions(0, 1, max_denominator=40)


@st.composite
def forecasts(draw: st.DrawFn, points: bool = False) -> Scored:
    low, high = sorted((draw(SHARES), draw(SHARES)))
    return Scored(low, low if points else high, draw(st.booleans()), draw(st.integers(0, 12)))


SEVERAL = st.lists(forecasts(), min_size=1, max_size=20)
POINTS = st.lists(forecasts(points=True), min_size=1, max_size=20)


@given(forecast=forecasts(), weight=SHARES)
def test_the_score_of_a_range_holds_the_score_of_every_point_in_it(forecast: Scored, weight: Fraction) -> None:
    p = forecast.low + weight * (forecast.high - forecast.low)
    point = scores([Scored(p, p, forecast.happened)])
    whole = scores([forecast])
    assert whole.brier.low <= point.brier.low == point.brier.high <= whole.brier.high
    assert whole.log[0] <= point.log[0] == point.log[1] <= whole.log[1]


@given(several=SEVERAL, weights=st.lists(SHARES, min_size=20, max_size=20))
def test_the_mean_of_ranges_holds_the_mean_of_any_points_in_them(
    several: list[Scored], weights: list[Fraction]
) -> None:
    points = []
    for each, weight in zip(several, weights, strict=False):
        p = each.low + weight * (each.high - each.low)
        points.append(Scored(p, p, each.happened, each.question))
    whole, exact = scores(several), scores(points)
    assert whole.brier.low <= exact.brier.low <= whole.brier.high
    assert whole.log[0] - 1e-12 <= exact.log[0] <= whole.log[1] + 1e-12
    if whole.skill is not None and exact.skill is not None:
        assert whole.skill.low <= exact.skill.low <= whole.skill.high


@given(p=SHARES, happened=st.booleans())
def test_the_score_is_the_sum_over_two_classes_and_does_not_care_which_is_called_yes(
    p: Fraction, happened: bool
) -> None:
    outcome = (1, 0) if happened else (0, 1)
    assert brier(p, happened) == (p - outcome[0]) ** 2 + ((1 - p) - outcome[1]) ** 2
    assert brier(p, happened) == brier(1 - p, not happened)
    assert isclose(log_score(p, happened), log_score(1 - p, not happened), abs_tol=1e-15)
    assert 0 <= brier(p, happened) <= 2


@given(p=SHARES, q=SHARES)
def test_telling_what_one_thinks_scores_best_on_average(p: Fraction, q: Fraction) -> None:
    """Both scores are proper: whoever thinks p expects no better score from saying q."""
    assert _expected(p, p) <= _expected(p, q)
    if CLIP <= p <= 1 - CLIP:
        honest, other = (float(p) * log_score(r, True) + float(1 - p) * log_score(r, False) for r in (p, q))
        assert honest <= other + 1e-12


def _expected(p: Fraction, said: Fraction) -> Fraction:
    return p * brier(said, True) + (1 - p) * brier(said, False)


@given(points=POINTS)
def test_the_score_is_its_three_parts(points: list[Scored]) -> None:
    found = parts(points)
    assert found is not None
    assert found.reliability - found.resolution + found.uncertainty == scores(points).brier.low
    assert found.uncertainty == scores(points).base_brier
    assert min(found.reliability, found.resolution, found.uncertainty) >= 0


@given(several=SEVERAL)
def test_ranges_have_no_parts(several: list[Scored]) -> None:
    assert (parts(several) is None) == any(not each.is_point for each in several)


@given(points=POINTS)
def test_always_giving_the_base_rate_has_no_skill(points: list[Scored]) -> None:
    base = scores(points).base
    found = scores([Scored(base, base, each.happened, each.question) for each in points])
    assert found.brier.low == found.base_brier
    assert (found.skill is None) == (base in (0, 1))
    assert found.skill is None or found.skill.low == found.skill.high == 0


@given(several=SEVERAL)
def test_every_forecast_is_in_one_bin(several: list[Scored]) -> None:
    found = bins(several)
    assert sum(each.n for each in found) == len(several)
    assert sum(each.happened for each in found) == sum(each.happened for each in several)
    for each in found:
        inside = [one for one in several if each.low <= one.low and one.high <= each.high]
        assert len(inside) >= each.n
        assert each.wide or each.high - each.low == Fraction(1, BINS)
        assert each.share[0] <= each.happened / each.n <= each.share[1]


@pytest.mark.parametrize(
    ("p", "low"), [("0", "0"), ("0.09", "0"), ("0.1", "0.1"), ("0.999", "0.9"), ("1", "0.9"), ("0.7", "0.7")]
)
def test_a_bin_holds_its_lower_end_and_the_last_one_also_1(p: str, low: str) -> None:
    (found,) = bins([Scored(Fraction(p), Fraction(p), True)])
    assert (found.low, found.wide) == (Fraction(low), False)


def test_a_range_over_two_bins_stands_by_itself() -> None:
    narrow, wide = bins(
        [Scored(Fraction("0.55"), Fraction("0.8"), True), Scored(Fraction("0.2"), Fraction("0.3"), True)]
    )
    assert (narrow.low, narrow.high, narrow.wide) == (Fraction("0.2"), Fraction("0.3"), False)
    assert (wide.low, wide.high, wide.wide) == (Fraction("0.55"), Fraction("0.8"), True)


def test_wilson_as_published() -> None:
    """Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (happened, n), (low, high) in published.items():
        found = wilson(happened, n)
        assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_the_log_score_is_clipped_and_says_how_often() -> None:
    found = scores([Scored(Fraction(0), Fraction(0), True), Scored(Fraction(1, 2), Fraction(1, 2), True)])
    assert found.clipped == 1
    assert isclose(found.log[0], (-log(0.01) - log(0.5)) / 2)
    assert scores([Scored(CLIP, 1 - CLIP, True)]).clipped == 0


@pytest.mark.parametrize(("low", "high"), [("-0.1", "0.5"), ("0.5", "0.4"), ("0.5", "1.1")])
def test_what_is_no_probability_is_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no probability"):
        Scored(Fraction(low), Fraction(high), True)


def test_nothing_is_not_scored() -> None:
    with pytest.raises(ValueError, match="no forecasts"):
        scores([])


def sample(count: int) -> list[Scored]:
    shares = [Fraction(at * 7 % 11, 10) if at * 7 % 11 < 11 else Fraction(1) for at in range(count)]
    return [Scored(min(p, Fraction(1)), min(p, Fraction(1)), at % 3 == 0, at) for at, p in enumerate(shares)]


def test_with_few_questions_there_is_no_range() -> None:
    assert spread(sample(FEWEST - 1)) is None
    assert spread([Scored(Fraction(1, 2), Fraction(1, 2), True, at % 3) for at in range(40)]) is None


def test_the_range_is_the_same_every_time_and_holds_the_score() -> None:
    several = sample(30)
    found, again = spread(several), spread(several)
    assert found == again
    assert found is not None
    assert found.brier[0] <= scores(several).brier.low <= found.brier[1]
    assert found.log[0] <= scores(several).log[0] <= found.log[1]


def test_the_range_agrees_with_one_drawn_in_plain_python() -> None:
    """The same bootstrap, written out with another generator: the ends agree as far as chance allows."""
    from random import Random

    several = sample(30)
    values = [float(brier(each.low, each.happened)) for each in several]
    dice = Random(7)
    means = sorted(sum(dice.choices(values, k=30)) / 30 for _ in range(DRAWS))
    found = spread(several)
    assert found is not None
    assert abs(found.brier[0] - means[49]) < 0.04
    assert abs(found.brier[1] - means[1949]) < 0.04


def test_two_forecasts_of_a_question_are_drawn_together() -> None:
    """Everything said twice is no more evidence: the ranges stay as they are."""
    once = sample(20)
    assert spread([*once, *once]) == spread(once)


def test_where_the_base_rate_is_often_perfect_the_skill_has_no_lower_end() -> None:
    several = [Scored(Fraction(1, 4), Fraction(1, 4), at == 0, at) for at in range(FEWEST)]
    found = spread(several)
    assert found is not None
    assert found.skill[0] is None
    assert found.skill[1] < 1


@given(several=st.lists(forecasts(), min_size=12, max_size=30))
def test_ranges_make_the_range_wider(several: list[Scored]) -> None:
    several = [Scored(each.low, each.high, each.happened, at) for at, each in enumerate(several)]
    wide, best = spread(several), spread([_best(each) for each in several])
    assert wide is not None
    assert best is not None
    assert isclose(wide.brier[0], best.brier[0])
    assert wide.brier[1] >= best.brier[1] - 1e-12


def _best(each: Scored) -> Scored:
    p = each.high if each.happened else each.low
    return Scored(p, p, each.happened, each.question)
