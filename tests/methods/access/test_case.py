"""A network of a file: what it becomes, what the answer says, and what cannot be asked."""

from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from modusvivendi.answers.model import Answer
from modusvivendi.cli import main
from modusvivendi.exchange.loading import load
from modusvivendi.methods.access.asked import Asked, solve
from modusvivendi.methods.access.flow import build, stopped
from modusvivendi.methods.access.frame import frame
from modusvivendi.methods.access.publishing import publish
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation

TEXT = """
title: A valley
actors: {NORTH: {role: party}, SOUTH: {role: party}}
issues: {truce: {name: truce, options: {none: 0, day: {at: 50, hours: 24}, open: 100}, now: none}}
claims:
  ask: {kind: proposal, by: SOUTH, to: NORTH, offers: {truce: day}, date: 2024-05-01, text: South proposed a truce.}
places:
  town: {waiting: [5000, 9000], why: two counts}
  gate: {screening: 300, why: a report}
  camp: {shelter: true}
network:
  - {from: town, to: gate, capacity: [400, 800], transit: 1-2 h, open_when: {truce: [day, open]}, why: one road}
  - {from: gate, to: camp, capacity: 500, transit: 1 h, open_when: {truce: [day, open]}, why: one road}
"""


@pytest.fixture
def valley(tmp_path: Path):
    def read(*changes: tuple[str, str]) -> Situation:
        text = TEXT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "valley.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return read


def asked(situation: Situation, **options: object) -> Asked:
    return solve(frame(situation, **options))  # type: ignore[arg-type]  # as typed by hand


def test_people_out_are_the_rate_of_the_narrowest_times_what_is_left_after_the_way(valley) -> None:
    """Screening 300 an hour binds; 2 h at the best and 3 h at the worst go by before the first arrives."""
    found = asked(valley())
    band = found.band(Fraction(24))
    assert band.high == pytest.approx(300 * 22, abs=300)
    assert band.low <= band.central <= band.high
    assert found.band(Fraction(2)).low == 0


def test_one_more_screened_an_hour_is_worth_the_hours_in_which_people_arrive(valley) -> None:
    found = asked(valley(("[5000, 9000]", "9000"), ("[400, 800]", "800"), ("1-2 h", "1 h")))
    worth = {(each.kind, each.at): each.people for each in found.worths}
    assert worth["screening", 1] == pytest.approx(22, abs=1)
    assert worth["capacity", 0] == 0
    assert worth["hour", 0] == 300
    assert worth["close", 0] == worth["close", 1] == -found.band(Fraction(24)).central


def test_the_answer_says_first_that_the_network_is_illustrative(valley) -> None:
    answer = ask("access", valley())
    assert isinstance(answer, Answer)
    assert answer.caveats[0].text.startswith("The network is illustrative: 2 ways and 3 places")
    assert "as things are nobody could" in answer.headline.text
    told = " ".join(said.text for said in answer.findings)
    assert "Consent comes before roads" in told
    assert "what SOUTH proposed or demanded (truce: day) would let out" in told


def test_opening_times_follow_the_clock_from_the_start(valley) -> None:
    changes = (("transit: 1 h,", "transit: 1 h, windows: [[06:00, 18:00]],"), ("1-2 h", "1 h"))
    by_day = asked(valley(*changes), begins=6 * 60, hours=Fraction(12)).band(Fraction(12))
    by_night = asked(valley(*changes), begins=18 * 60, hours=Fraction(12)).band(Fraction(12))
    assert by_day.central > 0
    assert by_night.high == 0


def test_a_halt_of_the_file_and_one_that_is_asked_about_cost_the_same(valley) -> None:
    changes = (("[5000, 9000]", "9000"), ("[400, 800]", "800"), ("1-2 h", "1 h"))
    halted = asked(valley(*changes, ("transit: 1 h, open_when", "transit: 1 h, halts: [[4 h, 8 h]], open_when")))
    plain = asked(valley(*changes), halt=Fraction(4))
    stops = {each.hour: each.people for each in plain.stops}
    assert halted.band(Fraction(24)).central == stops[Fraction(4)]
    assert stops[Fraction(4)] < plain.band(Fraction(24)).central


def test_a_way_that_may_be_stopped_lets_fewer_out_on_average(valley) -> None:
    found = asked(valley(("transit: 1 h, open_when", "transit: 1 h, halt_chance: 0.1, open_when")))
    assert found.chance is not None
    assert 0 < found.chance.mean < found.band(Fraction(24)).central
    again = asked(valley(("transit: 1 h, open_when", "transit: 1 h, halt_chance: 0.1, open_when")))
    assert again.chance == found.chance
    assert asked(valley()).chance is None


