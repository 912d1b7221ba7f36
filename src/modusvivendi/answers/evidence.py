"""From evidence keys to the evidence itself: claims with source and grade, judgements with reason and author.

Keys, used by every method: ``claim:KEY``; ``source:KEY#LOCATOR`` for a source named directly; and
``judgement:PATH``, where the path leads to what an analyst judged, such as
``judgement:positions.RUS.ceasefire``, ``judgement:actors.RUS.capability`` or ``judgement:ties.3``;
``stated:PATH`` for what the file gives bare.
"""

from __future__ import annotations

from collections.abc import Iterable

from modusvivendi.answers.model import Answer, Evidence, SourceLine
from modusvivendi.answers.paths import judgement_at, words_of
from modusvivendi.answers.wording import capitalised, claim_sentence, sentence
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.sources import Source
from modusvivendi.situation.blocks.words import Handling
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.ledger import grade_of as grade_of
from modusvivendi.situation.quantities import Reliability
from modusvivendi.situation.situation import Situation


def origin_key(origin: Origin) -> str:
    """The evidence key of a claim or of a source with its locator."""
    return f"claim:{origin.claim}" if origin.claim is not None else f"source:{origin}"


def claim_key(key: str) -> str:
    """The evidence key of a claim."""
    return f"claim:{key}"


def gather(situation: Situation, answer: Answer) -> tuple[Evidence, ...]:
    """The evidence that an answer's sentences, tables and charts name, in order of first mention.

    Raises:
        KeyError: a key leads to nothing in the situation.
    """
    keys = dict.fromkeys(key for said in answer.sentences() for key in said.because)
    return tuple(resolve(situation, key) for key in keys)


def resolve(situation: Situation, key: str) -> Evidence:
    """The evidence behind one key.

    Raises:
        KeyError: the key leads to nothing in the situation.
    """
    kind, _, rest = key.partition(":")
    if kind == "claim":
        return _claim(situation, key, situation.claims[rest])
    if kind == "source":
        name, _, locator = rest.partition("#")
        source = situation.sources[name]
        return Evidence(
            key=key,
            kind="claim",
            text=source.title,
            source=name,
            locator=_locator(source, locator or None),
            grade=reliability_words(source.reliability),
        )
    if kind == "judgement":
        text, by = judgement_at(situation, rest)
        return Evidence(key=key, kind="judgement", text=sentence(text), by=by)
    if kind == "stated":
        return Evidence(
            key=key, kind="stated", text=f"{capitalised(words_of(situation, rest))}: as the file states it."
        )
    raise KeyError(key)


def source_lines(situation: Situation, evidence: Iterable[Evidence]) -> tuple[SourceLine, ...]:
    """The sources that some evidence cites, in the order of the file."""
    cited = {item.source for item in evidence}
    return tuple(
        SourceLine(
            key=key,
            title=source.title,
            publisher=", ".join(part for part in (source.author, source.publisher) if part) or None,
            date=day_in_words(source.date) if source.date else None,
            url=source.url,
            grade=reliability_words(source.reliability),
        )
        for key, source in situation.sources.items()
        if key in cited
    )


def reliability_words(reliability: Reliability) -> str:
    """``"B, usually reliable"``."""
    return f"{reliability.letter}, {reliability.words}"


def voice(situation: Situation, claim: Claim) -> str:
    """Whose view an assessment is: whom the source cites, else the source itself."""
    origin = next((origin for origin in claim.src if origin.source), None)
    if claim.attribution or origin is None or origin.source is None:
        return claim.attribution or ""
    return situation.sources[origin.source].title


def _claim(situation: Situation, key: str, claim: Claim) -> Evidence:
    origin = next(iter(claim.src), None)
    source = situation.sources[origin.source] if origin is not None and origin.source is not None else None
    grade = grade_of(situation, claim)
    known = situation.known_on(claim)
    also = [_place(situation, other) for other in claim.src[1:]]
    locator = _locator(source, origin.locator) if source is not None and origin is not None else None
    if also:
        locator = f"{locator or 'as a whole'}; also {', '.join(also)}"
    mark = " (handling: restricted)" if claim.handling is Handling.RESTRICTED else ""
    return Evidence(
        key=key,
        kind="claim",
        text=claim_sentence(situation, claim) + mark,
        source=source.key if source else None,
        locator=locator,
        grade=f"{grade.label}, {grade.words}",
        attribution=claim.attribution,
        hedge=claim.hedge,
        happened=claim.date.in_words() if claim.date else None,
        known=day_in_words(known) if known else None,
    )


def _place(situation: Situation, origin: Origin) -> str:
    """Another source of a claim, by its title, with the place in it."""
    source = situation.sources[origin.source or ""]
    locator = _locator(source, origin.locator)
    return f"{source.title}, {locator}" if locator else source.title


def _locator(source: Source, locator: str | None) -> str | None:
    return f"{source.locator} {locator}" if locator else None
