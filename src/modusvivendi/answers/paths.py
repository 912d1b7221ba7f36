"""From a dotted path to what stands there: an entry's reason, and the path in a reader's words."""

from __future__ import annotations

from collections.abc import Callable

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Forecast
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.durations import Duration
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import place_name

_ENTRIES = {
    "now": "status quo",
    "set_by": "who decides",
    "role": "role",
    "capability": "capability",
    "salience": "how much it matters",
    "firmness": "how firmly it is held",
    "ideal": "what it wants",
    "at_least": "lower red line",
    "at_most": "upper red line",
    "at": "place on the scale",
    "cost": "cost",
    "weight": "strength",
    "capacity": "capacity",
    "transit": "transit time",
    "halt_chance": "chance of being stopped",
    "waiting": "people waiting",
    "takes": "room",
    "holds": "how much there is",
    "screening": "people screened",
    "count": "how many",
    "seats": "seats",
    "uses": "use",
    "gets": "what comes in",
    "floor": "lowest level",
    "worth": "worth",
    "wins": "chance to prevail",
    "costs": "cost of fighting",
    "rising": "growth of the cost",
}


def judgement_at(situation: Situation, path: str) -> tuple[str, str | None]:
    """The reason of the judgement at a path, in words, and its author.

    Raises:
        KeyError: no judgement stands there.
    """
    words = words_of(situation, path)
    entry = _entry(situation, path.split("."))
    value = entry.value if isinstance(entry, Duration) else entry
    if isinstance(value, Value) and value.judged:
        reasons = [f"{version.number.describe()}, {version.why}" for version in value.versions]
        names = [version.by for version in value.versions if version.by]
        return f"{words}: {'; '.join(reasons)}", ", ".join(names) or None
    why = getattr(entry, "why", None)
    if why is None and not isinstance(entry, Forecast):
        raise KeyError(path)
    return f"{words}: {why}" if why is not None else words, getattr(entry, "by", None)


def words_of(situation: Situation, path: str) -> str:
    """A path as a reader understands it: ``"position of Ukraine on territory"``.

    Raises:
        KeyError: the path leads nowhere.
    """
    block, *steps = path.split(".")
    if block not in _WORDS:
        raise KeyError(path)
    words, rest = _WORDS[block](situation, steps)
    last = next((_ENTRIES[step] for step in reversed(rest) if step in _ENTRIES), "")
    return f"{words}, {last}" if last else words


def _entry(situation: Situation, steps: list[str]) -> object:
    """Walk a path through mappings, lists and entries; a position stands under its actor and issue."""
    if steps[0] == "positions":
        position, rest = _position(situation, steps[1:])
        return _walk(position, rest)
    return _walk(situation, steps)


def _walk(node: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(node, dict):
            node = node[step]
        elif isinstance(node, tuple) and step.isdigit():
            node = node[int(step)]
        elif isinstance(node, tuple):
            node = next(each for each in node if each.key == step)
        else:
            node = getattr(node, step)
    return node


def _position(situation: Situation, steps: list[str]) -> tuple[Position, list[str]]:
    actor, issue, *rest = steps
    held = [each for each in situation.positions if each.actor == actor and each.issue == issue]
    if rest and rest[0].isdigit():
        return held[int(rest[0])], rest[1:]
    return held[-1], rest


def _position_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    actor, issue, *rest = steps
    return f"position of {situation.actor_name(actor)} on {_label(situation, issue)}", rest


def _actor_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    return situation.actor_name(steps[0]), steps[1:]


def _alternative_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    return f"what {situation.actor_name(steps[0])} expects without agreement", steps[1:]


def _issue_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    key, *rest = steps
    label = _label(situation, key)
    if rest[:1] == ["options"]:
        return f"{label}: {situation.option_words(key, rest[1])}", rest[2:]
    return label, rest


def _tie_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    tie = situation.ties[int(steps[0])]
    return f"tie of {situation.actor_name(tie.of[0])} and {situation.actor_name(tie.of[1])}", steps[1:]


def _link_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    link = situation.network[int(steps[0])]
    return f"link from {place_name(situation, link.from_)} to {place_name(situation, link.to)}", steps[1:]


def _numbered(one: str) -> Callable[[Situation, list[str]], tuple[str, list[str]]]:
    def words(_: Situation, steps: list[str]) -> tuple[str, list[str]]:
        number = next((int(step) + 1 for step in steps if step.isdigit()), None)
        return f"{one} {number}" if number is not None else one, []

    return words


def _stock_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    return f"stock {situation.stocks[steps[0]].name or steps[0]}", steps[1:]


def _place_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    return f"place {situation.places[steps[0]].name or steps[0]}", steps[1:]


def _fleet_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    return f"vehicles {situation.vehicles[steps[0]].name or steps[0]}", steps[1:]


def _question_words(situation: Situation, steps: list[str]) -> tuple[str, list[str]]:
    question = situation.questions.forecasts[steps[1]]
    if steps[2:3] != ["made"]:
        return f"the forecast question “{question.asks.strip()}”", []
    made = question.made[int(steps[3])]
    day = day_in_words(made.on)
    return f"the forecast of {made.by} on {day} for “{question.asks.strip()}”, {made.p.describe()}", []


def _label(situation: Situation, issue: str) -> str:
    return situation.issues[issue].label if issue in situation.issues else issue


_WORDS: dict[str, Callable[[Situation, list[str]], tuple[str, list[str]]]] = {
    "positions": _position_words,
    "actors": _actor_words,
    "alternatives": _alternative_words,
    "issues": _issue_words,
    "ties": _tie_words,
    "network": _link_words,
    "places": _place_words,
    "vehicles": _fleet_words,
    "stocks": _stock_words,
    "rules": _numbered("rule"),
    "moves": _numbered("exception to the moves"),
    "questions": _question_words,
}
