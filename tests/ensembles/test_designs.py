"""Designs: any stretch of rows alone is the same as in the whole; shares of the cube come out."""

import hashlib
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.ensembles import indices
from modusvivendi.ensembles.designs import LEVELS, MOST_AXES, NAMES, STEP, Design, fitting
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.given import first_order
from modusvivendi.ensembles.strata import strata


@st.composite
def designs(draw: st.DrawFn, name: str) -> Design:
    """A design with some groups and some axes that choose, and any number of draws that fits."""
    axes = draw(st.integers(1, 12))
    order = draw(st.permutations(range(axes)))
    cuts = [0, *sorted(draw(st.sets(st.integers(1, axes - 1)))), axes] if axes > 1 else [0, 1]
    groups = tuple(tuple(order[start:stop]) for start, stop in pairwise(cuts))
    groups = draw(st.sampled_from([(), groups]))
    levels = tuple(draw(st.lists(st.sampled_from([0, 0, 1, 2, 3]), min_size=axes, max_size=axes)))
    while np.prod([level for level in levels if level]) > 300:
        levels = (0, *levels[:-1])
    smallest = int(np.prod([level for level in levels if level])) if name == "factorial" else 1
    wish = draw(st.integers(smallest, smallest + 200))
    return Design(name, fitting(name, wish, axes, groups, levels), axes, draw(st.integers(0, 2**40)), groups, levels)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None)
@given(data=st.data(), ends=st.tuples(st.integers(0, 400), st.integers(0, 400)))
def test_a_stretch_alone_is_the_same(name: str, data: st.DataObject, ends: tuple[int, int]) -> None:
    design = data.draw(designs(name))
    start, stop = sorted(min(end, design.draws) for end in ends)
    whole = design.rows(0, design.draws)
    assert whole.shape == (design.draws, design.axes)
    assert ((whole >= 0) & (whole < 1)).all()
    assert np.array_equal(design.rows(start, stop), whole[start:stop])
    assert np.array_equal(design.rows(stop, design.draws), whole[stop:])
    assert np.array_equal(design.rows(0, start), whole[:start])


@pytest.mark.parametrize("name", NAMES)
def test_another_seed_gives_other_rows(name: str) -> None:
    one, two = (Design(name, 20, 3, seed).rows(0, 20) for seed in (1, 2))
    assert not np.array_equal(one, two)


@pytest.mark.parametrize(
    ("name", "sha256"),
    [("sobol", "fd074a114b5d3630"), ("lhs", "893e747d15661990"), ("montecarlo", "6be150630956db48")],
)
def test_kept_runs_find_the_rows_they_were_made_with(name: str, sha256: str) -> None:
    """A run that was left goes on where it stopped, with whatever version: these bits must never change."""
    rows = Design(name, 300, 5, 7).rows(0, 300)
    assert hashlib.sha256(rows.astype("<f8").tobytes()).hexdigest()[:16] == sha256


def test_a_latin_hypercube_has_one_row_in_each_stratum() -> None:
    rows = Design("lhs", 50, 4, 7).rows(0, 50)
    assert (np.sort((rows * 50).astype(int), axis=0) == np.arange(50)[:, None]).all()


@given(draws=st.integers(1, 5_000), seed=st.integers(0, 2**62))
def test_the_strata_of_a_latin_hypercube_are_a_permutation(draws: int, seed: int) -> None:
    found = strata(0, draws, draws, 2, seed)
    assert (np.sort(found, axis=0) == np.arange(draws)[:, None]).all()


def test_no_two_columns_of_a_latin_hypercube_go_together_as_in_a_sobol_sequence() -> None:
    """How much of one column's variance seems to go when another is known: in truth nothing."""
    for name, least, most in (("lhs", 0, 0.03), ("montecarlo", 0, 0.03), ("sobol", 0.5, 1)):
        rows = Design(name, 4096, 61, 0).rows(0, 4096)
        shares = first_order(rows, rows, resamples=2).first
        assert least <= shares[~np.eye(61, dtype=bool)].max() < most


def test_a_saltelli_design_of_many_axes_is_made_of_a_latin_hypercube() -> None:
    design = Design("saltelli", 8 * 14, 12, 3)
    base = Design("lhs", 8, 24, 3).rows(0, 8)
    assert np.array_equal(design.rows(0, design.draws), indices.rows(base, design.parts))


def test_a_sobol_sequence_has_one_row_in_each_stratum_of_a_power_of_two() -> None:
    rows = Design("sobol", 64, 4, 7).rows(0, 64)
    assert (np.sort((rows * 64).astype(int), axis=0) == np.arange(64)[:, None]).all()


def test_a_saltelli_design_mixes_the_halves_of_one_sobol_sequence() -> None:
    groups = ((0, 3), (2,), (1,))
    base = Design("sobol", 16, 8, 3).rows(0, 16)
    design = Design("saltelli", 16 * 5, 4, 3, groups)
    assert design.block == 5
    assert np.array_equal(design.rows(0, 80), indices.rows(base, groups))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_on_a_trajectory_each_group_moves_once_by_a_step(data: st.DataObject) -> None:
    design = data.draw(designs("morris"))
    blocks = design.rows(0, design.draws).reshape(-1, design.block, design.axes)
    for moves in np.diff(blocks, axis=1):
        moved = [frozenset(np.flatnonzero(move).tolist()) for move in moves]
        assert sorted(moved, key=min) == sorted(map(frozenset, design.parts), key=min)
        chooses = np.array([level > 1 for level in design.levels or (0,) * design.axes])
        numeric = moves[:, ~chooses]
        assert set(np.abs(numeric[numeric != 0])) <= {STEP}
        for axis in np.flatnonzero(chooses):
            ends = np.floor(design.levels[axis] * blocks[:, [0, -1], axis])
            assert (ends[:, 0] != ends[:, 1]).all()


