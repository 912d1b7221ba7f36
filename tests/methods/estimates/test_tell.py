"""The words on counts: neutral, with their claims, and never more than a reader can take in."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.answers.model import Answer, Row, Said
from modusvivendi.methods.estimates import METHOD
from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.frame import Estimate, Problem, Series
from modusvivendi.methods.estimates.tell.charts import MOST_ROWS as MOST_BARS
from modusvivendi.methods.estimates.tell.findings import GROUPS, IN_GROUP
from modusvivendi.methods.estimates.tell.tables import MOST_ROWS
from modusvivendi.methods.estimates.tell.words import shortened, stars
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.quantities import Interval, describe_interval

from .brute import some_counts

DAY = date(2024, 5, 1)


def told(counts: list[Count], *, accumulates: bool = True, unit: str = "people") -> Answer:
    made = tuple(
        Estimate(
            evidence=f"claim:c{at}",
            count=count,
            stated=describe_interval(count.interval),
            day=Period(count.first, count.last).in_words(),
            who=f"Voice {count.voice}",
            source="The gazette",
            grade="B2",
            hedge="",
        )
        for at, count in enumerate(counts)
    )
    problem = Problem(
        (
            Series(
                key="missing", label="people missing", unit=unit, accumulates=accumulates, bounds=None, estimates=made
            ),
        )
    )
    answer: Answer = METHOD.tell(problem, METHOD.solve(problem))
    return answer


def at(low: int, high: int | None, day: int = 0, voice: int = 0) -> Count:
    interval = Interval(Fraction(low), None if high is None else Fraction(high))
    return Count(interval, DAY + timedelta(days=day), DAY + timedelta(days=day), voice)


def words(answer: Answer) -> list[str]:
    return [f"{said.label}: {said.text}" if said.label else said.text for said in answer.findings]


def test_a_single_count_is_called_so() -> None:
    answer = told([at(5, 7)])
    assert words(answer) == ["People missing: 5 to 7 people (Voice 0, B2, 1 May 2024), the only count."]
    assert answer.headline == Said("People missing: 5 to 7.", ("claim:c0",))


def test_counts_that_can_all_hold_name_who_gives_each_end() -> None:
    answer = told([at(5, 9), at(6, 12, 1, 1), at(3, 8, 1, 2)])
    assert words(answer) == [
        "People missing: All 3 counts can hold together. As of 2 May 2024 they leave 6 to 8 people. "
        "Lower end: Voice 1 (B2, 2 May 2024). Upper end: Voice 2 (B2, 2 May 2024)."
    ]
    assert answer.findings[0].because == ("claim:c1", "claim:c2")


def test_one_against_two_is_left_out_as_information() -> None:
    answer = told([at(37, 37, 0, 1), at(23, 27), at(27, 33, 2)])
    first, against, out, spread = words(answer)
    assert (
        "The 3 counts cannot all hold; 2 of them can, as many as possible. As of 3 May 2024 they leave 27 to" in first
    )
    assert against == (
        "37 (Voice 1, B2, 1 May 2024) excludes each of 2 others: 23 to 27 (Voice 0, B2, 1 May 2024) and "
        "27 to 33 (Voice 0, B2, 3 May 2024)."
    )
    assert "once 1 count is left out: 37 (Voice 1" in out
    assert "not which are right" in out
    assert spread == (
        "The last counts of each of 2 sources span 27 to 37. Lowest: Voice 0 (B2, 3 May 2024). "
        "Highest: Voice 1 (B2, 1 May 2024)."
    )
    assert answer.headline.text == "People missing: 27 to 33 by 2 of 3 counts."
    assert any("different hours" in caveat.text for caveat in answer.caveats)


def test_one_against_one_is_left_open() -> None:
    answer = told([at(7, 7), at(5, 5, 0, 1)], unit="hours")
    assert words(answer) == [
        "People missing: 7 hours (Voice 0, B2, 1 May 2024) and 5 hours (Voice 1, B2, 1 May 2024) exclude one "
        "another. The counts do not say which of them holds."
    ]
    assert answer.headline.text == "People missing: 2 counts that cannot all hold."


def test_what_may_fall_is_compared_by_the_day_only() -> None:
    answer = told([at(7, 7), at(5, 5, 1)], accumulates=False)
    assert "No counts of the same day exclude one another. As of 2 May 2024 they leave 5 people." in words(answer)[0]


def test_many_contradictions_are_cut_and_counted() -> None:
    answer = told([at(90 - n, 90 - n, n) for n in range(90)])
    assert len(answer.findings) == 3 + GROUPS
    assert f"and {89 - IN_GROUP} more" in answer.findings[1].text
    assert "further contradictions not told here" in answer.findings[GROUPS].text
    table = next(table for table in answer.tables if table.title == "Which counts exclude one another")
    assert len(table.rows) == MOST_ROWS
    assert table.note == f"{90 * 89 // 2 - MOST_ROWS} more contradictions not shown."
    assert len(answer.charts[0].table.rows) == MOST_BARS
    assert f"The last {MOST_BARS} bars of" in answer.charts[0].description


def test_tables_and_charts_are_for_reference() -> None:
    answer = told([at(7, 7), at(5, 5, 0, 1)])
    assert all(table.detail for table in (*answer.tables, *(chart.table for chart in answer.charts)))


@given(some_counts(), st.booleans())
@settings(max_examples=100)
def test_every_sentence_and_row_rests_on_claims(counts: list[Count], grows: bool) -> None:
    answer = told(counts, accumulates=grows)
    general = {caveat.text for caveat in answer.caveats if not caveat.because}
    assert all(text.startswith(("The file says", "Counts of one day")) for text in general)
    for said in (answer.headline, *answer.findings, *(row for table in answer.tables for row in table.rows)):
        assert said.because
        assert set(said.because) <= {f"claim:c{index}" for index in range(len(counts))}
        assert len(set(said.because)) == len(said.because)
        assert "  " not in (said.text if isinstance(said, Said) else "")
    for chart in answer.charts:
        assert all(isinstance(row, Row) and row.because for row in chart.table.rows)


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(7, 12))), st.integers(0, 4))
@settings(max_examples=100)
def test_groups_hold_each_pair_once(pairs: set[tuple[int, int]], most: int) -> None:
    groups = list(stars(sorted(pairs), most))
    assert len(groups) <= most
    held = [frozenset((centre, other)) for centre, others in groups for other in others]
    assert len(set(held)) == len(held)
    assert set(held) <= {frozenset(pair) for pair in pairs}
    assert len(groups) == most or len(held) == len(pairs)


@pytest.mark.parametrize(("most", "expected"), [(3, "a, b and c"), (2, "a, b and 1 more")])
def test_a_list_says_how_much_it_leaves_out(most: int, expected: str) -> None:
    assert shortened("abc", most) == expected
