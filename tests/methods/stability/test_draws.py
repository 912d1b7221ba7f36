"""Stability asked of draws says what it says alone, also with bounds, conditions, extra points and what is outside."""

from __future__ import annotations

from pathlib import Path

from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.drawing import axes, draw
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import method
from modusvivendi.situation.slots import lay

TEXT = """
title: Three
actors: {A: {role: party}, B: {role: party}, C: {role: third}}
issues:
  truce: {options: {none: 0, day: {at: [20, 45]}, open: 100}, now: none, set_by: A}
  border: {options: {old: 0, shared: {at: [30, 70]}, new: 100}, now: old, set_by: B}
  guard: {options: [none, joint, foreign], now: none, set_by: C}
  aid: {options: {no: 0, yes: 100}, now: no}
  flag: {options: {red: 0, blue: 100}}
rules:
  - {impossible: {truce: [none], guard: [joint]}}
positions:
  A:
    truce: {ideal: open, salience: [0.2, 0.9], at_least: [15, 50], firmness: [0.3, 0.9], why: x}
    border: {ideal: old, salience: 0.5, only_if: {new: {aid: yes}, shared: {flag: red}}, firmness: 0.6, why: x}
    aid: {ideal: yes, salience: [0.1, 0.9], why: x}
  B:
    truce: {ideal: none, salience: [0.1, 0.5], at_most: [30, 80], why: x}
    border: {ideal: [60, 100], salience: [0.2, 0.8], together: {new: {guard: {foreign: [-30, 40]}}}, why: x}
    guard: {ideal: none, salience: 0.3, values: {none: 100, joint: [20, 60], foreign: 0}, why: x}
  C:
    truce:
      ideal: open
      salience: [{judgement: 0.2, why: x, by: P}, {judgement: [0.5, 0.9], why: y, by: Q}]
      why: x
    guard: {ideal: foreign, salience: [0, 1], values: {none: 0, joint: [20, 60], foreign: 100},
      accepts: [joint, foreign], firmness: [0.2, 0.7], why: x}
"""


def test_every_draw_says_what_the_situation_that_it_makes_says(tmp_path: Path) -> None:
    path = tmp_path / "three.yaml"
    path.write_text(TEXT, encoding="utf-8")
    situation, chosen = load(path), method("stability")
    slots = chosen.inputs(situation)
    numbers, _ = draw(slots, Design("lhs", 64, len(axes(slots)), 0).rows(0, 64))
    found = chosen.template(situation, slots).rows(numbers)
    lays = lay(situation, slots)
    rows = set()
    for row, drawn in zip(found.values, numbers, strict=True):
        made = lays([slot.exact(number) for slot, number in zip(slots, drawn, strict=True)])
        alone = {output.name: output.low for output in chosen.recorded(made)[1]}
        assert row[1] == alone["Outcomes that would hold"]
        assert row[2] == alone["Who would leave things as they are"]
        assert row[0] == (alone["Who would leave things as they are"] == 0)
        rows.add(tuple(row))
    assert len(rows) > 5  # the draws do differ
