"""Admiralty grades: how reliable a source is (A to F) and how credible a piece of information (1 to 6).

The words are those of NATO AJP-2.1 (formerly STANAG 2511). F and 6 say that nothing can be judged; they are
not the worst grades but no grades, so grades have no ``<``. ``better_than`` compares what can be compared,
and ``display_order`` puts what cannot be judged apart, after the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from modusvivendi.situation.quantities.errors import NumberError, nearest, quoted
from modusvivendi.situation.quantities.tokens import normalised


class Reliability(Enum):
    """How reliable a source is, by its record."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def letter(self) -> str:
        """``A`` to ``F``."""
        return self.value

    @property
    def words(self) -> str:
        """The published words, in lower case."""
        return _RELIABILITY[self.value]

    @property
    def judged(self) -> bool:
        """Whether reliability could be judged: all but F."""
        return self is not Reliability.F

    @property
    def display_order(self) -> tuple[int, int]:
        """Sort key for lists: best first; F apart, after all that are judged (first number 1)."""
        return int(not self.judged), ord(self.value) - ord("A")

    def better_than(self, other: Reliability) -> bool | None:
        """Whether it is the more reliable of two; None when either cannot be judged."""
        return self.value < other.value if self.judged and other.judged else None


class Credibility(Enum):
    """How credible a piece of information is, by what else is known."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    NOT_JUDGED = 6

    @property
    def digit(self) -> int:
        """1 to 6."""
        return self.value

    @property
    def words(self) -> str:
        """The published words, in lower case."""
        return _CREDIBILITY[self.value]

    @property
    def judged(self) -> bool:
        """Whether credibility could be judged: all but 6."""
        return self is not Credibility.NOT_JUDGED

    @property
    def display_order(self) -> tuple[int, int]:
        """Sort key for lists: best first; 6 apart, after all that are judged (first number 1)."""
        return int(not self.judged), self.value

    def better_than(self, other: Credibility) -> bool | None:
        """Whether it is the more credible of two; None when either cannot be judged."""
        return self.value < other.value if self.judged and other.judged else None


_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """Source and information together: ``B2``."""

    reliability: Reliability
    credibility: Credibility

    @property
    def label(self) -> str:
        """Letter and digit."""
        return f"{self.reliability.letter}{self.credibility.digit}"

    @property
    def words(self) -> str:
        """``usually reliable, probably true``."""
        return f"{self.reliability.words}, {self.credibility.words}"

    @property
    def ranked(self) -> bool:
        """Whether both parts could be judged, so that it can be compared."""
        return self.reliability.judged and self.credibility.judged

    @property
    def display_order(self) -> tuple[int, str, int]:
        """Sort key for lists: ranked grades by letter, then digit; the rest apart (first number 1)."""
        return int(not self.ranked), self.reliability.letter, self.credibility.digit

    def better_than(self, other: Grade) -> bool | None:
        """Whether it is at least as good on both parts and better on one.

        Returns:
            None when any part of either cannot be judged. False both ways when each is better on one part (B3
            and C2): letter and digit do not trade off against each other.
        """
        if not (self.ranked and other.ranked):
            return None
        worse = other.reliability.better_than(self.reliability) or other.credibility.better_than(self.credibility)
        return not worse and self != other


def read_reliability(text: str) -> Reliability:
    """A letter from A to F, in either case, or the published words.

    Raises:
        NumberError: anything else; lists the letters with their words.
    """
    plain = normalised(text[:100])
    by_words = {words: letter for letter, words in _RELIABILITY.items()}
    letter = by_words.get(plain.lower(), plain.upper())
    if letter in _RELIABILITY:
        return Reliability(letter)
    if letter in map(str, _CREDIBILITY):
        hint = "the digit is the credibility of a claim; a source has a letter from A to F"
    else:
        hint = _listed(_RELIABILITY, plain)
    raise NumberError(f"{quoted(text)} is no reliability", hint, "grade")


def read_credibility(text: str) -> Credibility:
    """A digit from 1 to 6, or the published words in any case.

    Raises:
        NumberError: anything else; lists the digits with their words.
    """
    plain = normalised(text[:100])
    by_words = {words: str(digit) for digit, words in _CREDIBILITY.items()}
    digit = by_words.get(plain.lower(), plain)
    if digit in map(str, _CREDIBILITY):
        return Credibility(int(digit))
    if digit.upper() in _RELIABILITY:
        hint = "the letter is the reliability of a source; a claim has a digit from 1 to 6"
    else:
        hint = _listed({str(digit): words for digit, words in _CREDIBILITY.items()}, plain)
    raise NumberError(f"{quoted(text)} is no credibility", hint, "grade")


def read_grade(text: str) -> Grade:
    """Letter and digit together, such as ``B2``.

    Raises:
        NumberError: anything else.
    """
    plain = normalised(text[:100])
    if len(plain) != 2:
        raise NumberError(
            f"{quoted(text)} is no grade", "write a letter from A to F and a digit from 1 to 6: B2", "grade"
        )
    return Grade(read_reliability(plain[0]), read_credibility(plain[1]))


def _listed(names: dict[str, str], text: str) -> str:
    near = nearest(text, names.values())
    meant = f"did you mean {next(name for name, words in names.items() if words == near)}? " if near else ""
    return f"{meant}write one of {'; '.join(f'{name} ({words})' for name, words in names.items())}"
