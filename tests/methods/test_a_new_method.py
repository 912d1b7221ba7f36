"""A method is added with one folder and one line, and appears in the command line, the brief and the faces."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import modusvivendi as mv
from modusvivendi import cli, methods

TOYS = Path(__file__).parent.parent / "toy_methods"


@pytest.fixture
def with_toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[click.Group]:
    """The folder joins the methods' folder; the line joins the registry. Nothing else is told of it."""
    monkeypatch.setattr(methods, "__path__", [*methods.__path__, str(TOYS)])
    monkeypatch.setitem(methods.METHODS, "toy", "How many actors are there?")
    importlib.reload(cli)
    yield cli.main
    monkeypatch.undo()
    importlib.reload(cli)


def test_it_is_a_command(with_toy: click.Group) -> None:
    helped = CliRunner().invoke(with_toy, ["--help"]).output
    assert "toy" in helped
    assert "How many actors are there?" in helped
    told = CliRunner().invoke(with_toy, ["toy", "antalya-2022"])
    assert told.exit_code == 0
    assert f"There are {len(mv.load('antalya-2022').actors)} actors." in told.output


def test_it_is_in_the_brief(with_toy: click.Group) -> None:
    document = mv.brief("antalya-2022")
    assert document.answers[-1].method == "toy"
    assert document.answers[-1].headline in document.summary


def test_what_it_lacks_is_listed(with_toy: click.Group, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("title: One\nactors: {A: {role: party}}\n", encoding="utf-8")
    gap = mv.brief(file).gaps[-1]
    assert (gap.method, gap.needs[0].what) == ("toy", "two actors")
