"""Verbal probabilities, each with the published scale that gives it its meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from modusvivendi.situation.quantities.errors import NumberError, nearest, quoted
from modusvivendi.situation.quantities.hedges import read_notation
from modusvivendi.situation.quantities.interval import Interval
from modusvivendi.situation.quantities.number import describe_interval
from modusvivendi.situation.quantities.tokens import normalised


@dataclass(frozen=True, slots=True)
class Band:
    """Words of a scale with one meaning.

    Attributes:
        words: the words, the first being the usual ones.
        interval: the probabilities from 0 to 1 that they stand for.
    """

    words: tuple[str, ...]
    interval: Interval


@dataclass(frozen=True, slots=True)
class Scale:
    """A published scale of probability words.

    Attributes:
        key: its name in a file.
        title: its name for a reader.
        source: the document and table.
        note: what to know when reading it.
        names: other names that are understood.
        bands: its words, in the order of the document.
    """

    key: str
    title: str
    source: str
    note: str
    names: tuple[str, ...]
    bands: tuple[Band, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return tuple(word for band in self.bands for word in band.words)

    def interval_of(self, word: str) -> Interval | None:
        """What a word of the scale stands for; None if it is not one."""
        return next((band.interval for band in self.bands if word in band.words), None)


@dataclass(frozen=True, slots=True)
class VerbalProbability:
    """A probability word on its scale.

    Attributes:
        word: the word, in lower case.
        scale: the key of its scale in ``SCALES``.
        interval: the band that the scale gives it, from 0 to 1.
    """

    word: str
    scale: str
    interval: Interval

    def describe(self) -> str:
        """``likely (ICD 203: 0.55 to 0.8)``."""
        return f"{self.word} ({SCALES[self.scale].title}: {describe_interval(self.interval)})"


def _scale(key: str, data: Mapping[str, Any]) -> Scale:
    bands = tuple(Band(tuple(band["words"]), read_notation(key, band["band"])) for band in data["bands"])
    return Scale(key, data["title"], data["source"], data["note"], tuple(data["names"]), bands)


def _load() -> Mapping[str, Scale]:
    source = resources.files("modusvivendi.situation.quantities").joinpath("scales.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return MappingProxyType({key: _scale(key, entry) for key, entry in data.items()})


SCALES: Mapping[str, Scale] = _load()
"""Every scale by its key in a file: ``icd203``, ``ipcc-ar5``, ``phia``."""


def read_probability(text: str, scale: str | None) -> VerbalProbability:
    """A probability word, read on its scale.

    Args:
        text: the word, in any case.
        scale: key or name of the scale; None where the file gives none, which is refused with the possible
            ones.

    Raises:
        NumberError: an unknown scale, a word that the scale lacks, or no scale.
    """
    word = normalised(text[:200]).lower()
    if scale is None:
        raise _without_scale(word)
    chosen = _scale_named(scale)
    interval = chosen.interval_of(word)
    if interval is None:
        raise _unknown_word(word, chosen)
    return VerbalProbability(word, chosen.key, interval)


def _scale_named(name: str) -> Scale:
    plain = normalised(name[:200]).lower()
    for scale in SCALES.values():
        if plain == scale.key or plain in scale.names:
            return scale
    near = nearest(plain, SCALES)
    hint = f"did you mean {near}?" if near else f"scales: {', '.join(SCALES)}"
    raise NumberError(f"{quoted(name)} is no scale of probability words", hint, "scale")


def _unknown_word(word: str, scale: Scale) -> NumberError:
    near = nearest(word, scale.words)
    listed = f"the words of {scale.title}: {', '.join(scale.words)}"
    hint = f"did you mean {near}? {listed}" if near else listed
    return NumberError(f"{quoted(word)} is not a word of the scale {scale.title}", hint, "scale", near)


def _without_scale(word: str) -> NumberError:
    meanings = [
        f"{scale.key} ({describe_interval(interval)})"
        for scale in SCALES.values()
        if (interval := scale.interval_of(word)) is not None
    ]
    if meanings:
        reason = f"{quoted(word)} has no meaning in numbers without its scale"
        return NumberError(reason, f"say which: {'; '.join(meanings)}", "scale")
    near = nearest(word, sorted({known for scale in SCALES.values() for known in scale.words}))
    hint = f"did you mean {near}? " if near else ""
    scales = ", ".join(SCALES)
    return NumberError(f"{quoted(word)} is on no scale of probability words", f"{hint}scales: {scales}", "scale", near)
