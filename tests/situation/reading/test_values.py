"""Numbers, dates, yes and no, and text that other readers of YAML would change."""

from __future__ import annotations

import pytest

from modusvivendi.situation.reading.check import check_text


def test_a_number_off_its_scale_is_told(tell_one):
    problem = tell_one("actors:\n  RUS: {role: party, capability: {judgement: «120», why: x}}\n  UKR: {role: party}")
    assert problem.what == "120 is off its scale: capability runs from 0 to 100"
    assert problem.hint == "write a number from 0 to 100"


def test_an_ideal_off_its_range_shows_the_line_that_sets_it(tell_one):
    problem = tell_one("positions:\n  UKR: {troops: {ideal: «9000», why: x}}")
    assert problem.what == '9,000 is off the scale of the issue "troops" (0 to 5,000)'
    assert problem.hint == "write a number from 0 to 5,000"
    ((words, mark),) = problem.related
    assert (words, str(mark)) == ("the scale is set here", "my.yaml:16:12")


def test_a_bound_of_a_red_line_off_the_scale_is_told(tell_one):
    problem = tell_one("positions:\n  UKR: {ceasefire: {ideal: open, at_least: «150», why: x}}")
    assert problem.hint == "write an option's name, or a number from 0 to 100"


def test_an_estimate_off_the_bounds_of_its_quantity_shows_them(tell_one):
    problem = tell_one("claims:\n  c1: {kind: estimate, of: displaced, value: «60M», date: 2022-03-10, src: art#1}")
    assert problem.what == '60,000,000 is off the bounds of "displaced"'
    assert str(problem.related[0][1]) == "my.yaml:7:29"


@pytest.mark.parametrize(
    ("written", "instead"), [("80", "0.8"), ("80%", "0.8"), ("5 %", "0.05"), ("«[60, 90]»", "[0.6, 0.9]")]
)
def test_a_percentage_where_a_share_is_meant_is_told_the_share(tell, written, instead):
    place = written if "«" in written else f"«{written}»"
    lines = "positions:\n  UKR: {ceasefire: {ideal: open, salience: " + place + ", why: x}}"
    if "[" in written:
        lines = lines.replace("«[60, 90]»", "«[»60, 90]")
    (problem,) = tell(lines)
    assert (problem.code, problem.hint) == ("percentage", f"write {instead}")


def test_a_percentage_on_a_scale_to_100_is_told_the_number(tell_one):
    problem = tell_one("issues:\n  ceasefire: {options: {none: 0, 24h: «30%», open: 100}, now: none}")
    assert problem.hint == "write 30"


def test_a_decimal_comma_is_told(tell_one):
    problem = tell_one("positions:\n  UKR:\n    ceasefire:\n      ideal: open\n      why: x\n      salience: «0,8»")
    assert problem.hint == "write 0.8"
    assert "decimal comma" in problem.what


def test_a_decimal_comma_between_braces_is_told_where_yaml_takes_it_for_two_entries(tell_one):
    problem = tell_one("positions:\n  UKR: {ceasefire: {ideal: open, salience: «0,8», why: x}}")
    assert problem.code == "decimal-comma"
    assert problem.hint == "write 0.8"


@pytest.mark.parametrize("number", ["more than 2,000", "44,000,000", "2,000"])
def test_commas_between_thousands_are_told_where_yaml_ends_the_number_there(tell, number):
    first = ",".join(number.split(",")[:2])
    lines = (
        "claims:\n  c1: {kind: estimate, of: displaced, date: 2022-03-10, value: "
        + number.replace(first, f"«{first}»")
        + "}"
    )
    (problem,) = tell(lines)
    assert problem.code == "comma"
    assert problem.hint == f'put quotes around it: "{first}"; or leave the commas out'


@pytest.mark.parametrize("number", ['"more than 2,000"', "more than 2000"])
def test_quotes_keep_the_commas_of_a_number(tell, number):
    tell(f"claims:\n  c1: {{kind: estimate, of: displaced, date: 2022-03-10, value: {number}, src: art#1}}")


@pytest.mark.parametrize("written", [".nan", "NaN", ".inf", "-.inf", "inf", "Infinity", "1e400", "9" * 5000])
def test_a_number_that_is_not_finite_or_beyond_reason_is_told(tell_one, written):
    problem = tell_one("claims:\n  c1: {kind: estimate, of: displaced, value: «" + written + "», date: 2022}")
    assert problem.code == "number"
    assert problem.hint


