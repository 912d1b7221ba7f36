"""Everything a reader is shown can be traced: to claims, to sources, or to a judgement with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.checks.dates import numbered_positions
from modusvivendi.situation.reading.faults import Path, Places
from modusvivendi.situation.situation import Situation


def every_judgement_has_one(situation: Situation, places: Places) -> Iterator[Problem]:
    """Positions, alternatives, ties, links, stocks and capabilities say where they come from."""
    for path, words in _without_origin(situation):
        hint = "add src: and the claim or source, or why: and the reason for the judgement"
        if path[0] == "actors":
            hint = "write {judgement: …, why: …}"
        yield places.problem("no-origin", f"{words} does not say where it comes from", hint, path, warning=True)


def _without_origin(situation: Situation) -> Iterator[tuple[Path, str]]:
    for path, position in numbered_positions(situation):
        if not position.src and position.why is None:
            yield path, f"the position of {position.actor} on {position.issue}"
    for key, alternative in situation.alternatives.items():
        judged = alternative.cost is not None and alternative.cost.judged
        if not alternative.src and alternative.why is None and not judged:
            yield ("alternatives", key), f"the alternative of {key}"
    for number, tie in enumerate(situation.ties):
        if not tie.src and tie.why is None and not tie.weight.judged:
            yield ("ties", number), f"the tie of {tie.of[0]} and {tie.of[1]}"
    for number, link in enumerate(situation.network):
        if not link.src and link.why is None and not link.capacity.judged:
            yield ("network", number), f"the link from {link.from_} to {link.to}"
    for key, stock in situation.stocks.items():
        if not stock.src and stock.why is None and not (stock.holds.judged and stock.uses.judged):
            yield ("stocks", key), f"the stock {key}"
    for key, actor in situation.actors.items():
        if actor.capability is not None and not actor.capability.judged:
            yield ("actors", key, "capability"), f"the capability of {key}"


def every_source_is_used(situation: Situation, places: Places) -> Iterator[Problem]:
    """A source that nothing cites may be a slip."""
    origins = [origin for claim in situation.claims.values() for origin in claim.src]
    dated = (
        *situation.positions,
        *situation.ties,
        *situation.network,
        *situation.rules,
        *situation.moves.prefers,
        *situation.questions.watch,
        *situation.alternatives.values(),
        *situation.stocks.values(),
    )
    origins += [origin for entry in dated for origin in entry.src]
    used = {origin.source for origin in origins}
    for key in situation.sources:
        if key not in used:
            what = f'nothing cites the source "{key}"'
            hint = f"cite it as {key}#…, or delete it"
            yield places.problem("unused-source", what, hint, ("sources", key), key=True, warning=True)
