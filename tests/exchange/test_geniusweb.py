"""GeniusWeb files: a reservation bid becomes points; values that are not named are worth 0."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import modusvivendi as mv
from modusvivendi.methods.settlement.frame import frame

ISSUES = {"crossing": {"values": ["closed", "limited", "open"]}, "price": {"range": ["0", "1", "0.5"]}}


def profile(name: str, **changed: Any) -> dict[str, Any]:
    return {
        "LinearAdditiveUtilitySpace": {
            "name": name,
            "domain": {"name": "border", "issuesValues": ISSUES},
            "issueUtilities": {
                "crossing": {"discreteutils": {"valueUtilities": {"limited": 0.4, "open": 1.0}}},
                "price": {"numberutils": {"lowValue": 0, "lowUtility": 1, "highValue": 1, "highUtility": 0}},
            },
            "issueWeights": {"crossing": 0.6, "price": 0.4},
            "reservationBid": {"issuevalues": {"crossing": "limited", "price": "0.50"}},
            **changed,
        }
    }


def written(folder: Path, *profiles: dict[str, Any]) -> Path:
    (folder / "border.json").write_text(json.dumps({"name": "border", "issuesValues": ISSUES}), encoding="utf-8")
    for number, each in enumerate(profiles):
        (folder / f"p{number}.json").write_text(json.dumps(each), encoding="utf-8")
    return folder / "border.json"


def test_a_reservation_bid_is_turned_into_points(tmp_path: Path) -> None:
    case = frame(mv.load(written(tmp_path, profile("A"), profile("B", reservationBid=None))))
    scale = case.sides[0].scale
    assert Fraction(case.problem.reservation[0], scale) == 24 + 20
    assert case.problem.reservation[1] == 0
    assert [Fraction(int(value), scale) for value in case.problem.scores[0][0]] == [0, 24, 60]
    assert [Fraction(int(value), scale) for value in case.problem.scores[0][1]] == [40, 20, 0]


def test_a_profile_leads_to_its_domain_and_to_the_others(tmp_path: Path) -> None:
    written(tmp_path, profile("A"), profile("B"), profile("C"))
    assert list(mv.load(tmp_path / "p1.json").actors) == ["A", "B", "C"]
    assert list(mv.load(tmp_path).actors) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"issueWeights": {"crossing": 1}}, "issueWeights.price"),
        ({"reservationBid": {"issuevalues": {"crossing": "ajar"}}}, "reservationBid"),
        ({"issueUtilities": {"crossing": 3, "price": 3}}, "issueUtilities.crossing"),
        ({"reservationBid": {"issuevalues": {"price": "1e999999999"}}}, "reservationBid"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(tmp_path: Path, changed: dict[str, Any], path: str) -> None:
    problems = mv.check(written(tmp_path, profile("A", **changed), profile("B"))).problems
    assert path in {problem.path for problem in problems}


def test_a_name_written_twice_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, profile("A"), profile("B"))
    file.write_text('{"issuesValues": {}, "issuesValues": {}}', encoding="utf-8")
    (problem,) = mv.check(file).problems
    assert "written twice" in problem.what


def test_other_json_is_told_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[1, 2]", encoding="utf-8")
    (problem,) = mv.check(tmp_path / "x.json").problems
    assert "issuesValues" in problem.hint
