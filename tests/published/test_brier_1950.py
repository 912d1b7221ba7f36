"""Brier (1950), Verification of forecasts expressed in terms of probability, table 1: ten forecasts of rain.

The probabilities of rain were .7 .9 .8 .4 .2 0 0 0 0 .1, and it rained on the second, third and fourth occasion. The
paper sums over both classes, rain and no rain, and gives P = 0.19.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import modusvivendi as mv
from modusvivendi.answers.model import Answer
from modusvivendi.methods.questions.scored import Scored
from modusvivendi.methods.questions.solve import verified

FORECASTS = ("0.7", "0.9", "0.8", "0.4", "0.2", "0", "0", "0", "0", "0.1")
RAIN = (False, True, True, True, False, False, False, False, False, False)
OCCASIONS = list(zip(FORECASTS, RAIN, strict=True))


def test_the_score_of_the_two_classes_is_0_19() -> None:
    found = verified([Scored(Fraction(p), Fraction(p), rain, at) for at, (p, rain) in enumerate(OCCASIONS)])
    assert found is not None
    assert found.scores.n == 10
    assert found.scores.brier.low == found.scores.brier.high == Fraction(19, 100)


def test_each_occasion_has_the_squares_of_both_classes() -> None:
    """The same sum, written out as in the paper's equation (2), over rain and no rain."""
    total = Fraction(0)
    for p, rain in OCCASIONS:
        forecast = (Fraction(p), 1 - Fraction(p))
        outcome = (1, 0) if rain else (0, 1)
        total += sum(((f - e) ** 2 for f, e in zip(forecast, outcome, strict=True)), Fraction(0))
    assert total / 10 == Fraction(19, 100)


def test_the_skill_against_always_giving_the_base_rate() -> None:
    """It rained on 3 of 10 occasions: the base rate scores 0.42, so the skill is 1 - 0.19 / 0.42 = 23/42."""
    found = verified([Scored(Fraction(p), Fraction(p), rain, at) for at, (p, rain) in enumerate(OCCASIONS)])
    assert found is not None
    assert found.scores.base == Fraction(3, 10)
    assert found.scores.base_brier == Fraction(42, 100)
    assert found.scores.skill is not None
    assert found.scores.skill.low == found.scores.skill.high == Fraction(23, 42)


def test_the_same_from_a_file(tmp_path: Path) -> None:
    """Each occasion a forecast question that somebody may keep."""
    lines = ["title: Rain", "actors: {A: {role: party}}", "questions:", "  forecasts:"]
    for at, (p, rain) in enumerate(OCCASIONS):
        lines += [
            f"    day{at}:",
            f"      asks: Will it rain on occasion {at + 1}?",
            "      resolves: by the rain gauge",
            f"      closes: 2031-03-{at + 1:02}",
            f"      made: [{{on: 2031-03-{at + 1:02}, by: the forecaster, p: {p}}}]",
            f"      outcome: {'yes' if rain else 'no'}",
            f"      settled: 2031-03-{at + 2:02}",
            "      settled_by: the observer",
        ]
    file = tmp_path / "rain.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = mv.ask("questions", mv.load(file))
    assert isinstance(answer, Answer)
    assert "10 forecasts scored: Brier score 0.19, from 0 (best) to 2" in answer.headline.text
    table = next(each for each in answer.tables if each.title == "Scores")
    row = dict(zip(table.columns, table.rows[0].cells, strict=True))
    assert (row["Brier score, 0 to 2"], row["Half of it"], row["Base rate"]) == ("0.19", "0.095", "0.3")
    assert row["Skill"] == "0.548"
