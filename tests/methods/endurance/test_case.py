"""Routes, stocks, lengths and wars of a file: what the answer says of them."""

from fractions import Fraction
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.answers.model import Answer, Gap
from modusvivendi.exchange.loading import load
from modusvivendi.methods import endurance
from modusvivendi.methods.base import ask, method
from modusvivendi.methods.endurance.asked import Asked, solve
from modusvivendi.methods.endurance.frame import frame
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.places import SCALE
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation

TEXT = """
title: A siege
as_of: 2024-03-11
actors: {A: {name: Aland, role: party, code: AAA}, B: {name: Bland, role: party, code: BBB}}
issues: {aid: {name: aid, options: {keep: 0, stop: 100}, now: keep}}
claims: {began: {kind: attack, by: A, to: B, date: 2024-02-24, text: A attacked B.}}
network:
  - {from: P, to: B, carries: aid, unit: t, per: day, capacity: [300, 500], why: w}
  - {from: R, to: B, carries: aid, unit: t, per: hour, capacity: 5, open_when: {aid: keep}, why: w}
  - {from: Q, to: B, carries: aid, unit: t, per: day, capacity: 50, open_when: {aid: stop}, why: w}
stocks:
  food: {name: food, at: B, unit: t, holds: [1000, 2000], uses: [80, 120], gets: 20, floor: 100, per: day, why: w}
  fuel: {name: fuel, at: B, unit: t, holds: 10, uses: 5, gets: 5, per: day, why: w}
alternatives:
  A: {war: {wins: 0.6, costs: 0.1, rising: 0.001}, why: w}
  B: {war: {wins: 0.5, costs: [0.1, 0.3]}, why: w}
"""


@pytest.fixture
def siege(tmp_path: Path):
    def read(*changes: tuple[str, str]) -> Situation:
        text = TEXT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "siege.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return read


def asked(situation: Situation) -> Asked:
    return solve(frame(situation))


def test_routes_that_are_open_carry_what_they_can_a_day(siege) -> None:
    (carried,) = asked(siege()).carried
    assert (carried.most.low, carried.most.central, carried.most.high) == (420, 520, 620)
    assert [each.central for each in carried.lost] == [400, 120]
    assert [route.words for route in carried.supplies.routes if not route.open] == ["the way from Q to Bland"]


def test_a_stock_lasts_what_is_there_over_what_is_used_and_not_replaced(siege) -> None:
    food, fuel = asked(siege()).held
    assert (food.least, food.central, food.most) == (9, Fraction(1400, 80), Fraction(1900, 60))
    assert food.gains[0].days is not None
    assert food.gains[0].days >= food.gains[-1].days
    assert (fuel.least, fuel.central, fuel.most, fuel.gains) == (None, None, None, ())


def test_the_length_of_the_war_is_that_since_the_first_attack_both_days_counted(siege) -> None:
    case = frame(siege())
    assert case.lasted is not None
    assert case.lasted.days == 17
    rate = asked(siege()).rates[1]
    assert (rate.days, rate.of) == (90, 87)
    assert rate.low < rate.share < rate.high


def test_base_rates_are_of_wars_between_states(siege) -> None:
    """A party without a code in a public list is taken for no state."""
    assert frame(siege((", code: BBB", ""))).lasted is None
    assert frame(siege((", code: BBB", "")), lasted=40).lasted is not None


def test_costs_that_rise_lower_what_fighting_is_worth(siege) -> None:
    first, second = asked(siege()).fights
    assert [float(each.central) for each in first.worth] == pytest.approx([50, 47, 41, 32, 13.5])
    assert (second.worth[0].low, second.worth[0].high) == (20, 40)
    found = asked(siege()).agreed
    assert found is not None
    assert (found.low.central, found.high.central) == (50, 70)


def test_costs_count_from_the_day_they_were_given_for(siege) -> None:
    earlier = siege(("rising: 0.001", "rising: 0.001, costs_on: 2024-03-01"))
    assert asked(earlier).fights[0].worth[0].central == 49


def test_the_answer_has_every_part_and_its_caveats(siege) -> None:
    answer = ask("endure", siege())
    assert isinstance(answer, Answer)
    told = " ".join(said.text for said in (answer.headline, *answer.findings))
    for words in (
        "520",
        "what matters most to keep open is the way from P to Bland",
        "Food in Bland",
        "without end",
        "90 days",
        "bargaining range",
    ):
        assert words in told
    assert any("Bennett and Stam 1996" in said.text for said in answer.caveats)


def test_without_anything_to_ask_it_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("title: x\nactors: {A: {role: party}}\n", encoding="utf-8")
    gap = ask("endure", load(path))
    assert isinstance(gap, Gap)
    assert "stocks" in gap.needs[0].what


@pytest.mark.parametrize("options", [{"lasted": "0"}, {"lasted": "long"}, {"horizons": ""}, {"horizons": "30,,90"}])
def test_what_cannot_be_asked_is_told_in_words(siege, options: dict[str, str]) -> None:
    with pytest.raises(SituationError, match=r"write (\d|a value)"):
        ask("endure", siege(), options)


