"""The table of hedged words: what ``about``, ``more than`` or ``thousands`` means in numbers.

The table is data (``hedges.toml``), documented in the explanation "Hedged numbers", and a situation may
override any entry. A hedge of the form ``times`` stands before a number and multiplies it, end by end; a
hedge of the form ``amount`` stands for a number itself and may be multiplied by magnitudes after it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib import resources
from typing import Any, Literal

from modusvivendi.situation.quantities.digits import bounded, plain_text
from modusvivendi.situation.quantities.errors import NumberError, nearest, quoted
from modusvivendi.situation.quantities.exact import read_exact
from modusvivendi.situation.quantities.interval import Interval
from modusvivendi.situation.quantities.tokens import Token, normalised, tokenise
from modusvivendi.situation.quantities.vocabulary import NUMBER_WORDS, PLURALS

HedgeForm = Literal["times", "amount"]
_LONGEST_PHRASE = 6
_MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Hedge:
    """One entry of the table.

    Attributes:
        words: the words, in lower case.
        form: ``times`` (factors for the number that follows) or ``amount`` (a number by itself).
        interval: the factors, or the amount.
        why: why it means this, or who says so.
        also: other words with the same meaning.
        after: words and signs with the same meaning that stand behind the number (``or more``).
    """

    words: str
    form: HedgeForm
    interval: Interval
    why: str
    also: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        """The interval as the table writes it: ``[2000, 10000)``, ``× (1, inf)``."""
        return ("× " if self.form == "times" else "") + interval_text(self.interval)

    def apply(self, amount: Interval) -> Interval:
        """A ``times`` hedge before an amount: the ends multiplied, low with low and high with high.

        An end is open if either of its parts is; a factor of 0 gives a closed 0.

        Raises:
            NumberError: the amount can be negative, or nothing is left (``nearly 0``).
        """
        low, high, factor = amount.low, amount.high, self.interval
        if low is None or factor.low is None or low < 0:
            reason = f"{quoted(self.words)} before a number that can be negative has no meaning here"
            raise NumberError(reason, "write a range: [lowest, highest]", "hedge")
        bottom = factor.low * low
        top = None if high is None or factor.high is None else factor.high * high
        if top == bottom and not factor.is_point:
            reason = f"{quoted(self.words)} before 0 does not say how wide the interval is"
            raise NumberError(reason, "write a range such as [0, 1]", "width")
        low_open = factor.low_open or (amount.low_open and factor.low > 0)
        return Interval(bottom, top, low_open, factor.high_open or amount.high_open)


_Phrases = dict[tuple[str, ...], Hedge]


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """All hedged words that are understood; never changed, only copied with edits."""

    entries: tuple[Hedge, ...]
    _before: _Phrases = field(init=False, repr=False, compare=False)
    _after: _Phrases = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        before: _Phrases = {}
        after: _Phrases = {}
        for hedge in self.entries:
            before.update((_phrase(words), hedge) for words in (hedge.words, *hedge.also))
            after.update((_phrase(words), hedge) for words in hedge.after)
        object.__setattr__(self, "_before", before)
        object.__setattr__(self, "_after", after)

    def before(self, tokens: Sequence[Token], at: int, form: HedgeForm) -> tuple[Hedge, int] | None:
        """The longest hedge of a form that begins at a place, and the place after it."""
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            hedge = self._before.get(tuple(token.text for token in tokens[at : at + length]))
            if hedge is not None and hedge.form == form:
                return hedge, at + length
        return None

    def after(self, tokens: Sequence[Token]) -> tuple[Hedge, int] | None:
        """The longest hedge that ends the tokens, and the place where it begins."""
        for length in range(min(_LONGEST_PHRASE, len(tokens) - 1), 0, -1):
            hedge = self._after.get(tuple(token.text for token in tokens[-length:]))
            if hedge is not None:
                return hedge, len(tokens) - length
        return None

    def vocabulary(self) -> frozenset[str]:
        """Every single word and sign that occurs in an entry."""
        return frozenset(word for phrase in (*self._before, *self._after) for word in phrase)

    def with_entries(self, entries: Mapping[str, object]) -> HedgeTable:
        """A copy with entries changed or added, as the block ``hedges`` of a situation gives them.

        A value is ``[lowest, highest]`` (both included) or a text in interval notation, ``"[2000, 10000)"``
        or ``"(1, inf)"``. For a known hedge it replaces the factors or the amount. A new word is an amount,
        unless it is given as ``{times: …}``; both forms may carry a reason: ``{amount: …, why: …}``. Changing
        an entry changes the words with the same meaning too; changing one of those words changes that word
        only.

        Raises:
            NumberError: a word that cannot be a hedge, or a value in none of these forms.
        """
        if len(entries) + len(self.entries) > _MOST_ENTRIES:
            raise NumberError(f"{len(entries)} hedges are too many", "", "hedge")
        table = {hedge.words: hedge for hedge in self.entries}
        for words, value in entries.items():
            phrase = _checked_words(words)
            known = table.get(phrase) or next((one for one in table.values() if phrase in one.also), None)
            if known is not None and known.words != phrase:
                table[known.words] = replace(known, also=tuple(word for word in known.also if word != phrase))
            table[phrase] = _edited(phrase, known, value)
        return HedgeTable(tuple(table.values()))


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenise(words))


_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def _checked_words(words: str) -> str:
    phrase = normalised(words).lower()
    if len(phrase) > 60 or not _WORDS.fullmatch(phrase) or phrase.count(" ") >= _LONGEST_PHRASE:
        reason = f"{quoted(words)} cannot be a hedge"
        raise NumberError(reason, f"write at most {_LONGEST_PHRASE} words of letters only", "hedge")
    if " " not in phrase and phrase in NUMBER_WORDS and phrase not in PLURALS:
        reason = f"{quoted(words)} is a number word; its meaning is fixed"
        raise NumberError(reason, "choose another word", "hedge")
    return phrase


def _edited(words: str, known: Hedge | None, value: object) -> Hedge:
    form: HedgeForm = known.form if known else "amount"
    why = "set by the situation"
    if isinstance(value, Mapping):
        form, value, why = _unwrapped(words, value, form, why)
    if known is not None and form != known.form:
        reason = f"{quoted(words)} is of the form {known.form}"
        raise NumberError(reason, f"write {{{known.form}: …}}", "hedge")
    interval = read_notation(words, value)
    if form == "times" and (interval.low is None or interval.low < 0 or interval.high == 0):
        reason = f"the factors of {quoted(words)} must be 0 or more, and not both 0"
        raise NumberError(reason, "write [0.9, 1.1]", "hedge")
    if known is not None and known.words == words:
        return replace(known, interval=interval, why=why)
    return Hedge(words, form, interval, why)


def _unwrapped(words: str, value: Mapping[Any, Any], form: HedgeForm, why: str) -> tuple[HedgeForm, object, str]:
    forms = [key for key in ("times", "amount") if key in value]
    unknown = [key for key in value if key not in ("times", "amount", "why")]
    if unknown or len(forms) != 1:
        reason = f"the hedge {quoted(words)} has one of times and amount, and perhaps why"
        near = nearest(str(unknown[0]), ("times", "amount", "why")) if unknown else None
        raise NumberError(reason, f"did you mean {near}?" if near else "write {times: [0.9, 1.1]}", "hedge")
    chosen: HedgeForm = "times" if forms[0] == "times" else "amount"
    return chosen, value[chosen], str(value.get("why", why))


_NOTATION = re.compile(r"([\[(])([^,\[\]()]*),([^,\[\]()]*)([\])])")


def read_notation(words: str, value: object) -> Interval:
    """The interval that a value states: two numbers, or a text such as ``[2000, 10000)``.

    Args:
        words: what the interval is the meaning of, for the error.
        value: the value.

    Raises:
        NumberError: the value states no interval.
    """
    low_open = high_open = False
    if isinstance(value, str):
        match = _NOTATION.fullmatch(value.strip()) if len(value) <= 200 else None
        if match is None:
            raise _no_interval(words, quoted(value))
        ends: Sequence[object] = (match[2], match[3])
        low_open, high_open = match[1] == "(", match[4] == ")"
    elif isinstance(value, list | tuple) and len(value) == 2:
        ends = value
    else:
        raise _no_interval(words, quoted(str(value)) if isinstance(value, int | float) else "this")
    low, high = (_end(words, end) for end in ends)
    try:
        return Interval(low, high, low_open, high_open)
    except ValueError:
        hint = "write the lower number first: [lowest, highest]"
        raise NumberError(f"the interval of {quoted(words)} holds no number", hint, "hedge") from None


def _no_interval(words: str, shown: str) -> NumberError:
    hint = 'write [lowest, highest], or a text such as "[2000, 10000)" or "(1, inf)"'
    return NumberError(f"the meaning of {quoted(words)} is two numbers, not {shown}", hint, "hedge")


def _end(words: str, value: object) -> Fraction | None:
    if value is None or (isinstance(value, str) and value.strip().lower().lstrip("+-.") == "inf"):
        return None
    if isinstance(value, Fraction | int) and not isinstance(value, bool):
        return bounded(Fraction(value))
    if isinstance(value, str | float):
        return read_exact(str(value))
    raise _no_interval(words, "this")


def interval_text(interval: Interval) -> str:
    """Interval notation with plain numbers: ``[0.9, 1)``, ``(1, inf)``; what ``with_entries`` reads."""
    low = "-inf" if interval.low is None else plain_text(interval.low)
    high = "inf" if interval.high is None else plain_text(interval.high)
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if interval.high_open else ']'}"


def _loaded(entries: Iterable[Mapping[str, Any]]) -> Iterable[Hedge]:
    for entry in entries:
        form: HedgeForm = "times" if "times" in entry else "amount"
        yield Hedge(
            words=entry["words"],
            form=form,
            interval=read_notation(entry["words"], entry[form]),
            why=entry["why"],
            also=tuple(entry.get("also", ())),
            after=tuple(entry.get("after", ())),
        )


def _load() -> HedgeTable:
    source = resources.files("modusvivendi.situation.quantities").joinpath("hedges.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return HedgeTable(tuple(_loaded(data["hedge"])))


DEFAULT_HEDGES: HedgeTable = _load()
"""The table that comes with the package, used where a situation changes none of it."""
