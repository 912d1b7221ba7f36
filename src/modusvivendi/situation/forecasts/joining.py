"""Joining a record to the questions of its file, in the tree: what follows reads both alike.

Every node keeps its place, so that whatever is wrong with an entry is told with the line and column of the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.forecasts.record import Record
from modusvivendi.situation.forecasts.seals import wording
from modusvivendi.situation.problems import Mark, Problem
from modusvivendi.situation.reading.nodes import Mapping, Parsed, Sequence

FORECAST, RESOLUTION = "forecast", "resolution"
_TERMS = ("asks", "resolves", "opened", "closes")
_OWN = ("entry", "kind", "question", "asked", "seal")
"""What a line holds for the record itself."""
_NAMES = {"on": "settled", "by": "settled_by", "of": "settled_of"}
"""What a question calls the entries of a resolution that are not named alike."""


def join(parsed: Parsed, record: Record) -> None:
    """Put the entries of a record into the questions of a file's tree, and its problems beside the file's."""
    parsed.tables[record.file] = record.lines
    parsed.problems.extend(record.problems)
    if "questions" in parsed.unreadable or not record.entries:
        return
    _Joining(parsed, record).join()


def terms_of(question: Mapping) -> str:
    """A hash of a question's wording and days as they stand in the file."""
    return wording(_text(question.get(name)) for name in _TERMS)


def questions_of(parsed: Parsed) -> dict[str, Mapping]:
    """The forecast questions in a file's tree."""
    questions = parsed.root.get("questions")
    asked = questions.get("forecasts") if isinstance(questions, Mapping) else None
    if not isinstance(asked, Mapping):
        return {}
    return {key: question for key, question in asked.items() if isinstance(question, Mapping)}


def _text(node: Any) -> str | None:
    return str.__str__(node) if isinstance(node, str) and node else None


class _Joining:
    """One record and one tree. What is changed in the tree is copied first: an alias may share it."""

    def __init__(self, parsed: Parsed, record: Record) -> None:
        self.parsed = parsed
        self.record = record
        self.known = questions_of(parsed)
        self.terms = {key: terms_of(question) for key, question in self.known.items()}
        self.own: dict[str, Mapping] = {}
        """The questions that have been copied."""
        self.resolved: dict[str, Mapping] = {}
        """The entry that resolved a question."""
        self.reworded: set[str] = set()

    def join(self) -> None:
        for entry in self.record.entries:
            key = _text(entry.get("question"))
            if key is None or _text(entry.get("kind")) not in (FORECAST, RESOLUTION):
                what = "this line is no forecast and no resolution of a question"
                self._say("record", what, "update the program, if a newer one wrote the record", entry.mark)
            elif key not in self.known:
                self._unknown(entry, key)
            else:
                self._put(entry, key)

    def _unknown(self, entry: Mapping, key: str) -> None:
        what = f'"{shown(key)}" is no forecast question of the file, and something is on record for it'
        hint = suggest(key, self.known, "forecast questions")
        self._say("unknown-question", what, f"put the question back under its name; {hint}", _mark(entry, "question"))

    def _put(self, entry: Mapping, key: str) -> None:
        if key not in self.own:
            self.own[key] = _copied(self.known[key])
            self._questions()[key] = self.own[key]
        if _text(entry.get("asked")) != self.terms[key] and key not in self.reworded:
            self.reworded.add(key)
            what = f'the question "{key}" was worded otherwise, or had other days, when this line was written'
            hint = "put the old words and days back, and ask the new question under a name of its own"
            related = (("the question stands here", self._place(key)),)
            self._say("reworded", what, hint, _mark(entry, "question"), related, warning=True)
        if entry["kind"] == FORECAST:
            self._forecast(entry, self.own[key])
        else:
            self._resolution(entry, key)

    def _questions(self) -> Mapping:
        """The block of the forecast questions, copied when it is first changed."""
        root = self.parsed.root
        if len(self.own) == 1:
            root["questions"] = _copied(root["questions"])
            root["questions"]["forecasts"] = _copied(root["questions"]["forecasts"])
        forecasts: Mapping = root["questions"]["forecasts"]
        return forecasts

    def _forecast(self, entry: Mapping, question: Mapping) -> None:
        made = question.get("made")
        if made is None or made == "":
            question["made"] = made = _Joined(entry.mark)
        elif not isinstance(made, Sequence):
            return
        elif not isinstance(made, _Joined):
            question["made"] = joined = _Joined(made.mark)
            joined.extend(made)
            made = joined
        made.append(_without(entry, _OWN))

    def _resolution(self, entry: Mapping, key: str) -> None:
        question, before = self.own[key], self.resolved.get(key)
        if before is None and question.get("outcome"):
            if not question.get("corrects"):
                what = f'the question "{key}" is resolved in the file, and here once more'
                hint = "delete the file's outcome; to correct the record openly, add corrects: and the reason to it"
                related = (("the file's outcome stands here", _mark(question, "outcome")),)
                self._say("resolved-twice", what, hint, _mark(entry, "outcome"), related)
            return
        if before is not None:
            what = f'the question "{key}" is resolved twice in the record'
            hint = "to correct the first openly, write outcome, settled and corrects: with the reason into the file"
            related = (("it was first resolved here", _mark(before, "outcome")),)
            self._say("resolved-twice", what, hint, _mark(entry, "outcome"), related)
            return
        self.resolved[key] = entry
        for name, value in _without(entry, _OWN).items():
            called = _NAMES.get(name, name)
            question[called] = value
            question.places[called] = entry.places[name]

    def _place(self, key: str) -> Mark:
        written: Any = self.parsed.root["questions"]["forecasts"].places.get(key)
        return written.mark if written is not None else self.known[key].mark

    def _say(
        self,
        code: str,
        what: str,
        hint: str,
        mark: Mark,
        related: tuple[tuple[str, Mark], ...] = (),
        *,
        warning: bool = False,
    ) -> None:
        text = self.record.lines[mark.line - 1]
        self.parsed.problems.append(
            Problem(
                code=code,
                what=what,
                hint=hint,
                mark=mark,
                text=text,
                related=related,
                severity="warning" if warning else "error",
            )
        )


class _Joined(Sequence):
    """A list of forecasts that belongs to one question alone."""

    __slots__ = ()


def _copied(node: Mapping) -> Mapping:
    made = Mapping(node.mark)
    made.update(node)
    made.places.update(node.places)
    return made


def _without(node: Mapping, names: Iterable[str]) -> Mapping:
    made = _copied(node)
    for name in names:
        made.pop(name, None)
    return made


def _mark(node: Mapping, name: str) -> Mark:
    return getattr(node.get(name), "mark", node.mark)
