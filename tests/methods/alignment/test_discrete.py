"""Triad dynamics: every end is what it says, and the same seed gives the same flips."""

from collections import Counter
from importlib import import_module
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.alignment.solve.discrete import Path, TooManyTrianglesError, constrained, local, many
from modusvivendi.methods.alignment.solve.graph import Graph, graph

module = import_module("modusvivendi.methods.alignment.solve.discrete")

MIXED = [-1, 1, 1, -1, 1, 1, -1, -1, 1, 1, 1, -1, 1, 1, 1]
TRIANGLE = [(0, 1), (1, 2), (0, 2)]
SEEDS = st.integers(0, 2**70)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    n = draw(st.integers(2, 8))
    pairs = list(combinations(range(n), 2))
    signs = st.sampled_from(draw(st.sampled_from([[-1, 1], [-1, 0, 1], [-1, -1, 1]])))
    return graph(n, pairs, draw(st.lists(signs, min_size=len(pairs), max_size=len(pairs))))


def complete(n: int, seed: int) -> Graph:
    pairs = list(combinations(range(n), 2))
    return graph(n, pairs, np.random.default_rng(seed).choice([-1, 1], size=len(pairs)))


def camps(sizes: list[int]) -> Graph:
    camp = [number for number, size in enumerate(sizes) for _ in range(size)]
    pairs = list(combinations(range(len(camp)), 2))
    return graph(len(camp), pairs, [1 if camp[one] == camp[two] else -1 for one, two in pairs])


def unbalanced(signed: Graph, signs: list[int]) -> int:
    sign = {tuple(sorted(pair)): value for pair, value in zip(signed.edges.tolist(), signs, strict=True)}
    return sum(
        sign.get((one, two), 0) * sign.get((two, three), 0) * sign.get((one, three), 0) < 0
        for one, two, three in combinations(range(signed.n), 3)
    )


def flipped(signs: list[int], tie: int) -> list[int]:
    return [-sign if number == tie else sign for number, sign in enumerate(signs)]


def replayed(signed: Graph, path: Path) -> list[int]:
    """Follow a run, count again after every flip, and return the last signs."""
    signs = np.sign(signed.weights).astype(int).tolist()
    assert path.before == unbalanced(signed, signs)
    for tie, count in zip(path.flips.tolist(), path.unbalanced.tolist(), strict=True):
        assert signs[tie] != 0
        signs = flipped(signs, tie)
        assert unbalanced(signed, signs) == count
    assert path.signs.tolist() == signs
    return signs


def brute_sides(signed: Graph, signs: list[int]) -> bool:
    """Whether some division in two leaves no tie on the wrong side."""
    return any(
        all(sign * (1 if (bits >> one & 1) == (bits >> two & 1) else -1) >= 0
            for (one, two), sign in zip(signed.edges.tolist(), signs, strict=True))
        for bits in range(2**signed.n)
    )  # fmt: skip


@given(graphs(), SEEDS)
def test_constrained_dynamics_never_unbalance_more_and_end_as_they_say(signed: Graph, seed: int) -> None:
    path = constrained(signed, seed, steps=60)
    signs = replayed(signed, path)
    counts = [path.before, *path.unbalanced.tolist()]
    assert counts == sorted(counts, reverse=True)
    changes = [unbalanced(signed, flipped(signs, tie)) - counts[-1] for tie in range(len(signs))]
    in_triangles = [
        tie for tie in range(len(signs)) if unbalanced(signed, signs) and _touches_unbalanced(signed, signs, tie)
    ]
    if path.end == "balanced":
        assert counts[-1] == 0
    elif path.end == "jammed":
        assert counts[-1] > 0
        assert all(changes[tie] > 0 for tie in in_triangles)
    else:
        assert counts[-1] > 0
        assert any(changes[tie] <= 0 for tie in in_triangles)


def _touches_unbalanced(signed: Graph, signs: list[int], tie: int) -> bool:
    without = [0 if number == tie else sign for number, sign in enumerate(signs)]
    return unbalanced(signed, without) < unbalanced(signed, signs)


