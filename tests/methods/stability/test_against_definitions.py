"""The fast code against the definitions word by word, on thousands of random models."""

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.bounds import EXTENSIONS

from .brute import Definitions, moves_of_choices

PLAIN = ("nash", "gmr", "smr", "seq", "sseq")
WAYS = {"both": [[True, True], [True, True]], "on": [[True, True], [False, True]], "off": [[True, False], [True, True]]}


def drawn_payoffs(random: np.random.Generator, parties: int, states: int, unknown: bool) -> tuple:
    low = random.integers(0, int(random.integers(2, 9)), (parties, states))
    high = low + random.integers(0, 3, low.shape) * random.integers(0, 2, low.shape) if unknown else low
    return low, high


def as_pairs(low: np.ndarray, high: np.ndarray) -> list[list[tuple[int, int]]]:
    return [list(zip(one.tolist(), two.tolist(), strict=True)) for one, two in zip(low, high, strict=True)]


def option_model(seed: int, unknown: bool = False) -> tuple:
    """A random model in option form with ties, infeasible states, one-way options and options of nobody."""
    random = np.random.default_rng(seed)
    parties, options = int(random.integers(2, 5)), int(random.integers(2, 6))
    owners = [int(random.integers(0, parties)) for _ in range(options)]
    if random.random() < 0.15:
        owners[0] = -1
    ways = [str(random.choice(["both", "both", "on", "off"])) for _ in owners]
    if random.random() < 0.5:
        ways = ["both"] * options
    feasible = random.random(2**options) < 0.75 if random.random() < 0.5 else None
    if feasible is not None and not feasible.any():
        feasible = None
    states = 2**options if feasible is None else int(feasible.sum())
    low, high = drawn_payoffs(random, parties, states, unknown)
    model = stability.model(owners, (low, high), feasible, ways)
    listed = None if feasible is None else feasible.tolist()
    rows, moves = moves_of_choices([2] * options, owners, listed, [WAYS[way] for way in ways], parties)
    return model, rows, owners, moves, as_pairs(low, high)


def agree(model, definitions: Definitions, found: dict) -> None:
    for concept, table in found.items():
        expected = [
            [getattr(definitions, concept)(who, state) for state in range(model.states)] for who in range(model.parties)
        ]
        assert table.tolist() == expected, concept


@pytest.mark.parametrize("block", range(10))
def test_option_form(block: int) -> None:
    for seed in range(block * 150, (block + 1) * 150):
        model, rows, owners, moves, pays = option_model(seed)
        definitions = Definitions(moves, pays)
        found = stability.solve(model)
        together = found.pop("sim")
        agree(model, definitions, found)
        assert together.tolist() == [
            [definitions.sim(who, state, rows, owners) for state in range(model.states)] for who in range(model.parties)
        ]


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_unknown_preferences_in_option_form(extension: str) -> None:
    for seed in range(250):
        model, rows, owners, moves, pays = option_model(seed, unknown=True)
        definitions = Definitions(moves, pays, extension)
        found = stability.solve(model, unknown=extension)
        together = found.pop("sim")
        agree(model, definitions, found)
        assert together.tolist() == [
            [definitions.sim(who, state, rows, owners) for state in range(model.states)] for who in range(model.parties)
        ]


def graph(seed: int, unknown: bool = False) -> tuple:
    random = np.random.default_rng(seed)
    parties, states = int(random.integers(2, 5)), int(random.integers(2, 9))
    edges = []
    for _ in range(parties):
        pairs = np.argwhere(random.random((states, states)) < 0.25)
        edges.append(pairs[pairs[:, 0] != pairs[:, 1]])
    low, high = drawn_payoffs(random, parties, states, unknown)
    moves = [{state: set() for state in range(states)} for _ in range(parties)]
    for party, pairs in enumerate(edges):
        for before, after in pairs.tolist():
            moves[party][before].add(after)
    return stability.graph_model(edges, (low, high)), moves, as_pairs(low, high)


@pytest.mark.parametrize("block", range(5))
def test_drawn_graphs_keep_track_of_the_last_mover(block: int) -> None:
    for seed in range(block * 250, (block + 1) * 250):
        model, moves, pays = graph(seed)
        agree(model, Definitions(moves, pays), stability.solve(model, PLAIN))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_unknown_preferences_on_drawn_graphs(extension: str) -> None:
    for seed in range(200):
        model, moves, pays = graph(seed, unknown=True)
        agree(model, Definitions(moves, pays, extension), stability.solve(model, PLAIN, unknown=extension))


def test_choices_of_more_than_two_options() -> None:
    for seed in range(300):
        random = np.random.default_rng(seed)
        parties = int(random.integers(2, 4))
        sizes = [int(random.integers(2, 4)) for _ in range(int(random.integers(2, 4)))]
        owners = [int(random.integers(0, parties)) for _ in sizes]
        tables = [np.triu(np.ones((size, size), dtype=bool)) if random.random() < 0.3 else None for size in sizes]
        total = int(np.prod(sizes))
        feasible = random.random(total) < 0.8
        feasible[0] = True
        low, _ = drawn_payoffs(random, parties, int(feasible.sum()), False)
        model = stability.choices(sizes, owners, low, feasible, tables)
        whole = [
            (np.ones((size, size), dtype=bool) if table is None else table).tolist()
            for size, table in zip(sizes, tables, strict=True)
        ]
        rows, moves = moves_of_choices(sizes, owners, feasible.tolist(), whole, parties)
        agree(model, Definitions(moves, as_pairs(low, low)), stability.solve(model, PLAIN))
        assert [model.options(state) for state in range(model.states)] == rows
        assert [[set(model.moves(who, s).tolist()) for s in range(model.states)] for who in range(parties)] == [
            list(each.values()) for each in moves
        ]
        assert [model.state(row) for row in rows] == list(range(model.states))
