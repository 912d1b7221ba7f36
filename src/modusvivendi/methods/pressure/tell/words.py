"""Names and numbers of one issue's answer."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.pressure.asked import Push
from modusvivendi.methods.pressure.case import Question

MODELS = {
    "compromise": "compromise: weighted by power and priority",
    "median": "weighted median: the position that beats every other",
    "salience": "mean weighted by priority alone",
    "mean": "plain mean",
    "pce": "probabilistic Condorcet election",
    "nash": "Nash bargaining over today's state",
    "challenge": "challenge model, reading `figures`",
    "exchange": "compromise after trades across issues",
    "smp": "spatial model of politics, all issues at once",
}
COVERS = {
    "ranges": "all numbers within their ranges, exact",
    "draws": "draws from the ranges",
    "readings": "192 readings of the model",
    "middle": "the middle readings only",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One question with what was found."""

    question: Question
    push: Push

    def plain(self, value: float) -> str:
        """A place on the scale, as finely as the scale and the ranges make sense of."""
        return number_text(round(value, self.digits() if self.exact() or self.length() < 20 else 0) + 0.0)

    def length(self) -> float:
        """Of the scale."""
        return self.question.span[1] - self.question.span[0]

    def digits(self) -> int:
        """Decimals that tables show."""
        return 3 if self.length() <= 2 else 1

    def exact(self) -> bool:
        """Whether nothing that counts for the compromise is a range."""
        first = self.push.lines[0]
        return first.high - first.low < 1e-9 * self.length()

    def small(self, value: float) -> bool:
        """Whether a distance is too small to be told."""
        return abs(value) < 0.005 * self.length()

    def within(self) -> str:
        """What the ranges of the file leave, in brackets; empty where nothing is a range."""
        first = self.push.lines[0]
        if self.exact():
            return ""
        return f" (from {self.plain(first.low)} to {self.plain(first.high)} within the file's ranges)"

    def points(self, value: float) -> str:
        """A distance, without its sign."""
        number = self.plain(abs(value))
        unit = "point" if self.question.unit == "points" and number == "1" else self.question.unit
        return f"{number} {unit}"

    def ends(self) -> str:
        """``0 (no truce) to 100 (an open truce)``."""
        low, high = self.question.span
        if not self.question.options:
            return f"{number_text(low)} to {number_text(high)} {self.question.unit}"
        return f"{number_text(low)} to {number_text(high)} ({self.question.ends[0]} to {self.question.ends[1]})"

    def nearest(self, value: float) -> str:
        """The option nearest to a place."""
        return min(self.question.options, key=lambda option: abs(option[1] - value))[0]

    def way(self) -> float:
        """How far the compromise lies from today, as a share of the scale; below 0 where that says nothing."""
        low, high = self.question.span
        now = self.question.now
        places = {each.place.middle for each in self.question.pressers}
        if len(places) == 1:
            return -2.0
        return -1.0 if now is None else abs(self.push.lines[0].outcome - now) / (high - low)

    def because(self) -> tuple[str, ...]:
        """What the whole answer on this issue rests on."""
        keys = [key for each in self.question.pressers for key in each.because]
        return tuple(dict.fromkeys((*self.question.because, *keys)))
