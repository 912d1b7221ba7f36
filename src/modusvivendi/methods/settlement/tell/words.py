"""Words that the sentences and tables of a settlement share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import listed
from modusvivendi.methods.settlement.case import Case, Package
from modusvivendi.methods.settlement.settled import Settled
from modusvivendi.methods.settlement.solve.pivotal import Count
from modusvivendi.methods.settlement.solve.problem import Concession
from modusvivendi.methods.settlement.solve.solution import Choice
from modusvivendi.methods.settlement.solve.steps import Step


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its solution, as every part of the answer needs them."""

    case: Case
    settled: Settled

    def concession(self, one: Concession) -> str:
        """A red line or a reservation value in words."""
        kind, index = one
        if kind == "reservation":
            side = self.case.sides[index]
            return f"{side.name} gets no less than it expects without an agreement ({side.alternative})"
        line = self.case.lines[index]
        name, issue = self.case.sides[line.party].name, self.case.matters[line.issue].label
        if line.condition:
            return f"{name} on {issue}: {line.condition}"
        return f"{name} on {issue}: only {line.accepts}"

    def concessions(self, several: Collection[Concession]) -> str:
        """Several of them."""
        parts = [self.concession(one) for one in sorted(several)]
        return parts[0] if len(parts) == 1 else "; ".join(f"({at}) {part}" for at, part in enumerate(parts, start=1))

    def concessions_given(self, several: Collection[Concession]) -> str:
        """A condition: ``"Ukraine gives up its red line on territory"``."""
        return listed(f"{self.short(one)} is given up" for one in sorted(several))

    def short(self, one: Concession) -> str:
        """Whose red line on what: ``"Ukraine's red line on territory"``."""
        kind, index = one
        if kind == "reservation":
            return f"{possessive(self.case.sides[index].name)} reservation value"
        line = self.case.lines[index]
        drawn = "condition" if line.condition else "red line"
        return f"{possessive(self.case.sides[line.party].name)} {drawn} on {self.case.matters[line.issue].label}"

    def every(self) -> tuple[Concession, ...]:
        """Every red line and every reservation value that the file gives."""
        lines = [("red_line", index) for index in range(len(self.case.lines))]
        return (*lines, *(("reservation", party) for party, side in enumerate(self.case.sides) if side.bound))

    def basis(self) -> tuple[str, ...]:
        """What the reservation values rest on, or where there are none the first red lines."""
        bound = [("reservation", party) for party, side in enumerate(self.case.sides) if side.bound]
        return self.evidence(bound or [("red_line", index) for index in range(min(3, len(self.case.lines)))])

    def evidence(self, several: Iterable[Concession]) -> tuple[str, ...]:
        """What red lines and reservation values rest on."""
        keys: list[str] = []
        for kind, index in sorted(several):
            keys += self.case.lines[index].because if kind == "red_line" else self.case.sides[index].because
        return tuple(dict.fromkeys(keys))

    def step(self, step: Step) -> str:
        """What a concession comes to: ``"Ukraine also accepting … (territory)"``."""
        kind, index = step.concession
        if kind == "reservation":
            name = self.case.sides[index].name
            if step.points is None:
                return f"{name} being content with less than it expects without an agreement"
            down = points(Fraction(step.points, self.case.sides[index].scale))
            return f"{name} being content with {down} less than it expects without an agreement"
        line = self.case.lines[index]
        name, matter = self.case.sides[line.party].name, self.case.matters[line.issue]
        if step.option is None:
            return f"{name} dropping its {'condition' if line.condition else 'red line'} on {matter.label}"
        return f"{name} also accepting {matter.options[step.option]} ({matter.label})"

    def package(self, package: Package, only: Collection[int] | None = None) -> str:
        """A package in words, whole or only some of its issues."""
        return "; ".join(
            f"{matter.label}: {matter.options[package[at]]}"
            for at, matter in enumerate(self.case.matters)
            if only is None or at in only
        )

    def chosen(self, choice: Choice) -> Package:
        """Of the packages that a rule picks alike, the one that leaves most as it is today."""
        now = [matter.now for matter in self.case.matters]
        listed_ones = [tuple(package) for package in choice.packages.tolist()]
        return max(listed_ones, key=lambda package: sum(at == one for at, one in zip(package, now, strict=True)))

    def gain(self, party: int, utility: int) -> Fraction:
        """Points of 100 over a party's reservation value; all of them where the file gives none."""
        side = self.case.sides[party]
        least = self.case.problem.reservation[party] if side.bound else 0
        return Fraction(utility - least, side.scale)

    def gain_column(self, party: int) -> str:
        """What a column of :meth:`gain` is called."""
        side = self.case.sides[party]
        return f"{side.name} gains" if side.bound else f"Worth to {side.name}"

    def gain_text(self, party: int, utility: int) -> str:
        """A gain with its sign; a worth without."""
        value = self.gain(party, utility)
        return signed(value) if self.case.sides[party].bound else number_text(round(float(value), 1))

    def gains(self, utilities: Iterable[int]) -> str:
        """``"over no deal, this gives Russia 12 points and Ukraine 5, of 100 each"``."""
        named = [
            (side, f"{side.name} {points(self.gain(party, utility))}")
            for party, (side, utility) in enumerate(zip(self.case.sides, utilities, strict=True))
        ]
        over = [words for side, words in named if side.bound]
        whole = [words for side, words in named if not side.bound]
        parts = [f"over no deal, this gives {listed(over)}"] if over else []
        parts += [f"it is worth to {listed(whole)}"] if whole else []
        return f"{'; '.join(parts)}, of 100 each"

    def crossed(self, lines: Iterable[int]) -> str:
        """``"red lines of Russia (alignment, territory)"``."""
        by_side: dict[str, list[str]] = {}
        for index in lines:
            line = self.case.lines[index]
            issues = by_side.setdefault(self.case.sides[line.party].name, [])
            label = self.case.matters[line.issue].label
            issues += [label] if label not in issues else []
        return listed(f"red lines of {name} ({', '.join(issues)})" for name, issues in by_side.items())


def points(value: Fraction) -> str:
    """Points with at most one decimal: ``"12.5 points"``."""
    text = number_text(round(float(value), 1))
    return f"{text} {'point' if text == '1' else 'points'}"


def signed(value: Fraction) -> str:
    """``"+12.5"``, ``"−3"``, ``"0"``."""
    text = number_text(round(float(value), 1))
    return f"+{text}" if value > 0 and text != "0" else text


def counted_words(count: Count) -> str:
    """An exact count, or both bounds."""
    if isinstance(count, int):
        return f"{count:,}"
    return f"between {count[0]:,} and {count[1]:,}"


def possessive(name: str) -> str:
    """``"Ukraine's"``, ``"the parties'"``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
