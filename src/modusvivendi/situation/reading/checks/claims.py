"""What each kind of claim needs, and what only some kinds take."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation

NEEDS: dict[Kind, tuple[str, ...]] = {
    Kind.MEETING: ("by", "date"),
    Kind.PROPOSAL: ("by",),
    Kind.RESPONSE: ("by", "answers", "answer"),
    Kind.DEMAND: ("by",),
    Kind.STATEMENT: ("by",),
    Kind.ESTIMATE: ("of", "value", "date"),
    Kind.AID: ("by", "to"),
    Kind.ATTACK: ("date",),
    Kind.EVENT: ("text", "date"),
    Kind.ASSESSMENT: ("text",),
    Kind.PURPOSE: ("text", "about"),
}
"""The entries that a claim of each kind cannot do without."""

ONLY: dict[str, tuple[Kind, ...]] = {
    "level": (Kind.MEETING,),
    "host": (Kind.MEETING,),
    "delegates": (Kind.MEETING,),
    "agenda": (Kind.MEETING,),
    "left_open": (Kind.MEETING,),
    "next": (Kind.MEETING,),
    "offers": (Kind.PROPOSAL, Kind.DEMAND, Kind.RESPONSE),
    "answers": (Kind.RESPONSE,),
    "answer": (Kind.RESPONSE,),
    "of": (Kind.ESTIMATE,),
    "value": (Kind.ESTIMATE,),
    "term": (Kind.STATEMENT,),
}
"""The entries that only claims of these kinds take."""

_EXAMPLES = {
    "by": "by: [RUS, UKR]",
    "to": "to: UKR",
    "about": "about: RUS",
    "date": "date: 2022-03-10",
    "of": "of: displaced",
    "value": "value: more than two million",
    "answers": "answers: c4",
    "answer": "answer: deferred",
    "text": "text: what it says, in a sentence",
}


def _empty(claim: Claim, name: str) -> bool:
    value = getattr(claim, name)
    return value is None or value == ()


def complete(situation: Situation, places: Places) -> Iterator[Problem]:
    """Every claim has what its kind needs; a proposal or demand says what for."""
    for key, claim in situation.claims.items():
        for name in NEEDS[claim.kind]:
            if _empty(claim, name):
                what = f'a claim of kind "{claim.kind}" needs "{name}"'
                yield places.problem("missing", what, f"add {_EXAMPLES[name]}", ("claims", key), key=True)
        if claim.kind is Kind.MEETING and len(claim.by) == 1:
            what = "a meeting needs two actors or more"
            yield places.problem("missing", what, f"add {_EXAMPLES['by']}", ("claims", key, "by"))
        if claim.kind in (Kind.PROPOSAL, Kind.DEMAND) and claim.offers is None and claim.text is None:
            what = f'a claim of kind "{claim.kind}" says what for, in "offers" or in "text"'
            yield places.problem("missing", what, "add offers: {issue: option}", ("claims", key), key=True)
        if not claim.src:
            what = f'the claim "{key}" names no source'
            yield places.problem("no-source", what, "add src: art#2", ("claims", key), key=True, warning=True)


def misplaced_entries(situation: Situation, places: Places) -> Iterator[Problem]:
    """An entry that the claim's kind does not use would be lost silently."""
    for key, claim in situation.claims.items():
        for name, kinds in ONLY.items():
            if _empty(claim, name) or claim.kind in kinds:
                continue
            what = f'"{name}" says nothing in a claim of kind "{claim.kind}"'
            hint = f"it belongs to: {', '.join(kinds)}; make a claim of its own for it"
            yield places.problem("misplaced", what, hint, ("claims", key, name), key=True)


def answers_something(situation: Situation, places: Places) -> Iterator[Problem]:
    """A response answers a proposal, a demand, or another response that countered."""
    for key, claim in situation.claims.items():
        answered = situation.claims.get(claim.answers or "")
        if answered is None:
            continue
        if answered.kind not in (Kind.PROPOSAL, Kind.DEMAND, Kind.RESPONSE) or answered is claim:
            what = f'"{claim.answers}" is of kind "{answered.kind}", which nobody answers'
            hint = "name a proposal or a demand"
            yield places.problem("answers", what, hint, ("claims", key, "answers"))


def within_bounds(situation: Situation, places: Places) -> Iterator[Problem]:
    """An estimate that lies wholly outside its quantity's bounds is wrong, one that leaves them is doubtful.

    Hedged words are wide by nature: "hundreds of thousands" may reach beyond a town's population.
    """
    for key, claim in situation.claims.items():
        quantity = situation.quantities.get(claim.of or "")
        if quantity is None or quantity.bounds is None or claim.value is None:
            continue
        stated = claim.value.interval
        outside = stated.intersect(quantity.bounds) is None
        hedged = any(version.number.kind == "hedged" for version in claim.value.versions)
        if not outside and (hedged or _ends_inside(stated, quantity.bounds)):
            continue
        related = (("the bounds are set here", places.of(("quantities", quantity.key, "bounds"), key=True)),)
        what = f'{claim.value.describe()} {"is off" if outside else "reaches beyond"} the bounds of "{quantity.key}"'
        hint = "correct the number, or widen the bounds"
        path = ("claims", key, "value")
        yield places.problem("off-scale", what, hint, path, related=related, warning=not outside)


def _ends_inside(stated: Interval, bounds: Interval) -> bool:
    low = stated.low is None or bounds.low is None or stated.low >= bounds.low
    high = stated.high is None or bounds.high is None or stated.high <= bounds.high
    return low and high
