"""Everything by its definition: plain Python over all packages, nothing shared with the code under test."""

from fractions import Fraction
from itertools import combinations, product
from math import prod

Package = tuple[int, ...]
Vector = tuple[int, ...]


def sets(clause) -> dict[int, set[int]]:
    return {issue: set(options) for issue, options in clause}


def says(given, allowed, package) -> bool:
    applies = all(package[issue] in options for issue, options in given.items())
    return not applies or all(package[issue] in options for issue, options in allowed.items())


class Brute:
    """The arguments of ``additive``, taken literally."""

    def __init__(self, scores, reservation, red_lines=(), rules=(), interactions=()):
        self.scores, self.reservation = scores, reservation
        self.red_lines, self.rules, self.interactions = red_lines, rules, interactions
        self.parties = range(len(scores))
        self.everything = list(product(*(range(len(values)) for values in scores[0])))
        self.worth = {package: self.utility(package) for package in self.everything}
        self.agreements = [package for package in self.everything if self.accepted(package)]
        self.points = {self.worth[package] for package in self.agreements}

    def utility(self, package: Package) -> Vector:
        total = [
            sum(int(values[option]) for values, option in zip(self.scores[p], package, strict=True))
            for p in self.parties
        ]
        for party, a, b, matrix in self.interactions:
            total[party] += int(matrix[package[a]][package[b]])
        return tuple(total)

    def accepted(self, package: Package, without=frozenset()) -> bool:
        if not all(says(given, allowed, package) for given, allowed in self.rules):
            return False
        for index, (_, given, allowed) in enumerate(self.red_lines):
            if ("red_line", index) not in without and not says(given, allowed, package):
                return False
        kept = [p for p in self.parties if ("reservation", p) not in without]
        return all(self.worth[package][p] >= self.reservation[p] for p in kept)

    def frontier(self) -> list[Vector]:
        def beaten(point):
            return any(
                other != point and all(x >= y for x, y in zip(other, point, strict=True)) for other in self.points
            )

        return sorted(point for point in self.points if not beaten(point))

    def gains(self, package: Package) -> Vector:
        return tuple(u - r for u, r in zip(self.worth[package], self.reservation, strict=True))

    def _best(self, key) -> list[Package]:
        best = max(key(package) for package in self.agreements)
        return [package for package in self.agreements if key(package) == best]

    def nash(self) -> list[Package]:
        def key(package):
            gains = self.gains(package)
            return sum(gain > 0 for gain in gains), prod(gain for gain in gains if gain > 0)

        return self._best(key)

    def egalitarian(self) -> list[Package]:
        return self._best(lambda package: sorted(self.gains(package)))

    def utilitarian(self) -> list[Package]:
        return self._best(lambda package: sum(self.worth[package]))

    def left_out(self) -> tuple[int, ...]:
        return tuple(p for p in self.parties if all(self.gains(package)[p] == 0 for package in self.agreements))

    def kalai_smorodinsky(self) -> list[Package]:
        ideal = [max(self.gains(package)[p] for package in self.agreements) for p in self.parties]
        counted = [p for p in self.parties if ideal[p]]
        return self._best(lambda package: sorted(Fraction(self.gains(package)[p], ideal[p]) for p in counted))

    def concedable(self) -> list[tuple[str, int]]:
        return [("red_line", i) for i in range(len(self.red_lines))] + [("reservation", p) for p in self.parties]

    def opens(self, without) -> bool:
        return any(self.accepted(package, without) for package in self.everything)

    def unlocking(self, size: int) -> set[frozenset]:
        found: set[frozenset] = set()
        for length in range(size + 1):
            for chosen in map(frozenset, combinations(self.concedable(), length)):
                if not any(smaller <= chosen for smaller in found) and self.opens(chosen):
                    found.add(chosen)
        return found
