"""Designs: any stretch of rows alone is the same as in the whole; shares of the cube come out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.ensembles.designs import NAMES, Design
from modusvivendi.ensembles.faults import EnsembleError


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, deadline=None)
@given(axes=st.integers(1, 12), draws=st.integers(1, 200), seed=st.integers(0, 2**40), cut=st.integers(0, 200))
def test_a_stretch_alone_is_the_same(name: str, axes: int, draws: int, seed: int, cut: int) -> None:
    design, cut = Design(name, draws, axes, seed), min(cut, draws)
    whole = design.rows(0, draws)
    assert whole.shape == (draws, axes)
    assert ((whole >= 0) & (whole < 1)).all()
    assert np.array_equal(design.rows(cut, draws), whole[cut:])
    assert np.array_equal(design.rows(0, cut), whole[:cut])


@pytest.mark.parametrize("name", NAMES)
def test_another_seed_gives_other_rows(name: str) -> None:
    one, two = (Design(name, 8, 3, seed).rows(0, 8) for seed in (1, 2))
    assert not np.array_equal(one, two)


def test_a_latin_hypercube_has_one_row_in_each_stratum() -> None:
    rows = Design("lhs", 50, 4, 7).rows(0, 50)
    assert (np.sort((rows * 50).astype(int), axis=0) == np.arange(50)[:, None]).all()


def test_a_sobol_sequence_has_one_row_in_each_stratum_of_a_power_of_two() -> None:
    rows = Design("sobol", 64, 4, 7).rows(0, 64)
    assert (np.sort((rows * 64).astype(int), axis=0) == np.arange(64)[:, None]).all()


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (("halton", 10, 2, 0), "the designs are"),
        (("sobol", 0, 2, 0), "from 1 to"),
        (("sobol", 10**9, 2, 0), "from 1 to"),
        (("sobol", 10, 2, -1), "no seed"),
        (("sobol", 10, 30_000, 0), "too many"),
        (("lhs", 10**6, 100, 0), "take --design sobol"),
    ],
)
def test_what_cannot_be_made_is_told(given_: tuple[str, int, int, int], said: str) -> None:
    with pytest.raises(EnsembleError, match=said):
        Design(*given_)
