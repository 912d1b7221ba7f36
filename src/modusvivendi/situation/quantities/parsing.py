"""Reading numbers: digits, spelled words, ranges and hedges, into intervals and never into midpoints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from modusvivendi.situation.quantities.cardinals import cardinal_at, magnitudes_at, word_at
from modusvivendi.situation.quantities.digits import bounded, format_number, plain_text
from modusvivendi.situation.quantities.errors import NumberError, nearest, quoted
from modusvivendi.situation.quantities.exact import exact_tokens, prepared, quotient, signed, without_percent
from modusvivendi.situation.quantities.hedges import DEFAULT_HEDGES, Hedge, HedgeTable
from modusvivendi.situation.quantities.interval import Interval
from modusvivendi.situation.quantities.laws import make_law
from modusvivendi.situation.quantities.number import UncertainNumber
from modusvivendi.situation.quantities.tokens import SUFFIXES, Token, tokenise
from modusvivendi.situation.quantities.vocabulary import (
    ARTICLES,
    FRACTIONS,
    MAGNITUDES,
    NUMBER_WORDS,
    TENS,
    UNITS,
)

_FORMS = "write 80, [60, 90], {normal: [70, 10]}, or words such as more than two million"


def read_number(text: str, hedges: HedgeTable = DEFAULT_HEDGES) -> UncertainNumber:
    """A number in digits or words, exact, as a range or hedged.

    Args:
        text: such as ``80``, ``2,000,000``, ``44M``, ``5–8``, ``two to three million``, ``more than two
            million``.
        hedges: what hedged words mean.

    Raises:
        NumberError: the text is none of these; says what is wrong and what to write instead.
    """
    if len(text) <= _LONGEST_PLAIN:
        number = _plain_number(text)
        if number is not None:
            return number
    try:
        words = prepared(text)
    except NumberError as error:
        raise _with_share(error, text, hedges) from None
    tokens = _without_hyphens(tokenise(words))
    number = _exact(tokens) or _hedged(words, tokens, hedges)
    if number is None:
        raise _not_understood(words, tokens, hedges)
    return number


def read_range(low: str, high: str) -> UncertainNumber:
    """A range from its two ends, both included; equal ends make an exact number.

    Raises:
        NumberError: an end is not an exact number, or the lower one is above the higher.
    """
    ends = _end(low), _end(high)
    if ends[0] > ends[1]:
        raise _reversed(ends[0], ends[1], f"write [{plain_text(ends[1])}, {plain_text(ends[0])}]")
    return UncertainNumber(Interval(*ends))


def read_law(name: str, parameters: Sequence[str]) -> UncertainNumber:
    """A named distribution from its parameters, each an exact number.

    Raises:
        NumberError: no such distribution, or parameters that it refuses.
    """
    law = make_law(name, [_end(parameter) for parameter in parameters])
    return UncertainNumber(law.support, law)


_LONGEST_PLAIN = 32
_PLAIN = re.compile(r"(-?)(0|[1-9][0-9]{0,17})(?:\.([0-9]{1,12}))?")


@lru_cache(maxsize=8192)
def _plain_number(text: str) -> UncertainNumber | None:
    """The fast way for plain digits, which make up most of a situation; None for all other text."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    sign, whole, decimals = match.groups()
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))
    return UncertainNumber(Interval.point(-value if sign else value))


def _end(text: str) -> Fraction:
    exact = read_number(text).exact
    if exact is None:
        raise NumberError(f"{quoted(text)} is not one exact number", "write a number such as 80 or 44M", "not-exact")
    return exact


def _exact(tokens: Sequence[Token]) -> UncertainNumber | None:
    exact = exact_tokens(tokens)
    return None if exact is None else UncertainNumber(Interval.point(exact))


@dataclass(frozen=True, slots=True)
class _Amount:
    """What a phrase without prefix stands for, and the magnitude that it ends in."""

    interval: Interval
    unit: int = 1


def _hedged(words: str, tokens: Sequence[Token], hedges: HedgeTable) -> UncertainNumber | None:
    core, found = _unhedged(tokens, hedges)
    interval = _range(core, hedges)
    if interval is None:
        amount = _amount(core, hedges)
        if amount is None:
            return None
        interval = amount.interval
    for hedge in found:
        interval = hedge.apply(interval)
    for end in (interval.low, interval.high):
        if end is not None:
            bounded(end)
    plain = not found and all(token.kind != "word" or token.text in _PLAIN_WORDS for token in tokens)
    return UncertainNumber(interval, words=None if plain else words)


_PLAIN_WORDS = frozenset({"to", "between", "and", "from"})


def _unhedged(tokens: Sequence[Token], hedges: HedgeTable) -> tuple[Sequence[Token], list[Hedge]]:
    """The tokens without the hedges around them; the hedges from the innermost to the outermost."""
    found: list[Hedge] = []
    start = 0
    while (before := hedges.before(tokens, start, "times")) is not None:
        hedge, start = before
        found.insert(0, hedge)
    core = tokens[start:]
    after = hedges.after(core)
    if after is not None:
        found.insert(0, after[0])
        core = core[: after[1]]
    return core, found


_DASHES = ("-", "–", "—")


def _range(tokens: Sequence[Token], hedges: HedgeTable) -> Interval | None:
    """``5-8``, ``five to eight thousand``, ``between A and B``: the first division into amounts that fits.

    Raises:
        NumberError: the only divisions that fit run from a higher to a lower number, or are not clear.
    """
    refused: NumberError | None = None
    for left, right in _divisions(tokens):
        low, high = _amount(left, hedges), _amount(right, hedges)
        if low is None or high is None:
            continue
        try:
            return _joined(_with_unit_of(low, high), high.interval)
        except NumberError as error:
            refused = refused or error
    if refused is not None:
        raise refused
    return None


