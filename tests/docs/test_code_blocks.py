"""Every fenced code block of the documentation runs.

The blocks of a page run in order, in one empty folder and with one Python namespace, as a reader would follow them.

- ``python`` is executed.
- ``sh``: lines that start with ``modus`` run and must end with status 0, or with N after ``sh exit=N``. Any other
  command must be one of ``NOT_RUN``.
- ``yaml`` that starts with ``format:`` or ``title:`` is a whole situation and must check without errors. Other YAML
  is a fragment: it must have no syntax error, and if it holds blocks of a situation, it must be free of errors as a
  scenario of the starting file or of the Antalya case.
- ``yaml into=FILE`` adds the text to a file: at its end, or with ``below="LINE"`` under that line, or with
  ``instead=yes`` in place of what a block last added to it. At the end of the page the file must check without errors.
- ``csv into=FILE`` does the same with a table beside such a file.
- ``json`` must parse.
- ``text`` straight after a ``sh`` block is an excerpt of what its last command prints; a line ``…`` stands for
  anything left out. Other text must say ``text example``, and is not compared with anything.

No other kind of block is allowed, so none is passed over in silence.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from modusvivendi import cli
from modusvivendi.situation.loading import CASES
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import check_file, check_text
from modusvivendi.situation.reading.tree import parse
from modusvivendi.situation.situation import Situation

from .markdown import FILES, ROOT, Block, blocks_of, name_of

NOT_RUN = frozenset({"mypy", "pip", "pre-commit", "pytest", "python", "python3", "ruff", ".ci/run"})
"""Commands of other programs that the documentation may show; they are not run here."""
README_COMMANDS = (
    "python3 -m venv .venv && . .venv/bin/activate && pip install --quiet . && modus brief antalya-2022",
    "python3 -m venv .venv && . .venv/bin/activate && pip install --quiet -e '.[dev]' && pytest",
)
"""The first two shell blocks of the README. `.ci/run` runs them."""
BLOCKS = {each.name for each in fields(Situation)} | {"format"}
BASES = (CASES / "template.yaml", CASES / "antalya-2022" / "situation.yaml")
"""The situations that the fragments of the documentation speak of."""


@dataclass
class Page:
    """What the blocks of one page have done so far."""

    folder: Path
    names: dict[str, object] = field(default_factory=lambda: {"__name__": "page"})
    printed: str | None = None
    """What the last command of the block before printed; None when no command came before."""
    added: dict[str, str] = field(default_factory=dict)
    """What a block last added to each file."""
    files: set[str] = field(default_factory=set)
    """The situations that ``yaml into=FILE`` has written."""


def run_python(block: Block, page: Page) -> None:
    # The lines keep their numbers, so that a traceback points into the page.
    code = "\n" * block.line + block.text
    exec(compile(code, str(block.path), "exec", dont_inherit=True), page.names)


def run_shell(block: Block, page: Page) -> None:
    expected = int(block.option("exit") or 0)
    commands = [line for line in block.text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for line in commands:
        words = shlex.split(line, comments=True)
        if words[0] != "modus":
            assert words[0] in NOT_RUN, f"{words[0]} is neither modus nor in NOT_RUN"
            continue
        aim = None
        if ">" in words:
            words, aim = words[: words.index(">")], words[words.index(">") + 1]
        ran = CliRunner().invoke(cli.main, words[1:], prog_name="modus")
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        assert ran.exit_code == expected, f"`{line}` ended with {ran.exit_code}:\n{ran.output}"
        page.printed = ran.output
        if aim is not None:
            (page.folder / aim).write_text(ran.output, encoding="utf-8")


def run_yaml(block: Block, page: Page) -> None:
    file = block.option("into")
    if file is None:
        check_yaml(block.text)
        return
    page.files.add(file)
    add_to_file(block, page, file)


def run_csv(block: Block, page: Page) -> None:
    file = block.option("into")
    assert file is not None, "say into which file: ```csv into=claims.csv"
    add_to_file(block, page, file)


def add_to_file(block: Block, page: Page, file: str) -> None:
    path = page.folder / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    below = block.option("below")
    if block.option("instead"):
        assert before.count(page.added[file]) == 1
        after = before.replace(page.added[file], block.text)
    elif below is not None:
        assert before.splitlines().count(below) == 1, f"{file} has no single line {below!r}"
        head, tail = f"\n{before}".split(f"\n{below}\n")
        after = f"{head}\n{below}\n{block.text}{tail}"[1:]
    else:
        after = before + block.text
    path.write_text(after, encoding="utf-8")
    page.added[file] = block.text


def check_yaml(text: str) -> None:
    whole = re.match(r"(#.*\n)*(format|title):", text) is not None
    if whole:
        problems = check_text(text).problems
        assert [problem.what for problem in problems if problem.severity == "error"] == []
        return
    parsed = parse(text, "fragment")
    assert [problem.what for problem in parsed.problems] == []
    if BLOCKS & set(parsed.root):
        found = [errors_over(base, text) for base in BASES]
        assert [] in found, min(found, key=len)


def errors_over(base: Path, text: str) -> list[str]:
    """The errors of a fragment that is laid over a situation as one more scenario of it."""
    before, after = re.split(r"^scenarios:.*\n", base.read_text(encoding="utf-8"), flags=re.MULTILINE)
    scenario = "  the-page:\n    changes:\n" + indent(text, " " * 6)
    problems = check_text(f"{before}scenarios:\n{scenario}{after}").problems
    return [problem.what for problem in problems if problem.severity == "error"]


def run_json(block: Block, page: Page) -> None:
    json.loads(block.text)


def run_text(block: Block, page: Page) -> None:
    if block.options == "example":
        return
    assert page.printed is not None, "no command stands before this text; write its command, or `text example`"
    assert block.after_block, "words stand between the command and its output"
    rest = "\n".join(line.rstrip() for line in page.printed.splitlines()) + "\n"
    parts = [part.strip("\n") for part in re.split(r"^…$", block.text, flags=re.MULTILINE)]
    for part in filter(None, parts):
        assert part in rest, f"not in what the command prints:\n{part}\n--- printed:\n{rest[:4000]}"
        rest = rest.split(part, 1)[1]


KINDS: dict[str, Callable[[Block, Page], None]] = {
    "python": run_python,
    "sh": run_shell,
    "yaml": run_yaml,
    "csv": run_csv,
    "json": run_json,
    "text": run_text,
}


def run(block: Block, page: Page) -> str | None:
    """Run a block; what went wrong, if anything."""
    kind = KINDS.get(block.language)
    if kind is None:
        return f"{block.place}: a block of kind {block.language!r}; use one of {', '.join(KINDS)}"
    try:
        kind(block, page)
    except SituationError as error:
        return f"{block.place}: {error}"
    except Exception as error:
        return f"{block.place}: {type(error).__name__}: {error}"
    finally:
        if block.language != "sh":
            page.printed = None
    return None


def errors_of_files(page: Page) -> list[str]:
    """What is wrong with the situations that the page has written."""
    found = []
    for name in sorted(page.files):
        problems = check_file(page.folder / name).problems
        found += ["\n".join(problem.lines()) for problem in problems if problem.severity == "error"]
    return found


def run_by_ci(path: Path) -> list[Block]:
    """The README's two commands, which install and so are run by `.ci/run` alone."""
    if path != ROOT / "README.md":
        return []
    return [block for block in blocks_of(path) if block.language == "sh"][:2]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_the_code_blocks_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page, elsewhere = Page(tmp_path), run_by_ci(path)
    wrong = [said for block in blocks_of(path) if block not in elsewhere and (said := run(block, page)) is not None]
    wrong += errors_of_files(page)
    assert not wrong, "\n\n".join(wrong)


