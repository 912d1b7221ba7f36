"""Facts about issues: what holds today, who decides, who can change what."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.deciders import Deciders, deciders
from modusvivendi.situation.derive.evidence import evidence_of_now
from modusvivendi.situation.derive.facts import Fact, derived_fact, how_given, stated_fact
from modusvivendi.situation.derive.moves import IssueMoves, drawn_moves, moves_of
from modusvivendi.situation.derive.states import state_words
from modusvivendi.situation.derive.words import listed
from modusvivendi.situation.situation import Situation


def facts_of_issue(situation: Situation, issue: str) -> Iterator[Fact]:
    """The status quo of an issue, who decides on it and who presses."""
    known = situation.issues[issue]
    now = situation.option_words(issue, known.now) if known.now is not None else "not given"
    found = deciders(situation, issue)
    involved = (*found.value.decide, *found.value.press)
    yield stated_fact(
        f"issues.{issue}.now",
        f"what holds today on {known.label} (status quo)",
        now,
        how_given() if known.now is not None else "the file does not say what holds today",
        evidence_of_now(issue),
        actors=involved,
        issues=(issue,),
    )
    yield derived_fact(
        f"deciders.{issue}",
        f"who decides on {known.label}, and who only presses",
        _deciders_words(situation, found),
        found,
        actors=involved,
        issues=(issue,),
    )


def facts_of_moves(situation: Situation, actor: str) -> Iterator[Fact]:
    """What an actor can change, alone or together with others."""
    name = situation.actor_name(actor)
    for found in moves_of(situation, actor):
        issue = found.value.issue
        yield derived_fact(
            f"moves.{actor}.{issue}",
            f"what {name} can change about {situation.issues[issue].label} (moves)",
            _moves_words(situation, actor, found.value),
            found,
            actors=(actor,),
            issues=(issue,),
        )


def facts_of_drawn_moves(situation: Situation) -> Iterator[Fact]:
    """The moves that the file draws by hand."""
    for number, step in enumerate(drawn_moves(situation)):
        before, after = state_words(situation, step.value.before), state_words(situation, step.value.after)
        names = listed([situation.actor_name(actor) for actor in step.value.by])
        yield derived_fact(
            f"moves.transitions.{number}",
            f"what {names} can change (move drawn by hand)",
            f"from {before} to {after}",
            step,
            actors=step.value.by,
            issues=(*step.value.before, *step.value.after),
        )


def _deciders_words(situation: Situation, found: Derived[Deciders]) -> str:
    decide = [situation.actor_name(actor) for actor in found.value.decide]
    press = [situation.actor_name(actor) for actor in found.value.press]
    together = f"{listed(decide)} together" if len(decide) > 1 else listed(decide) if decide else "not said"
    return f"{together}; {listed(press)} {'presses' if len(press) < 2 else 'press'}"


def _moves_words(situation: Situation, actor: str, moves: IssueMoves) -> str:
    others = [situation.actor_name(other) for other in moves.by if other != actor]
    who = f"together with {listed(others)}" if others else "alone"
    if not moves.options:
        return f"{who}: any number to any other"
    names = {option: situation.option_words(moves.issue, option) for option in moves.options}
    barred = [f"not from {names[before]} back to {names[after]}" for before, after in moves.barred]
    return "; ".join((f"{who}: any of {listed(list(names.values()))}", *barred))
