"""Published results beside computed ones."""

import pytest
from click.testing import CliRunner

from modusvivendi.cli import main
from modusvivendi.ensembles import published
from modusvivendi.methods import verifying
from modusvivendi.methods.verifying import Cell, Check, checks
from modusvivendi.situation.loading import published_names

CHECKS = [*checks(), *(("draws", check) for check in published.checks())]


@pytest.mark.parametrize(("method", "check"), CHECKS, ids=lambda each: getattr(each, "title", each))
def test_every_published_cell_is_reproduced(method: str, check: Check) -> None:
    assert check.cells
    assert [cell for cell in check.cells if not cell.agrees] == []


def test_every_textbook_case_is_verified_and_can_be_asked_by_name() -> None:
    assert len([check for method, check in CHECKS if method == "stability"]) == len(published_names())
    for name in published_names():
        run = CliRunner().invoke(main, ["stability", name])
        assert run.exit_code == 0, run.output
        assert CliRunner().invoke(main, ["check", "--strict", name]).exit_code == 0


def test_a_difference_is_shown_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Check("T", "C", "published", (Cell("x", "1", "2"), Cell("y", "1", "1")))
    monkeypatch.setattr(verifying, "checks", lambda: [("settle", wrong)])
    monkeypatch.setattr(published, "checks", list)
    run = CliRunner().invoke(main, ["verify"])
    assert run.exit_code == 1
    assert "DIFFERS  x: published 1; computed 2" in run.output
    assert "2 results compared: 1 differ." in run.output
