"""The stability definitions word by word, on sets of moves: slow, and written apart from the fast code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

State = int
Moves = list[dict[State, set[State]]]
Pays = list[list[tuple[int, int]]]
"""For each decision maker the (lowest, highest) payoff of each state."""


def moves_of_choices(
    sizes: list[int], owners: list[int], feasible: list[bool] | None, allowed: list[list[list[bool]]], parties: int
) -> tuple[list[tuple[int, ...]], Moves]:
    """The feasible states as tuples, the first choice varying fastest, and everyone's unilateral moves."""
    every = [row[::-1] for row in product(*(range(size) for size in sizes[::-1]))]
    states = [row for row, ok in zip(every, feasible or [True] * len(every), strict=True) if ok]
    at = {row: number for number, row in enumerate(states)}
    moves: Moves = [{number: set() for number in range(len(states))} for _ in range(parties)]
    for one, two in product(states, states):
        changed = [choice for choice in range(len(sizes)) if one[choice] != two[choice]]
        movers = {owners[choice] for choice in changed}
        if len(movers) == 1 and all(allowed[choice][one[choice]][two[choice]] for choice in changed):
            (mover,) = movers
            if mover >= 0:
                moves[mover][at[one]].add(at[two])
    return states, moves


class Definitions:
    """A model and the words of the definitions about it."""

    def __init__(self, moves: Moves, pays: Pays, extension: str = "a") -> None:
        self.moves, self.pays, self.extension = moves, pays, extension
        self.parties = range(len(moves))

    def better(self, who: int, this: State, that: State) -> bool:
        """For certain."""
        return self.pays[who][this][0] > self.pays[who][that][1]

    def no_better(self, who: int, this: State, that: State) -> bool:
        """For certain."""
        (low, high), (least, most) = self.pays[who][this], self.pays[who][that]
        return high < least or low == high == least == most

    def unknown(self, who: int, this: State, that: State) -> bool:
        return not self.better(who, this, that) and not self.no_better(who, this, that)

    def tempts(self, who: int, this: State, that: State) -> bool:
        maybe = self.extension in "ac" and self.unknown(who, this, that)
        return self.better(who, this, that) or maybe

    def deters(self, who: int, this: State, that: State) -> bool:
        maybe = self.extension in "cd" and self.unknown(who, this, that)
        return self.no_better(who, this, that) or maybe

    def answers(self, others: list[int], start: State, *, improving: bool) -> set[State]:
        """Where legal sequences of the others lead: no one twice in succession; what each likes, if improving."""
        seen: set[tuple[State, int]] = set()
        waiting: list[tuple[State, int]] = [(start, -1)]
        while waiting:
            state, last = waiting.pop()
            for other in others:
                if other == last:
                    continue
                for after in self.moves[other][state]:
                    liked = not improving or not self.no_better(other, after, state)
                    if liked and (after, other) not in seen:
                        seen.add((after, other))
                        waiting.append((after, other))
        return {state for state, _ in seen}

    def improvements(self, who: int, state: State) -> Iterator[State]:
        return (after for after in self.moves[who][state] if self.tempts(who, after, state))

    def nash(self, who: int, state: State) -> bool:
        return not any(True for _ in self.improvements(who, state))

    def _deterred(self, who: int, state: State, *, improving: bool, spoils: Callable[[State], bool]) -> bool:
        others = [other for other in self.parties if other != who]
        return all(
            any(spoils(answer) for answer in self.answers(others, after, improving=improving))
            for after in self.improvements(who, state)
        )

    def _spoils(self, who: int, state: State) -> Callable[[State], bool]:
        return lambda answer: self.deters(who, answer, state)

    def _spoils_for_good(self, who: int, state: State) -> Callable[[State], bool]:
        return lambda answer: (
            self.deters(who, answer, state) and all(self.deters(who, last, state) for last in self.moves[who][answer])
        )

    def gmr(self, who: int, state: State) -> bool:
        return self._deterred(who, state, improving=False, spoils=self._spoils(who, state))

    def smr(self, who: int, state: State) -> bool:
        return self._deterred(who, state, improving=False, spoils=self._spoils_for_good(who, state))

    def seq(self, who: int, state: State) -> bool:
        return self._deterred(who, state, improving=True, spoils=self._spoils(who, state))

    def sseq(self, who: int, state: State) -> bool:
        return self._deterred(who, state, improving=True, spoils=self._spoils_for_good(who, state))

    def sim(self, who: int, state: State, states: list[tuple[int, ...]], owners: list[int]) -> bool:
        """Deterred by what the others' own improvements from the same state make of the move at the same time."""
        at = {row: number for number, row in enumerate(states)}
        others = [other for other in self.parties if other != who]

        def joint(own: State, theirs: tuple[State | None, ...]) -> State | None:
            row = list(states[state])
            for mover, gone in ((who, own), *zip(others, theirs, strict=True)):
                if gone is not None:
                    for choice, owner in enumerate(owners):
                        if owner == mover:
                            row[choice] = states[gone][choice]
            return at.get(tuple(row))

        someone_moves = self.extension == "c"
        menus = [
            [None, *(t for t in self.moves[other][state] if not self.no_better(other, t, state))] for other in others
        ]
        return all(
            any(
                (met := joint(after, theirs)) is not None and self.deters(who, met, state)
                for theirs in product(*menus)
                if not someone_moves or any(gone is not None for gone in theirs)
            )
            for after in self.improvements(who, state)
        )
