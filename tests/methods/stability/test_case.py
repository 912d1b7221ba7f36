"""From a situation to a graph model, and what a reader is told."""

from pathlib import Path

import numpy as np
import pytest

import modusvivendi as mv
from modusvivendi.answers.page import to_html
from modusvivendi.cli import main
from modusvivendi.methods import stability
from modusvivendi.methods.stability.asked import solve
from modusvivendi.methods.stability.frame import frame
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import check_text

LAKE = """
title: A truce on the lake
actors: {NORTH: {role: party}, SOUTH: {role: party}}
issues:
  truce: {options: [none, kept], now: none, set_by: [NORTH, SOUTH]}
  boats: {options: [out, home], now: out, set_by: NORTH}
  toll: {options: [high, low], now: high, set_by: SOUTH}
moves:
  priorities:
    - {by: NORTH, statements: ["toll = low", "truce = kept if boats = home", "boats = out"], why: x}
    - {by: SOUTH, statements: ["boats = home", "truce = kept", "toll = high"], why: x}
"""
DRAWN = "  transitions: [{by: SOUTH, from: {truce: kept}, to: {truce: none}, why: alone}]\n"


def situation(text: str):
    made = check_text(text)
    assert made.situation is not None, made.problems
    return made.situation


def test_statements_outweigh_all_that_follow() -> None:
    case = frame(situation(LAKE))
    state = case.choices.state([1, 0, 1])  # truce kept, boats out, toll low
    assert state is not None
    assert case.model.payoffs.low[:, state].tolist() == [4 + 2 + 1, 2]
    assert case.model.payoffs.low[:, case.now].tolist() == [2 + 1, 1]


def test_who_sets_alone_moves_and_joint_issues_belong_to_nobody() -> None:
    case = frame(situation(LAKE))
    assert case.choices.owners == (-1, 0, 1)
    assert [case.choices.options(state) for state in case.model.moves(0, case.now).tolist()] == [(0, 1, 0)]
    assert case.matters[0].joint == (0, 1)


def test_a_bloc_leaves_what_all_its_members_can_better_together() -> None:
    asked = solve(frame(situation(LAKE), blocs=(("NORTH", "SOUTH"),)))
    low = frame(situation(LAKE)).model.payoffs.low  # together they can reach every state
    beaten = (low[:, None, :] > low[:, :, None]).all(axis=0).any(axis=1)
    assert asked.blocs is not None
    assert asked.blocs.tolist() == (~beaten).tolist()
    answer = mv.ask("stability", situation(LAKE), {"blocs": "NORTH+SOUTH"})
    assert isinstance(answer, mv.Answer)
    said = next(each.text for each in answer.findings if each.label == "As blocs")
    assert f"nobody would gain by leaving {int((~beaten).sum())} outcome" in said


@pytest.mark.parametrize("typed", ["NORTH", "NORTH+", "NORTH+NORTH", "NORTH+EAST", ""])
def test_blocs_that_are_none_are_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(SituationError) as caught:
        mv.ask("stability", situation(LAKE), {"blocs": typed})
    assert all(problem.hint for problem in caught.value.problems)


def test_who_acts_beside_a_bloc_may_leave_by_a_move_drawn_by_hand() -> None:
    east = LAKE.replace("SOUTH: {role: party}}", "SOUTH: {role: party}, EAST: {role: party}}").replace(
        "moves:", "  road: {options: [shut, open], now: shut, set_by: EAST}\nmoves:"
    )
    text = east.replace("truce = kept if boats = home", "truce = none")
    step = "  transitions: [{by: NORTH, from: {truce: kept}, to: {truce: none}, why: alone}]\n"
    made = [frame(situation(each), blocs=(("SOUTH", "EAST"),)) for each in (text, text + step)]
    kept = made[0].choices.state([1, 0, 0, 0])
    for case, stays in zip(made, (True, False), strict=True):
        found = solve(case).blocs
        assert found is not None
        assert found[kept] == stays


@pytest.mark.parametrize(("wish", "matters"), [("road = open", False), ("boats = home if road = open", True)])
def test_an_issue_left_out_may_change_what_holds(wish: str, matters: bool) -> None:
    """NORTH comes home only if the road opens, and EAST, which opens it, likes it open: then SOUTH has more to gain."""
    text = LAKE.replace("SOUTH: {role: party}}", "SOUTH: {role: party}, EAST: {role: party}}").replace(
        "moves:", "  road: {options: [shut, open], now: shut, set_by: EAST}\nmoves:\n  issues: [truce, boats, toll]"
    )
    text = text.replace(
        'statements: ["toll = low", "truce = kept if boats = home", "boats = out"]',
        f'statements: ["{wish}", "boats = out"]',
    )
    text += '    - {by: EAST, statements: ["road = open"], why: x}\n'
    case = frame(situation(text))
    assert [each.label for each in case.additions] == ["road"]
    assert [each.at.shape for each in case.additions] == [(2, case.model.states)]
    assert solve(case).added == (matters,)


