"""How a problem is printed."""

from __future__ import annotations

from modusvivendi.situation.problems import Mark, Problem, in_order
from modusvivendi.situation.reading.check import check_text


def test_a_problem_is_what_place_line_caret_other_places_and_hint():
    checked = check_text("title: t\nactors:\n  RUS: {role: party}\n  RUS: {role: third}\n", "my.yaml")
    assert checked.problems[0].lines() == [
        'error: "RUS" is written twice; the second would hide the first',
        "  --> my.yaml:4:3",
        "      4 |   RUS: {role: third}",
        "        |   ^^^",
        "  see my.yaml:3:3: it was first written here",
        "  hint: rename one of them, or join their contents",
    ]


def test_the_same_as_data():
    data = check_text("title: t\nactors:\n  RUS: {role: partie}\n", "my.yaml").problems[0].as_data()
    assert data == {
        "severity": "error",
        "code": "unknown-word",
        "what": '"partie" is not one of: party, mediator, third, bystander',
        "hint": 'did you mean "party"?',
        "path": "actors.RUS.role",
        "at": {"file": "my.yaml", "line": 3, "column": 15, "length": 6},
        "text": "  RUS: {role: partie}",
        "related": [],
    }


def test_a_long_line_is_cut_around_the_caret():
    problem = Problem(code="x", what="x", text="a" * 500 + "HERE" + "b" * 500, mark=Mark("f", 1, 501, 4))
    line, caret = problem.lines()[2:]
    assert len(line) < 120
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_the_caret_stands_under_wide_and_combining_characters():
    problem = Problem(code="x", what="x", text="名前e\u0301: bad", mark=Mark("f", 1, 7, 3))
    assert problem.lines()[3].split("| ")[1] == " " * 7 + "^^^"


def test_problems_come_in_file_order_once():
    one, two = (Problem(code="x", what="x", mark=Mark("f", line, 1)) for line in (1, 2))
    assert in_order([two, one, two]) == (one, two)
