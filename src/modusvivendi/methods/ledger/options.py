"""The filters of the ledger, as they are typed, and in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from modusvivendi.answers.wording import listed, names
from modusvivendi.methods.base import Option
from modusvivendi.situation.blocks.words import Handling, Kind
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import day_in_words, to_period
from modusvivendi.situation.fields.texts import one_of, to_text
from modusvivendi.situation.quantities import Grade, NumberError, read_grade
from modusvivendi.situation.selection import Selection
from modusvivendi.situation.situation import Situation


def _several(value: Any) -> tuple[str, ...]:
    """Names with commas between them, or a list of names."""
    given = to_text(value).split(",") if isinstance(value, str) else list(value)
    return tuple(to_text(name).strip() for name in given)


def _kinds(value: Any) -> tuple[Any, ...]:
    return tuple(one_of(Kind).read(word) for word in _several(value))


def _first(value: Any) -> date:
    return to_period(value).first


def _last(value: Any) -> date:
    return to_period(value).last


def _grade(value: Any) -> Grade:
    try:
        grade = value if isinstance(value, Grade) else read_grade(to_text(value))
    except NumberError as error:
        raise Fault("grade", error.reason, error.hint, value) from None
    if not grade.ranked:
        what = f"{grade.label} is no grade to reach: F and 6 say that nothing can be judged"
        raise Fault("grade", what, "write a grade from A1 to E5; --ungraded adds what cannot be judged", value)
    return grade


OPTIONS = (
    Option(name="actor", flag="--actor", metavar="KEY,…", help="Only claims that name this actor.", read=_several),
    Option(name="issue", flag="--issue", metavar="KEY,…", help="Only claims on this issue.", read=_several),
    Option(name="kind", flag="--kind", metavar="KIND,…", help="Only this kind: meeting, proposal, …", read=_kinds),
    Option(name="source", flag="--source", metavar="KEY,…", help="Only claims from this source.", read=_several),
    Option(
        name="start",
        flag="--from",
        metavar="DATE",
        help="Only what happened on this day or later; a month or a year will do.",
        read=_first,
    ),
    Option(name="end", flag="--to", metavar="DATE", help="Only what happened on this day or earlier.", read=_last),
    Option(
        name="known_start",
        flag="--known-from",
        metavar="DATE",
        help="Only what became known on this day or later.",
        read=_first,
    ),
    Option(
        name="known_end",
        flag="--known-to",
        metavar="DATE",
        help="Only what became known on this day or earlier.",
        read=_last,
    ),
    Option(
        name="grade",
        flag="--grade",
        metavar="GRADE",
        help="Only claims whose source and truth are each graded this or better: B2.",
        read=_grade,
    ),
    Option(
        name="ungraded",
        flag="--ungraded",
        metavar="",
        help="With --grade: also where source or truth cannot be judged (F or 6).",
        read=bool,
    ),
    Option(
        name="handling",
        flag="--handling",
        metavar="MARK",
        help="Only claims marked public, or restricted.",
        read=one_of(Handling).read,
    ),
)


def in_words(situation: Situation, wanted: Selection) -> str:
    """The filters as a reader sees them; empty where there are none."""
    titles = [situation.sources[key].title for key in wanted.source]
    labels = [situation.issues[key].label for key in wanted.issue]
    parts = (
        _with("naming", [names(situation, [key]) for key in wanted.actor]),
        _with("on", labels),
        _with("of kind", [kind.value for kind in wanted.kind]),
        _with("from", [f"“{title}”" for title in titles]),
        _days("happened", wanted.start, wanted.end),
        _days("known", wanted.known_start, wanted.known_end),
        _graded(wanted),
        f"marked {wanted.handling}" if wanted.handling is not None else "",
    )
    return "; ".join(part for part in parts if part)


def _with(word: str, given: list[str]) -> str:
    return f"{word} {listed(given, 'or')}" if given else ""


def _days(word: str, start: date | None, end: date | None) -> str:
    first = f" from {day_in_words(start)}" if start is not None else ""
    last = f" to {day_in_words(end)}" if end is not None else " on" if first else ""
    return f"{word}{first}{last}" if first or last else ""


def _graded(wanted: Selection) -> str:
    if wanted.grade is None:
        return ""
    return f"graded {wanted.grade.label} or better{', or not judged' if wanted.ungraded else ''}"
