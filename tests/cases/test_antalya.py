"""The Antalya case carries the whole article, keeps its hedges, and knows nothing later than 11 March 2022."""

from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.answers.model import Answer
from modusvivendi.methods.base import ask
from modusvivendi.situation.blocks.words import Kind, Level, Role
from modusvivendi.situation.situation import Situation

ARTICLE = Path(__file__).parents[3] / "shared" / "article.txt"
PARAGRAPHS = {
    "1": ("Turkey", "high level", "third week", "forced from their homes", "The dead, soldiers as well as civilians"),
    "2": ("no significant result", "24 hours", "no promise", "hundreds of thousands", "first humanitarian priority"),
    "3": ("restate its known account", "neutral", "Moscow", "stance"),
    "4": ("not surrender", "readier", "never accept", "neutral Ukraine"),
    "5": ("Poland", "hold out", "stay in power", "Pressure on Russia", "called for a ceasefire", "a war", "both camps"),
}
"""Facts of each paragraph, by words that the case uses for them."""


@pytest.fixture(scope="module")
def case() -> Situation:
    return mv.load("antalya-2022")


@pytest.mark.parametrize(("paragraph", "facts"), PARAGRAPHS.items())
def test_every_paragraph_is_carried(case: Situation, paragraph: str, facts: tuple[str, ...]) -> None:
    told = " ".join(
        claim.text or ""
        for claim in case.claims.values()
        if any(origin.source == "art" and origin.locator == paragraph for origin in claim.src)
    )
    assert [fact for fact in facts if fact not in told] == []


def test_the_meeting(case: Situation) -> None:
    met = next(c for c in case.claims.values() if c.kind is Kind.MEETING and c.level is Level.MINISTER)
    assert set(met.by) >= {"RUS", "UKR"}
    assert met.host == "TUR"
    assert case.actors["TUR"].role is Role.MEDIATOR
    assert met.first
    assert met.date is not None
    assert met.date.first == date(2022, 3, 10)


def test_the_toll_is_kept_as_said(case: Situation) -> None:
    stated = {c.of: c.value for c in case.claims.values() if c.value and any(o.source == "art" for o in c.src)}
    bounds = {key: (value.interval.low, value.interval.high) for key, value in stated.items() if key}
    assert bounds["displaced"] == (2_000_000, None)
    assert bounds["killed"] == (2_000, 10_000)
    assert bounds["trapped"] == (200_000, 1_000_000)


def test_hedges_are_kept(case: Situation) -> None:
    hedges = {claim.hedge for claim in case.claims.values()}
    assert {"reports reveal", "experts are of the view", "it remains to be seen"} <= hedges


def test_nothing_later_is_known(case: Situation) -> None:
    assert case.as_of == date(2022, 3, 11)
    known = [case.known_on(claim) for claim in case.claims.values()]
    assert all(day is not None and day <= case.as_of for day in known)


def test_the_parties_overlap_on_neutrality_and_not_on_territory(case: Situation) -> None:
    for issue, expected in (("alignment", {"neutral"}), ("territory", set())):
        accepted = []
        for party in ("RUS", "UKR"):
            position = case.position_of(party, issue)
            assert position is not None
            accepted.append(set(position.accepts or ()))
        assert accepted[0] & accepted[1] == expected


def test_every_scenario_can_be_briefed(case: Situation) -> None:
    assert case.scenarios
    for name in case.scenarios:
        assert mv.brief("antalya-2022", scenario=name).gaps == ()


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not part of the package")
def test_no_sentence_is_copied(case: Situation) -> None:
    """The longest run of characters that a claim shares with the article is a phrase, not a sentence."""
    article = ARTICLE.read_text(encoding="utf-8")
    for claim in case.claims.values():
        text = claim.text or ""
        match = SequenceMatcher(None, article, text, autojunk=False).find_longest_match()
        assert match.size < 45, article[match.a : match.a + match.size]


def test_the_answer_says_who_must_choose_and_what_the_word_war_changed(case: Situation) -> None:
    answer = mv.ask("align", case)
    assert isinstance(answer, Answer)
    said = [finding.text for finding in answer.findings]
    assert "Changing sides would cost India least" in answer.headline.text
    assert any(
        text.startswith("India falls on the side of Ukraine; forced to that of Russia it would") for text in said
    )
    word = next(text for text in said if text.startswith("Russia and China: +0.6 then, +0.5 now."))
    assert "the other side costs China 0.65 instead of 0.75" in word
    rests = {key for finding in answer.findings if finding.text == word for key in finding.because}
    assert "claim:china-war" in rests
    ties = next(table for table in answer.tables if table.title == "Ties")
    tied = {name for row in ties.rows for name in str(row.cells[0]).split(" and ")}
    assert len(tied) >= 10


def test_the_way_out_of_mariupol_is_a_band_that_says_what_it_rests_on(case: Situation) -> None:
    answer = ask("access", case)
    assert isinstance(answer, Answer)
    assert answer.caveats[0].text.startswith("The network is illustrative")
    assert "as things are nobody could" in answer.headline.text
    assert "What binds" in " ".join(said.text for said in answer.findings)
    rows = {row.cells[0]: row.cells for row in answer.charts[0].table.rows}
    day = next(cells for label, cells in rows.items() if str(label).startswith("24 hours"))
    assert " to " in str(day[2])


def test_every_number_of_the_ways_is_a_judgement_with_its_reason_or_a_claim(case: Situation) -> None:
    for link in case.network:
        assert link.capacity.judged
        assert link.src
        assert link.transit is None or link.transit.value.judged
    assert case.places["lines"].screening is not None
    assert case.places["lines"].screening.judged
    assert {origin.claim for origin in case.places["Mariupol"].src} == {"trapped", "trapped-9mar"}


def test_both_borders_matter_and_the_war_has_lasted_sixteen_days(case: Situation) -> None:
    answer = ask("endure", case)
    assert isinstance(answer, Answer)
    told = " ".join(said.text for said in (answer.headline, *answer.findings))
    assert "what matters most to keep open is the way from Poland to Ukraine" in told
    assert "has lasted 16 days" in told
