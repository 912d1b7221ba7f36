"""Counts asked of draws: every number that the accounts allow, and no other."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.drawing import axes, draw
from modusvivendi.exchange.loading import load
from modusvivendi.methods.base import method
from modusvivendi.methods.estimates.solve.accounts import accounts

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@given(PAIRS)
def test_accounts_are_the_largest_sets_without_a_contradiction(pairs: list[tuple[int, int]]) -> None:
    def free(chosen: tuple[int, ...]) -> bool:
        return not any({one, two} <= set(chosen) for one, two in pairs)

    every = [chosen for size in range(8) for chosen in combinations(range(7), size) if free(chosen)]
    whole = [chosen for chosen in every if not any(set(chosen) < set(other) for other in every)]
    found = accounts(7, pairs, most=1000)
    assert sorted(found) == sorted(whole)
    assert [len(each) for each in found] == sorted((len(each) for each in found), reverse=True)
    assert accounts(7, pairs, most=2) == found[:2]


def test_which_of_two_counts_holds_is_drawn_and_then_the_number(tmp_path: Path) -> None:
    path = tmp_path / "counts.yaml"
    path.write_text(
        "title: Counts\nactors: {A: {role: party}}\n"
        "sources: {s: {title: One, date: 2022-03-01}, t: {title: Two, date: 2022-03-01}}\n"
        "quantities:\n  dead: {unit: people}\n  lost: {unit: people}\n  fled: {unit: people, bounds: [0, 5000]}\n"
        "claims:\n"
        "  a: {kind: estimate, of: dead, value: [100, 120], date: 2022-03-01, src: s}\n"
        "  b: {kind: estimate, of: dead, value: [200, 260], date: 2022-03-01, src: t}\n"
        "  c: {kind: estimate, of: lost, value: more than 10, date: 2022-03-01, src: s}\n"
        "  d: {kind: estimate, of: fled, value: more than 3000, date: 2022-03-01, src: s}\n",
        encoding="utf-8",
    )
    situation, chosen = load(path), method("estimates")
    slots = chosen.inputs(situation)
    assert [slot.key for slot in slots] == ["quantities.dead"]  # no count ends the others
    assert slots[0].choosers == ("One, 1 March 2022", "Two, 1 March 2022")
    numbers, held = draw(slots, Design("sobol", 512, len(axes(slots)), 0).rows(0, 512))
    dead = chosen.template(situation, slots).rows(numbers).values[:, 0]
    assert np.array_equal(dead < 150, held[:, 0] == 0)
    assert np.mean(held[:, 0]) == 0.5
    assert all(100 <= number <= 120 or 200 <= number <= 260 for number in dead)
