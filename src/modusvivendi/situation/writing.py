"""Writing a situation back as a file. Reading it again gives an equal situation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any

import yaml

from modusvivendi.situation.blocks.actors import NOW, Alternative
from modusvivendi.situation.blocks.options import Option
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.fields.durations import Duration, Spell, Window
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.fields.statements import Statement
from modusvivendi.situation.quantities import (
    Credibility,
    Interval,
    Reliability,
    UncertainNumber,
    VerbalProbability,
    plain_text,
)
from modusvivendi.situation.reading.layout import BLOCKS, FORMAT, Block
from modusvivendi.situation.reading.names import file_names, written_single
from modusvivendi.situation.situation import Situation


def write(situation: Situation) -> str:
    """The situation as the text of a file."""
    return dump(to_plain(situation))


def fingerprint(situation: Situation) -> str:
    """A hash over everything that the situation says, independent of layout and comments."""
    plain = json.dumps(to_plain(situation), ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def basis(situation: Situation) -> str:
    """A hash over what a forecast is made from: everything that the situation says but its forecast questions.

    It does not change when a forecast is added or a question is resolved, wherever that is written.
    """
    return fingerprint(replace(situation, questions=replace(situation.questions, forecasts={})))


def dump(plain: Mapping[str, Any]) -> str:
    """Plain data (mappings, lists, texts) as YAML whose every scalar is text."""
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes every text as it is: the field decides on reading what it means."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's own class-level table

    def ignore_aliases(self, data: Any) -> bool:
        return True


def to_plain(situation: Situation) -> dict[str, Any]:
    """The situation as plain data in the shape of a file."""
    plain: dict[str, Any] = {"format": str(FORMAT), "title": situation.title}
    if situation.about is not None:
        plain["about"] = situation.about
    if situation.as_of is not None:
        plain["as_of"] = situation.as_of.isoformat()
    if situation.common_scale is not None:
        plain["common_scale"] = situation.common_scale
    if situation.hedges:
        plain["hedges"] = dict(situation.hedges)
    for block in BLOCKS:
        entries = _block(block, getattr(situation, block.name))
        if entries:
            plain[block.name] = entries
    return plain


def _block(block: Block, given: Any) -> Any:
    if block.shape in ("keyed", "by_actor"):
        return {key: _entry(entry) for key, entry in given.items()}
    if block.shape == "listed":
        return [_entry(entry) for entry in given]
    if block.shape == "single":
        return _entry(given)
    return _positions(given)


def _positions(given: Any) -> dict[str, dict[str, Any]]:
    plain: dict[str, dict[str, Any]] = {}
    for position in given:
        issues = plain.setdefault(position.actor, {})
        entry = _entry(position)
        if position.issue in issues:
            before = issues[position.issue]
            issues[position.issue] = [*(before if isinstance(before, list) else [before]), entry]
        else:
            issues[position.issue] = entry
    return plain


def _entry(entry: Any) -> dict[str, Any]:
    """One entry: its fields under the names that a file uses, those at their defaults left out."""
    plain: dict[str, Any] = {}
    single = written_single(type(entry))
    defaults = {
        each.name: each.default if each.default_factory is MISSING else each.default_factory() for each in fields(entry)
    }
    for name, attribute in file_names(type(entry)).items():
        value = getattr(entry, attribute)
        default = defaults[attribute]
        if value is None or (default is not MISSING and value == default):
            continue
        made = _value(value)
        plain[name] = made[0] if attribute in single and isinstance(made, list) and len(made) == 1 else made
    if isinstance(entry, Alternative) and entry.outcome == {}:
        plain["outcome"] = NOW
    return plain


def _value(value: Any) -> Any:
    """Any field's value as plain data."""
    for type_, write_one in _WRITERS.items():
        if isinstance(value, type_):
            return write_one(value)
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        if value and all(isinstance(item, Option) for item in value):
            return _options(value)
        return [_value(item) for item in value]
    if is_dataclass(value):
        return _entry(value)
    return str(value)


def _options(options: Any) -> Any:
    if all(_bare(option) and option.at is None for option in options):
        return [option.key for option in options]
    return {option.key: _option(option) for option in options}


def _option(option: Option) -> Any:
    """Its place alone where it has nothing else; nothing where it has not even that."""
    if not _bare(option):
        return _entry(option)
    return "" if option.at is None else _value(option.at)


def _bare(option: Option) -> bool:
    return option.text is None and option.hours is None


def _number(value: Value) -> Any:
    if len(value.versions) == 1:
        return _version(value.versions[0])
    return [_version(version) for version in value.versions]


def _version(version: Version) -> Any:
    plain = version.number.to_plain()
    if version.why is None:
        return plain
    judged = {"judgement": plain, "why": version.why}
    return {**judged, "by": version.by} if version.by is not None else judged


def _period(period: Period) -> Any:
    return period.first.isoformat() if period.is_day else [period.first.isoformat(), period.last.isoformat()]


def _duration(duration: Duration) -> Any:
    plain = _number(duration.value)
    if isinstance(plain, dict):
        return {**plain, "judgement": f"{_spaced(plain['judgement'])} {duration.unit}"}
    return f"{_spaced(plain)} {duration.unit}"


def _spaced(plain: Any) -> str:
    return " to ".join(plain) if isinstance(plain, list) else str(plain)


def _bounds(interval: Interval) -> list[str]:
    return [plain_text(interval.low or Fraction(0)), plain_text(interval.high or Fraction(0))]


_WRITERS: dict[Any, Any] = {
    bool: lambda value: "true" if value else "false",
    Enum: lambda value: str(value.value),
    str: str,
    Period: _period,
    date: lambda value: value.isoformat(),
    time: lambda value: value.strftime("%H:%M"),
    Origin: str,
    Statement: str,
    Value: _number,
    UncertainNumber: lambda value: value.to_plain(),
    Duration: _duration,
    Spell: lambda value: [f"{plain_text(end)} min" for end in (value.begins, value.ends)],
    Window: lambda value: [value.opens.strftime("%H:%M"), value.closes.strftime("%H:%M")],
    Interval: _bounds,
    Reliability: lambda value: value.letter,
    Credibility: lambda value: str(value.digit),
    VerbalProbability: lambda value: {value.scale: value.word},
}
