"""Numbered notes: what every sentence rests on, in the same order and with the same marks in every face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from modusvivendi.answers.model import Answer, Document, Evidence, EvidenceKind, SourceLine

PREFIX: Final[dict[EvidenceKind, str]] = {"claim": "", "judgement": "J", "derived": "D", "stated": "S"}
"""The letter before a note's number, so that its kind shows where it is cited, in any colour."""

KIND: Final[dict[EvidenceKind, str]] = {
    "claim": "reported",
    "judgement": "judgement",
    "derived": "derived",
    "stated": "stated without a source",
}

_MEANS: Final[dict[EvidenceKind, str]] = {
    "claim": "a plain number is a report with its source",
    "judgement": "J an analyst’s judgement",
    "derived": "D a value worked out from other notes",
    "stated": "S a value stated without a source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One piece of evidence with its number, its source and the marks of the notes it rests on."""

    number: int
    mark: str
    evidence: Evidence
    source: SourceLine | None
    rests_on: tuple[tuple[int, str], ...]
    """Number and mark of each note below this one."""


def as_document(what: Document | Answer) -> Document:
    """Return a document as it is, and an answer as a document of one section."""
    if isinstance(what, Document):
        return what
    return Document(title=what.question, as_of="", answers=(what,))


def notes(document: Document) -> tuple[Note, ...]:
    """Return the document's notes in the order of their numbers.

    Raises:
        ValueError: a sentence names evidence that no answer carries.
    """
    evidence, numbers = document.evidence(), document.numbering()
    sources = {source.key: source for source in document.sources}
    marks = {key: f"{PREFIX[evidence[key].kind]}{number}" for key, number in numbers.items()}
    return tuple(
        Note(
            number=number,
            mark=marks[key],
            evidence=evidence[key],
            source=sources.get(evidence[key].source or ""),
            rests_on=tuple((numbers[below], marks[below]) for below in dict.fromkeys(evidence[key].rests_on)),
        )
        for key, number in numbers.items()
    )


def key_to_marks(all_notes: tuple[Note, ...]) -> str:
    """Return one line on how to read the marks that these notes use; nothing when there are no notes."""
    kinds = {note.evidence.kind for note in all_notes}
    parts = [text for kind, text in _MEANS.items() if kind in kinds]
    return f"Marks lead to the notes: {'; '.join(parts)}." if parts else ""


def details(note: Note) -> tuple[str, ...]:
    """Return what is known about a piece of evidence besides its text and source, one phrase each."""
    item = note.evidence
    parts = (
        f"according to {item.attribution}" if item.attribution else "",
        f"in the source’s words: “{item.hedge}”" if item.hedge else "",
        f"happened {item.happened}" if item.happened else "",
        f"known {item.known}" if item.known else "",
        f"by {item.by}" if item.by else "",
        f"graded {item.grade}" if item.grade else "",
    )
    return tuple(part for part in parts if part)


def found(note: Note) -> str:
    """Return where a piece of evidence comes from and all else that is known about it, as one sentence."""
    title = note.source.title if note.source else note.evidence.source
    text = "; ".join(part for part in (title, note.evidence.locator, *details(note)) if part)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