def test_draws_give_days_and_worths_and_leave_a_stock_without_end_open(siege) -> None:
    situation = siege()
    slots = method("endure").inputs(situation)
    assert [slot.key for slot in slots] == [
        "alternatives.B.war.costs",
        "network.0.capacity",
        "stocks.food.holds",
        "stocks.food.uses",
    ]
    import numpy as np

    template = method("endure").template(situation, slots)
    rows = template.rows(np.array([[0.1, 300, 1000, 80], [0.3, 500, 2000, 120]]))
    assert rows.errors == ("", "")
    named = dict(zip([column.name for column in template.columns], rows.values.T.tolist(), strict=True))
    assert named["food in Bland: days until the floor"] == [15, 19]
    assert np.isnan(named["fuel in Bland: days until the floor"]).all()
    assert named["what fighting on is worth to Bland"] == [40, 20]
    assert named["aid: what can come in"] == [420, 620]


@pytest.mark.parametrize("most", [6, 0])
def test_what_is_lost_lies_within_its_ends_whatever_the_capacities(
    siege, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Two ways in and one bridge behind them: what one way is worth depends on how wide the others are."""
    old = "  - {from: R, to: B, carries: aid, unit: t, per: hour, capacity: 5, open_when: {aid: keep}, why: w}"
    new = (
        "  - {from: R, to: P, carries: aid, unit: t, per: day, capacity: [100, 600], why: w}\n"
        "  - {from: S, to: P, carries: aid, unit: t, per: day, capacity: [50, 450], why: w}"
    )
    monkeypatch.setattr("modusvivendi.methods.endurance.asked.MOST_WIDE", most)
    (carried,) = asked(siege((old, new))).carried
    routes = carried.supplies.open
    for number, lost in enumerate(carried.lost):
        found = []
        for step in range(125):
            shares = (step % 5, step // 5 % 5, step // 25)
            capacity = [
                route.capacity.low + (route.capacity.high - route.capacity.low) * Fraction(share, 4)
                for route, share in zip(routes, shares, strict=True)
            ]
            links = [(route.tail, route.head) for route in routes]
            supplies = carried.supplies
            made = endurance.routes(len(supplies.places), links, capacity, supplies.donors, supplies.recipients)
            found.append(made.lost[number])
        assert lost.low <= min(found)
        assert max(found) <= lost.high
        if most:
            assert (lost.low, lost.high) == (min(found), max(found))


def test_a_length_that_is_given_is_answered_with_evidence(siege) -> None:
    answer = ask("endure", siege(), {"lasted": "100"})
    assert isinstance(answer, Answer)
    assert "100 days or more" in " ".join(said.text for said in answer.findings)


def test_routes_that_lead_both_ways_end_where_there_is_a_stock(siege) -> None:
    both = "{from: B, to: P, carries: aid, unit: t, per: day, capacity: 50, open_when: {aid: stop}, why: w}"
    old = "{from: Q, to: B, carries: aid, unit: t, per: day, capacity: 50, open_when: {aid: stop}, why: w}"
    (carried,) = asked(siege((old, both))).carried
    assert carried.supplies.recipients
    alone = siege((old, both), ("at: B, unit: t", "at: Z, unit: t"), ("from: R, to: B", "from: P, to: B"))
    answer = ask("endure", alone)
    assert isinstance(answer, Answer)
    assert any("lead both ways" in said.text for said in answer.caveats)


def test_costs_are_counted_up_to_all_that_is_at_stake(siege) -> None:
    first = asked(siege(("rising: 0.001", "rising: 1, costs_on: 2020-01-01"))).fights[0]
    assert {float(each.central) for each in first.worth} == {-40}


def test_draws_of_a_settlement_show_where_a_derived_number_is_from(siege, tmp_path: Path) -> None:
    positions = "positions: {A: {aid: {ideal: stop, salience: 1, why: w}}, B: {aid: {ideal: keep, why: w}}}\nstocks:"
    made = mv.draw(siege(("stocks:", positions)), "settle", draws=16, folder=tmp_path / "run")
    assert "derived by `modus endure`" in " ".join(item.text for item in made.answer().evidence)


def test_cutting_at_nothing_does_not_move_the_reservation_value(siege) -> None:
    """−30 to 60 with 15 in the middle: cut at 0, the middle stays 15."""
    hopeless = siege(("wins: 0.5, costs: [0.1, 0.3]", "wins: [0.1, 0.7], costs: [0.1, 0.4]"))
    worth = method("settle").prepared(hopeless).alternatives["B"].worth
    assert worth is not None
    assert (central(worth, SCALE), worth.interval.ends) == (15, (0, 60))


def test_a_stock_that_may_never_run_out_says_in_how_many_draws_it_does(siege) -> None:
    situation = siege(("uses: 5, gets: 5", "uses: [4, 6], gets: 5"))
    template = method("endure").template(situation, method("endure").inputs(situation))
    assert "fuel in Bland runs out" in [column.name for column in template.columns if column.kind == "yes"]
    answer = ask("endure", situation)
    assert isinstance(answer, Answer)
    assert "(at least 10 days)" in " ".join(said.text for said in answer.findings)
