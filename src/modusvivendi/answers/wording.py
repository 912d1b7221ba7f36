"""Words that several methods need: lists of names, packages, and a claim as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Answered, Kind
from modusvivendi.situation.situation import Situation


def listed(words: Iterable[str], last: str = "and") -> str:
    """``"a, b and c"``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``"1 claim"``, ``"3 claims"``; small numbers are not spelled out."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def names(situation: Situation, actors: Iterable[str]) -> str:
    """The actors' names as a list."""
    return listed(situation.actor_name(actor) for actor in actors)


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends in a mark of its own."""
    stripped = text.strip()
    ended = stripped.endswith((".", "!", "?", "…", ".”", '."'))
    return capitalised(stripped) + ("" if ended or not stripped else ".")


def with_caution(text: str, attribution: str = "", hedge: str = "") -> str:
    """A sentence with the source's own caution: whom it cites, unless the sentence says so, and its words."""
    parts = [attribution] if attribution and attribution.lower() not in text.lower() else []
    parts += [f"“{hedge}”"] if hedge and hedge.lower() not in text.lower() else []
    return f"{text} [The source: {', '.join(parts)}.]" if parts else text


def package_words(situation: Situation, package: Mapping[str, object]) -> str:
    """A package in words: ``"ceasefire: a 24-hour truce; territory: unchanged"``."""
    parts = []
    for issue, option in package.items():
        known = situation.issues.get(issue)
        label = known.label if known else issue
        parts.append(f"{label}: {situation.option_words(issue, option)}")
    return "; ".join(parts)


_ANSWERED = {
    Answered.ACCEPTED: "accepted",
    Answered.REFUSED: "refused",
    Answered.DEFERRED: "made no commitment on",
    Answered.COUNTERED: "answered with a proposal of its own to",
}
_DEEDS = {
    Kind.AID: "helped",
    Kind.ATTACK: "attacked",
    Kind.STATEMENT: "made a statement",
    Kind.PROPOSAL: "proposed",
    Kind.DEMAND: "demanded",
}


def claim_sentence(situation: Situation, claim: Claim) -> str:
    """What a claim says: the analyst's own sentence, or one made of its entries."""
    said = sentence(claim.text if claim.text is not None else _made(situation, claim))
    return f"{said} [Probability: {claim.probability.describe()}.]" if claim.probability is not None else said


def _made(situation: Situation, claim: Claim) -> str:
    who, whom = names(situation, claim.by), names(situation, claim.to)
    if claim.kind is Kind.MEETING:
        return _meeting(situation, claim, who)
    if claim.kind is Kind.ESTIMATE and claim.value is not None:
        quantity = situation.quantities.get(claim.of or "")
        label = (quantity.name or quantity.key) if quantity else claim.of or ""
        return f"{label}: {claim.value.describe()} {quantity.unit if quantity else ''}".strip()
    if claim.kind is Kind.RESPONSE and claim.answer is not None:
        answered = situation.claims.get(claim.answers or "")
        what = _offer(situation, answered) if answered else "a proposal"
        return f"{who} {_ANSWERED[claim.answer]} {what}"
    deed = _DEEDS.get(claim.kind, "")
    parts = [who, deed, _offer(situation, claim) if claim.offers else ""]
    towards = "of " if claim.kind is Kind.DEMAND else "to " if claim.kind is Kind.PROPOSAL else ""
    parts += [f"{towards}{whom}" if whom else "", f"using the word “{claim.term}”" if claim.term else ""]
    return " ".join(part for part in parts if part) or f"a claim of kind {claim.kind}"


def _offer(situation: Situation, claim: Claim) -> str:
    if claim.offers:
        return listed(situation.option_words(issue, option) for issue, option in claim.offers.items())
    return "a proposal"


def _meeting(situation: Situation, claim: Claim, who: str) -> str:
    level = f" at {claim.level.words} level" if claim.level else ""
    place = f" in {claim.at}" if claim.at else ""
    host = f", hosted by {situation.actor_name(claim.host)}" if claim.host else ""
    return f"{who} met{level}{place}{host}"
