"""What is written is read back equal, and a view on a day never shows what was known later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from modusvivendi.situation.asof import as_of
from modusvivendi.situation.loading import CASES
from modusvivendi.situation.reading.check import check_file, check_text
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import dump, fingerprint, to_plain, write


def _situation(plain) -> Situation | None:
    situation = check_text(dump(plain)).situation
    event("valid" if situation is not None else "invalid")
    return situation


@given(data=st.data())
def test_a_situation_that_is_written_is_read_back_equal(situations, data):
    situation = _situation(data.draw(situations))
    if situation is None:
        return
    text = write(situation)
    checked = check_text(text)
    assert checked.situation == situation, checked.problems
    assert write(checked.situation) == text
    assert fingerprint(checked.situation) == fingerprint(situation)


@given(data=st.data())
def test_most_generated_situations_are_valid(situations, data):
    """The round trip would prove nothing if the strategy made nothing that can be read."""
    plain = data.draw(situations)
    checked = check_text(dump(plain))
    assert {problem.code for problem in checked.problems if problem.severity == "error"} <= {"known-after-as-of"}


@given(data=st.data(), first=st.dates(date(2022, 1, 1), date(2022, 4, 1)), days=st.integers(0, 60))
def test_a_view_shows_nothing_that_was_known_later_and_grows_with_time(situations, data, first, days):
    situation = _situation(data.draw(situations))
    if situation is None:
        return
    second = first + timedelta(days=days)
    earlier, later = as_of(situation, first), as_of(situation, second)
    for key, claim in earlier.claims.items():
        known = situation.known_on(claim)
        assert known is not None
        assert known <= first, key
    assert _cited(earlier) <= {*earlier.claims, *earlier.sources}
    assert earlier.claims.keys() <= later.claims.keys()
    assert earlier.sources.keys() <= later.sources.keys()
    assert len(earlier.positions) <= len(later.positions)
    asked = earlier.questions.forecasts
    assert all(forecast.on <= first for question in asked.values() for forecast in question.made)
    assert all(question.settled is None or question.settled <= first for question in asked.values())
    assert asked.keys() <= later.questions.forecasts.keys()
    again = as_of(later, first)
    assert replace(again, earlier=earlier.earlier, about=earlier.about) == earlier


def _cited(view: Situation) -> set[str]:
    """Every claim and source that an entry of the view rests on."""
    asked = tuple(view.questions.forecasts.values())
    made = tuple(forecast for question in asked for forecast in question.made)
    listed = (*view.positions, *view.ties, *view.network, *view.rules, *view.moves.prefers, *view.questions.watch)
    keyed = (view.claims, view.alternatives, view.places, view.vehicles, view.stocks)
    entries = (*asked, *made, *listed, *(entry for block in keyed for entry in block.values()))
    return {str(origin.claim or origin.source) for entry in entries for origin in entry.src}


def test_every_field_of_every_block_survives_in_the_cases():
    for path in sorted(CASES.glob("**/*.yaml")):
        situation = check_file(path).situation
        assert situation is not None, path
        assert check_text(write(situation)).situation == situation
        assert to_plain(situation)["title"] == situation.title