def test_trajectories_start_anywhere_and_move_in_any_order_and_direction() -> None:
    """20,000 trajectories over 3 axes: each share is within five standard errors of what it is on average."""
    blocks = Design("morris", 80_000, 3, 1).rows(0, 80_000).reshape(-1, 4, 3)
    starts = np.unique(blocks[:, 0], axis=0, return_counts=True)[1]
    assert len(starts) == LEVELS**3
    assert np.abs(starts / 20_000 - 1 / 64).max() < 5 * np.sqrt(1 / 64 / 20_000)
    orders = np.unique((np.diff(blocks, axis=1) != 0).argmax(axis=2), axis=0, return_counts=True)[1]
    assert len(orders) == 6
    assert np.abs(orders / 20_000 - 1 / 6).max() < 5 * np.sqrt(1 / 6 / 20_000)
    assert np.abs((blocks[:, -1] > blocks[:, 0]).mean(axis=0) - 0.5).max() < 5 * np.sqrt(1 / 4 / 20_000)


@pytest.mark.parametrize("categories", range(1, LEVELS + 1))
def test_trajectories_meet_every_category(categories: int) -> None:
    rows = Design("morris", 400, 1, 0).rows(0, 400)
    assert set(np.floor(rows[:, 0] * categories)) == set(range(categories))


def test_a_factorial_design_meets_every_combination_with_the_same_points() -> None:
    levels = (3, 0, 2, 0, 1)
    rows = Design("factorial", 60, 5, 4, (), levels).rows(0, 60)
    combinations = list(product(range(3), range(2), range(1)))
    met = np.floor(rows[:, [0, 2, 4]] * [3, 2, 1]).reshape(10, 6, 3)
    assert (met == np.array(combinations)).all()
    points = rows[:, [1, 3]].reshape(10, 6, 2)
    assert (points == points[:, :1]).all()
    assert np.array_equal(points[:, 0], Design("sobol", 10, 2, 4).rows(0, 10))


@given(st.integers(1, 5_000))
def test_a_category_s_unit_value_leads_back_to_it(count: int) -> None:
    rows = Design("factorial", count, 1, 0, (), (count,)).rows(0, count)
    assert np.array_equal(np.floor(rows[:, 0] * count), np.arange(count))
    if count > 1:
        np.testing.assert_allclose(rows[:, 0], np.arange(count) / (count - 1), rtol=1e-15)


def test_a_factorial_design_without_categories_is_the_sequence() -> None:
    assert np.array_equal(Design("factorial", 20, 3, 1).rows(0, 20), Design("sobol", 20, 3, 1).rows(0, 20))


@pytest.mark.parametrize(
    ("name", "wish", "made"),
    [
        ("sobol", 1000, 1000),
        ("saltelli", 1000, 5 * 128),
        ("saltelli", 5 * 128, 5 * 128),
        ("saltelli", 5 * 128 - 1, 5 * 64),
        ("saltelli", 1, 10),
        ("morris", 1000, 1000),
        ("morris", 1003, 1000),
        ("morris", 3, 8),
        ("factorial", 1000, 1000),
    ],
)
def test_as_many_draws_are_made_as_fit(name: str, wish: int, made: int) -> None:
    groups, levels = ((0, 1), (2,), (3,)), (2, 0, 0, 3)
    assert fitting(name, wish, 4, groups, levels) == made
    assert Design(name, made, 4, 0, groups, levels).draws % Design(name, made, 4, 0, groups, levels).block == 0


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (("halton", 10, 2, 0), "the designs are"),
        (("sobol", 0, 2, 0), "from 1 to"),
        (("sobol", 10**9, 2, 0), "from 1 to"),
        (("sobol", 10, 2, -1), "no seed"),
        (("sobol", 10, 30_000, 0), "at most 21,201"),
        (("saltelli", 10, MOST_AXES // 2 + 1, 0), "at most 10,600"),
        (("saltelli", 13, 3, 0), "5 at a time: write 10 or 15"),
        (("morris", 3, 3, 0), "4 at a time: write 4$"),
        (("morris", 8, 3, 0, ((0, 1),)), "belongs into one group"),
        (("morris", 8, 3, 0, ((0, 1), (1, 2))), "belongs into one group"),
        (("morris", 8, 1, 0, ((0,), ())), "belongs into one group"),
        (("factorial", 5, 2, 0, (), (2, 3)), "all 6 combinations"),
        (("factorial", 10**6, 6, 0, (), (10,) * 6), "1,000,000 combinations"),
        (("factorial", 10, 2, 0, (), (2,)), "number of categories"),
        (("factorial", 10, 2, 0, (), (2, -1)), "number of categories"),
    ],
)
def test_what_cannot_be_made_is_told(given_: tuple[str, int, int, int], said: str) -> None:
    with pytest.raises(EnsembleError, match=said):
        Design(*given_)


@pytest.mark.parametrize(
    ("name", "wish", "said"), [("halton", 9, "the designs are"), ("factorial", 5, "write 6 or more")]
)
def test_a_wish_that_cannot_be_is_told(name: str, wish: int, said: str) -> None:
    with pytest.raises(EnsembleError, match=said):
        fitting(name, wish, 3, (), (2, 3, 0))