@pytest.mark.parametrize("steps", ["", DRAWN])
def test_an_issue_that_cannot_change_is_left_out_of_the_model(steps: str) -> None:
    case = frame(situation(LAKE + steps))
    equilibria = solve(case).holds("seq")
    for place, (removal, told) in enumerate(zip(case.removals, solve(case).removed, strict=True)):
        fixed = [state for state in range(case.model.states) if case.choices.options(state)[place] == 0]
        assert removal.at.tolist() == fixed
        assert removal.model.states == len(fixed)
        holds = stability.solve(removal.model, ("seq",))["seq"].all(axis=0)
        assert told == (holds.tolist() != equilibria[fixed].tolist())


@pytest.mark.parametrize(("truce", "goes"), [("kept", [1]), ("none", [1, 2])])
def test_a_drawn_move_needs_what_it_names_outside_the_states(truce: str, goes: list[int]) -> None:
    """No truce holds today: with it left out of the states, a move that needs a truce cannot be made."""
    step = f"  transitions: [{{by: NORTH, from: {{truce: {truce}, toll: high}}, to: {{toll: low}}, why: x}}]\n"
    text = (LAKE + step).replace("moves:", "moves:\n  issues: [boats, toll]")
    assert frame(situation(text)).model.moves(0, 0).tolist() == goes


UNSURE = """
title: A weir
actors: {A: {role: party}, B: {role: party}}
issues:
  gate: {options: {open: {at: 0}, shut: {at: 100}}, now: open, set_by: A}
  toll: {options: {low: {at: 0}, high: {at: 100}}, now: low, set_by: B}
positions:
  A: {gate: {ideal: IDEAL, salience: 1, why: x}, toll: {ideal: 0, salience: 0.2, why: x}}
  B: {toll: {ideal: 100, salience: 1, why: x}}
"""


def test_certain_numbers_have_no_bounds() -> None:
    asked = solve(frame(situation(UNSURE.replace("IDEAL", "90"))))
    assert asked.surely is None
    assert asked.perhaps is None


@pytest.mark.parametrize(("ideal", "surely", "perhaps"), [("[80, 90]", [3], [3]), ("[20, 90]", [], [2, 3])])
def test_comparisons_are_unknown_where_bounds_meet(ideal: str, surely: list[int], perhaps: list[int]) -> None:
    """With the ideal between 80 and 90 shutting the gate is better for certain; from 20 to 90 it may be worse."""
    asked = solve(frame(situation(UNSURE.replace("IDEAL", ideal))))
    assert asked.surely is not None
    assert asked.perhaps is not None
    assert np.flatnonzero(asked.surely).tolist() == surely
    assert np.flatnonzero(asked.perhaps).tolist() == perhaps


def test_points_for_two_issues_together_count() -> None:
    plain = UNSURE.replace("IDEAL", "60")
    paired = plain.replace("ideal: 60,", "ideal: 60, together: {shut: {toll: {high: 30}}},")
    one, two = (frame(situation(text)).model.payoffs.low[0] for text in (plain, paired))
    scale = (one[1] - one[0]) / 20  # shut is worth 60, open 40
    assert ((two - one) / scale).tolist() == [0, 0, 0, 30 * 1.2]  # points of the mean, times the sum of saliences


def test_a_move_drawn_by_hand_is_added_for_its_mover_alone() -> None:
    case = frame(situation(LAKE + DRAWN))
    kept = case.choices.state([1, 0, 0])
    assert kept is not None
    assert case.now in case.model.moves(1, kept).tolist()
    assert case.now not in case.model.moves(0, kept).tolist()


def test_a_one_way_change_cannot_be_undone() -> None:
    case = frame(situation(LAKE + "  one_way: [{issue: boats, from: out, to: home, why: sold}]\n"))
    home = case.choices.state([0, 1, 0])
    assert home is not None
    assert case.model.moves(0, case.now).tolist() == [home]
    assert case.model.moves(0, home).tolist() == []


def test_impossible_states_are_left_out_and_conditions_are_not() -> None:
    rules = "rules: [{impossible: {truce: kept, boats: out}}, {if: {toll: low}, then: {boats: home}}]\n"
    assert frame(situation(LAKE + rules)).model.states == 6


def test_without_statements_red_lines_come_before_utility() -> None:
    positions = """
positions:
  NORTH:
    toll: {ideal: low, salience: 1, why: x, values: {low: 100, high: 0}}
    boats: {ideal: out, salience: 0.5, why: x, accepts: [out], values: {out: 100, home: 0}}
"""
    text = LAKE.replace(
        '    - {by: NORTH, statements: ["toll = low", "truce = kept if boats = home", "boats = out"], why: x}\n', ""
    )
    case = frame(situation(text + positions))
    rows = {case.choices.options(state): int(case.model.payoffs.low[0, state]) for state in range(case.model.states)}
    assert rows[0, 0, 1] > rows[0, 0, 0] > rows[0, 1, 1] > rows[0, 1, 0]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("toll = cheap", "no option"),
        ("tool = low", "did you mean"),
        ("toll low", '"=" and an option are missing'),
        ("toll = low and", "missing at the end"),
        ("(toll = low", '")" is missing'),
        ("toll = low ; boats = out", "cannot be read"),
        ("not " * 60 + "toll = low", "within one another"),
    ],
)
def test_a_wrong_statement_is_refused_at_its_place(statement: str, what: str) -> None:
    problems = check_text(LAKE.replace('"toll = low"', f'"{statement}"')).problems
    assert any(what in f"{problem.what} {problem.hint}" for problem in problems)
    assert all(problem.mark is not None for problem in problems)


