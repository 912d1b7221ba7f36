"""Ties, firsts, proposals and observers' views between two dates, each on its claims."""

import pytest

from modusvivendi.answers.model import Gap
from modusvivendi.methods.base import ask
from modusvivendi.situation.asof import as_of
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.reading.check import check_text

from .situations import labelled, read, shift, told

TIES = """\
claims:
  aid: {kind: aid, text: Carrow sent help, by: C, to: B, date: 2022-03-10, known: 2022-05-01, src: s#1}
  hit: {kind: attack, by: A, to: B, date: 2022-03-01, known: 2022-03-01, src: s#1}
  rain: {kind: event, text: It rained, date: 2022-03-02, known: 2022-03-02, src: s#1}
ties:
  - {of: [A, C], weight: 0.5, since: 2020-01-01, until: 2022-04-01}
  - {of: [A, C], weight: [-0.5, -0.1], since: 2022-04-01}
"""


def test_ties_begin_change_and_stay() -> None:
    answer = shift(read(TIES))
    assert told(answer, "Ties begun").startswith("Borough and Carrow (+0.5, derived from claims).")
    changed = told(answer, "Ties changed")
    assert "Ardenne and Carrow, from +0.5, stated to between −0.5 and −0.1, stated" in changed
    assert "by between −1 and −0.6" in changed
    assert labelled(answer, "Ties ended") == []
    assert set(labelled(answer, "Ties begun")[0].because) == {"claim:aid"}


def test_a_tie_is_in_force_until_before_its_last_day() -> None:
    ended = TIES.split("  - {of: [A, C], weight: [")[0]
    assert labelled(shift(read(ended), "2022-03-01", "2022-03-31"), "Ties ended") == []
    assert "Ardenne and Carrow (+0.5, stated)" in told(shift(read(ended), "2022-03-01", "2022-04-01"), "Ties ended")


def test_both_dates_are_seen_with_the_knowledge_of_now_and_no_later() -> None:
    """What became known only in May did hold in March; seen as of April, it is not there at all."""
    situation = read(TIES)
    assert labelled(shift(situation, "2022-03-10", "2022-04-20"), "Ties begun") == []
    assert "Carrow" in told(shift(situation, "2022-03-09", "2022-03-10"), "Ties begun")
    before = as_of(situation, to_day("2022-04-15"))
    assert labelled(shift(before, "2022-03-01"), "Ties begun") == []
    assert "claim:aid" not in {item.key for item in shift(before, "2022-03-01").evidence}


def test_ties_that_restate_positions_are_no_ties_here() -> None:
    stands = "{truce: {ideal: day, since: 2022-03-05}, line: {ideal: here, since: 2022-03-05}}"
    answer = shift(read(f"positions: {{A: {stands}, B: {stands}}}\n"), "2022-03-01")
    assert labelled(answer, "Ties") == []


def test_dealings_of_a_pair_are_tested_from_eight_on() -> None:
    claims = "".join(
        f"  c{day}: {{kind: {'attack' if day < 6 else 'aid'}, by: A, to: B, date: 2022-03-{day:02}, src: s#1}}\n"
        for day in range(1, 11)
    )
    text = told(shift(read(f"claims:\n{claims}")), "Tie of Ardenne and Borough, test")
    assert "They differ most between 5 March 2022 and 6 March 2022; afterwards the weights are higher." in text
    assert "from 9,999 drawn orders" in text


MEETINGS = """\
claims:
  m1: {kind: meeting, text: Ministers met, by: [A, B], date: 2022-03-01, level: minister, src: s#1}
  m2: {kind: meeting, text: Envoys met, by: [A, B], date: 2022-03-10, level: envoy, src: s#1}
  m3: {kind: meeting, text: All met, by: [A, B, C], date: 2022-04-01, level: minister, src: s#1}
  m4: {kind: meeting, text: Heads met, by: [A, B], date: 2022-05-01, level: minister, first: true, src: s#1}
  w1: {kind: statement, text: It spoke of war, by: A, term: War, date: 2022-03-02, src: s#1}
  w2: {kind: statement, text: It did, by: A, term: "  war ", first: true, hedge: seems, date: 2022-04-02, src: s#1}
  w3: {kind: statement, text: Borough spoke of war, by: B, term: war, first: true, date: 2022-04-03, src: s#1}
  e1: {kind: event, text: A train ran, first: true, date: 2022-04-04, src: s#1}
"""


