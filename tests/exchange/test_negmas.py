"""NegMAS folders: functions of one issue, reservation values, and what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.methods.settlement.frame import frame

SPACE = """
name: dom
type: CartesianOutcomeSpace
issues:
- {name: colour, type: CategoricalIssue, values: [red, blue]}
- {name: years, type: ContiguousIssue, values: [0, 4]}
- {name: share, type: ContinuousIssue, values: [0.0, 1.0], n_levels: 10}
"""
ONE = """
name: Avon
type: LinearAdditiveUtilityFunction
reserved_value: 0.3
weights: [0.5, 0.3, 0.2]
values:
- {type: TableFun, mapping: {red: 1.0, blue: 0.0}}
- {type: LinearFun, slope: 0.25}
- {type: AffineFun, slope: 1, bias: 0}
"""
TWO = """
name: Brule
type: negmas.preferences.LinearAdditiveUtilityFunction
reserved_value: -.inf
weights: {share: 4, colour: 2, years: 2}
values:
  colour: {type: TableFun, mapping: {red: -1, blue: 1}}
  years: {type: AffineFun, bias: 1, slope: -0.25}
  share: {type: AffineFun, bias: 1, slope: -1}
"""


def folder(path: Path, **written: str) -> Path:
    for name, text in {"dom": SPACE, "one": ONE, "two": TWO, **written}.items():
        (path / f"{name}.yml").write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_a_situation(tmp_path: Path) -> None:
    case = frame(mv.load(folder(tmp_path)))
    avon = case.sides[0]
    assert (avon.name, case.sides[1].name) == ("Avon", "Brule")
    assert Fraction(case.problem.reservation[0], avon.scale) == 30
    assert not case.sides[1].bound
    years = [Fraction(int(value), avon.scale) for value in case.problem.scores[0][1]]
    assert years == [0, Fraction(15, 2), 15, Fraction(45, 2), 30]


def test_another_scale_is_moved_and_stretched_to_100_points(tmp_path: Path) -> None:
    """Brule: 2 times -1 to 1, 2 times 0 to 1, 4 times 0 to 1: from -2 to 8, so that 0.1 of it is a point."""
    situation = mv.load(folder(tmp_path))
    case = frame(situation)
    scale = case.sides[1].scale
    assert [Fraction(int(value), scale) for value in case.problem.scores[1][0]] == [0, 40]
    assert [Fraction(int(value), scale) for value in case.problem.scores[1][1]] == [20, 15, 10, 5, 0]
    assert "-2 to 8" in (situation.actors["Brule"].note or "")


@pytest.mark.parametrize(("reserved", "points"), [("-3", 0), ("-2", 0), ("3", 50), ("9", 100)])
def test_a_reservation_value_beyond_every_package_widens_the_scale(tmp_path: Path, reserved: str, points: int) -> None:
    case = frame(mv.load(folder(tmp_path, two=TWO.replace("-.inf", reserved))))
    worth = Fraction(case.problem.reservation[1], case.sides[1].scale)
    assert worth == points
    best = sum(max(int(value) for value in row) for row in case.problem.scores[1])
    assert (Fraction(best, case.sides[1].scale) < worth) == (reserved == "9")


def test_a_reserved_outcome_counts_as_its_worth(tmp_path: Path) -> None:
    one = ONE.replace("reserved_value: 0.3", "reserved_value: -.inf\nreserved_outcome: [red, 2, 0.5]")
    case = frame(mv.load(folder(tmp_path, one=one)))
    assert Fraction(case.problem.reservation[0], case.sides[0].scale) == 50 + 15 + 10


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("LinearAdditiveUtilityFunction", "MappingUtilityFunction", "refused rather than approximated"),
        ("AffineFun", "PolynomialFun", "refused rather than approximated"),
        ("red: 1.0, blue: 0.0", "red: 1.0", "give each value of the issue a number"),
        ("weights: [0.5, 0.3, 0.2]", "weights: [0.5, 0.3]", "write one an issue"),
        ("slope: 0.25", "slope: soft", "write a number"),
        ("slope: 0.25", "slope: 1e999999999", ""),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    problems = mv.check(folder(tmp_path, one=ONE.replace(old, new))).problems
    assert problems
    assert reason in problems[0].hint
    assert problems[0].mark is not None
    assert problems[0].mark.file.endswith("one.yml")


def test_an_outcome_space_alone_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "dom.yml").write_text(SPACE, encoding="utf-8")
    (problem,) = mv.check(tmp_path / "dom.yml").problems
    assert "0 utility functions" in problem.what


def test_a_party_to_whom_all_is_the_same_is_refused(tmp_path: Path) -> None:
    flat = TWO.replace("{share: 4, colour: 2, years: 2}", "[0, 0, 0]")
    (problem,) = mv.check(folder(tmp_path, two=flat)).problems
    assert "every package is worth the same" in problem.what