def test_a_shelter_with_limited_room_takes_no_more(valley) -> None:
    found = asked(valley(("camp: {shelter: true}", "camp: {shelter: true, takes: 1000, why: a report}")))
    assert found.band(Fraction(168)).high == 1000
    assert found.clearance == {"low": None, "central": None, "high": None}


def test_everyone_is_out_when_the_curve_says_so(valley) -> None:
    found = asked(valley())
    hours = found.clearance["central"]
    assert hours is not None
    waiting = found.waiting.central
    assert found.band(hours + 1).central == waiting
    assert found.band(hours - 2).central < waiting


def test_rates_are_exact_whatever_the_step(valley) -> None:
    """100 an hour is 8⅓ in five minutes: after many steps nobody is missing."""
    situation = valley(("screening: 300", "screening: 100"), ("1-2 h", "1 h"), ("[5000, 9000]", "9000"))
    for step in (5, 10, 60):
        found = asked(situation, step=step, hours=Fraction(48))
        assert found.band(Fraction(48)).central == pytest.approx(100 * 46, abs=100)


def test_the_proposals_of_the_ledger_are_looked_at(valley) -> None:
    situation = valley()
    case = frame(situation)
    (offer,) = case.offers
    assert (offer.by, offer.hours, offer.because) == ("SOUTH", 24, ("claim:ask",))
    found = solve(case)
    assert found.offered(offer) == found.band(Fraction(24))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"package": "truce=none"}, "no way for people is open"),
        ({"package": "peace=now"}, "--package"),
        ({"package": "truce"}, "a package is options of issues"),
        ({"hours": "0"}, "no number of hours"),
        ({"hours": "many"}, "no number of hours"),
        ({"hours": "1e400"}, "no number of hours"),
        ({"step": "7"}, "no step"),
        ({"begins": "25:00"}, "no time of day"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(valley, options: dict[str, str], words: str) -> None:
    with pytest.raises(SituationError, match=words):
        ask("access", valley(), options)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("transit: 1 h, ", "", "has no transit time"), ("transit: 1 h", "transit: 9 d", "longer than any truce")],
)
def test_what_a_way_lacks_is_told_at_its_path(valley, old: str, new: str, words: str) -> None:
    with pytest.raises(SituationError) as caught:
        ask("access", valley((old, new)))
    assert words in caught.value.problems[0].what
    assert caught.value.problems[0].path.startswith("network.1")


def test_a_network_too_wide_for_the_solver_is_no_traceback(valley) -> None:
    """Numbers as large as the file may hold: people are counted in whole ones, not in fractions of them."""
    answer = ask("access", valley(("[5000, 9000]", "1000000000"), ("[400, 800]", "1000000000")))
    assert isinstance(answer, Answer)


def test_only_numbers_of_people_places_and_vehicles_are_drawn(valley) -> None:
    situation = valley()
    assert [slot.key for slot in method("access").inputs(situation)] == [
        "places.town.waiting",
        "network.0.capacity",
        "network.0.transit",
    ]
    template = method("access").template(situation, method("access").inputs(situation))
    import numpy as np

    rows = template.rows(np.array([[5000, 400, 1], [9000, 800, 2]]))
    assert rows.errors == ("", "")
    names = [column.name for column in template.columns]
    at = names.index("people out within 24 hours")
    low, high = rows.values[:, at]
    assert (low, high) == (5000, pytest.approx(300 * 21, abs=300))


def test_units_are_whole_people_where_many_wait(valley) -> None:
    built = build(frame(valley(("[5000, 9000]", "1000000000"))), frame(valley()).central, {0, 1}, Fraction(24))
    assert built is not None
    assert built.unit > 1
    crowded = frame(valley(("[5000, 9000]", "1000000000")))
    many = build(crowded, crowded.central, {0, 1}, Fraction(24))
    assert many is not None
    assert sum(many.supply) <= 2**31 - 1


@pytest.mark.parametrize(
    ("package", "words"),
    [
        ("truce=day,truce=open", "named twice"),
        ("truce=year", "the options are: truce: none, day, open"),
        ("peace=now", "the issues are: truce"),
    ],
)
def test_a_package_that_cannot_be_says_what_could(valley, package: str, words: str) -> None:
    with pytest.raises(SituationError, match=words):
        ask("access", valley(), {"package": package})


def test_a_package_may_name_a_number_in_any_form(valley) -> None:
    situation = valley(
        ("{truce: {name: truce, options: {none: 0, day: {at: 50, hours: 24}, open: 100}, now: none}}",
         "{truce: {range: [0, 100], unit: h, now: 0}}"),
        ("offers: {truce: day}", "offers: {truce: 10}"),
        ("transit: 1-2 h, open_when: {truce: [day, open]}", "transit: 1-2 h, open_when: {truce: [10, 50]}"),
        ("transit: 1 h, open_when: {truce: [day, open]}", "transit: 1 h, open_when: {truce: [10, 50]}"),
    )  # fmt: skip
    assert isinstance(ask("access", situation, {"package": "truce=10.0"}), Answer)
    with pytest.raises(SituationError, match="off its range"):
        ask("access", situation, {"package": "truce=1e9"})


