"""What a reader is told: on the cases, and of problems without a solution."""

import pytest

import modusvivendi as mv
from modusvivendi.answers.page import to_html
from modusvivendi.answers.terminal import to_text
from modusvivendi.methods.settlement.frame import frame
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import check_text

BASE = "title: T\nactors: {A: {role: party}, B: {role: party}}\n"


def settle(text: str, **options):
    made = check_text(BASE + text).situation
    assert made is not None, check_text(BASE + text).problems
    return mv.ask("settle", made, options)


def framed(text: str):
    made = check_text(BASE + text).situation
    assert made is not None
    return frame(made)


def labels(answer) -> list[str]:
    return [said.label for said in answer.findings]


def table(answer, title: str):
    return next((found for found in answer.tables if found.title.startswith(title)), None)


def test_antalya_names_what_blocks_what_unlocks_and_what_has_to_move() -> None:
    answer = mv.ask("settle", mv.load("antalya-2022"))
    text = answer.headline.text
    assert "none of the 10,368 packages is acceptable to every party (proved)" in text
    assert "One concession would" in text
    assert "without asking Ukraine" in text
    assert {"What blocks", "What would unlock one", "What has to move"} <= set(labels(answer))
    moving = next(said for said in answer.findings if said.label == "What has to move")
    assert "Ukraine's alignment (today: a path to NATO membership)" in moving.text
    key = next(said for said in answer.findings if said.label == "A key, but not the first obstacle")
    assert "Ukraine's alignment" in key.text


def test_antalya_puts_the_commentary_beside_the_numbers() -> None:
    answer = mv.ask("settle", mv.load("antalya-2022"))
    beside = next(said for said in answer.findings if said.label == "Beside a source, on Ukraine's alignment")
    assert "could be" in beside.text
    assert "so that it has to move" in beside.text


def test_the_judgements_that_enter_are_listed() -> None:
    answer = mv.ask("settle", mv.load("antalya-2022"))
    caveat = next(said for said in answer.caveats if "judgements of analysts" in said.text)
    assert len(caveat.because) >= 10
    assert all(key.startswith("judgement:") for key in caveat.because)


@pytest.mark.parametrize("case", case_names())
def test_every_case_is_told_and_takes_no_side(case: str) -> None:
    answer = mv.ask("settle", mv.load(case))
    assert any("does not say who ought to give way" in said.text for said in answer.caveats)
    assert to_text(answer)
    assert to_html(answer)


def test_disjoint_red_lines_and_each_side_s_way_out() -> None:
    answer = settle(
        "issues: {q: {options: {none: 0, half: 50, all: 100}, now: none}}\n"
        "positions:\n  A: {q: {ideal: all, salience: 1, accepts: [all]}}\n"
        "  B: {q: {ideal: none, salience: 1, accepts: [none]}}\n"
    )
    unlocking = table(answer, "Concessions")
    assert len(unlocking.rows) == 2
    assert "without asking" in answer.headline.text
    assert {row.cells[2] for row in unlocking.rows} == {"A also accepting none (q)", "B also accepting all (q)"}


def test_rules_that_contradict_each_other_are_named() -> None:
    answer = settle(
        "issues: {q: {options: {none: 0, all: 100}, now: none}}\n"
        "positions: {A: {q: {ideal: all, salience: 1}}, B: {q: {ideal: none, salience: 1}}}\n"
        "rules: [{then: {q: all}}, {then: {q: none}}]\n"
    )
    assert any("rules alone leave no package" in said.text for said in answer.findings)


def test_an_expectation_that_no_deal_reaches_comes_down_by_the_least_points() -> None:
    answer = settle(
        "issues: {q: {options: {none: 0, all: 100}, now: all}}\n"
        "positions: {A: {q: {ideal: all, salience: 1}}, B: {q: {ideal: none, salience: 1, accepts: none}}}\n"
        "alternatives: {A: {outcome: now, cost: 10}, B: {outcome: now, cost: 0}}\n"
    )
    unlocking = table(answer, "Concessions")
    assert any("A being content with 90 points less" in row.cells[2] for row in unlocking.rows)


@pytest.mark.parametrize(
    ("option", "value"), [("unlock_size", "0"), ("unlock_size", "many"), ("time_limit", "-1"), ("time_limit", "nan")]
)
def test_settings_out_of_bounds_are_refused_in_words(option: str, value: str) -> None:
    with pytest.raises(SituationError) as refused:
        mv.ask("settle", mv.load("antalya-2022"), {option: value})
    assert f"--{option.replace('_', '-')}" in str(refused.value)


