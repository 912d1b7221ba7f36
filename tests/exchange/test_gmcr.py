"""GMCR+ models: state numbers, ties, one-way options, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

import modusvivendi as mv
from modusvivendi.methods.stability.frame import frame
from modusvivendi.situation.problems import SituationError

MODEL: dict[str, Any] = {
    "title": "Euphrates",
    "options": [
        {"name": "Release water", "permittedDirection": "both"},
        {"name": "Escalate", "permittedDirection": "both"},
        {"name": "Attack", "permittedDirection": "both"},
    ],
    "decisionMakers": [
        {"name": "Syria", "options": [0, 1], "preferenceRanking": [1, 3, 6, 2, 4, 5]},
        {"name": "Iraq", "options": ["Attack"], "preferenceRanking": [2, 4, 6, 1, 5, 3]},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
}


def written(folder: Path, **changed: Any) -> Path:
    path = folder / "model.json"
    path.write_text(json.dumps({**MODEL, **changed}), encoding="utf-8")
    return path


def test_the_euphrates_in_1975_holds_in_its_sixth_state_alone(tmp_path: Path) -> None:
    """Hipel, Kilgour and Kinsara (2014): Nash 6; GMR 1 and 6."""
    from modusvivendi.methods import stability

    case = frame(mv.load(written(tmp_path)))
    found = stability.solve(case.model, ("nash", "gmr"))
    assert found["nash"].all(axis=0).nonzero()[0].tolist() == [5]
    assert found["gmr"].all(axis=0).nonzero()[0].tolist() == [0, 5]
    assert case.choices.options(5) == (0, 1, 1)


def test_nested_lists_are_ties_and_directions_are_one_way(tmp_path: Path) -> None:
    makers = [{**MODEL["decisionMakers"][0], "preferenceRanking": [[1, 3], 6, [2, 4, 5]]}, MODEL["decisionMakers"][1]]
    options = [*MODEL["options"][:2], {"name": "Attack", "permittedDirection": "fwd"}]
    case = frame(mv.load(written(tmp_path, decisionMakers=makers, options=options)))
    assert case.model.payoffs.low[0].tolist() == [3, 1, 3, 1, 1, 2]
    assert case.model.moves(1, 3).tolist() == []
    assert case.model.moves(1, 0).tolist() == [3]


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"decisionMakers": [{"name": "S", "options": [0, 1], "preferenceRanking": [1]}]}, "nobody controls"),
        ({"decisionMakers": [{"name": "S", "options": [0, 1, 2], "preferenceRanking": [1]}]}, "every state once"),
        ({"decisionMakers": [{"name": "S", "options": [0, 0, 1, 2]}]}, "two decision makers"),
        ({"decisionMakers": 3}, "no list"),
        ({"infeasibles": [[[0, "Y"]], [[0, "N"]]]}, "leave no state"),
        ({"infeasibles": [[[9, "Y"]]]}, "no option"),
        ({"options": [{"name": "a", "permittedDirection": "up"}] * 3}, "no direction"),
        ({"options": [{"name": "a"}] * 40}, "40 options"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, changed: dict[str, Any], what: str) -> None:
    problems = mv.check(written(tmp_path, **changed)).problems
    assert any(what in problem.what for problem in problems)


def test_a_ranking_that_leaves_states_out_is_told() -> None:
    from modusvivendi.situation.reading.check import check_text

    text = """
title: T
actors: {A: {role: party}, B: {role: party}}
issues:
  a: {options: [x, y], now: x, set_by: A}
  b: {options: [x, y], now: x, set_by: B}
moves: {rankings: [{by: A, best_first: [{a: x}, {a: y, b: x}], why: w}]}
"""
    made = check_text(text)
    assert made.situation is not None, made.problems
    with pytest.raises(SituationError, match="leaves out 1 of 4 states"):
        frame(made.situation)


STATEMENTS: list[dict[str, Any]] = [
    {
        "name": "Syria",
        "options": [0, 1],
        "preferences": [[[2, "N"]], {"compound": True, "members": [[[0, "N"], [1, "N"]], [[0, "Y"]]]}],
    },
    {"name": "Iraq", "options": [2], "preferences": [[["Release water", "Y"]], [[1, "N"], [2, "N"]]]},
]


def test_statements_are_read_in_their_order(tmp_path: Path) -> None:
    """Six states in ascending code: 000, 100, 010, 001, 101, 011 (release, escalate, attack)."""
    case = frame(mv.load(written(tmp_path, decisionMakers=STATEMENTS, useManualPreferenceRanking=False)))
    assert case.model.payoffs.low.tolist() == [[3, 3, 2, 1, 1, 0], [1, 3, 0, 0, 2, 0]]


def test_the_file_says_whether_rankings_or_statements_count(tmp_path: Path) -> None:
    both = [{**one, **two} for one, two in zip(MODEL["decisionMakers"], STATEMENTS, strict=True)]
    by_hand, by_statements = (
        frame(mv.load(written(tmp_path, decisionMakers=both, useManualPreferenceRanking=which)))
        for which in (True, False)
    )
    assert by_hand.model.payoffs.low[0].tolist() != by_statements.model.payoffs.low[0].tolist()


@pytest.mark.parametrize("wrong", [[], "x", [[[9, "Y"]]], [[[0, "maybe"]]], [7], [{"members": [[1]]}]])
def test_statements_that_cannot_be_read_are_told(tmp_path: Path, wrong: Any) -> None:
    makers = [{**STATEMENTS[0], "preferences": wrong}, STATEMENTS[1]]
    with pytest.raises(SituationError) as caught:
        mv.load(written(tmp_path, decisionMakers=makers, useManualPreferenceRanking=False))
    assert all(problem.hint for problem in caught.value.problems)
