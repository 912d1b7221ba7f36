"""Keys and references that do not exist, and those that exist twice."""

from __future__ import annotations

import pytest


def test_an_unknown_block_is_told_with_the_nearest_name(tell_one):
    problem = tell_one("«stokcs»: {}")
    assert problem.code == "unknown-key"
    assert problem.what == '"stokcs" is not a block of a situation'
    assert problem.hint == 'did you mean "stocks"?'


def test_an_unknown_key_is_told_with_the_nearest_name(tell_one):
    problem = tell_one("claims:\n  c1: {kind: event, text: x, «dat»: 2022-03-10, date: 2022-03-10}")
    assert problem.what == '"dat" is not an entry of a claim'
    assert problem.hint == 'did you mean "date"?'
    assert problem.path == "claims.c1.dat"


def test_an_unknown_key_without_a_value_is_told_too(tell_one):
    assert tell_one("actors:\n  RUS: {role: party, «nmae»: }\n  UKR: {role: party}").code == "unknown-key"


def test_a_word_of_everyday_language_is_told_the_entry_it_means(tell_one):
    problem = tell_one("claims:\n  c1: {kind: event, text: x, date: 2022-03-10, «from»: art#1}")
    assert problem.hint == 'write "src" instead'


def test_a_misspelt_key_is_not_missing_as_well(tell_one):
    assert tell_one("sources:\n  art: {«titel»: Commentary}").hint == 'did you mean "title"?'


def test_a_missing_key_is_told_at_its_entry(tell_one):
    problem = tell_one("sources:\n  «art»: {date: 2022-03-10}")
    assert problem.what == 'this source lacks "title"'
    assert problem.hint == "add title: …"


@pytest.mark.parametrize(
    ("lines", "what", "hint"),
    [
        (
            "claims:\n  c1: {kind: meeting, by: [RUS, «UKN»], date: 2022-03-10}",
            '"UKN" is no actor of this file',
            'did you mean "UKR"?',
        ),
        (
            "rules: [{if: {«ceasfire»: none}, then: {troops: 10}}]",
            '"ceasfire" is no issue of this file',
            'did you mean "ceasefire"?',
        ),
        (
            "rules: [{if: {ceasefire: [«48h»]}, then: {troops: 10}}]",
            '"48h" is no option of the issue "ceasefire"',
            'did you mean "24h"?',
        ),
        (
            "claims:\n  c1: {kind: event, text: x, date: 2022-03-10, src: «atr#2»}",
            '"atr" is no source of this file',
            'did you mean "art"?',
        ),
        (
            "claims:\n  c1: {kind: response, by: RUS, answers: «C2», answer: refused}\n"
            "  c2: {kind: demand, by: UKR, text: x}",
            '"C2" is no claim of this file',
            'did you mean "c2"?',
        ),
        (
            "claims:\n  c1: {kind: estimate, of: «displacd», value: 5, date: 2022-03-10}",
            '"displacd" is no quantity of this file',
            'did you mean "displaced"?',
        ),
        (
            "ties: [{of: [RUS, UKR], weight: 1, src: «art1»}]",
            '"art1" is neither a claim nor a source of this file',
            'did you mean "art"?',
        ),
        (
            "issues:\n  ceasefire: {options: {none: 0, open: 100}, now: «non»}",
            '"non" is no option of this issue',
            'did you mean "none"?',
        ),
        (
            "positions:\n  UKR: {ceasefire: {ideal: «opne», why: x}}",
            '"opne" is no option of the issue "ceasefire"',
            'did you mean "open"?',
        ),
        (
            "positions:\n  «UKA»: {ceasefire: {ideal: open, why: x}}",
            '"UKA" is no actor of this file',
            'did you mean "UKR"?',
        ),
        (
            "positions:\n  UKR: {«alignment»: {ideal: open, why: x}}",
            '"alignment" is no issue of this file',
            "known issues: ceasefire, troops, status",
        ),
        (
            "claims:\n  c1: {kind: «meating», by: [RUS, UKR], date: 2022-03-10}",
            '"meating" is not one of: meeting, proposal, response, demand, statement, estimate, aid, attack, '
            "event, assessment, purpose",
            'did you mean "meeting"?',
        ),
    ],
)
def test_an_unknown_reference_is_told_with_the_nearest_name(tell_one, lines, what, hint):
    problem = tell_one(lines)
    assert (problem.what, problem.hint) == (what, hint)


