"""The Python face: `import modusvivendi as mv`."""

import doctest
from pathlib import Path

import pytest

import modusvivendi as mv


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(mv).failed == 0


def test_every_public_name_is_there() -> None:
    for name in mv.__all__:
        assert getattr(mv, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nosuch"):
        _ = mv.nosuch


def test_brief_stays_a_function_after_its_room_is_imported() -> None:
    import modusvivendi.briefing  # noqa: F401  # imported for its effect on the package's names

    assert callable(mv.brief)


def test_a_situation_can_be_written_and_loaded(tmp_path: Path) -> None:
    situation = mv.load("antalya-2022")
    file = tmp_path / "again.yaml"
    file.write_text(mv.write(situation), encoding="utf-8")
    assert mv.load(file) == situation


def test_a_document_displays_in_a_notebook() -> None:
    document = mv.brief("antalya-2022")
    assert document._repr_html_().startswith("<iframe")
    assert document._repr_markdown_().startswith("# ")


def test_errors_hold_every_problem(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("title: Bad\nactors: {A: {role: partly}}\nclaim: {}\n", encoding="utf-8")
    with pytest.raises(mv.SituationError) as caught:
        mv.load(file)
    assert {problem.code for problem in caught.value.problems} == {"unknown-word", "unknown-key"}
