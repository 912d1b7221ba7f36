"""The ledger: who says that what happened, when, and when that was known."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Answered, Handling, Kind, Level
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.chances import VERBAL_SCHEMA, to_verbal
from modusvivendi.situation.fields.containers import ONE_OR_MANY
from modusvivendi.situation.fields.dates import Day, Days
from modusvivendi.situation.fields.numbers import Amount
from modusvivendi.situation.fields.references import (
    ActorRef,
    ActorTexts,
    ClaimRef,
    IssueRef,
    Package,
    QuantityRef,
    SourceOrigin,
)
from modusvivendi.situation.fields.texts import Text, YesNo, one_of, to_text
from modusvivendi.situation.quantities import Credibility, NumberError, VerbalProbability, read_credibility


def _credibility(value: Any) -> Credibility:
    if isinstance(value, Credibility):
        return value
    try:
        return read_credibility(to_text(value))
    except NumberError as error:
        raise Fault("grade", error.reason, error.hint, value) from None


Credible = Annotated[Credibility, PlainValidator(_credibility), WithJsonSchema({"enum": [1, 2, 3, 4, 5, 6]})]
Probability = Annotated[VerbalProbability, PlainValidator(to_verbal), WithJsonSchema(VERBAL_SCHEMA)]


@block
class Claim:
    """One statement of the ledger."""

    key: Key
    kind: Annotated[Kind, one_of(Kind)]
    """What kind of thing it says."""
    text: Text | None = None
    """What it says, in your own words, as a sentence that readers will see."""
    by: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Who acted: met, proposed, answered, demanded, said, helped."""
    to: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Towards whom."""
    about: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Whom an assessment, a purpose or an event is about."""
    on: Annotated[tuple[IssueRef, ...], ONE_OR_MANY] = ()
    """Which issues it is about, where `offers` does not say so."""
    date: Days | None = None
    """When it happened: a day, a month, a year, or [first, last]."""
    known: Day | None = None
    """When it became known; the date of its (earliest) source if left out."""
    src: Annotated[tuple[SourceOrigin, ...], ONE_OR_MANY] = ()
    """Source and place in it: `art#2`; several sources as a list."""
    credibility: Credible = Credibility(6)
    """Admiralty credibility, 1 (confirmed) to 5 (improbable); 6 = cannot be judged."""
    attribution: Text | None = None
    """Whom the source cites: "experts", "unnamed officials"."""
    hedge: Text | None = None
    """The source's own words of caution: "reports reveal", "it appears"."""
    probability: Probability | None = None
    """A verbal probability with its scale: {icd203: likely}."""
    handling: Annotated[Handling, one_of(Handling)] = Handling.PUBLIC
    """Who may see it."""
    level: Annotated[Level, one_of(Level)] | None = None
    """Of a meeting: at what level."""
    host: ActorRef | None = None
    """Of a meeting: whose territory or good offices."""
    at: Text | None = None
    """The place."""
    delegates: ActorTexts | None = None
    """Of a meeting: who came, by actor."""
    agenda: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """Of a meeting: what was discussed."""
    left_open: Annotated[tuple[Text, ...], ONE_OR_MANY] = ()
    """Of a meeting: what was not settled."""
    next: Text | None = None
    """Of a meeting: the next step announced or hoped for."""
    first: YesNo = False
    """The source says that it was the first of its kind."""
    term: Text | None = None
    """Of a statement: a word or phrase that matters."""
    offers: Package | None = None
    """Of a proposal, a demand or a counter-proposal: {issue: option}."""
    answers: ClaimRef | None = None
    """Of a response: the proposal or demand it answers."""
    answer: Annotated[Answered, one_of(Answered)] | None = None
    """Of a response: how."""
    of: QuantityRef | None = None
    """Of an estimate: the quantity."""
    value: Amount | None = None
    """Of an estimate: how much or how many, in the source's own words where it hedges."""
    re: Annotated[tuple[ClaimRef, ...], ONE_OR_MANY] = ()
    """Other claims that it is about: the meeting of which it tells the purpose."""
