"""Positions and claims in words: ideals, red lines, and on whose word something is."""

from __future__ import annotations

from collections.abc import Iterable

from modusvivendi.answers.evidence import claim_key, grade_of
from modusvivendi.answers.wording import claim_sentence, listed
from modusvivendi.methods.shift.problem import Remark
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.fields.references import Choice, Origin
from modusvivendi.situation.quantities import Interval, UncertainNumber
from modusvivendi.situation.situation import Situation


def remark(situation: Situation, claim: Claim) -> Remark:
    """A claim as a sentence, with its caution."""
    return Remark(
        text=claim_sentence(situation, claim),
        evidence=claim_key(claim.key),
        attribution=claim.attribution or "",
        hedge=claim.hedge or "",
    )


def ideal_words(situation: Situation, issue: Issue, ideal: str | Value) -> str:
    """What an actor wants: an option, a stretch between two options, or a number."""
    if isinstance(ideal, str):
        return situation.option_words(issue.key, ideal)
    spanned = _stretch(issue, ideal.interval)
    if spanned:
        return spanned
    unit = issue.unit or ("" if issue.range is not None else "on the scale from 0 to 100")
    return f"{ideal.describe()} {unit}".strip()


def _stretch(issue: Issue, interval: Interval) -> str:
    words = {option.at.interval: option.text or option.key for option in issue.options if option.at is not None}
    if interval.low is None or interval.high is None:
        return ""
    low, high = words.get(Interval.point(interval.low), ""), words.get(Interval.point(interval.high), "")
    if low and low == high:
        return low
    return f"anything from {low} to {high}" if low and high else ""


def accepted(situation: Situation, issue: Issue, position: Position) -> tuple[tuple[str, str], ...] | None:
    """The options of a red line, each with its key and its words; None where it lists none."""
    if position.accepts is None:
        return None
    return tuple((_choice_key(choice), _option(situation, issue, position, choice)) for choice in position.accepts)


def _choice_key(choice: Choice) -> str:
    return choice if isinstance(choice, str) else choice.describe()


def _option(situation: Situation, issue: Issue, position: Position, choice: Choice) -> str:
    words = situation.option_words(issue.key, choice)
    wanted = (position.only_if or {}).get(_choice_key(choice))
    if not wanted:
        return words
    needed = (listed((situation.option_words(other, o) for o in options), "or") for other, options in wanted.items())
    return f"{words} (only with {'; and with '.join(needed)})"


def bounds(issue: Issue, position: Position) -> str:
    """A red line as a bound: ``"at least 40 years"``; empty where there is none."""
    unit = f" {issue.unit}" if issue.unit else ""
    parts = [f"at least {position.at_least.describe()}{unit}"] if position.at_least is not None else []
    parts += [f"at most {position.at_most.describe()}{unit}"] if position.at_most is not None else []
    return " and ".join(parts)


def ends_of(situation: Situation, issue: Issue) -> tuple[str, str]:
    """What stands at 0 and at 100 of an issue's scale, in words; empty where its options have no order."""
    if issue.range is not None:
        low, high = issue.range.ends
        return situation.option_words(issue.key, UncertainNumber.of(low)), situation.option_words(
            issue.key, UncertainNumber.of(high)
        )
    placed = [(option.at.interval.ends, option) for option in issue.options if option.at is not None]
    if not placed:
        return "", ""
    lowest, highest = min(placed, key=lambda one: one[0])[1], max(placed, key=lambda one: one[0])[1]
    return lowest.text or lowest.key, highest.text or highest.key


def whose(situation: Situation, origins: Iterable[Origin], why: str | None, by: str | None) -> str:
    """On whose word an entry is, each with its grade, and whether an analyst read it so."""
    named = dict.fromkeys(_graded(situation, origin) for origin in origins)
    analyst = by or "an analyst"
    if not named:
        return f"{analyst}, as a judgement" if why is not None else "the file, which names no source"
    return listed(named) + (f", as read by {analyst}" if why is not None else "")


def _graded(situation: Situation, origin: Origin) -> str:
    claim = situation.claims.get(origin.claim or "")
    if claim is None:
        source = situation.sources[origin.source or ""]
        return f"{source.publisher or source.title} ({source.reliability.letter})"
    cited = next((situation.sources[o.source] for o in claim.src if o.source), None)
    name = claim.attribution or (cited.publisher or cited.title if cited else "a claim without a source")
    return f"{name} ({grade_of(situation, claim).label})"