def test_a_status_quo_that_is_impossible_is_told() -> None:
    with pytest.raises(SituationError, match="status quo"):
        frame(situation(LAKE + "rules: [{impossible: {truce: none, boats: out}}]\n"))


def test_what_the_frame_finds_wrong_is_told_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule against the status quo stands on the last line; the first rule is none of it."""
    file = tmp_path / "lake.yaml"
    rules = "rules:\n  - impossible: {boats: home}\n  - impossible: {truce: none, boats: out}\n"
    file.write_text(LAKE + rules, encoding="utf-8")
    with pytest.raises(SystemExit, match="2"):
        main(["stability", str(file)])
    line = (LAKE + rules).count("\n")
    assert f"lake.yaml:{line}:5" in capsys.readouterr().err


def test_rules_that_leave_no_state_are_told() -> None:
    with pytest.raises(SituationError, match="no state that is possible"):
        frame(situation(LAKE + "rules: [{impossible: {truce: none}}, {impossible: {truce: kept}}]\n"))


def test_too_many_states_are_told_with_what_to_write() -> None:
    issues = "".join(f"  i{at}: {{options: [a, b, c, d], now: a, set_by: NORTH}}\n" for at in range(12))
    with pytest.raises(SituationError, match="too many for stability"):
        frame(situation(LAKE.replace("moves:\n", issues + "moves:\n")))


def test_a_file_in_which_nobody_decides_alone_is_told_what_it_lacks() -> None:
    joint = LAKE.replace("set_by: NORTH", "set_by: [NORTH, SOUTH]")
    gap = mv.ask("stability", situation(joint))
    assert "set_by" in gap.needs[0].what


def test_antalya_says_who_would_break_a_day_s_ceasefire_and_what_it_would_take() -> None:
    answer = mv.ask("stability", mv.load("antalya-2022"))
    assert answer.headline.text.startswith("Things as they are would hold; of 144 possible outcomes 8")
    broken = next(said.text for said in answer.findings if said.text.startswith("Ceasefire: a 24-hour ceasefire"))
    assert "Russia would gain by moving to ceasefire: no ceasefire (it would have: no ceasefire if" in broken
    assert any(said.label == "What it would take" and "Russia" in said.text for said in answer.findings)
    together = [said.text for said in answer.findings if said.label == "From here, together"]
    assert any("neutrality written into law" in text for text in together)
    assert all(said.because for said in answer.findings)


def test_texts_are_escaped_on_the_page() -> None:
    text = LAKE.replace("options: [out, home]", "options: {out: {text: <b>out</b>}, home: {text: home}}")
    page = to_html(mv.brief(situation(text)))
    assert "<b>out</b>" not in page


def test_elmira_says_that_ministry_and_company_would_leave_5_together() -> None:
    """Kilgour, Hipel, Fang and Peng (2001): state 5 holds against each alone, and not against the two."""
    answer = mv.ask("stability", mv.load("elmira-1991"))
    rows = {row.cells[1]: row.cells for row in answer.tables[0].rows}
    assert rows["Local government's stand: insist"][3:] == ("step by step", "the ministry and the company")
    assert len(rows) == 3


def test_what_somebody_wants_is_given_once() -> None:
    made = check_text(LAKE.replace("by: SOUTH, statements", "by: NORTH, statements"))
    found = [(each.code, each.mark.line) for each in made.problems if each.severity == "error" and each.mark]
    assert found == [("twice", 11)]


def test_large_states_leave_out_what_would_need_every_move_listed() -> None:
    issues = "\n".join(f"  i{at}: {{options: [a, b], now: a, set_by: {'AB'[at % 2]}}}" for at in range(14))
    wants = "{i0: {ideal: b, salience: [0.2, 0.9], why: x}, i1: {ideal: b, salience: 0.5, why: x}}"
    text = (
        f"title: x\nactors: {{A: {{role: party}}, B: {{role: party}}}}\nissues:\n{issues}\npositions: {{A: {wants}}}\n"
    )
    asked = solve(frame(situation(text)))
    assert asked.surely is None
    assert asked.removed == ()


def test_drawn_moves_among_too_many_states_are_refused_with_what_to_write() -> None:
    issues = "\n".join(f"  i{at}: {{options: [a, b], now: a, set_by: {'AB'[at > 2]}}}" for at in range(17))
    step = "moves: {transitions: [{by: A, from: {i9: a}, to: {i9: b}, why: x}]}"
    text = f"title: x\nactors: {{A: {{role: party}}, B: {{role: party}}}}\nissues:\n{issues}\n{step}\n"
    with pytest.raises(SituationError) as caught:
        frame(situation(text))
    assert "moves: {issues:" in caught.value.problems[0].hint
