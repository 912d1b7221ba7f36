"""What stability would stumble over, told at its line."""

import pytest

from modusvivendi.situation.reading.check import check_text

FILE = """title: T
actors: {A: {role: party}, B: {role: party}}
issues:
  a: {options: [x, y], now: x, set_by: A}
  b: {options: [x, y], now: x, set_by: B}
  c: {options: [x, y], now: x}
  n: {range: [0, 5], now: 1, set_by: A}
"""


@pytest.mark.parametrize(
    ("more", "code", "line", "severity"),
    [
        ("moves: {issues: [a, c]}\n", "state-issue", 8, "error"),
        ("moves: {issues: [a, n]}\n", "state-issue", 8, "error"),
        ("rules:\n  - {impossible: {a: x, b: x}}\n", "status-quo", 9, "warning"),
        (
            "moves:\n  prefers:\n    - {by: A, this: {a: x}, over: {a: y}, why: w}\n"
            "    - {by: A, this: {a: y}, over: {a: x}, why: w}\n",
            "cycle",
            11,
            "warning",
        ),
        (
            "moves:\n  rankings:\n    - by: A\n      best_first: [{a: x}, {a: y}, {a: x}]\n      why: w\n",
            "cycle",
            11,
            "warning",
        ),
        ("moves:\n  priorities:\n    - {by: C, statements: [a = x], why: w}\n", "unknown-actor", 10, "error"),
        ("moves:\n  one_way: [{issue: a, from: x, to: z}]\n", "unknown-option", 9, "error"),
    ],
)
def test_told_at_its_line(more: str, code: str, line: int, severity: str) -> None:
    problems = [problem for problem in check_text(FILE + more).problems if problem.code == code]
    assert [(problem.mark.line, problem.severity) for problem in problems if problem.mark] == [(line, severity)]


def test_an_issue_changed_by_a_move_drawn_by_hand_makes_up_a_state() -> None:
    text = FILE + "moves: {issues: [a, c], transitions: [{by: B, from: {c: x}, to: {c: y}}]}\n"
    assert check_text(text).situation is not None
