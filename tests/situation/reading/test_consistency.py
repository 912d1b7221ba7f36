"""What fits each entry alone but not together: red lines, dates, claims, rules, groups."""

from __future__ import annotations

import pytest


def test_an_ideal_outside_its_own_red_line_shows_the_red_line(tell_one):
    problem = tell_one("positions:\n  UKR: {ceasefire: {ideal: «open», accepts: [none, 24h], why: x}}")
    assert problem.what == "the ideal lies outside its own red line"
    assert problem.hint == "correct one of them, or add beyond_red_line: and the reason"
    assert problem.related[0][1].column == 34


@pytest.mark.parametrize("line", ["at_most: 20", "at_least: 50, at_most: 60", "accepts: [none, 24h]"])
def test_an_ideal_in_numbers_is_compared_with_its_red_line_too(tell_one, line):
    problem = tell_one(f"positions:\n  UKR: {{ceasefire: {{ideal: «45», {line}, why: x}}}}")
    assert problem.what == "the ideal lies outside its own red line"


def test_a_reason_lets_the_ideal_lie_outside_its_red_line(tell):
    tell("positions:\n  UKR: {ceasefire: {ideal: open, accepts: [none], beyond_red_line: a bluff, why: x}}")


@pytest.mark.parametrize(
    ("position", "what"),
    [
        (
            "{ideal: 24h, at_least: «60», at_most: 20, beyond_red_line: x}",
            "nothing is both at least 60 and at most 20",
        ),
        (
            "{ideal: open, accepts: [open, «none»], at_least: 50}",
            '"none" is listed as acceptable but lies outside the bounds of the same red line',
        ),
        (
            "{ideal: open, accepts: [open], only_if: {«24h»: {troops: 10}}}",
            '"24h" has a condition but is not among the acceptable options',
        ),
        ("{ideal: open, accepts: «[»]}", "no option is acceptable, so that no deal ever could be"),
    ],
)
def test_a_red_line_that_contradicts_itself_is_told(tell_one, position, what):
    problem = tell_one(f"positions:\n  UKR: {{ceasefire: {position.replace('{ideal', '{why: x, ideal')}}}")
    assert (problem.code, problem.what) == ("contradictory-red-line", what)
    assert problem.hint


def test_two_positions_at_the_same_time_are_told(tell_one):
    problem = tell_one(
        "positions:\n  UKR:\n    ceasefire:\n"
        "      - {ideal: open, until: 2022-03-05, why: x}\n"
        "      - «{»ideal: 24h, since: 2022-03-01, why: x}"
    )
    assert problem.hint == "end the earlier one: until: the day on which the later one begins"


def test_positions_that_follow_one_another_are_fine(tell):
    tell(
        "positions:\n  UKR:\n    ceasefire:\n"
        "      - {ideal: 24h, since: 2022-03-05, why: x}\n"
        "      - {ideal: open, until: 2022-03-05, why: x}"
    )


def test_a_validity_that_ends_before_it_begins_is_told(tell_one):
    problem = tell_one("ties: [{of: [RUS, UKR], weight: 1, why: x, since: 2022-03-05, until: «2022-03-05»}]")
    assert problem.hint == "until is the first day on which it no longer holds"


def test_a_claim_known_after_the_files_date_is_told(tell_one):
    problem = tell_one(
        "sources:\n  art: {title: x, date: 2022-03-10}\n  late: {title: x, date: 2022-03-12}\n"
        "claims:\n  c1: {kind: event, text: x, date: 2022-03-10, src: «late#1»}"
    )
    assert problem.what == ('the claim "c1" became known on 12 March 2022, after the file\'s date (11 March 2022)')
    assert str(problem.related[0][1]) == "my.yaml:2:8"


def test_a_claim_that_says_when_it_was_known_is_told_there(tell_one):
    tell_one("claims:\n  c1: {kind: event, text: x, date: 2022-03-10, known: «2022-04-01», src: art#1}")


def test_something_known_before_it_happened_is_doubtful(tell_one):
    problem = tell_one("claims:\n  c1: {kind: event, text: x, date: «2022-03-11», src: art#1}", "warning")
    assert problem.code == "known-too-early"


