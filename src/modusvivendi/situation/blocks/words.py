"""The sets of words that fields choose from, each with its meaning for the codebook."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What kind of thing a claim says."""

    MEETING = "meeting"
    PROPOSAL = "proposal"
    RESPONSE = "response"
    DEMAND = "demand"
    STATEMENT = "statement"
    ESTIMATE = "estimate"
    AID = "aid"
    ATTACK = "attack"
    EVENT = "event"
    ASSESSMENT = "assessment"
    PURPOSE = "purpose"


class Answered(StrEnum):
    """How a proposal or a demand was answered."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DEFERRED = "deferred"
    COUNTERED = "countered"


class Level(StrEnum):
    """The level of a meeting, lowest first."""

    TECHNICAL = "technical"
    ENVOY = "envoy"
    AMBASSADOR = "ambassador"
    DEPUTY_MINISTER = "deputy_minister"
    MINISTER = "minister"
    HEAD_OF_GOVERNMENT = "head_of_government"
    HEAD_OF_STATE = "head_of_state"

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return list(Level).index(self)

    @property
    def words(self) -> str:
        """As a reader sees it."""
        return _LEVEL_WORDS[self]


_LEVEL_WORDS = {
    Level.TECHNICAL: "technical",
    Level.ENVOY: "envoy",
    Level.AMBASSADOR: "ambassadorial",
    Level.DEPUTY_MINISTER: "deputy-ministerial",
    Level.MINISTER: "ministerial",
    Level.HEAD_OF_GOVERNMENT: "head-of-government",
    Level.HEAD_OF_STATE: "head-of-state",
}


class Role(StrEnum):
    """An actor's part in the conflict."""

    PARTY = "party"
    MEDIATOR = "mediator"
    THIRD = "third"
    BYSTANDER = "bystander"


class Handling(StrEnum):
    """Who may see a claim."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Sign(StrEnum):
    """Whether an indicator has been seen."""

    UNSEEN = "unseen"
    UNCLEAR = "unclear"
    SEEN = "seen"


class Outcome(StrEnum):
    """How a forecast question was resolved."""

    YES = "yes"
    NO = "no"
    VOID = "void"


class Per(StrEnum):
    """The time over which a rate is counted."""

    HOUR = "hour"
    DAY = "day"

    @property
    def a_day(self) -> int:
        """How often it fits into a day."""
        return 24 if self is Per.HOUR else 1


class Yardstick(StrEnum):
    """What options are measured by instead of their places."""

    PEOPLE_OUT = "people_out"


MEANINGS: dict[StrEnum, str] = {
    Kind.MEETING: "two or more actors met",
    Kind.PROPOSAL: "an actor offered something",
    Kind.RESPONSE: "an actor answered a proposal or a demand",
    Kind.DEMAND: "an actor asked something of another",
    Kind.STATEMENT: "an actor said something; `term` holds a word that matters",
    Kind.ESTIMATE: "how much or how many of a quantity",
    Kind.AID: "an actor helped another",
    Kind.ATTACK: "an actor attacked another (no detail beyond that it happened)",
    Kind.EVENT: "anything else that happened",
    Kind.ASSESSMENT: "somebody's view of the situation",
    Kind.PURPOSE: "what an actor is thought to have wanted of a meeting or a step",
    Answered.ACCEPTED: "agreed to",
    Answered.REFUSED: "rejected",
    Answered.DEFERRED: "neither agreed to nor rejected",
    Answered.COUNTERED: "answered with another proposal",
    Level.TECHNICAL: "experts and officers",
    Level.ENVOY: "appointed envoys and delegations",
    Level.AMBASSADOR: "ambassadors",
    Level.DEPUTY_MINISTER: "deputy ministers",
    Level.MINISTER: "ministers",
    Level.HEAD_OF_GOVERNMENT: "heads of government",
    Level.HEAD_OF_STATE: "heads of state",
    Role.PARTY: "a party to the conflict",
    Role.MEDIATOR: "mediates or hosts",
    Role.THIRD: "takes part from outside: helps, presses, hesitates",
    Role.BYSTANDER: "is affected and takes no part",
    Handling.PUBLIC: "for every reader",
    Handling.RESTRICTED: "not for every reader; marked wherever it is shown",
    Sign.UNSEEN: "has not been seen",
    Sign.UNCLEAR: "reports differ, or it is too early to say",
    Sign.SEEN: "has been seen",
    Outcome.YES: "what was asked came about, by the resolution criteria",
    Outcome.NO: "it did not come about by the closing date",
    Outcome.VOID: "annulled: the criteria cannot decide it; its forecasts are not scored",
    Per.HOUR: "an hour",
    Per.DAY: "a day (24 hours)",
    Yardstick.PEOPLE_OUT: "the share of those waiting who could leave, in points of 100, as `modus access` finds it",
}
