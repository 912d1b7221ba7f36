"""The answer on the Antalya case, and on files that lack something."""

import pytest

import modusvivendi as mv
from modusvivendi.answers.model import Answer, Gap
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import check_text


def _asked(case: str, **options: object) -> Answer:
    found = ask("pressure", load(case), options)
    assert isinstance(found, Answer)
    return found


def _finding(answer: Answer, label: str) -> str:
    return next(said.text for said in answer.findings if said.label == label)


def test_the_pressure_on_russia_before_and_after_the_call() -> None:
    answer = _asked("antalya-2022", issue="ceasefire", before="2022-03-09")
    told = _finding(answer, "Ceasefire, pull on Russia")
    assert "88 points from what Russia wants" in told
    assert "By what was known on 9 March 2022 it was 81 points" in told
    assert "Germany, France" in told


def test_those_who_decide_stand_apart_from_those_who_press() -> None:
    told = _finding(_asked("antalya-2022", issue="ceasefire"), "Ceasefire")
    assert "Russia and Ukraine, who decide it, alone stand at 56" in told
    assert "presses it 31 points towards" in told


def test_nash_bargaining_that_stays_is_told() -> None:
    told = _finding(_asked("antalya-2022", issue="ceasefire"), "Ceasefire")
    assert "Nash bargaining stays at today's state" in told
    assert "Other models say 53 to 100" in told


def test_pulls_on_a_party_sum_up_to_its_distance() -> None:
    situation = load("antalya-2022")
    chosen = method("pressure")
    case = chosen.frame(situation)
    asked = chosen.solve(case)
    for question, push in zip(case.questions, asked.pushes, strict=True):
        for number, presser in enumerate(question.pressers):
            away = push.lines[0].outcome - presser.place.middle
            assert push.pulls[number].sum() == pytest.approx(away)
        assert push.lines[0].low <= push.lines[0].outcome <= push.lines[0].high


def test_ukraines_observed_move_stands_beside() -> None:
    answer = _asked("antalya-2022", issue="alignment")
    moved = [said for said in answer.findings if said.label.endswith("observed")]
    assert [said.text.split(" stood ")[0] for said in moved] == ["Ukraine"]


def test_all_inputs_are_listed_with_their_judgements() -> None:
    answer = _asked("antalya-2022", issue="alignment")
    table = next(table for table in answer.tables if table.title == "Every number that went in")
    assert {"judgement:actors.RUS.capability", "judgement:positions.RUS.alignment"} <= {
        key for row in table.rows for key in row.because
    }


def test_where_nobody_has_a_capability_all_count_the_same() -> None:
    answer = _asked("east-aleppo-2016")
    assert any("nobody a capability" in said.text for said in answer.caveats)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"issue": "ceasfire"}, "ceasefire"),
        ({"issue": "us_arms"}, "fewer than two"),
        ({"target": "50"}, "--issue"),
        ({"issue": "ceasefire", "target": "500"}, "0 to 100"),
        ({"issue": "ceasefire", "target": "nan"}, "place on a scale"),
        ({"rounds": "many"}, "whole number"),
        ({"rounds": "1000"}, "whole number"),
        ({"before": "sometime"}, "--before"),
    ],
)
def test_options_are_checked(options: dict[str, str], said: str) -> None:
    with pytest.raises(SituationError) as raised:
        ask("pressure", load("antalya-2022"), options)
    assert any(said in f"{problem.what} {problem.hint}" for problem in raised.value.problems)


def test_a_file_without_an_ordered_issue_is_told_what_it_lacks() -> None:
    gap = ask("pressure", load("chicken"))
    assert isinstance(gap, Gap)
    assert check_text("title: Pasted\n" + gap.needs[0].snippet).situation is not None


def test_over_dates_it_is_a_series() -> None:
    told = mv.brief("antalya-2022")
    assert any(answer.method == "pressure" for answer in told.answers)
