"""The tables of the codebook (docs/reference/situation.md), made from the code.

``python -m modusvivendi.situation.codebook docs/reference/situation.md`` renews them between their markers.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

from modusvivendi.situation.blocks.options import Option
from modusvivendi.situation.blocks.words import MEANINGS
from modusvivendi.situation.docstrings import field_sources, summary
from modusvivendi.situation.reading.checks import CHECKS
from modusvivendi.situation.reading.checks.claims import NEEDS, ONLY
from modusvivendi.situation.reading.layout import BLOCKS, HEADER
from modusvivendi.situation.reading.names import file_names, nested_types

_HEADER_TYPES = {
    "format": "`1`",
    "title": "text",
    "about": "text",
    "common_scale": "text",
    "as_of": "day",
    "hedges": "{words: [lowest, highest]}",
}
_TYPES = {
    "Text": "text",
    "Name": "name",
    "YesNo": "`true` or `false`",
    "Url": "web address",
    "Day": "day",
    "Days": "day, month, year or [first day, last day]",
    "Amount": "number",
    "Share": "number, 0 to 1",
    "Points": "number, 0 to 100",
    "Positive": "number, 0 or more",
    "Weight": "number, −1 to 1",
    "RankCorrelation": "exact number, −1 to 1",
    "Grade": "letter, A to F",
    "Credible": "digit, 1 to 6",
    "Probability": "{scale: word}",
    "ActorRef": "actor",
    "ClaimRef": "claim",
    "IssueRef": "issue",
    "QuantityRef": "quantity",
    "SourceOrigin": "source#place",
    "AnyOrigin": "claim, or source#place",
    "Package": "{issue: option}",
    "Choices": "{issue: [options]}",
    "ActorTexts": "{actor: text}",
    "Options": "{option: place} or [options], see *option*",
    "Bounds": "[lowest, highest]",
    "Now": "option",
    "Outcome": "`now` or {issue: option}",
    "PerIssue": "{issue: number, 0 to 100}",
    "Ideal": "option, or number on the scale",
    "OwnPlace": "number on the scale",
    "OwnChoices": "option, or [options]",
    "OnlyIf": "{option: {issue: [options]}}",
    "Values": "{option: number, 0 to 100}",
    "Together": "{option: {issue: {option: number, −100 to 100}}}",
    "Pair": "[actor, actor]",
    "Time": "number with `min`, `h` or `d`",
    "Opening": "[time, time]",
    "Halt": "[length of time, length of time]",
    "War": "war, see *war*",
    "FleetRef": "fleet",
    "PlaceRef": "place",
    "Any": "{block: entries}",
    "Indicator": "indicator",
    "ForecastQuestions": "{name: forecast question}",
    "Forecast": "forecast",
    "Chance": "number, 0 to 1; [lowest, highest]; or {scale: word}",
    "Hash": "64 hexadecimal digits",
    "OneWay": "one-way change",
    "Transition": "transition",
    "Preference": "preference",
    "Priorities": "priorities",
    "Ranking": "ranking",
    "BestFirst": "[state, [state, state], …]",
    "Statements": "statement, or a list",
}
"""What the codebook calls the types of the blocks' fields."""


def tables() -> dict[str, str]:
    """Every table by the name in its markers."""
    made = {"header": _header(), "option": _entry(Option), "claim-kinds": _kinds(), "checks": _checks()}
    for block in BLOCKS:
        made[block.name] = _entry(block.type)
        for name, inner in nested_types(block.type).items():
            made[f"{block.name}-{name}"] = _entry(inner)
    words: dict[type[StrEnum], list[StrEnum]] = {}
    for word in MEANINGS:
        words.setdefault(type(word), []).append(word)
    for set_, members in words.items():
        rows = [(f"`{word.value}`", MEANINGS[word]) for word in members]
        made[f"words-{set_.__name__.lower()}"] = _table(("word", "meaning"), rows)
    return made


def renewed(text: str) -> str:
    """The page with every table between markers made anew.

    Raises:
        KeyError: a marker names no table.
    """
    made = tables()
    return _MARKED.sub(lambda match: f"{match[1]}\n{made[match[2]]}\n{match[3]}", text)


_MARKED = re.compile(r"(<!-- table: ([\w-]+) -->)\n.*?(<!-- end -->)", re.DOTALL)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _header() -> str:
    needed = ("title",)
    rows = [
        (f"`{name}`", _HEADER_TYPES[name], "**needed**" if name in needed else "", doc) for name, doc in HEADER.items()
    ]
    return _table(("key", "type", "default", "meaning"), rows)


def _entry(type_: type[Any]) -> str:
    sources = field_sources(type_)
    rows = []
    for name, attribute in file_names(type_).items():
        source = sources[attribute]
        rows.append((f"`{name}`", _type(source.annotation), _default(source.default), source.doc))
    return _table(("key", "type", "default", "meaning"), rows)


_ONE_OF = re.compile(r"one_of\((\w+)\)")
_LISTED = re.compile(r"tuple\[(\w+), \.\.\.\]")


def _type(annotation: str) -> str:
    """A field's type in words, from its source."""
    chosen = _ONE_OF.search(annotation)
    if chosen:
        return f"word, see [{chosen[1].lower()}](#{chosen[1].lower()})"
    if "within(" in annotation or "_capability" in annotation:
        return "number, 0 to 100"
    listed = _LISTED.search(annotation)
    if listed:
        one = _TYPES[listed[1]]
        return f"{one}, or a list" if "ONE_OR_MANY" in annotation else f"list of: {one}"
    inner = re.sub(r"Annotated\[|,.*| \| None", "", annotation)
    return _TYPES[inner]


def _default(default: str | None) -> str:
    if default is None:
        return "**needed**"
    if default in ("None", "()", "field(default_factory=dict)"):
        return ""
    plain = re.sub(r"^\w+\((.*)\)$", r"\1", default)
    word = plain.rsplit(".", 1)[-1].lower() if re.match(r"[A-Z]\w+\.", plain) else plain.strip("'\"")
    return f"`{word.lower() if word in ('True', 'False') else word}`"


def _kinds() -> str:
    rows = []
    for kind, needs in NEEDS.items():
        takes = [f"`{name}`" for name, kinds in ONLY.items() if kind in kinds and name not in needs]
        needed = ", ".join(f"`{name}`" for name in needs)
        rows.append((f"`{kind.value}`", MEANINGS[kind], needed, ", ".join(takes) or "nothing"))
    return _table(("kind", "meaning", "needs", "takes besides what all take"), rows)


def _checks() -> str:
    rows = []
    for check in CHECKS:
        source = inspect.getsource(check)
        warnings = source.count("warning=True")
        either = source.count("warning=") - warnings
        errors = source.count("places.problem(") - warnings
        severity = [word for word, count in (("error", errors), ("warning", warnings + either)) if count]
        rows.append((summary(check), " or ".join(severity) or "error"))
    return _table(("rule", "if broken"), rows)


def main(path: str) -> None:
    """Renew the tables of a page."""
    page = Path(path)
    page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
