"""Situation → positions by issue, and what observers say about the parties."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.answers.evidence import claim_key, origin_key, voice
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, listed
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.words import Kind, Role
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.ledger import in_time_order, outsiders, parties
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One actor's position on one issue over one span of time."""

    actor: str
    party: bool
    wants: str
    place: Interval | None
    """Where the ideal lies on the scale 0–100; None where the options have no order."""
    accepts: str
    """The red line in words; empty where anything could be acceptable."""
    accepted: frozenset[str] | None
    """Options still acceptable; None where the red line does not list options."""
    line: Interval | None
    """The red line as bounds in the issue's own numbers; None where it draws none."""
    conditional: bool
    """Whether some option is acceptable only together with options of other issues."""
    bands: tuple[tuple[float, float], ...]
    """Places on the scale that are still acceptable, for the drawing."""
    salience: str
    firmness: str
    since: str
    current: bool
    because: tuple[str, ...]
    judged: bool
    """Whether its numbers are an analyst's judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One issue with everybody's positions, in the order of the file."""

    label: str
    question: str
    unit: str
    """What an issue that is a number counts; empty for one with options."""
    numeric: bool
    now: str
    now_place: float | None
    options: tuple[tuple[str, str], ...]
    """Key and words of each option."""
    ends: tuple[str, str]
    """The options at the two ends of the scale."""
    deciders: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an observer says of a party or an issue."""

    text: str
    evidence: str
    attribution: str
    hedge: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Issues on which anybody has a position, and the observers' views."""

    questions: tuple[Question, ...]
    views: tuple[View, ...]


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one issue and one position."""
    missing = []
    if not situation.issues:
        snippet = "issues:\n  ceasefire: {options: {none: 0, 24h: 30, open: 100}, now: none}"
        missing.append(Need(what="an issue in dispute", snippet=snippet))
    if not situation.positions:
        snippet = "positions:\n  UKR:\n    ceasefire: {ideal: open, salience: 0.8, src: c4}"
        missing.append(Need(what="where an actor stands on an issue", snippet=snippet))
    return tuple(missing)


def frame(situation: Situation) -> Problem:
    """Positions by issue; assessments that are about parties, or about issues and nobody else."""
    questions = [_question(situation, issue) for issue in situation.issues.values()]
    return Problem(
        questions=tuple(each for each in questions if each.stands),
        views=tuple(_view(situation, claim) for claim in _assessments(situation)),
    )


def _assessments(situation: Situation) -> list[Claim]:
    """Not those on a meeting, which the talks tell, nor those about outsiders alone."""
    sides, others = set(parties(situation)), set(outsiders(situation))
    return [
        claim
        for claim in in_time_order(situation, [Kind.ASSESSMENT, Kind.PURPOSE])
        if not any(situation.claims[key].kind is Kind.MEETING for key in claim.re)
        and (sides & set(claim.about) or not others & set(claim.about))
    ]


def _view(situation: Situation, claim: Claim) -> View:
    return View(
        text=claim_sentence(situation, claim),
        evidence=claim_key(claim.key),
        attribution=voice(situation, claim),
        hedge=claim.hedge or "",
    )


def _question(situation: Situation, issue: Issue) -> Question:
    held = [position for position in situation.positions if position.issue == issue.key]
    placed = [option for option in issue.options if option.at is not None]
    ordered = sorted(placed, key=lambda option: _middle(option.at.interval) if option.at else 0)
    ends = (ordered[0].text or ordered[0].key, ordered[-1].text or ordered[-1].key) if ordered else ("", "")
    now = issue.now
    now_place = _spot(issue, now) if now is not None else None
    return Question(
        label=issue.label,
        question=issue.question or "",
        unit=issue.unit or "",
        numeric=issue.range is not None,
        now=situation.option_words(issue.key, now) if now is not None else "",
        now_place=_middle(now_place) if now_place is not None else None,
        options=tuple((option.key, option.text or option.key) for option in issue.options),
        ends=ends,
        deciders=listed(situation.actor_name(actor) for actor in issue.set_by),
        stands=tuple(_stand(situation, issue, position) for position in held),
    )


def _stand(situation: Situation, issue: Issue, position: Position) -> Stand:
    actor = situation.actors[position.actor]
    origins = tuple(origin_key(origin) for origin in position.src)
    judged = position.why is not None
    path = f"judgement:positions.{position.actor}.{position.issue}"
    number = [p for p in situation.positions if (p.actor, p.issue) == (position.actor, position.issue)]
    if len(number) > 1:
        path += f".{number.index(position)}"
    return Stand(
        actor=situation.actor_name(position.actor),
        party=actor.role is Role.PARTY,
        wants=_ideal_words(situation, issue, position),
        place=_spot(issue, position.ideal),
        accepts=_red_line(situation, issue, position),
        accepted=_accepted(position),
        line=_line(position),
        conditional=bool(position.only_if),
        bands=tuple(_bands(issue, position)),
        salience=position.salience.describe() if position.salience else "",
        firmness=position.firmness.describe() if position.firmness else "",
        since=day_in_words(position.since) if position.since else "",
        current=holds(position, situation.as_of),
        because=(*origins, *((path,) if judged else ())),
        judged=judged,
    )


def _accepted(position: Position) -> frozenset[str] | None:
    if position.accepts is None:
        return None
    return frozenset(choice for choice in position.accepts if isinstance(choice, str))


def _ideal_words(situation: Situation, issue: Issue, position: Position) -> str:
    if isinstance(position.ideal, str):
        return situation.option_words(issue.key, position.ideal)
    spanned = _spanned(issue, position.ideal.interval)
    if spanned:
        return spanned
    number = position.ideal.describe()
    return f"{number} {issue.unit}" if issue.unit else f"{number} on the scale of 0 to 100"


def _spanned(issue: Issue, interval: Interval) -> str:
    """A range of places in the words of the options at its ends; nothing where no option stands there."""
    words = {option.at.interval: option.text or option.key for option in issue.options if option.at is not None}
    low, high = interval.low, interval.high
    if low is None or high is None:
        return ""
    first, last = words.get(Interval.point(low), ""), words.get(Interval.point(high), "")
    if first and low == high:
        return first
    return f"anything from {first} to {last}" if first and last else ""


def _line(position: Position) -> Interval | None:
    if position.at_least is None and position.at_most is None:
        return None
    low = position.at_least.interval.low if position.at_least else None
    high = position.at_most.interval.high if position.at_most else None
    return Interval(low, high)


def _red_line(situation: Situation, issue: Issue, position: Position) -> str:
    parts = []
    if position.accepts is not None:
        options = [_with_condition(situation, issue, position, choice) for choice in position.accepts]
        parts.append(listed(options, "or"))
    if position.at_least is not None:
        parts.append(f"at least {position.at_least.describe()}")
    if position.at_most is not None:
        parts.append(f"at most {position.at_most.describe()}")
    return ", ".join(parts)


def _with_condition(situation: Situation, issue: Issue, position: Position, choice: Choice) -> str:
    words = situation.option_words(issue.key, choice)
    condition = (position.only_if or {}).get(choice) if isinstance(choice, str) else None
    if not condition:
        return words
    needed = [
        listed((situation.option_words(other, option) for option in options), "or")
        for other, options in condition.items()
    ]
    return f"{words} (only with {'; and with '.join(needed)})"


def _spot(issue: Issue, choice: object) -> Interval | None:
    """Where an option or a number lies on the scale from 0 to 100."""
    if isinstance(choice, str):
        option = issue.option(choice)
        return option.at.interval if option is not None and option.at is not None else None
    interval = getattr(choice, "interval", None)
    return _on_scale(issue, interval) if isinstance(interval, Interval) else None


def _on_scale(issue: Issue, interval: Interval) -> Interval:
    """An interval of the issue's own numbers on the scale from 0 to 100, cut off at its ends."""
    scale = issue.range if issue.range is not None else Interval(Fraction(0), Fraction(100))
    inside = interval.clip(scale) or scale
    least, most = scale.ends
    low, high = inside.ends
    return Interval((low - least) * 100 / (most - least), (high - least) * 100 / (most - least))