@pytest.mark.parametrize(
    ("written", "code", "what", "hint"),
    [
        (
            "03/10/2022",
            "ambiguous-date",
            '"03/10/2022" can be read as 3 October 2022 or 10 March 2022',
            "write 2022-10-03 or 2022-03-10",
        ),
        (
            "25.02.2022",
            "date-form",
            '"25.02.2022" is not written year-month-day',
            "write 2022-02-25 (25 February 2022)",
        ),
        ("2022-02-30", "impossible-date", "2022-02-30 is no date: February 2022 has 28 days", "correct the day"),
        (
            "2022-13-01",
            "impossible-date",
            "2022-13-01 is no date: there is no month 13",
            "write year-month-day (2022-01-13 would be a date)",
        ),
        (
            "10 March 2022",
            "date-form",
            '"10 March 2022" is not written year-month-day',
            "write 2022-03-10 (10 March 2022)",
        ),
        ("2022-3-9", "date-form", '"2022-3-9" is not written year-month-day', "write 2022-03-09 (9 March 2022)"),
        ("yesterday", "date-form", '"yesterday" is not a date', "write year-month-day: 2022-03-10"),
        (
            "2022-03-10T16:00",
            "date-form",
            '"2022-03-10T16:00" has a time of day; dates are whole days',
            "write 2022-03-10",
        ),
    ],
)
def test_a_date_in_another_form_is_told_with_its_readings(tell_one, written, code, what, hint):
    problem = tell_one(f"sources:\n  art: {{title: Commentary, date: «{written}»}}")
    assert (problem.code, problem.what, problem.hint) == (code, what, hint)


def test_a_period_that_ends_before_it_begins_is_told(tell_one):
    problem = tell_one("claims:\n  c1: {kind: aid, by: TUR, to: UKR, date: «[»2022-03-10, 2022-02-24]}")
    assert problem.hint == "write [2022-02-24, 2022-03-10]"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("yes", "write true"),
        ("no", "write false"),
        ("TRUE", "write true"),
        ("on", "write true"),
        ("1", "write true"),
        ("maybe", "write true or false"),
    ],
)
def test_a_yes_no_field_takes_true_and_false_and_says_so(tell_one, written, hint):
    problem = tell_one(f"quantities:\n  displaced: {{unit: people, accumulates: «{written}»}}")
    assert problem.what == f'"{written}" stands in a yes/no field, which takes true or false'
    assert problem.hint == hint


@pytest.mark.parametrize(
    "text", ["no", "NO", "on", "off", "010", "12:30", "1e3", "0x10", "null", "~", "true", "2022-03-10", "1_000", ".5"]
)
def test_a_text_stays_as_it_is_written(text):
    checked = check_text(f"title: {text}\nactors:\n  NO: {{role: party, name: {text}}}\n")
    assert checked.situation is not None
    assert checked.situation.title == text
    assert checked.situation.actors["NO"].name == text


def test_norway_is_an_actor_and_a_time_is_a_place(tell):
    tell(
        "actors:\n  NO: {role: party}\n  on: {role: party}\n  RUS: {role: party}\n  UKR: {role: party}\n"
        "ties: [{of: [NO, on], weight: 1, why: x}]"
    )


def test_an_entry_left_empty_is_left_out(tell):
    tell("sources:\n  art: {title: Commentary, date: , url: }\nclaims:\nties:")


def test_an_entry_with_an_empty_quotation_is_told(tell_one):
    assert tell_one("sources:\n  art: {title: «''»}").hint == "write a value, or leave the whole line out"


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("sources: «[»art]", None),
        ("network: [{from: a, to: b, capacity: 5, transit: «5»}]", "write 45 min, 5-8 h or 2 d"),
        ("network: [{from: a, to: b, capacity: 5, windows: [«[»18:00, 06:00]]}]", None),
        ("ties: [{of: «[»RUS], weight: 1}]", "write of: [RUS, UKR]"),
        ("ties: [{of: [RUS, UKR], weight: «2»}]", "write a number from -1 to 1"),
        ("claims:\n  «c1»: [x]", "write {kind: …, text: …, by: …}"),
        ("actors:\n  RUS: {role: «[»party]}\n  UKR: {role: party}", "write one text, quoted if need be"),
        ("alternatives: {UKR: {outcome: «40»}}", 'write "now" (things stay as they are) or {issue: option}'),
        ("moves: {one_way: [{«ishue»: status, issue: status, from: occupied, to: returned}]}", 'did you mean "issue"?'),
        ("questions: {watch: [«x»]}", "write {what: …, means: …}"),
        ("hedges: {about: «x»}", None),
        ("format: «2»", "write format: 1, or update the program"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_what_to_write(tell, lines, hint):
    if lines.startswith("sources"):
        lines = lines.replace("«[»", "[").replace("sources", "«sources»") + "\nclaims: {}"
    (problem,) = tell(lines)
    assert problem.hint
    if hint is not None:
        assert problem.hint == hint