def test_the_readme_begins_with_its_two_commands() -> None:
    commands = tuple(" ".join(block.text.split()) for block in run_by_ci(ROOT / "README.md"))
    assert commands == README_COMMANDS


def test_the_method_of_the_guide_is_the_one_that_is_tested() -> None:
    toy = (ROOT / "tests" / "toy_methods" / "toy" / "__init__.py").read_text(encoding="utf-8")
    shown = [block.text for block in blocks_of(ROOT / "CONTRIBUTING.md") if block.language == "python"]
    assert toy in shown


def test_a_wrong_block_is_found(tmp_path: Path) -> None:
    """The tests of this module can fail: each kind of block, and a kind that is not known."""
    page = Page(tmp_path)
    wrong = {
        "python": "1 / 0\n",
        "sh": "modus check nosuch\n",
        "yaml": "claims: {a: {knd: event}}\n",
        "json": "{\n",
        "bash": "true\n",
    }
    for language, text in wrong.items():
        assert run(Block(ROOT / "README.md", 1, language, "", text, False), page) is not None
    assert run(Block(ROOT / "README.md", 1, "sh", "", "rm something\n", False), page) is not None
    page.printed = "something\n"
    assert run(Block(ROOT / "README.md", 1, "text", "", "something else\n", True), page) is not None
