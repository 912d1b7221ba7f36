"""Written for another tool and read back: the same utilities; what cannot be said is listed."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import modusvivendi as mv
from modusvivendi.cli import main
from modusvivendi.exchange.outgoing import outgoing, write
from modusvivendi.methods.settlement.frame import frame
from modusvivendi.situation.loading import case_names
from modusvivendi.situation.problems import SituationError


@pytest.mark.parametrize("tool", ["genius", "negmas"])
@pytest.mark.parametrize("case", case_names())
def test_written_and_read_back_it_gives_the_same_points(case: str, tool: str, tmp_path: Path) -> None:
    here = frame(mv.load(case))
    made = outgoing(mv.load(case), tool)
    write(made.files, tmp_path / "out")
    there = frame(mv.load(tmp_path / "out"))
    assert sorted(matter.options for matter in there.matters) == sorted(matter.options for matter in here.matters)
    order = [[side.name for side in there.sides].index(side.name) for side in here.sides]
    for mine, other in enumerate(order):
        # a reservation value below 0 widens the scale by as much
        wider = 1 - min(0, here.problem.reservation[mine]) / (100 * here.sides[mine].scale)
        for issue, row in enumerate(here.problem.scores[mine]):
            back = there.problem.scores[other][issue] / there.sides[other].scale
            # a level that is the same for every option changes no comparison
            shift = back * wider - row / here.sides[mine].scale
            assert np.ptp(shift) < 1e-6


def test_points_of_no_deal_are_kept(tmp_path: Path) -> None:
    here = frame(mv.load("antalya-2022"))
    write(outgoing(mv.load("antalya-2022"), "negmas").files, tmp_path / "out")
    there = frame(mv.load(tmp_path / "out"))
    for side, least, other, back in zip(
        here.sides, here.problem.reservation, there.sides, there.problem.reservation, strict=True
    ):
        assert other.name == side.name
        total = sum(max(row) for row in here.problem.scores[here.sides.index(side)])
        most = sum(max(row) for row in there.problem.scores[there.sides.index(other)])
        gain, again = Fraction(int(total) - least, side.scale), Fraction(int(most) - back, other.scale)
        assert float(gain) == pytest.approx(float(again), abs=1e-6)


def test_red_lines_and_rules_are_listed_as_left_out() -> None:
    left = outgoing(mv.load("antalya-2022"), "negmas").left_out
    assert any(words.startswith("red line of Ukraine on territory") for words in left)
    assert any(words.startswith("rule:") for words in left)


def test_the_command_writes_only_what_it_was_told_to(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run = CliRunner().invoke(main, ["export", "antalya-2022", str(folder), "--to", "genius"])
    assert run.exit_code == 2
    assert not folder.exists()
    assert "add --partial" in run.output
    assert (
        CliRunner().invoke(main, ["export", "antalya-2022", str(folder), "--to", "genius", "--partial"]).exit_code == 0
    )
    again = CliRunner().invoke(main, ["export", "antalya-2022", str(folder), "--to", "genius", "--partial"])
    assert again.exit_code == 2
    assert "is not empty" in again.output


def test_a_situation_without_utilities_is_told_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text("title: T\nactors: {A: {role: party}}\n", encoding="utf-8")
    with pytest.raises(SituationError, match="two actors whose role is party"):
        outgoing(mv.load(file), "negmas")
