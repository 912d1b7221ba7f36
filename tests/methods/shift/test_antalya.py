"""What the commentary on the Antalya talks asks of movement, answered from its file."""

import json

import pytest

from modusvivendi.answers.charts import refuse_references, render_svg
from modusvivendi.answers.data import to_json
from modusvivendi.answers.model import Answer
from modusvivendi.answers.terminal import to_text
from modusvivendi.briefing import document
from modusvivendi.exchange.loading import load
from modusvivendi.situation.loading import case_names

from .situations import labelled, shift, told


@pytest.fixture(scope="module")
def answer() -> Answer:
    return shift(load("antalya-2022"))


def test_russias_dated_position(answer: Answer) -> None:
    text = told(answer, "Russia, level of the talks")
    assert (
        "From 10 March 2022: wants anything from talks between delegations to talks between foreign ministers" in text
    )
    assert "between 0 and 50 places of 100 towards a meeting of the two presidents, so perhaps not at all" in text
    assert "experts (C3)" in text
    assert {"claim:met", "claim:shift"} <= set(labelled(answer, "Russia, level of the talks")[0].because)


def test_ukraines_dated_positions(answer: Answer) -> None:
    text = told(answer, "Ukraine, Ukraine's alignment")
    assert (
        "From 7 March 2022: wants no pursuit of NATO membership, before that a path to NATO membership, 40 pl" in text
    )
    assert "From 9 March 2022: could now also accept neutrality written into law (only with" in text
    assert "a status left to later talks" in told(answer, "Ukraine, territory")


def test_the_gradual_shift_cannot_be_tested(answer: Answer) -> None:
    text = told(answer, "Observers")
    assert "Experts saw a gradual change" in text
    assert "“experts are of the view”" in text
    assert "show 1 step in that time" in text
    assert "Too few dated statements to tell a shift from chance (2 of 8)." in text
    assert not [said for said in answer.findings if said.label.endswith("test")]


def test_chinas_word_and_the_first_ministerial_contact(answer: Answer) -> None:
    met, war = (said.text for said in labelled(answer, "A first, it is said"))
    assert "the first meeting of Russia and Ukraine at ministerial level or above" in met
    assert "after 3 lower ones" in met
    assert "[The source: “in what appears to be”.]" in war
    assert "In this ledger, which begins on 4 February 2022: the first use of “war” by China (10 March 2022)" in war


def test_before_the_article_was_known_its_views_are_not_there() -> None:
    """On 9 March neither the meeting nor the experts' view was known."""
    early = shift(load("antalya-2022", as_of="2022-03-09"))
    keys = {item.key for item in early.evidence}
    assert not keys & {"claim:met", "claim:shift", "claim:china-war"}
    assert labelled(early, "Observers") == []
    assert "Russia" not in early.headline.text


@pytest.mark.parametrize("case", case_names())
def test_every_line_has_its_evidence(case: str) -> None:
    answer = shift(load(case))
    assert all(said.because for said in (answer.headline, *answer.findings))
    assert all(row.because for table in answer.tables for row in table.rows)
    assert all(row.because for chart in answer.charts for row in chart.table.rows)


@pytest.mark.parametrize("case", case_names())
def test_the_same_bytes_every_time(case: str) -> None:
    situation = load(case)
    one, other = (document(situation, ["shift"]) for _ in range(2))
    assert to_json(one) == to_json(other)
    assert to_text(one) == to_text(other)


@pytest.mark.parametrize("case", case_names())
def test_charts_carry_their_data_and_can_be_drawn(case: str) -> None:
    for number, chart in enumerate(shift(load(case)).charts):
        refuse_references(chart.spec)
        drawn = render_svg(chart, f"shift-{number}")
        assert drawn.startswith("<svg")
        assert chart.table.detail
        assert json.dumps(chart.spec)


def test_a_window_of_one_day_shows_no_change() -> None:
    for day in ("2022-02-24", "2022-03-07", "2022-03-10"):
        answer = shift(load("antalya-2022"), day, day)
        assert answer.headline.text.startswith("No dated position changed")
        assert labelled(answer, "Ties") == []
        assert answer.charts == ()