@given(graphs(), SEEDS, st.floats(0, 1))
def test_local_dynamics_flip_a_tie_of_an_unbalanced_triangle_until_there_is_none(
    signed: Graph, seed: int, p: float
) -> None:
    path = local(signed, p, seed, steps=60)
    signs = np.sign(signed.weights).astype(int).tolist()
    for tie in path.flips.tolist():
        assert _touches_unbalanced(signed, signs, tie)
        signs = flipped(signs, tie)
    last = replayed(signed, path)
    assert path.end == ("stopped" if unbalanced(signed, last) else "balanced")
    assert path.end == "balanced" or len(path.flips) == 60


@given(graphs(), SEEDS)
def test_there_are_sides_where_the_whole_graph_is_balanced_and_nowhere_else(signed: Graph, seed: int) -> None:
    path = constrained(signed, seed)
    signs = path.signs.tolist()
    assert (path.sides is not None) == brute_sides(signed, signs)
    if path.sides is not None:
        one, two = path.sides[signed.edges].T
        assert (one * two * path.signs >= 0).all()
        ties = np.bincount(signed.edges[path.signs != 0].ravel(), minlength=signed.n)
        assert ((path.sides == 0) == (ties == 0)).all()
        assert path.sides[np.argmax(ties)] == 1 or not ties.any()


def test_balanced_triangles_do_not_make_a_longer_cycle_balanced() -> None:
    path = constrained(graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)], [-1, 1, 1, 1]), seed=0)
    assert (path.end, path.flips.tolist(), path.sides) == ("balanced", [], None)


@pytest.mark.parametrize("sign", [(1, 1, 1), (1, -1, -1)])
def test_a_balanced_triangle_stays(sign: tuple[int, ...]) -> None:
    signed = graph(3, TRIANGLE, sign)
    for path in (constrained(signed, 0), local(signed, 0.5, 0)):
        assert (path.end, path.flips.tolist(), path.signs.tolist()) == ("balanced", [], list(sign))


def test_one_hostile_tie_turns_friendly_with_p_one() -> None:
    for seed in range(20):
        path = local(graph(3, TRIANGLE, [1, -1, 1]), 1, seed)
        assert (path.flips.tolist(), path.unbalanced.tolist(), path.end) == ([1], [0], "balanced")
        assert path.sides is not None
        assert path.sides.tolist() == [1, 1, 1]


def test_one_of_two_friendly_ties_turns_hostile_with_p_zero() -> None:
    flips = Counter(local(graph(3, TRIANGLE, [1, -1, 1]), 0, seed).flips[0] for seed in range(400))
    assert set(flips) == {0, 2}
    assert 150 < flips[0] < 250


def test_the_propensity_for_friendship_is_p() -> None:
    flips = Counter(local(graph(3, TRIANGLE, [1, -1, 1]), 0.7, seed).flips[0] for seed in range(2_000))
    # Five standard errors of 2,000 draws are 0.05.
    assert flips[1] / 2_000 == pytest.approx(0.7, abs=0.05)
    assert flips[0] / 2_000 == pytest.approx(0.15, abs=0.04)


@pytest.mark.parametrize("p", [0, 1])
def test_of_three_hostile_ties_any_turns_friendly(p: int) -> None:
    paths = [local(graph(3, TRIANGLE, [-1, -1, -1]), p, seed) for seed in range(600)]
    flips = Counter(int(path.flips[0]) for path in paths)
    assert sorted(flips) == [0, 1, 2]
    assert all(140 < count < 260 for count in flips.values())
    for path in paths:
        assert len(path.flips) == 1
        assert path.sides is not None
        assert sorted(path.sides.tolist()) in ([-1, -1, 1], [-1, 1, 1])


@pytest.mark.parametrize("sign", [(1, 1, -1), (-1, -1, -1)])
def test_any_flip_of_an_unbalanced_triangle_settles_it(sign: tuple[int, ...]) -> None:
    runs = many(graph(3, TRIANGLE, sign), runs=300)
    assert (runs.balanced, runs.two_sided, runs.flipped.sum()) == (300, 300, 300)
    assert (runs.flipped > 60).all()
    assert runs.rank.tolist() == [1, 1, 1]


@pytest.mark.parametrize("seed", range(5))
def test_with_p_one_hostility_only_falls_so_that_a_complete_graph_comes_to_rest(seed: int) -> None:
    signed = complete(12, seed)
    path = local(signed, 1, seed)
    assert path.end == "balanced"
    assert path.sides is not None
    assert len(set(path.flips.tolist())) == len(path.flips) <= (signed.weights < 0).sum()
    assert (path.signs[path.flips] == 1).all()


