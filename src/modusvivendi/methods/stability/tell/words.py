"""Words that the sentences and tables of stability share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modusvivendi.answers.wording import listed
from modusvivendi.methods.stability.asked import Asked
from modusvivendi.methods.stability.case import Case

CONCEPT_WORDS = {
    "nash": ("Nash", "that nobody would gain by leaving (Nash)"),
    "gmr": ("GMR", "that others could spoil leaving, even to their own harm (general metarationality)"),
    "smr": ("SMR", "that others could spoil leaving for good (symmetric metarationality)"),
    "seq": ("SEQ", "that others' own answers spoil leaving (sequential stability)"),
    "sseq": ("SSEQ", "that others' own answers spoil leaving for good (symmetric sequential stability)"),
    "sim": ("SIM", "that others' moves made at the same time spoil leaving (simultaneous stability)"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its answers, as every part of the text needs them."""

    case: Case
    asked: Asked

    def other_concepts(self, told: str) -> Iterator[tuple[str, str]]:
        """The concepts but one, each with plain words."""
        words = {concept: plain for concept, (_, plain) in CONCEPT_WORDS.items() if concept in self.asked.tables}
        return ((concept, plain) for concept, plain in words.items() if concept != told)

    def because(self) -> tuple[str, ...]:
        """What everyone's preferences rest on."""
        return tuple(dict.fromkeys(key for maker in self.case.makers for key in maker.because))

    def changed(self, before: int, after: int) -> str:
        """What differs in a state from another: ``"Russian forces: withdrawn; ceasefire: none"``."""
        one, two = self.case.choices.options(before), self.case.choices.options(after)
        return "; ".join(
            f"{matter.label}: {matter.options[new]}"
            for matter, old, new in zip(self.case.matters, one, two, strict=True)
            if old != new
        )

    def outcome(self, state: int) -> str:
        """A state by what differs from today."""
        return self.changed(self.case.now, state) or "everything as it is today"

    def gain(self, maker: int, before: int, after: int) -> str:
        """The most important thing that a decision maker gains: what it wants and has not yet."""
        met = self.case.makers[maker].met
        if met is None:
            return ""
        gained = [at for at in range(len(met)) if met[at, after] and not met[at, before]]
        return f" (it would have: {self.case.makers[maker].wants[gained[0]]})" if gained else ""

    def names(self, makers: tuple[int, ...]) -> str:
        """Several decision makers."""
        return listed(self.case.makers[at].name for at in makers)