def _middle(interval: Interval) -> float:
    """Where to draw the point of an interval; its ends are drawn beside it."""
    low = interval.low if interval.low is not None else 0
    high = interval.high if interval.high is not None else 100
    return float((low + high) / 2)


def _bands(issue: Issue, position: Position) -> list[tuple[float, float]]:
    """The acceptable places: neighbouring acceptable options join into one band."""
    if position.accepts is not None:
        return _joined(issue, _accepted(position) or frozenset())
    if position.at_least is None and position.at_most is None:
        return []
    scale = issue.range if issue.range is not None else Interval(Fraction(0), Fraction(100))
    low = position.at_least.interval.low if position.at_least else scale.low
    high = position.at_most.interval.high if position.at_most else scale.high
    ends = _on_scale(issue, Interval(low, high))
    return [(float(ends.low), float(ends.high))] if ends.low is not None and ends.high is not None else []


def _joined(issue: Issue, accepted: frozenset[str]) -> list[tuple[float, float]]:
    placed = sorted((_middle(option.at.interval), option.key) for option in issue.options if option.at is not None)
    bands: list[tuple[float, float]] = []
    open_band = False
    for place, key in placed:
        if key not in accepted:
            open_band = False
        elif open_band:
            bands[-1] = (bands[-1][0], place)
        else:
            bands.append((place, place))
            open_band = True
    return bands
