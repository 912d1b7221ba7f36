"""Sanctions that are told are legal and deter; where none is told there is none."""

from itertools import pairwise

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.bounds import EXTENSIONS
from modusvivendi.methods.stability.solve.explain import Response, explain

from .brute import Definitions
from .test_against_definitions import PLAIN, graph, option_model


def assert_legal(definitions: Definitions, who: int, response: Response, *, improving: bool) -> None:
    """From the improvement to the outcome by moves of the others, no one twice in succession."""
    at = response.improvement
    for mover, after in response.sanction:
        assert mover != who
        assert after in definitions.moves[mover][at]
        assert not improving or not definitions.no_better(mover, after, at)
        at = after
    assert at == response.outcome
    assert all(one != two for (one, _), (two, _) in pairwise(response.sanction))


def assert_deters(definitions: Definitions, who: int, state: int, response: Response, *, symmetric: bool) -> None:
    after = definitions.moves[who][response.outcome] if symmetric else ()
    assert all(definitions.deters(who, each, state) for each in (response.outcome, *after))


def compare(model, definitions: Definitions, concept: str, extension: str) -> None:
    for who in range(model.parties):
        for state in range(model.states):
            found = explain(model, state, who, concept, unknown=extension)
            assert [each.improvement for each in found] == sorted(definitions.improvements(who, state))
            assert all(each.certain for each in found)
            told = [each for each in found if each.sanction is not None]
            assert (len(told) == len(found)) == getattr(definitions, concept)(who, state)
            for each in told:
                assert_legal(definitions, who, each, improving=concept in ("seq", "sseq"))
                assert_deters(definitions, who, state, each, symmetric=concept in ("smr", "sseq"))


@pytest.mark.parametrize("concept", PLAIN)
@pytest.mark.parametrize("form", [option_model, graph])
def test_sanctions(form, concept: str) -> None:
    for seed in range(120):
        model, *_, moves, pays = form(seed)
        compare(model, Definitions(moves, pays), concept, "a")


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("form", [option_model, graph])
def test_sanctions_with_unknown_preferences(form, extension: str) -> None:
    for seed in range(40):
        model, *_, moves, pays = form(seed, unknown=True)
        for concept in PLAIN:
            compare(model, Definitions(moves, pays, extension), concept, extension)


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_moves_at_the_same_time(extension: str) -> None:
    for seed in range(60):
        model, rows, owners, moves, pays = option_model(seed, unknown=extension != "a")
        definitions = Definitions(moves, pays, extension)
        for who in range(model.parties):
            for state in range(model.states):
                found = explain(model, state, who, "sim", unknown=extension)
                told = [each for each in found if each.sanction is not None]
                assert (len(told) == len(found)) == definitions.sim(who, state, rows, owners)
                for each in told:
                    assert definitions.deters(who, each.outcome, state)
                    row = list(rows[state])
                    for mover, gone in ((who, each.improvement), *each.sanction):
                        for choice, owner in enumerate(owners):
                            row[choice] = rows[gone][choice] if owner == mover else row[choice]
                    assert rows[each.outcome] == tuple(row)


def test_a_search_that_ends_early_says_so() -> None:
    random = np.random.default_rng(1)
    model = stability.model([0, 1, 2], np.stack([np.arange(8), random.permutation(8), random.permutation(8)]))
    found = explain(model, 0, 0, "smr", limit=2)
    assert not found[0].certain
    assert found[0].sanction is None


def test_questions_that_cannot_be_answered() -> None:
    model = stability.model([0, 1], [[0, 1, 2, 3]] * 2)
    with pytest.raises(stability.ModelError, match=r"state 4.*decision maker 2.*core"):
        explain(model, 4, 2, "core")
    drawn = stability.graph_model([[[0, 1]], [[1, 0]]], [[0, 1], [1, 0]])
    with pytest.raises(stability.ModelError, match="option form"):
        explain(drawn, 0, 0, "sim")
