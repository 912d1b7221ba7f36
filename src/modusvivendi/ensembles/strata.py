"""The order of strata in a Latin hypercube: permutations of which any stretch can be made alone.

Each column orders the strata 0 … n − 1 by a small cipher over pairs of numbers: a Feistel network over Z_a × Z_b with
a b ≥ n (Black and Rogaway 2002, CT-RSA, LNCS 2271, 114–130, generalised Feistel and cycle walking). From four rounds on
such a network is as good as a random permutation where the halves are large (Luby and Rackoff 1988, SIAM Journal on
Computing 17(2), 373–386); eight make it so for a handful of rows as well. The round function is the finaliser of
SplitMix64 (Steele, Lea and Flood 2014, OOPSLA, 453–472).
"""

from __future__ import annotations

from math import isqrt

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

ROUNDS = 8
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def strata(start: int, stop: int, size: int, columns: int, seed: int) -> Words:
    """The strata of the rows ``start`` to ``stop`` of ``size`` rows, shape (stop − start, columns).

    1. Write a row as a pair (row div b, row mod b) of Z_a × Z_b.
    2. In each round add to one half a function of the other and of a key; the halves take turns.
    3. Where the pair stands for no row, go round again until it does: fewer than one in √n does not.

    Time O(columns × rows), no memory beyond the answer.
    """
    wide = np.uint64(isqrt(size - 1) + 1)
    tall = np.uint64(-(-size // int(wide)))
    keys = _keys(columns, seed)
    found = _ciphered(np.arange(start, stop, dtype=np.uint64)[:, None], keys, wide, tall)
    while (beyond := found >= size).any():
        rows, at = np.nonzero(beyond)
        found[rows, at] = _ciphered(found[rows, at], keys[:, at], wide, tall)
    return found


def _keys(columns: int, seed: int) -> Words:
    """A key for each round of each column, shape (rounds, columns)."""
    numbers = np.arange(1, columns * ROUNDS + 1, dtype=np.uint64).reshape(columns, ROUNDS).T
    return _mixed(_mixed(np.array([[seed]], dtype=np.uint64) + _GOLDEN) + numbers * _GOLDEN)


def _ciphered(rows: Words, keys: Words, wide: np.uint64, tall: np.uint64) -> Words:
    one, two = rows // tall, rows % tall
    for number, key in enumerate(keys):
        if number % 2:
            two = _added(two, _mixed(one ^ key), tall)
        else:
            one = _added(one, _mixed(two ^ key), wide)
    return np.asarray(one * tall + two)


def _added(half: Words, word: Words, size: np.uint64) -> Words:
    """The sum of a half and a word cut to 0 … size − 1 by its upper bits, modulo the size."""
    total = half + (((word >> _HALF) * size) >> _HALF)
    return np.minimum(total, total - size)  # below the size, the difference wraps round and is greater


def _mixed(words: Words) -> Words:
    words = (words ^ (words >> np.uint64(30))) * _ONE
    words = (words ^ (words >> np.uint64(27))) * _TWO
    return np.asarray(words ^ (words >> np.uint64(31)))