def test_a_position_that_begins_after_the_files_date_is_doubtful(tell_one):
    lines = "positions:\n  UKR: {ceasefire: {ideal: open, since: «2022-04-01», why: x}}"
    assert tell_one(lines, "warning").code == "after-as-of"


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("{kind: meeting, date: 2022-03-10}", 'a claim of kind "meeting" needs "by"'),
        ("{kind: estimate, of: displaced, date: 2022-03-10}", 'a claim of kind "estimate" needs "value"'),
        ("{kind: response, by: RUS, answer: refused}", 'a claim of kind "response" needs "answers"'),
        ("{kind: aid, by: RUS}", 'a claim of kind "aid" needs "to"'),
        ("{kind: demand, by: RUS}", 'a claim of kind "demand" says what for, in "offers" or in "text"'),
    ],
)
def test_a_claim_that_lacks_what_its_kind_needs_is_told(tell_one, claim, what):
    problem = tell_one(f"claims:\n  «c1»: {claim}")
    assert (problem.code, problem.what) == ("missing", what)


def test_an_entry_that_the_kind_does_not_take_is_told(tell_one):
    problem = tell_one("claims:\n  c1: {kind: event, text: x, date: 2022-03-10, «offers»: {ceasefire: none}}")
    assert problem.hint == "it belongs to: proposal, demand, response; make a claim of its own for it"


def test_a_response_to_what_nobody_answers_is_told(tell_one):
    tell_one(
        "claims:\n  c1: {kind: event, text: x, date: 2022-03-10}\n"
        "  c2: {kind: response, by: RUS, answers: «c1», answer: refused}"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "rules: [«{»if: {ceasefire: none}}]",
        "rules: [«{»then: {ceasefire: none}, impossible: {ceasefire: open}}]",
        "ties: [{«of»: [RUS, RUS], weight: 1, why: x}]",
        "moves: {one_way: [{issue: status, from: occupied, to: «lost»}]}",
        "moves: {one_way: [{issue: status, from: occupied, to: «occupied»}]}",
        "actors:\n  RUS: {role: party, «members»: UKR}\n  UKR: {role: party, «members»: RUS}",
        "issues:\n  x: {options: [a, b], «range»: [0, 1], now: 0}",
        "issues:\n  «x»: {question: what}",
        "issues:\n  x: {options: «[»a], now: a}",
        "issues:\n  x: {options: [a, b, «a»], now: a}",
        "issues:\n  x: {options: {a: 0, «b»: }, now: a}",
        "quantities:\n  q: {unit: people, bounds: «[»5, 1]}",
    ],
)
def test_what_does_not_fit_together_is_told_where_it_stands(tell, lines):
    assert all(problem.hint for problem in tell(lines))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("issues:\n  «x»: {options: [a, b]}", "no-status-quo"),
        ("issues:\n  x: {options: {a: 0, b: 50, «c»: 50}, now: a}", "same-place"),
        ("claims:\n  «c1»: {kind: aid, by: TUR, to: UKR}\nrules: [{then: {ceasefire: open}, src: art#1}]", "no-source"),
        ("sources:\n  art: {title: x}\n  «two»: {title: x}", "unused-source"),
        ("positions:\n  UKR: {«ceasefire»: {ideal: open}}", "no-origin"),
        ("positions:\n  UKR: {«status»: {ideal: returned, salience: 1, why: x}}", "missing-values"),
        ("actors:\n  RUS: {role: party, «capability»: 5}\n  UKR: {role: party}", "no-origin"),
        ("alternatives: {«TUR»: {outcome: now, why: x}}", "not-a-party"),
    ],
)
def test_what_is_doubtful_is_a_warning(tell_one, lines, code):
    assert tell_one(lines, "warning").code == code


@pytest.mark.parametrize(
    ("entry", "code", "what"),
    [
        ("«UKR»: {why: x}", "missing", 'the alternative of "UKR" has neither "outcome" nor "worth" nor "war"'),
        (
            "UKR: {outcome: now, «worth»: 40, why: x}",
            "worth",
            "an alternative has one of outcome, worth and war, not outcome and worth: its worth follows",
        ),
        (
            "UKR: {worth: 40, «cost»: 5, why: x}",
            "worth",
            "a cost belongs to an outcome; a worth has all costs counted",
        ),
        (
            "UKR: {«worth»: 40, src: art#1}",
            "judgement-why",
            "a worth without a reason: nothing says what it is the worth of",
        ),
    ],
)
def test_an_alternative_is_an_outcome_or_a_worth_with_its_reason(tell_one, entry, code, what):
    problem = tell_one(f"alternatives: {{{entry}}}")
    assert (problem.code, problem.what) == (code, what)
    assert problem.hint


def test_a_worth_whose_number_is_a_judgement_has_its_reason(tell):
    tell("alternatives: {UKR: {worth: {judgement: [30, 40], why: x, by: y}}}")
