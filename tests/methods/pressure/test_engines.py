"""The compiled engine gives the digits of the NumPy engine."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from modusvivendi.methods import pressure

needs_numba = pytest.mark.skipif(find_spec("numba") is None, reason="the extra `speed` is not installed")


def _random(draws: int, actors: int, seed: int) -> pressure.Problem:
    """Whole positions, so that ties happen."""
    random = np.random.default_rng(seed)
    at = np.round(random.random((draws, actors, 2)) * 20) * 5
    at[:, 0], at[:, 1] = 0, 100
    return pressure.problem(at, random.random((draws, actors)) + 0.01, random.random((draws, actors, 2)) * 0.99 + 0.01)


@needs_numba
@pytest.mark.filterwarnings("ignore")  # Numba's own notes on threads and on its cache
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"reading": "printed"},
        {"keeps": 0.5, "improves": 0.3, "choice": "least", "span": "current"},
        {"keeps": 0.2, "improves": 0.9, "exponent": "other", "salience": "other"},
        {"choice": "highest", "conflict": "stays", "votes": "linear"},
        {"denominator": "pair"},
    ],
)
def test_challenges(choices: dict[str, Any]) -> None:
    for draws, actors in ((60, 6), (1, 11)):
        problem = _random(draws, actors, seed=draws)
        one = pressure.solve(problem, "challenge", **choices)
        two = pressure.solve(problem, "challenge", engine="numba", **choices)
        assert one.rounds is not None
        assert two.rounds is not None
        assert (one.rounds == two.rounds).all()
        assert (one.detail.toward == two.detail.toward).all()
        assert (one.detail.kinds == two.detail.kinds).all()


@needs_numba
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("rule", ["linear", "square", "quartic", "octic"])
def test_elections(rule: str) -> None:
    problem = _random(40, 9, seed=3)
    one = pressure.solve(problem, "pce", rule=rule)
    two = pressure.solve(problem, "pce", rule=rule, engine="numba")
    assert np.allclose(one.detail.probabilities, two.detail.probabilities, rtol=1e-12)


@pytest.mark.parametrize(("model", "choices"), [("pce", {"type": "markov_uniform"}), ("pce", {"rule": "step"})])
def test_what_is_not_compiled_is_told(model: str, choices: dict[str, Any]) -> None:
    with pytest.raises(pressure.PressureError, match="conditional elections only"):
        pressure.solve(_random(1, 3, seed=1), model, engine="numba", **choices)


def test_engines_have_names() -> None:
    with pytest.raises(pressure.PressureError, match="numpy, numba"):
        pressure.solve(_random(1, 3, seed=1), "challenge", engine="fortran")


def test_without_numba_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = import_module("modusvivendi.methods.pressure.solve.checks")
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    with pytest.raises(pressure.PressureError, match="pip install"):
        pressure.solve(_random(1, 3, seed=1), "challenge", engine="numba")
