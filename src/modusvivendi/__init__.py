"""Modus Vivendi: a workbench for people who follow an armed conflict and its diplomacy.

>>> import modusvivendi as mv
>>> situation = mv.load("antalya-2022")
>>> document = mv.brief(situation)
>>> document.title
'Antalya talks'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modusvivendi.answers.model import Answer, Document
    from modusvivendi.briefing import brief
    from modusvivendi.ensembles.face import draw, open_run
    from modusvivendi.exchange.loading import check, load
    from modusvivendi.methods.base import ask
    from modusvivendi.situation.asof import as_of
    from modusvivendi.situation.problems import SituationError
    from modusvivendi.situation.redact import redact
    from modusvivendi.situation.situation import Situation
    from modusvivendi.situation.writing import write

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Document",
    "Situation",
    "SituationError",
    "as_of",
    "ask",
    "brief",
    "check",
    "draw",
    "load",
    "open_run",
    "redact",
    "write",
]

_HOMES = {
    "Answer": "answers.model",
    "Document": "answers.model",
    "Situation": "situation.situation",
    "SituationError": "situation.problems",
    "as_of": "situation.asof",
    "ask": "methods.base",
    "brief": "briefing",
    "check": "exchange.loading",
    "draw": "ensembles.face",
    "load": "exchange.loading",
    "open_run": "ensembles.face",
    "redact": "situation.redact",
    "write": "situation.writing",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `modus --help` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
