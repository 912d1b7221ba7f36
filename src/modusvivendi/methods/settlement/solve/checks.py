"""What :func:`additive` was given, checked: every fault is noted in words, and none stops the search for the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from numbers import Integral
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Clause = tuple[tuple[int, tuple[int, ...]], ...]
LARGEST = 2**62
"""All points together stay below this, so that sums of 64-bit whole numbers are exact."""


class _Extra(Protocol):
    @property
    def values(self) -> Ints: ...


def failure(faults: Sequence[str]) -> ValueError:
    """All faults as one error."""
    if len(faults) == 1:
        return ValueError(faults[0])
    return ValueError(f"{len(faults)} faults:\n" + "\n".join(f"- {fault}" for fault in faults))


def tables(scores: Any, faults: list[str]) -> tuple[tuple[Ints, ...], ...]:
    """The scores as arrays; every party must score the same issues with the same options."""
    if not isinstance(scores, Sequence | np.ndarray):
        faults.append("scores: give a list of parties, each a list of issues, each a list of whole numbers")
        return ()
    if len(scores) < 2:
        faults.append(f"scores: {len(scores)} parties; a settlement needs two or more")
        return ()
    found = []
    for party, issues in enumerate(scores):
        if not isinstance(issues, Sequence | np.ndarray) or isinstance(issues, str):
            faults.append(f"scores: party {party}: give a list of issues, each a list of whole numbers")
            continue
        found.append(
            tuple(_row(values, f"scores: party {party}, issue {issue}", faults) for issue, values in enumerate(issues))
        )
    if not faults:
        _same_shape(found, faults)
    return tuple(found)


def _same_shape(found: Sequence[tuple[Ints, ...]], faults: list[str]) -> None:
    first = found[0]
    for party, issues in enumerate(found[1:], start=1):
        if len(issues) != len(first):
            faults.append(
                f"scores: party {party} scores {len(issues)} issues and party 0 {len(first)}; every party scores all "
                "issues, with 0 for what does not matter to it"
            )
            continue
        for issue, (ours, theirs) in enumerate(zip(issues, first, strict=True)):
            if len(ours) != len(theirs):
                faults.append(
                    f"scores: issue {issue} has {len(ours)} options for party {party} and {len(theirs)} for party 0; "
                    "every party scores every option"
                )


def _row(values: Any, where: str, faults: list[str]) -> Ints:
    array = _whole(values, where, faults)
    if array.ndim != 1:
        faults.append(f"{where}: give one flat list, with one whole number for each option")
    elif not array.size:
        faults.append(f"{where}: has no option; give one or more")
    return array


def _whole(values: Any, where: str, faults: list[str]) -> Ints:
    """The values as 64-bit whole numbers; an array with nothing in it where they are not."""
    array = values if isinstance(values, np.ndarray) else np.array(values, dtype=object)
    if array.dtype.kind in "iu" and array.dtype != np.uint64:
        return _frozen(array)
    wrong = [value for value in array.ravel().tolist() if not _is_whole(value)]
    if wrong:
        faults.append(f"{where}: {wrong[0]!r} is not a whole number; multiply all scores until they are whole")
        return np.zeros(array.shape, dtype=np.int64)
    if any(abs(value) >= LARGEST for value in array.ravel().tolist()):
        faults.append(f"{where}: a number is too large; keep all points together below 2^62 by a coarser scale")
        return np.zeros(array.shape, dtype=np.int64)
    return _frozen(array)


def _frozen(array: NDArray[Any]) -> Ints:
    """A copy that nobody can write into, as 64-bit whole numbers."""
    copy = array.astype(np.int64)
    copy.setflags(write=False)
    return copy


def _is_whole(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def reservation(given: Any, parties: int, faults: list[str]) -> tuple[int | None, ...]:
    """One whole number, or None, for each party."""
    if not isinstance(given, Sequence | np.ndarray) or len(given) != parties:
        faults.append(f"reservation: give one whole number for each of the {parties} parties")
        return (None,) * parties
    known: list[int | None] = []
    for party, value in enumerate(given):
        if value is None or _is_whole(value):
            known.append(None if value is None else int(value))
        else:
            faults.append(f"reservation: party {party}: {value!r} is not a whole number")
    return tuple(known)


def red_lines(
    given: Any, parties: int, sizes: tuple[int, ...], faults: list[str]
) -> Iterator[tuple[int, Clause, Clause]]:
    """The red lines that could be read."""
    for index, line in enumerate(given):
        where = f"red line {index}"
        if not isinstance(line, Sequence) or len(line) != 3:
            faults.append(f"{where}: give (party, given, allowed)")
        elif _known_party(line[0], parties, where, faults):
            yield int(line[0]), *_statement(line[1], line[2], sizes, where, faults)


def rules(given: Any, sizes: tuple[int, ...], faults: list[str]) -> Iterator[tuple[Clause, Clause]]:
    """The rules that could be read."""
    for index, rule in enumerate(given):
        where = f"rule {index}"
        if not isinstance(rule, Sequence) or len(rule) != 2:
            faults.append(f"{where}: give (given, allowed)")
        else:
            yield _statement(rule[0], rule[1], sizes, where, faults)


def _known_party(party: Any, parties: int, where: str, faults: list[str]) -> bool:
    known = _is_whole(party) and 0 <= party < parties
    if not known:
        faults.append(f"{where}: there is no party {party!r}; the parties are 0 to {parties - 1}")
    return known


def _statement(
    given: Any, allowed: Any, sizes: tuple[int, ...], where: str, faults: list[str]
) -> tuple[Clause, Clause]:
    before = _clause(given, sizes, f"{where}, given", faults)
    if isinstance(allowed, Mapping) and not allowed:
        faults.append(f"{where}, allowed: names no issue, so it asks for nothing; name one, or leave the line out")
    return before, _clause(allowed, sizes, f"{where}, allowed", faults)


def _clause(given: Any, sizes: tuple[int, ...], where: str, faults: list[str]) -> Clause:
    if not isinstance(given, Mapping):
        faults.append(f"{where}: give {{issue index: option indices}}")
        return ()
    found = []
    for issue, options in given.items():
        if _known_issue(issue, sizes, where, faults):
            found.append((int(issue), _options(options, sizes[issue], f"{where}, issue {issue}", faults)))
    return tuple(sorted(found))


def _known_issue(issue: Any, sizes: tuple[int, ...], where: str, faults: list[str]) -> bool:
    known = _is_whole(issue) and 0 <= issue < len(sizes)
    if not known:
        faults.append(f"{where}: there is no issue {issue!r}; there are {len(sizes)}, counted from 0")
    return known


def _options(options: Any, size: int, where: str, faults: list[str]) -> tuple[int, ...]:
    if not isinstance(options, Sequence | np.ndarray | set | frozenset | range) or isinstance(options, str):
        faults.append(f"{where}: give a list of option indices")
        return ()
    listed = list(options)
    if not listed:
        faults.append(f"{where}: lists no option, so that nothing could be accepted; list one or more")
    wrong = [option for option in listed if not _is_whole(option) or not 0 <= option < size]
    faults.extend(f"{where}: there is no option {option!r}; the options are 0 to {size - 1}" for option in wrong)
    return () if wrong else tuple(sorted({int(option) for option in listed}))


def interactions(
    given: Any, parties: int, sizes: tuple[int, ...], faults: list[str]
) -> Iterator[tuple[int, int, int, Ints]]:
    """The interactions that could be read."""
    for index, entry in enumerate(given):
        where = f"interaction {index}"
        if not isinstance(entry, Sequence) or len(entry) != 4:
            faults.append(f"{where}: give (party, issue a, issue b, matrix)")
            continue
        party, a, b, matrix = entry
        known = [_known_party(party, parties, where, faults)]
        known += [_known_issue(issue, sizes, where, faults) for issue in (a, b)]
        if not all(known):
            continue
        if a == b:
            faults.append(f"{where}: names issue {a} twice; put what one issue is worth into its scores")
            continue
        values = _whole(matrix, where, faults)
        if values.shape != (sizes[a], sizes[b]):
            faults.append(f"{where}: the matrix needs {sizes[a]} rows and {sizes[b]} columns, one for each option")
            continue
        yield int(party), int(a), int(b), values


def magnitude(
    scores: tuple[tuple[Ints, ...], ...],
    least: Sequence[int | None],
    extras: Sequence[_Extra],
    faults: list[str],
) -> None:
    """Note a fault where all points together could leave the range in which sums are exact."""
    total = sum(_size(values) for party in scores for values in party)
    total += sum(_size(extra.values) for extra in extras)
    total += sum(abs(value) for value in least if value is not None)
    if total >= LARGEST:
        faults.append(
            f"the points could add up to {total}, which is too large; keep them below 2^62 (about 4.6 × 10^18) by a "
            "coarser scale"
        )


def _size(values: Ints) -> int:
    """The largest number, its sign left out; exact for every 64-bit number."""
    return max(abs(int(values.min())), abs(int(values.max())))