def test_an_issue_without_a_party_s_position_is_free_to_it() -> None:
    answer = settle(
        "issues: {q: {options: {none: 0, all: 100}, now: none}, r: {options: {x: 0, y: 100}, now: x}}\n"
        "positions: {A: {q: {ideal: all, salience: 1}}, B: {r: {ideal: y, salience: 1}}}\n"
    )
    assert "4 of 4 packages" in answer.headline.text
    fair = next(said for said in answer.findings if said.label == "A fair agreement")
    assert "q: all; r: y" in fair.text


MOVED = """
as_of: 2030-01-31
issues:
  truce: {options: {none: 0, day: 30, open: 100}, now: none}
  water: {range: [0, 50], unit: per cent, now: 10}
positions:
  A:
    truce:
      - {ideal: open, salience: 1, why: x, since: 2030-01-01, until: 2030-01-20}
      - {ideal: day, salience: 1, why: x, since: 2030-01-20}
    water: {ideal: 40, salience: 1, why: x}
  B:
    truce: {ideal: none, salience: 1, why: x}
    water:
      - {ideal: 0, salience: 1, why: x, since: 2030-01-05, until: 2030-01-10}
      - {ideal: 5, salience: 1, why: x, since: 2030-01-10}
alternatives: {A: {outcome: now, cost: 20, why: x}, B: {outcome: now, cost: 20, why: x}}
"""


def test_what_has_to_move_is_told_for_each_way_out_and_shared_in_the_headline() -> None:
    answer = mv.ask("settle", mv.load("antalya-2022"))
    moving = [said.text for said in answer.findings if said.label == "What has to move"]
    assert moving[0].startswith("If Ukraine's red line on territory is given up")
    assert moving[1].startswith("If Russia's condition on ceasefire is given up")
    assert "territory (today" in moving[0]
    assert "territory (today" not in moving[1]
    assert "What has to move whichever is given: ceasefire, Ukraine's alignment" in answer.headline.text


HARD = "issues:\n" + "".join(
    f"  i{at}: {{options: {{a: 0, b: 25, c: 50, d: 75, e: 100}}, now: a}}\n" for at in range(20)
)


def test_what_was_not_decided_in_time_is_not_told_as_decided() -> None:
    rows = {
        who: "".join(f"    i{at}: {{ideal: {ideal}, salience: 0.{at + 3}7, why: x}}\n" for at in range(20))
        for who, ideal in (("A", "d"), ("B", "b"))
    }
    text = HARD + "positions:\n" + "".join(f"  {who}:\n{row}" for who, row in rows.items())
    text += "alternatives: {A: {outcome: now, cost: 1, why: x}, B: {outcome: now, cost: 1, why: x}}\n"
    answer = settle(text, time_limit="0.05")
    left = table(answer, "What is left")
    undecided = {row.cells[1] for row in left.rows if str(row.cells[3]).startswith("between 0")}
    told = " ".join(said.text for said in answer.findings if said.label == "What has to move")
    assert all(name in told for name in undecided if " on " not in str(name))
    assert not undecided or "no single issue has to move" not in told


def test_how_far_each_party_has_come_is_told_from_its_first_position_on() -> None:
    said = [finding.text for finding in settle(MOVED).findings if finding.label == "Moved already"]
    assert said == [
        "A has moved on truce from open to day (70 of 100 places, since 1 January 2030).",
        "B has moved on water from 0 per cent to 5 per cent (10 of 100 places, since 5 January 2030).",
    ]


def test_points_of_different_parties_are_compared_only_where_the_file_declares_it() -> None:
    labels = "egalitarian", "utilitarian"
    without = settle(MOVED)
    declared = settle(f"common_scale: both count harvests\n{MOVED}")
    assert not any(word in finding.text for finding in without.findings for word in labels)
    assert all(any(word in finding.text for finding in declared.findings) for word in labels)
    assert any("both count harvests" in caveat.text for caveat in declared.caveats)


def test_on_a_common_scale_both_parties_have_the_same_units() -> None:
    """Avon's points come in halves, Brule's in thirds: together in sixths, so that a sum of units is one of points."""
    third = MOVED.replace("{ideal: none, salience: 1,", "{ideal: none, salience: 0.5,")
    apart, together = framed(third), framed(f"common_scale: declared\n{third}")
    assert len({side.scale for side in apart.sides}) == 2
    assert len({side.scale for side in together.sides}) == 1
