"""Scenarios: how they are laid over a file, and how their problems are told."""

from __future__ import annotations

from modusvivendi.situation.reading.check import check_text

FILE = """\
title: Talks
actors:
  RUS: {role: party, name: Russia}
  UKR: {role: party}
issues:
  ceasefire: {options: {none: 0, open: 100}, now: none}
positions:
  UKR: {ceasefire: {ideal: open, salience: 0.8, why: x}}
  RUS: {ceasefire: {ideal: none, why: x}}
ties:
  - {of: [RUS, UKR], weight: -1, why: x}
scenarios:
  change:
    about: the government changes
    changes:
      title: After the change
      actors: {DEU: {role: third}, RUS: {name: }}
      positions: {RUS: {ceasefire: {ideal: open}}, UKR: }
      ties: [{of: [RUS, DEU], weight: 1, why: x}]
"""


def test_mappings_merge_lists_replace_and_empty_values_remove():
    situation = check_text(FILE, scenario="change").situation
    assert situation is not None
    assert situation.title == "After the change"
    assert list(situation.actors) == ["RUS", "UKR", "DEU"]
    assert situation.actors["RUS"].name is None
    assert [(p.actor, p.ideal, p.why) for p in situation.positions] == [("RUS", "open", "x")]
    assert [tie.of for tie in situation.ties] == [("RUS", "DEU")]


def test_the_base_file_is_untouched():
    situation = check_text(FILE).situation
    assert situation is not None
    assert situation.title == "Talks"
    assert list(situation.scenarios) == ["change"]
    assert situation.scenarios["change"].about == "the government changes"


def test_an_error_under_a_scenario_is_told_in_its_own_line():
    text = FILE.replace("ideal: open}}, UKR: }", "ideal: opne}}, UKR: }")
    (problem,) = check_text(text, "my.yaml").problems
    assert problem.what == '"opne" is no option of the issue "ceasefire" (under the scenario change)'
    assert str(problem.mark) == "my.yaml:18:44"
    assert problem.related[-1][0] == "the scenario begins here"
    assert str(problem.related[-1][1]) == "my.yaml:13:3"


def test_a_scenario_that_breaks_something_elsewhere_is_told():
    text = FILE.replace("actors: {DEU: {role: third}, RUS: {name: }}", "actors: {DEU: {role: third}, UKR: }")
    problems = check_text(text).problems
    assert problems == ()
    text = text.replace("UKR: }\n      ties", "UKR: {ceasefire: {firmness: 0.5}}}\n      ties")
    assert [p.code for p in check_text(text).problems] == ["unknown-actor"]


def test_an_error_of_the_base_file_is_told_once():
    assert [p.code for p in check_text(FILE.replace("salience: 0.8", "salience: 8")).problems] == ["percentage"]


def test_an_unknown_scenario_is_told_with_the_nearest_name():
    (problem,) = check_text(FILE, "my.yaml", scenario="chnage").problems
    assert problem.what == '"chnage" is no scenario of this file'
    assert problem.hint == 'did you mean "change"?'
    assert str(problem.mark) == "my.yaml:12:1"


def test_a_scenario_cannot_change_scenarios():
    text = FILE.replace("      title: After", "      scenarios: {}\n      title: After")
    assert [p.what for p in check_text(text).problems] == ['a scenario cannot change "scenarios"']


def test_a_scenario_without_changes_is_told():
    (problem,) = check_text(FILE + "  other: {about: x}\n").problems
    assert problem.what == 'this scenario lacks "changes"'