def _divisions(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    opening = word_at(tokens, 0)
    start = 1 if opening in ("between", "from") else 0
    between = ("and", *_DASHES) if opening == "between" else ("to", "or", *_DASHES)
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at].text in between:
            yield tokens[start:at], tokens[at + 1 :]


def _with_unit_of(low: _Amount, high: _Amount) -> Interval:
    """``five to eight thousand`` is five thousand to eight thousand: the low end takes the magnitude too.

    It does so if it has none of its own (a hundred may still precede a thousand) and its number is below the
    one that stands before the magnitude; ``five hundred to two thousand`` keeps its five hundred.

    Raises:
        NumberError: it is not clear whether it does (``eight to five thousand``).
    """
    bare = low.unit in (1, 100) and low.unit < high.unit
    if not (bare and low.interval.bounded and high.interval.bounded):
        return low.interval
    bare_high = high.interval.scaled(Fraction(1, high.unit))
    if low.interval.ends < bare_high.ends:
        return low.interval.scaled(high.unit)
    if low.interval.is_point and low.interval.ends[0] < 100 and high.unit >= 1000 and bare_high.ends[1] > 1:
        one, other = (format_number(amount.interval.ends[0]) for amount in (low, high))
        reason = f"it is not clear whether the range begins at {one} or {one} times {high.unit:,}"
        raise NumberError(reason, f"write both ends in full, such as {one} to {other}", "ambiguous")
    return low.interval


def _joined(low: Interval, high: Interval) -> Interval:
    pairs = ((low.low, high.low), (low.high, high.high))
    for one, other in pairs:
        if one is not None and other is not None and one > other:
            raise _reversed(one, other, f"write {format_number(other)} to {format_number(one)}")
    return Interval(low.low, high.high, low.low_open, high.high_open)


def _reversed(low: Fraction, high: Fraction, hint: str) -> NumberError:
    reason = f"the range runs from {format_number(low)} down to {format_number(high)}"
    return NumberError(reason, hint, "reversed")


def _amount(tokens: Sequence[Token], hedges: HedgeTable) -> _Amount | None:
    """The amount that all the tokens state together; None if they do not state one."""
    sign, rest = signed(tokens)
    if not rest:
        return None
    found = _vague(rest, hedges) or _fraction(rest) or _cardinal(rest)
    if found is None or found[1] < len(rest):
        return None
    amount = found[0]
    return _Amount(amount.interval.scaled(-1), amount.unit) if sign < 0 else amount


def _vague(tokens: Sequence[Token], hedges: HedgeTable) -> tuple[_Amount, int] | None:
    found = hedges.before(tokens, 0, "amount")
    if found is None:
        return None
    unit, end = magnitudes_at(tokens, found[1])
    return _Amount(found[0].interval.scaled(unit), unit), end


def _fraction(tokens: Sequence[Token]) -> tuple[_Amount, int] | None:
    if len(tokens) < 3 or tokens[1].text != "/" or tokens[0].kind != "number" or tokens[2].kind != "number":
        return None
    unit, end = magnitudes_at(tokens, 3)
    return _Amount(Interval.point(quotient(tokens[0], tokens[2]) * unit), unit), end


def _cardinal(tokens: Sequence[Token]) -> tuple[_Amount, int] | None:
    found = cardinal_at(tokens, 0)
    return None if found is None else (_Amount(Interval.point(found[0].value), found[0].unit), found[1])


_AFTER_HYPHEN = frozenset(MAGNITUDES) | frozenset(FRACTIONS) | ARTICLES


def _without_hyphens(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the hyphens that make one number (``twenty-four``, ``half-a-million``)."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        inner = 0 < at < len(tokens) - 1 and token.text == "-" and token.tight and tokens[at + 1].tight
        if not (inner and _compound(tokens[at - 1], tokens[at + 1])):
            kept.append(token)
    return kept


def _compound(left: Token, right: Token) -> bool:
    if right.text in _AFTER_HYPHEN or left.text in ARTICLES:
        return True
    return left.text in TENS and 1 <= UNITS.get(right.text, 0) <= 9


def _not_understood(words: str, tokens: Sequence[Token], hedges: HedgeTable) -> NumberError:
    known = NUMBER_WORDS | hedges.vocabulary()
    for token in tokens:
        if token.kind == "word" and token.text not in known:
            return _unknown_word(token.text, known)
    return NumberError(f"{quoted(words)} is not a number that is understood", _FORMS)


def _unknown_word(word: str, known: frozenset[str]) -> NumberError:
    near = nearest(word, sorted(known))
    if word in SUFFIXES:
        hint = f"write the letter directly after the digits, such as 5{word}, or spell it out"
    elif near:
        hint = f"did you mean {near}?"
    else:
        hint = "write the number alone; what it counts is the quantity's unit"
    return NumberError(f"{quoted(word)} is not a word that numbers are read from", hint, "unknown-word")


def _with_share(error: NumberError, text: str, hedges: HedgeTable) -> NumberError:
    """The error for a percentage, with the range of shares to write instead where the text is a range."""
    if error.code != "percent" or error.suggestion is not None:
        return error
    try:
        number = read_number(without_percent(text), hedges)
    except NumberError:
        return error
    if number.kind != "range":
        return error
    low, high = number.interval.ends
    share = f"[{plain_text(low / 100)}, {plain_text(high / 100)}]"
    return NumberError(error.reason, f"write {share}", "percent", share)