def test_options_that_last_no_time_or_for_ever_are_told(valley) -> None:
    with pytest.raises(SituationError, match="open for no time"):
        ask("access", valley(("hours: 24", "hours: 0")))
    answer = ask("access", valley(("hours: 24", "hours: 1e8")))
    assert isinstance(answer, Answer)
    assert any("longer than 90 days" in said.text for said in answer.caveats)


def test_less_than_one_an_hour_is_not_nobody(valley) -> None:
    found = asked(valley(("[400, 800]", "0.9"), ("1-2 h", "1 h")))
    assert 15 <= found.band(Fraction(24)).central <= 20


def test_a_hardly_possible_halt_is_no_error(valley) -> None:
    found = asked(valley(("transit: 1 h, open_when", "transit: 1 h, halt_chance: 1e-17, open_when")))
    assert found.chance is not None
    assert found.chance.mean == found.band(Fraction(24)).central


def test_the_time_of_day_can_be_asked_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "valley.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert CliRunner().invoke(main, ["access", str(path), "--start", "18:00"]).exit_code == 0
    assert "no time of day" in CliRunner().invoke(main, ["access", str(path), "--start", "25:00"]).output


def test_vehicles_limit_by_seats_and_returns(valley) -> None:
    """Two buses of 50 that need an hour each way bring 100 every other hour; one more brings half as many more."""
    fleet = ("network:", "vehicles: {bus: {count: 2, seats: 50, at: gate, why: w}}\nnetwork:")
    changes = (fleet, ("[400, 800]", "800"), ("1-2 h", "1 h"))
    seats = (("capacity: 500, transit: 1 h", "capacity: 500, vehicles: bus, transit: 1 h"),)
    found = asked(valley(*changes, *seats))
    assert found.band(Fraction(24)).central == 1_100
    worth = {(each.kind, each.at): each.people for each in found.worths}
    assert worth["vehicle", 0] == 550
    assert found.stops[-1].people <= 1_100


@pytest.mark.parametrize("step", [1, 5, 15, 30, 60])
def test_an_hour_of_a_road_is_an_hour_whatever_the_step(valley, step: int) -> None:
    """300 an hour, an hour each way: in three hours one hour's worth has come all the way, and no more."""
    situation = valley(("1-2 h", "1 h"), ("[5000, 9000]", "9000"))
    assert asked(situation, hours=Fraction(3), step=step).band(Fraction(3)).central == 300
    assert asked(situation, hours=Fraction(2), step=step).band(Fraction(2)).central == 0


def test_a_short_opening_counts_for_its_minutes_and_a_coarse_step_never_for_more(valley) -> None:
    """500 an hour for five minutes a day is 41 people; the step fits the opening if it is not set."""
    opening = ("transit: 1 h,", "transit: 1 h, windows: [[12:00, 12:05]],")
    changes = (opening, ("1-2 h", "1 h"), ("screening: 300", "screening: 600"))
    assert asked(valley(*changes)).band(Fraction(24)).central == 41
    assert asked(valley(*changes), step=60).band(Fraction(24)).central == 0


def test_a_long_clearance_with_opening_times_is_not_hurried(valley) -> None:
    """Ten hours a day of 300 an hour: 9,000 people need three days and a bit."""
    changes = (
        ("transit: 1 h,", "transit: 1 h, windows: [[08:00, 18:00]],"),
        ("1-2 h", "1 h"),
        ("[5000, 9000]", "9000"),
    )
    hours = asked(valley(*changes)).clearance["central"]
    assert hours is not None
    assert 48 < hours <= 72


def test_what_is_published_holds_every_share_there_may_be(valley) -> None:
    """Two towns, of which one has a way out: the share depends on who waits where."""
    situation = valley(
        ("  gate:", "  other: {waiting: [100, 1000], why: w}\n  gate:"),
        ("[5000, 9000]", "[100, 1000]"),
        ("network:", "positions: {SOUTH: {truce: {ideal: day, measured_by: people_out, why: w}}}\nnetwork:\n"
         "  - {from: other, to: gate, capacity: 5, transit: 1 h, open_when: {truce: open}, why: w}"),
    )  # fmt: skip
    published = publish(situation)
    day = published["positions", 0, "values", "day"].interval.ends
    assert day[0] <= Fraction(10_000, 1_100)
    assert day[1] >= Fraction(100_000, 1_100)


def test_a_link_that_is_stopped_twice_stays_closed(valley) -> None:
    case = frame(valley())
    built = build(case, case.central, case.open, Fraction(24))
    assert built is not None
    assert stopped(stopped(built, [0], 0), [0], 50).network.windows[0] == ()
