"""Evidence of several views of one situation, told apart where a view says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from modusvivendi.answers.evidence import resolve
from modusvivendi.answers.model import Answer, Evidence
from modusvivendi.situation.situation import Situation


class Pool:
    """Collects the evidence of answers as of several dates under keys of its own."""

    def __init__(self) -> None:
        self._known: dict[str, Evidence] = {}

    def take(self, answer: Answer, day: date) -> dict[str, str]:
        """Add an answer's evidence; return its keys here by the answer's own keys.

        The same key can lead to another text as of another day (a position that has changed since): that evidence is
        kept under a key with the day.
        """
        keys = {item.key: self._key(item, day) for item in answer.evidence}
        for item in answer.evidence:
            below = tuple(keys.get(key, key) for key in item.rests_on)
            self._known.setdefault(keys[item.key], replace(item, key=keys[item.key], rests_on=below))
        return keys

    def _key(self, item: Evidence, day: date) -> str:
        before = self._known.get(item.key)
        return item.key if before is None or before == item else f"{item.key}@{day}"

    def evidence(self, answer: Answer, situation: Situation) -> tuple[Evidence, ...]:
        """What an answer's sentences name, with all that this rests on, in order of first mention.

        A key that no answer brought is looked up in the situation.
        """
        waiting = list(dict.fromkeys(key for said in answer.sentences() for key in said.because))
        found: dict[str, Evidence] = {}
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found[key] = self._known[key] if key in self._known else resolve(situation, key)
                waiting += found[key].rests_on
        return tuple(found.values())


def renamed(because: Iterable[str], keys: dict[str, str]) -> tuple[str, ...]:
    """Evidence keys of an answer as the pool has them."""
    return tuple(dict.fromkeys(keys[key] for key in because))