def test_an_option_that_the_issue_lacks_shows_where_its_options_stand(tell_one):
    problem = tell_one("positions:\n  UKR: {ceasefire: {ideal: open, accepts: [«all»], why: x}}")
    assert problem.code == "unknown-option"
    assert [(words, str(mark)) for words, mark in problem.related] == [("the options of ceasefire", "my.yaml:15:15")]


def test_a_claim_cited_by_a_claim_is_explained(tell_one):
    problem = tell_one(
        "claims:\n  c1: {kind: event, text: x, date: 2022-03-10}\n"
        "  c2: {kind: event, text: x, date: 2022-03-10, src: «c1»}"
    )
    assert problem.hint == '"c1" is a claim; a claim names its source, such as art#2'


def test_all_unknown_names_of_one_entry_are_told(tell):
    problems = tell(
        "claims:\n  c1: {kind: demand, by: «RU», offers: {«ceasefir»: none, ceasefire: «non»}, «wen»: 2022, src: «x#1»}"
    )
    assert [problem.code for problem in problems] == [
        "unknown-actor",
        "unknown-issue",
        "unknown-option",
        "unknown-key",
        "unknown-source",
    ]


def test_a_duplicate_id_is_told_with_both_lines(tell_one):
    problem = tell_one("actors:\n  RUS: {role: party}\n  UKR: {role: party}\n  «RUS»: {role: third}")
    assert problem.what == '"RUS" is written twice; the second would hide the first'
    ((words, first),) = problem.related
    assert (words, first.line) == ("it was first written here", problem.mark.line - 2)


def test_a_duplicate_key_is_told_with_both_places(tell_one):
    problem = tell_one("actors:\n  UKR: {role: party, «role»: third}\n  RUS: {role: party}")
    assert problem.related[0][1].column == 9


def test_a_block_written_twice_is_one_problem_and_not_one_for_each_reference(tell_one):
    lines = "actors:\n  RUS: {role: party}\n«actors»:\n  UKR: {role: party}\n"
    problem = tell_one(lines + "claims:\n  c1: {kind: meeting, by: [RUS, UKR], date: 2022-03-10, src: art#1}")
    assert problem.code == "duplicate"


def test_a_value_listed_twice_is_told(tell_one):
    assert tell_one("claims:\n  c1: {kind: aid, by: [RUS, «RUS»], to: UKR}").what == '"RUS" is listed twice'


@pytest.mark.parametrize("name", ["x y", "_x", "__class__", "a/b", "(a)", "x" * 65])
def test_a_name_that_cannot_be_one_is_told(tell_one, name):
    assert tell_one(f'sources:\n  «"{name}"»: {{title: x}}\nclaims: {{}}').code == "bad-name"


@pytest.mark.parametrize("name", ["key", "actor", "self", "Україна", "NO", "010", "24h", "12-5", "c+1"])
def test_words_of_programs_and_of_other_languages_are_names_like_any_other(tell, name):
    tell(f"actors:\n  {name}: {{role: party}}\n  RUS: {{role: party}}\n  UKR: {{role: party}}\n  TUR: {{role: party}}")


@pytest.mark.parametrize(("block", "name"), [("actors", "key"), ("sources", "key")])
def test_an_entry_does_not_repeat_its_own_key(tell_one, block, name):
    others = "role: party" if block == "actors" else "title: x"
    base = "  RUS: {role: party}\n  UKR: {role: party}\n" if block == "actors" else ""
    tail = "claims: {}" if block == "sources" else ""
    problem = tell_one(f"{block}:\n{base}  one: {{{others}, «{name}»: two}}\n{tail}")
    assert problem.hint == "delete it; one is already the key it stands under"
