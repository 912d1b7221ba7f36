"""Loading by name, file or folder."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from modusvivendi.exchange.loading import check, load
from modusvivendi.situation.loading import case_names, locate
from modusvivendi.situation.problems import SituationError

TEXT = """\
title: t
sources: {a: {title: x, date: 2022-03-01}, b: {title: x, date: 2022-03-05}}
actors: {RUS: {role: party}, UKR: {role: party}}
claims:
  c1: {kind: event, text: x, date: 2022-03-01, src: a#1}
  c2: {kind: event, text: x, date: 2022-03-01, src: b#1}
scenarios: {quiet: {changes: {claims: {c1: }}}}
"""


def test_a_file_and_its_folder_are_the_same(tmp_path):
    file = tmp_path / "situation.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert load(file) == load(tmp_path) == load(str(file))


@pytest.mark.parametrize("day", ["2022-03-02", date(2022, 3, 2), datetime(2022, 3, 2, 23, 59)])
def test_a_day_and_a_scenario_narrow_it(tmp_path, day):
    file = tmp_path / "x.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert list(load(file, as_of=day).claims) == ["c1"]
    assert list(load(file, as_of=day, scenario="quiet").claims) == []


def test_every_bundled_case_loads_by_name():
    for name in case_names():
        assert load(name).title
        assert not [problem for problem in check(name).problems if problem.severity == "error"]


def test_an_unknown_name_is_told_with_the_nearest_case():
    name = case_names()[0]
    with pytest.raises(SituationError) as raised:
        locate(name[:-1])
    assert raised.value.problems[0].hint == f'did you mean the case "{name}"?'


def test_a_folder_without_a_situation_is_told(tmp_path):
    with pytest.raises(SituationError, match="holds no situation"):
        locate(tmp_path)


def test_everything_that_is_wrong_is_raised_at_once(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text(TEXT.replace("2022-03-05", "05/03/2022").replace("event", "evnt"), encoding="utf-8")
    with pytest.raises(SituationError) as raised:
        load(file)
    assert [problem.code for problem in raised.value.problems] == ["ambiguous-date", "unknown-word", "unknown-word"]
    assert str(raised.value).count("  --> ") == 3


def test_a_day_in_another_form_is_told(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SituationError, match="can be read as"):
        load(file, as_of="03/10/2022")