def test_three_equal_camps_of_three_are_jammed() -> None:
    # Antal et al. (2005): the smallest jammed state, n = 9. A tie between camps is in 3 unbalanced triangles of 7.
    path = constrained(camps([3, 3, 3]), seed=0)
    assert (path.end, path.flips.tolist(), path.before, path.sides) == ("jammed", [], 27, None)


@pytest.mark.parametrize("sizes", [[2, 2, 2], [1, 3, 3], [3, 3, 2]])
def test_smaller_camps_are_not_jammed(sizes: list[int]) -> None:
    assert len(constrained(camps(sizes), seed=0).flips) > 0


def test_constrained_dynamics_draw_as_the_papers_rule_does() -> None:
    # The first flip, against the rule drawn from all ties as printed: 1 if it lowers, 1/2 if it keeps, 0 if it raises.
    signed = graph(6, list(combinations(range(6), 2)), MIXED)
    signs = np.sign(signed.weights).astype(int).tolist()
    before = unbalanced(signed, signs)
    changes = [unbalanced(signed, flipped(signs, tie)) - before for tie in range(15)]
    weights = np.array([1 if change < 0 else 0.5 if change == 0 else 0 for change in changes])
    assert set(weights) == {0, 0.5, 1}
    firsts = Counter(int(constrained(signed, seed, steps=30).flips[0]) for seed in range(3_000))
    shares = np.array([firsts[tie] / 3_000 for tie in range(15)])
    assert shares == pytest.approx(weights / weights.sum(), abs=0.04)


@given(graphs(), SEEDS)
def test_the_same_seed_gives_the_same_run(signed: Graph, seed: int) -> None:
    for one, two in (
        (constrained(signed, seed), constrained(signed, seed)),
        (local(signed, 0.4, seed, 100), local(signed, 0.4, seed, 100)),
    ):
        assert one.flips.tolist() == two.flips.tolist()
        assert one.end == two.end


def test_the_digits_of_a_seed_are_these_on_every_machine() -> None:
    assert constrained(graph(6, list(combinations(range(6), 2)), MIXED), seed=7).flips.tolist() == CONSTRAINED
    assert local(graph(6, list(combinations(range(6), 2)), MIXED), 0.5, seed=7, steps=8).flips.tolist() == LOCAL


CONSTRAINED = [8, 11, 3, 5]
LOCAL = [1, 3, 5, 7, 6, 10, 5, 0]


@given(graphs(), st.integers(0, 2**40), st.integers(1, 5))
def test_many_runs_are_counted(signed: Graph, seed: int, runs: int) -> None:
    found = many(signed, runs, seed, steps=50)
    fewer = many(signed, 1, seed, steps=50)
    first = constrained(signed, seed, steps=50)
    assert found.balanced + found.jammed + found.stopped == found.runs == runs
    assert found.share("balanced") == found.balanced / runs
    assert fewer.flipped.tolist() == [int(tie in first.flips) for tie in range(len(signed.edges))]
    assert fewer.turned.tolist() == (first.signs != np.sign(signed.weights)).astype(int).tolist()
    assert (found.flipped >= fewer.flipped).all()
    assert (found.turned <= found.flipped).all()
    assert (np.isnan(found.rank) == (found.flipped == 0)).all()
    last = {tie: place for place, tie in enumerate(first.flips.tolist())}
    ranks = {tie: place for place, tie in enumerate(sorted(last, key=last.__getitem__), 1)}
    assert {tie: fewer.rank[tie] for tie in last} == ranks


def test_wrong_numbers_and_too_many_triangles_are_refused() -> None:
    signed = complete(4, 0)
    with pytest.raises(ValueError, match="a probability"):
        local(signed, 1.5, 0)
    with pytest.raises(ValueError, match="0 runs"):
        many(signed, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("modusvivendi.methods.alignment.solve.triads"), "MOST_ROWS", 3)
        with pytest.raises(TooManyTrianglesError, match="4 triangles"):
            constrained(signed, 0)


def test_dice_are_fair_and_never_out_of_range() -> None:
    dice = module._Dice(3)
    thrown = Counter(dice.below(6) for _ in range(6_000))
    assert sorted(thrown) == list(range(6))
    assert all(850 < count < 1_150 for count in thrown.values())
