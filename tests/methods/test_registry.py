"""Every method keeps the promise of its folder."""

import ast
import re
from pathlib import Path

import pytest

import modusvivendi
from modusvivendi.answers.model import Answer, Gap
from modusvivendi.exchange.loading import load
from modusvivendi.methods import FOLDERS, METHODS
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.reading.check import check_text

FOLDER = Path(modusvivendi.__file__).parent / "methods"
NOTHING = "title: Nothing yet\nactors: {A: {role: party}}\n"


def test_the_registry_names_every_folder() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert folders == {FOLDERS.get(name, name) for name in METHODS}
    assert set(FOLDERS) <= set(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_what_a_method_lacks_can_be_pasted(name: str) -> None:
    """A file with nothing in it, and every snippet that the method asks for, reads without a syntax error."""
    checked = check_text(NOTHING)
    assert checked.situation is not None
    gap = ask(name, checked.situation)
    assert isinstance(gap, Gap)
    for need in gap.needs:
        problems = check_text("title: Pasted\n" + need.snippet).problems
        assert {problem.code for problem in problems} & {"syntax", "unknown-key", "shape"} == set()


@pytest.mark.parametrize("case", case_names())
@pytest.mark.parametrize("name", METHODS)
def test_an_answer_rests_on_evidence(name: str, case: str) -> None:
    answer = ask(name, load(case))
    if method(name).quiet and isinstance(answer, Gap):
        return  # not every file asks that question
    assert isinstance(answer, Answer)
    assert answer.method == name
    assert answer.question == METHODS[name]
    assert answer.headline.because
    carried = {item.key for item in answer.evidence}
    assert {key for said in answer.sentences() for key in said.because} == carried


@pytest.mark.parametrize("name", METHODS)
def test_methods_do_not_import_one_another(name: str) -> None:
    folder = FOLDERS.get(name, name)
    for path in (FOLDER / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                other = re.match(r"modusvivendi\.methods\.(\w+)", node.module)
                assert other is None or other[1] in (
                    folder,
                    "base",
                    "clock",
                    "drawn",
                    "feeds",
                    "highs",
                    "record",
                    "shares",
                    "verifying",
                )


@pytest.mark.parametrize("name", METHODS)
def test_solve_and_tell_do_not_see_the_situation(name: str) -> None:
    """`frame` is the only room that knows the file; `solve` has no words."""
    folder = FOLDER / FOLDERS.get(name, name)
    for room in ("solve", "tell"):
        for path in (*folder.glob(f"{room}.py"), *folder.glob(f"{room}/**/*.py")):
            text = path.read_text(encoding="utf-8")
            assert "situation.situation import" not in text
            if room == "solve":
                assert "wording" not in text


def test_an_unknown_method_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="nosuch"):
        method("nosuch")
