"""GENIUS files: matching by index and by value, dividing by the greatest, boxes, and what is refused."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.methods.settlement.frame import frame

TEMPLATE = """<negotiation_template>
  <agent name="Avon" utility_space="a.xml"/><agent name="Brule" utility_space="b.xml"/>
  <utility_space><objective index="1" name="water">
    <issue index="2" name="flow"><item index="1" value="low"/><item index="2" value="high"/></issue>
    <issue index="3" name="term of years" vtype="integer" lowerbound="1" upperbound="3"/>
  </objective></utility_space>
</negotiation_template>"""
PROFILE = """<utility_space><objective index="1" name="water">
  <weight index="3" value="0.4"/><weight index="2" value="0.6"/>
  <issue index="2" name="flow">
    <item index="1" value="low" evaluation="1"/><item index="1" value="low" evaluation="8"/>
    <item index="2" value="high" evaluation="{high}"/>
  </issue>
  <issue index="3" name="term of years" vtype="integer" lowerbound="1" upperbound="3">
    <evaluator ftype="linear" slope="0.5" offset="0"/>
  </issue></objective>{more}</utility_space>"""


def files(folder: Path, **written: str) -> Path:
    for name, text in written.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def pair(folder: Path, **more: str) -> Path:
    return files(
        folder,
        **{
            "domain": TEMPLATE,
            "a": PROFILE.format(high="40", more='<reservation value="0.3"/>'),
            "b": PROFILE.format(high="2", more=""),
            **more,
        },
    )


def utilities(path: Path) -> dict[tuple[str, ...], tuple[Fraction, ...]]:
    """For each package what each party makes of it, of 1."""
    case = frame(mv.load(path))
    ranges = [range(len(matter.options)) for matter in case.matters]
    packages = list(product(*ranges))
    import numpy as np

    points = case.problem.utilities(np.array(packages))
    return {
        tuple(matter.options[at] for matter, at in zip(case.matters, package, strict=True)): tuple(
            Fraction(int(value), 100 * side.scale) for value, side in zip(row, case.sides, strict=True)
        )
        for package, row in zip(packages, points, strict=True)
    }


def test_weights_match_by_index_values_by_name_the_last_counts_and_the_greatest_divides(tmp_path: Path) -> None:
    found = utilities(pair(tmp_path))
    # Avon: low is 8 of 40 (the second entry for it counts), high 40 of 40; the years 0, 1/2, 1
    assert found["low", "1"] == (Fraction(6, 10) * Fraction(8, 40), Fraction(6, 10))
    assert found["high", "3"] == (Fraction(1), Fraction(6, 10) * Fraction(2, 8) + Fraction(4, 10))


def test_values_up_to_1_are_taken_as_they_stand(tmp_path: Path) -> None:
    small = PROFILE.format(high="0.5", more="").replace('evaluation="8"', 'evaluation="0.25"')
    found = utilities(pair(tmp_path, a=small))
    assert found["high", "1"][0] == Fraction(6, 10) * Fraction(1, 2)


def test_the_template_names_the_agents_and_their_reservation_values(tmp_path: Path) -> None:
    situation = mv.load(pair(tmp_path) / "domain.xml")
    case = frame(situation)
    assert [side.name for side in case.sides] == ["Avon", "Brule"]
    assert [
        Fraction(int(value), side.scale) for value, side in zip(case.problem.reservation, case.sides, strict=True)
    ] == [30, 0]
    assert situation.issues["term-of-years"].name == "term of years"


def test_profiles_beside_a_domain_are_found_by_their_issues(tmp_path: Path) -> None:
    pair(tmp_path, domain=TEMPLATE.replace("<agent", "<nobody"), other="<utility_space/>")
    assert [actor.name for actor in mv.load(tmp_path / "domain.xml").actors.values()] == ["a", "b"]


BOXES = """<utility_space><objective index="0" name="d">
    <issue index="1" name="x" vtype="integer" lowerbound="0" upperbound="3"/>
    <issue index="2" name="y" vtype="integer" lowerbound="0" upperbound="3"/>
    <utility maxutility="{most}"><ufun type="PlainUfun" weight="1" aggregation="{how}">{boxes}</ufun></utility>
  </objective><reservation value="0.1"/></utility_space>"""
INSIDE = (
    '<hyperRectangle utility="6"><INCLUDES index="1" min="1" max="2"/>'
    '<INCLUDES index="2" min="2" max="3"/></hyperRectangle>'
)
OUTSIDE = '<hyperRectangle utility="4"><EXCLUDES index="1" min="0" max="1"/></hyperRectangle>'


def boxed(folder: Path, boxes: str = INSIDE + OUTSIDE, most: int = 10, how: str = "sum") -> Path:
    text = BOXES.format(most=most, how=how, boxes=boxes)
    return files(folder, p=text, q=text)


def test_boxes_pay_inside_closed_bounds_and_excluding_ones_outside(tmp_path: Path) -> None:
    found = utilities(boxed(tmp_path))
    spans = {utility for row in found.values() for utility in row}
    assert spans == {Fraction(0), Fraction(4, 10), Fraction(6, 10), Fraction(1)}
    assert found["2", "2"][0] == 1  # in the first box, outside the second
    assert found["1", "3"][0] == Fraction(6, 10)  # both bounds belong to the box
    assert found["0", "3"][0] == 0  # 0 to 1 is excluded
    assert found["3", "0"][0] == Fraction(4, 10)


@pytest.mark.parametrize(
    ("boxes", "most", "how", "reason"),
    [
        (INSIDE + OUTSIDE, 10, "max", "only sums"),
        (INSIDE + OUTSIDE, 8, "sum", "counts no more than 1"),
        (INSIDE.replace('index="2"', 'index="9"'), 10, "sum", "write one of 1, 2"),
    ],
)
def test_boxes_that_are_not_additive_are_refused_with_the_reason(
    tmp_path: Path, boxes: str, most: int, how: str, reason: str
) -> None:
    problems = mv.check(boxed(tmp_path, boxes, most, how)).problems
    assert any(reason in problem.hint for problem in problems)
    assert all(problem.mark is not None for problem in problems)


def test_a_box_over_three_issues_is_refused(tmp_path: Path) -> None:
    third = '<issue index="3" name="z" vtype="integer" lowerbound="0" upperbound="3"/><utility '
    bound = '<INCLUDES index="3" min="0" max="1"/></hyperRectangle>'
    text = BOXES.format(most=10, how="sum", boxes=INSIDE.replace("</hyperRectangle>", bound)).replace(
        "<utility ", third
    )
    problems = mv.check(files(tmp_path, p=text, q=text)).problems
    assert {problem.code for problem in problems} == {"not-representable"}
    assert "3 issues together" in problems[0].what


REAL = """<utility_space><objective index="0" name="d"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
    <issue index="1" name="share" vtype="real"><range lowerbound="0" upperbound="50"/>
      <evaluator ftype="{form}" parameter0="0" parameter1="{slope}" parameter2="1"/></issue>
    <issue index="2" name="seat">
      <item index="1" value="n" evaluation="1"/><item index="2" value="s" evaluation="0"/></issue>
  </objective></utility_space>"""


def test_a_straight_line_over_real_numbers_is_a_range(tmp_path: Path) -> None:
    text = REAL.format(form="linear", slope="0.02")
    found = utilities(files(tmp_path, p=text, q=text))
    assert found["50", "n"] == (1, 1)
    assert found["25", "s"] == (Fraction(1, 4), Fraction(1, 4))


@pytest.mark.parametrize(("form", "slope"), [("triangular", "0.02"), ("linear", "0.1")])
def test_a_bent_line_over_real_numbers_is_refused(tmp_path: Path, form: str, slope: str) -> None:
    text = REAL.format(form=form, slope=slope)
    assert {problem.code for problem in mv.check(files(tmp_path, p=text, q=text)).problems} == {"not-representable"}