def test_firsts_by_the_ledger_and_by_a_source() -> None:
    answer = shift(read(MEETINGS))
    said = [one.text for one in labelled(answer, "A first, it is said")]
    assert len(said) == 4
    assert "the first meeting of Ardenne and Borough at ministerial level or above since 1 April 2022" in said[0]
    assert "so the two differ" in said[0]
    assert "[The source: “seems”.]" in said[1]
    assert "Ardenne used “war” on 2 March 2022 already, so the two differ" in said[1]
    assert "the first use of “war” by Borough (3 April 2022), which agrees as far as it goes" in said[2]
    assert "the ledger cannot check it" in said[3]
    alone = told(answer, "First in this ledger")
    assert alone.startswith("The first meeting of Ardenne and Borough at ministerial level or above (1 March 2022);")
    assert "the first meeting of Ardenne, Borough and Carrow at ministerial level or above (1 April 2022)" in alone
    assert "the first use of “war” by Ardenne (2 March 2022)" in alone
    assert "begins on 1 March 2022" in alone
    assert "10 March" not in alone


def test_a_return_to_a_level_is_told_as_such() -> None:
    lower = MEETINGS.replace("m3: {kind: meeting, text: All met, by: [A, B, C]", "m3: {kind: meeting, by: [A, B]")
    alone = told(shift(read(lower), "2022-03-15"), "First in this ledger")
    assert "at ministerial level or above since 1 March 2022 (1 April 2022)" in alone


def test_an_earlier_meeting_outside_the_window_still_counts() -> None:
    said = labelled(shift(read(MEETINGS), "2022-04-15"), "A first, it is said")
    assert len(said) == 1
    assert set(said[0].because) == {"claim:m4", "claim:m3"}


OFFERS = """\
claims:
  p1: {kind: proposal, text: Ardenne offered a day, by: A, to: B, offers: {truce: day}, date: 2022-03-01, src: s#1}
  r1: {kind: response, text: Borough said no, by: B, answers: p1, answer: refused, date: 2022-04-20, src: s#2}
  p2: {kind: proposal, text: Ardenne offered it again, by: A, to: B, offers: {truce: day}, date: 2022-04-10, src: s#3}
  d1: {kind: demand, text: Borough wanted more, by: B, to: A, offers: {truce: open}, date: 2022-04-11, src: s#3}
"""


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-03-01", "2022-04-01", "1 proposal. Answers: no answer in this ledger by then: 1."),
        (
            "2022-03-01",
            "2022-04-20",
            "2 proposals and 1 demand. Answers: refused: 1, no answer in this ledger by then: 2.",
        ),
        ("2022-04-01", "2022-06-30", "1 proposal and 1 demand. Answers: no answer in this ledger by then: 2."),
    ],
)
def test_proposals_and_their_answers_within_the_window(start: str, end: str, expected: str) -> None:
    assert told(shift(read(OFFERS), start, end), "Proposed and demanded") == expected


def test_a_repeated_proposal_is_not_called_new() -> None:
    said = labelled(shift(read(OFFERS), "2022-04-01"), "Not new")
    assert [one.because for one in said] == [("claim:p2", "claim:p1")]
    assert said[0].text == "1 of them repeats what the same actors had put forward before."


VIEW = """\
  v: {kind: assessment, text: Observers saw a shift, about: A, on: truce, date: [2022-03-01, 2022-03-20], src: s#1}
"""
HELD = "{ideal: none, since: 2022-02-01, until: 2022-03-10}, {ideal: day, since: 2022-03-10}"


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (f"{{truce: [{HELD}]}}", "show 1 step in that time: 10 March 2022, 30 places of 100 towards a lasting truce"),
        (
            "{truce: {ideal: none, since: 2022-02-01}}",
            "show no change in that time; if the view means one there, the two",
        ),
        ("{truce: {ideal: none}}", "The file dates no position of Ardenne on truce, so there is nothing to compare."),
        ("{line: {ideal: here, since: 2022-02-01}}", "The file dates no position of Ardenne on truce"),
    ],
)
def test_a_view_stands_beside_the_record(positions: str, expected: str) -> None:
    answer = shift(
        read(f"claims:\n{VIEW}  w: {{kind: event, date: 2022-03-01, text: x}}\npositions: {{A: {positions}}}\n")
    )
    text = told(answer, "Observers")
    assert expected in text
    assert "not verified" in text
    assert "claim:v" in labelled(answer, "Observers")[0].because


def test_a_file_that_dates_claims_alone_says_that_it_cannot_show_who_moved() -> None:
    answer = shift(read(OFFERS))
    assert answer.headline.text.startswith("The file dates no position, so it cannot show who moved")
    assert answer.headline.because


@pytest.mark.parametrize(
    "blocks",
    ["", "positions: {A: {truce: {ideal: day}}}\n", "claims: {c: {kind: event, text: x, date: 2022-03-01, src: s}}\n"],
)
def test_a_file_without_dates_is_a_gap(blocks: str) -> None:
    gap = ask("shift", read(blocks))
    assert isinstance(gap, Gap)
    assert check_text("title: Pasted\n" + gap.needs[0].snippet).problems
    assert "syntax" not in {problem.code for problem in check_text("title: P\n" + gap.needs[0].snippet).problems}
