"""Who moved on which issue: half-open validity, exact places, red lines, and when there is too little to tell."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.base import ask
from modusvivendi.methods.shift.problem import Share, Stand
from modusvivendi.methods.shift.solve import Change, compare
from modusvivendi.situation.problems import SituationError

from .situations import labelled, read, shift, told

MOVED = """\
claims:
  c1: {kind: statement, text: Ardenne wants no truce, by: A, date: 2022-03-01, src: s#1, credibility: 2}
  c2: {kind: statement, text: Ardenne wants a day, by: A, date: 2022-04-01, src: s#2, attribution: Ardenne's envoy}
positions:
  A:
    truce:
      - {ideal: none, accepts: [none, day], firmness: 0.9, since: 2022-03-01, until: 2022-04-01, src: c1}
      - {ideal: day, accepts: [day, open], firmness: [0.5, 0.7], since: 2022-04-01, src: c2}
  B:
    truce: {ideal: open}
"""


def test_a_move_is_told_with_its_places_its_line_and_its_word() -> None:
    answer = shift(read(MOVED))
    text = told(answer, "Ardenne, truce")
    assert "From 1 April 2022: wants a day of truce, before that no truce" in text
    assert "30 places of 100 towards a lasting truce" in text
    assert "could now also accept a lasting truce" in text
    assert "could no longer accept no truce" in text
    assert "held with a firmness of 0.5 to 0.7 (before that 0.9)" in text
    assert "On the word of Ardenne's envoy (B6)" in text
    assert "Too few dated statements to tell a shift from chance (2 of 8)." in text
    assert set(labelled(answer, "Ardenne, truce")[0].because) >= {"claim:c1", "claim:c2"}
    assert answer.headline.because
    assert any("1 of 3 positions carries no date" in said.text for said in answer.caveats)


@pytest.mark.parametrize(
    ("start", "end", "moved"),
    [
        ("2022-03-31", "2022-04-01", True),
        ("2022-03-01", "2022-03-31", False),
        ("2022-04-01", "2022-06-30", False),
        ("2022-04-01", "2022-04-01", False),
        ("2022-03-01", "2022-06-30", True),
    ],
)
def test_a_position_ends_on_the_day_on_which_the_next_begins(start: str, end: str, moved: bool) -> None:
    answer = shift(read(MOVED), start, end)
    assert bool(labelled(answer, "Ardenne, truce")) is moved
    assert answer.headline.text.startswith("Dated positions changed" if moved else "No dated position changed")
    assert len(answer.charts) == moved


def test_the_window_is_the_whole_span_unless_asked_for() -> None:
    assert "(1 March to 30 June 2022)" in shift(read(MOVED)).headline.text
    assert "(15 March to 15 April 2022)" in shift(read(MOVED), "2022-03-15", "2022-04-15").headline.text


@pytest.mark.parametrize(
    ("start", "end", "what"),
    [
        ("2022-05-01", "2022-04-01", "--from 2022-05-01 lies after --to 2022-04-01"),
        (None, "2022-07-01", "--to 2022-07-01 lies after the date of what is known"),
        ("2022-07-01", None, "--from 2022-07-01 lies after --to 2022-06-30"),
    ],
)
def test_dates_in_the_wrong_order_are_refused(start: str | None, end: str | None, what: str) -> None:
    with pytest.raises(SituationError, match=what):
        shift(read(MOVED), start, end)


def test_an_option_that_is_not_known_or_cannot_be_read() -> None:
    with pytest.raises(TypeError, match="start, end"):
        ask("shift", read(MOVED), {"begin": "2022-03-01"})
    with pytest.raises(SituationError, match="--from"):
        shift(read(MOVED), "01/03/2022")


def test_begun_and_ended_positions() -> None:
    ended = shift(read("positions: {A: {truce: {ideal: day, since: 2022-03-05, until: 2022-03-20}}}\n"))
    assert told(ended, "Positions begun") == "Ardenne on truce: until before 20 March 2022, a day of truce."
    later = read("positions: {A: {truce: {ideal: day, since: 2022-03-05}}}\n")
    begun = shift(later, "2022-03-01")
    assert told(begun, "Positions begun") == "Ardenne on truce: from 5 March 2022, a day of truce."
    assert "the file, which names no source" in {
        cell for table in begun.tables for row in table.rows for cell in row.cells
    }
    assert shift(later, "2022-03-01").headline.text.startswith("No dated position changed")


def two(issue: str, before: str, after: str) -> str:
    """Two positions, one after the other: ideals with any further entries."""
    dates = ("since: 2022-03-01, until: 2022-04-01", "since: 2022-04-01")
    steps = (f"{{ideal: {ideal}, {days}}}" for ideal, days in zip((before, after), dates, strict=True))
    return f"positions: {{A: {{{issue}: [{', '.join(steps)}]}}}}\n"


def test_an_uncertain_place_gives_an_interval_and_no_midpoint() -> None:
    answer = shift(read(two("line", "here", "there")))
    assert "between 50 and 80 places of 100 towards the line there" in told(answer, "Ardenne")
    cells = [cell for table in answer.tables for row in table.rows for cell in row.cells]
    assert "between +50 and +80" in cells
    assert all("65" not in str(cell) and "70" not in str(cell) for cell in cells)


def test_a_direction_that_is_not_certain_is_not_claimed() -> None:
    text = told(shift(read(two("truce", "[20, 60]", "[40, 70]"))), "Ardenne")
    assert "anything from 20 places of 100 towards no truce to 50 towards a lasting truce" in text
    assert "direction is not certain" in text


def test_options_without_an_order_have_no_places() -> None:
    answer = shift(read(two("anthem", "old", "new")))
    assert "wants new, before that old." in told(answer, "Ardenne")
    assert answer.charts == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", ", accepts: [day, open]", "now draws a red line: could accept only a day of truce or a lasting truce"),
        (", accepts: [day]", "", "no red line is stated any more; before that it could accept only a day of truce"),
        (", at_least: 20", ", at_least: 30", "red line at least 30, before that at least 20"),
        (
            ", accepts: [day, open]",
            ", accepts: [day, open], only_if: {open: {line: [here]}}",
            "other conditions: a lasting truce (only with the line here); were a lasting truce",
        ),
    ],
)
def test_red_lines(before: str, after: str, expected: str) -> None:
    assert expected in told(shift(read(two("truce", f"day{before}", f"day{after}"))), "Ardenne")


def test_firmness_alone_is_no_move() -> None:
    answer = shift(read(two("truce", "day, firmness: 0.2", "day, firmness: 0.9")))
    assert "held with a firmness of 0.9 (before that 0.2)" in told(answer, "Ardenne")
    assert answer.headline.text.startswith("No dated position changed")


def series(places: list[int]) -> str:
    steps = [
        f"{{ideal: {place}, since: 2022-03-{day:02}"
        + (f", until: 2022-03-{day + 1:02}}}" if day < len(places) else "}")
        for day, place in enumerate(places, start=1)
    ]
    return f"positions: {{A: {{truce: [{', '.join(steps)}]}}}}\n"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([0, 1, 0, 1, 90, 91, 90], None),
        ([0, 0, 0, 1, 90, 91, 90, 91], "Chance would seldom order them like that (p = 0.029, from all 40,320 orders)"),
        ([0, 9, 1, 8, 2, 7, 3, 6], "no shift that can be told from it"),
        ([5] * 8, "All are alike"),
    ],
)
def test_a_test_appears_from_eight_dated_points_on(places: list[int], expected: str | None) -> None:
    answer = shift(read(series(places)))
    tested = [said for said in answer.findings if said.label.endswith("test")]
    if expected is None:
        assert tested == []
        assert "(7 of 8)" in told(answer, "Ardenne, truce")
        return
    assert expected in tested[0].text
    assert len(tested[0].because) == len(places)
    assert any("1 test was run" in said.text for said in answer.caveats)


def test_offers_count_as_statements_and_not_twice() -> None:
    """Seven demands and a position; one more demand, on which the position rests, does not count."""
    claims = "".join(
        f"  d{day}: {{kind: demand, by: A, to: B, offers: {{truce: {'none' if day < 5 else 'open'}}}, "
        f"date: 2022-04-{day:02}, src: s#1}}\n"
        for day in range(1, 9)
    )
    position = "positions: {A: {truce: {ideal: open, since: 2022-04-08, src: d8}}}\n"
    answer = shift(read(f"claims:\n{claims}{position}"), "2022-04-01")
    tested = [said for said in answer.findings if said.label == "Ardenne, truce, test"]
    assert tested[0].text.startswith("8 dated points from 1 April 2022 to 8 April 2022.")


def test_many_steps_are_told_by_what_they_come_to() -> None:
    text = told(shift(read(series([0, 10, 20, 10, 30, 40]))), "Ardenne, truce")
    assert text.startswith("5 steps from 2 March 2022 to 6 March 2022. Over the whole time: wants 40 on the scale")
    assert "40 places of 100 towards a lasting truce" in text
    later = told(shift(read(series([0, 10, 20, 10, 30, 40])), "2022-02-01"), "Ardenne, truce")
    assert later.startswith("6 steps from 1 March 2022 to 6 March 2022. Over the whole time: wants 40 on the scale")
    again = told(shift(read(series([0, 10, 20, 10, 30, 0]))), "Ardenne, truce")
    assert "At the end it stands where it stood at the beginning." in again


SHARES = st.fractions(0, 1, max_denominator=8)
STANDS = st.builds(
    Stand,
    since=st.none(),
    until=st.none(),
    choice=st.sampled_from("abc"),
    wants=st.just(""),
    place=st.tuples(SHARES, SHARES).map(lambda one: (min(one), max(one))),
    accepts=st.none() | st.sets(st.sampled_from("abc")).map(lambda keys: tuple((key, key) for key in sorted(keys))),
    bounds=st.sampled_from(["", "at least 3"]),
    firmness=st.none() | SHARES.map(lambda share: Share(ends=(share, share), words="")),
    salience=st.none(),
    whose=st.just(""),
    because=st.just(()),
)


def reverse(change: Change | None) -> Change | None:
    def turned(ends: tuple[Fraction, Fraction] | None) -> tuple[Fraction, Fraction] | None:
        return None if ends is None else (-ends[1], -ends[0])

    if change is None:
        return None
    return replace(
        change,
        kind={"begun": "ended", "ended": "begun", "changed": "changed"}[change.kind],
        places=turned(change.places),
        firmness=turned(change.firmness),
        added=change.removed,
        removed=change.added,
    )


@given(STANDS | st.none(), STANDS | st.none())
def test_exchanging_two_positions_reverses_every_sign(before: Stand | None, after: Stand | None) -> None:
    assert compare(before, after) == reverse(compare(after, before))


@given(STANDS)
def test_a_position_does_not_differ_from_itself(stand: Stand) -> None:
    assert compare(stand, stand) is None
    assert compare(stand, replace(stand)) is None
