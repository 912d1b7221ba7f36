"""The page of commands names every command, argument and option, and no other."""

from __future__ import annotations

import re

import click
import pytest

from modusvivendi import cli, cli_draws, cli_views
from modusvivendi.cli_forecasts import BESIDE
from modusvivendi.methods import METHODS

from .markdown import ROOT

PAGE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `modus ([\w-]+)`\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))
COMMANDS = {name: command for name, command in cli.main.commands.items() if name not in METHODS}
VIEWS, DATES, DRAWS = "Options of every question", "Options of a series", "Options of draws"
SCENARIOS = "Scenarios side by side"


def shared(heading: str) -> str:
    """The section of options that several commands take."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def options_of(command: click.Command) -> set[str]:
    """All spellings of a command's options but ``--help``, which every command has."""
    options = [each for each in command.get_params(click.Context(command)) if isinstance(each, click.Option)]
    return {spelling for each in options if "--help" not in each.opts for spelling in each.opts}


def documented_options(section: str) -> set[str]:
    """The spellings in the first cells of a section's tables; a link to a shared table brings those in."""
    cells = re.findall(r"^\| (`-.*?) \|", section, flags=re.MULTILINE)
    found = {spelling for cell in cells for spelling in re.findall(r"`(--?[\w-]+)", cell)}
    for heading in (VIEWS, DATES, DRAWS):
        if f"[{heading.lower()}](#{heading.lower().replace(' ', '-')})" in section.lower():
            found |= documented_options(shared(heading))
    return found


def test_every_command_has_its_section() -> None:
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_documented(name: str) -> None:
    command, section = COMMANDS[name], re.split(r"^### ", SECTIONS[name], flags=re.MULTILINE)[0]
    assert documented_options(section) == options_of(command)
    usage = " ".join(command.collect_usage_pieces(click.Context(command))[1:])
    assert f"`modus {name} {usage}`".replace(" `", "`") in section


@pytest.mark.parametrize("name", METHODS)
def test_a_question_s_options_are_documented(name: str) -> None:
    """Every question takes the shared options; what it takes beyond them stands under a heading of its own."""
    own = re.search(rf"^### `modus {name}`\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    documented = set().union(*(documented_options(shared(each)) for each in (VIEWS, DATES, DRAWS, SCENARIOS)))
    documented |= documented_options(own[1]) if own else set()
    assert options_of(cli.main.commands[name]) == documented


@pytest.mark.parametrize("name", cli_draws.runs.commands)
def test_the_commands_on_runs_are_documented(name: str) -> None:
    command = cli_draws.runs.commands[name]
    section = re.search(rf"^### `modus runs {name}`\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert section is not None
    assert documented_options(section[1]) == options_of(command)
    usage = " ".join(command.collect_usage_pieces(click.Context(command))[1:])
    assert f"`modus runs {name} {usage}`" in section[1]


@pytest.mark.parametrize("page", ["README.md", "docs/reference/commands.md"])
def test_the_tables_of_questions_are_complete(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `modus (\w+)` \| (.*) \|$", text, flags=re.MULTILINE)
    assert rows == list(METHODS.items())


@pytest.mark.parametrize(
    ("question", "name"), [(question, name) for question, beside in BESIDE.items() for name in beside]
)
def test_the_commands_beside_a_question_are_documented(question: str, name: str) -> None:
    command = BESIDE[question][name]
    section = re.search(rf"^### `modus {question} {name}`\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert section is not None
    assert documented_options(section[1]) == options_of(command)
    usage = " ".join(command.collect_usage_pieces(click.Context(command))[1:])
    assert f"`modus {question} {name} {usage}`" in section[1]


def test_the_group_s_own_options_are_documented() -> None:
    for spelling in options_of(cli.main) | {"-h", "--help"}:
        assert f"`{spelling}`" in PAGE


def test_every_file_ending_is_documented() -> None:
    for ending in cli_views._WRITERS:
        assert f"`{ending}`" in PAGE
