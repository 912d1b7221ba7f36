"""The blocks of a file: their names, shapes and types; reading, writing, schema and codebook follow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from modusvivendi.situation.blocks.actors import Actor, Alternative
from modusvivendi.situation.blocks.correlations import Correlation
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.places import Fleet, Place
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Questions, Scenario
from modusvivendi.situation.blocks.relations import Link, Stock, Tie
from modusvivendi.situation.blocks.rules import Moves, Rule
from modusvivendi.situation.blocks.sources import Quantity, Source

Shape = Literal["keyed", "listed", "single", "by_actor", "by_actor_and_issue"]

FORMAT = 1
"""The version of the file format that this program reads and writes."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the file."""

    name: str
    shape: Shape
    """``keyed``: {name: entry}; ``listed``: [entry]; ``single``: one entry; else entries under actors."""
    type: type[Any]
    one: str
    """What one entry is called in messages."""
    what: str
    """What the block holds, for the schema and the codebook."""

    @property
    def tabular(self) -> bool:
        """Whether the block may name a table (a CSV file) that holds its entries."""
        return self.shape != "single" and self.name != "scenarios"

    def empty(self) -> Any:
        """The block of a file that does not have it."""
        if self.shape == "single":
            return self.type()
        return {} if self.shape in ("keyed", "by_actor") else ()


BLOCKS = (
    Block("sources", "keyed", Source, "source", "Where knowledge comes from."),
    Block("quantities", "keyed", Quantity, "quantity", "What estimates measure."),
    Block("actors", "keyed", Actor, "actor", "Who is involved."),
    Block("issues", "keyed", Issue, "issue", "What is in dispute, and how each question can be settled."),
    Block("claims", "keyed", Claim, "claim", "The ledger: who says that what happened, and when that was known."),
    Block("positions", "by_actor_and_issue", Position, "position", "Where each actor stands on each issue."),
    Block("alternatives", "by_actor", Alternative, "alternative", "What each party expects without agreement."),
    Block("rules", "listed", Rule, "rule", "What a deal must satisfy, and what no state of the world has."),
    Block(
        "moves",
        "single",
        Moves,
        "moves",
        "Exceptions for stability; moves are otherwise derived from the issues.",
    ),
    Block(
        "ties",
        "listed",
        Tie,
        "tie",
        "How actors stand to each other, where claims and positions do not say so.",
    ),
    Block("places", "keyed", Place, "place", "Where people wait, and where they are taken in."),
    Block("vehicles", "keyed", Fleet, "fleet", "What carries people and comes back for more."),
    Block("network", "listed", Link, "link", "Ways from place to place, and what they carry."),
    Block("stocks", "keyed", Stock, "stock", "Supplies and what is used of them."),
    Block(
        "correlations",
        "listed",
        Correlation,
        "correlation",
        "Which uncertain numbers go together where they are drawn.",
    ),
    Block("scenarios", "keyed", Scenario, "scenario", "Named variants laid over the file by --scenario."),
    Block("questions", "single", Questions, "questions", "What the file is asked by default, and what to watch."),
)
BLOCK = {block.name: block for block in BLOCKS}
HEADER = {
    "format": "The version of the file format.",
    "title": "What the file is about, in a few words.",
    "about": "The situation in a paragraph.",
    "as_of": "The day up to which the file tells what is known.",
    "common_scale": "Why the parties' points may be compared with one another; left out, they may not.",
    "hedges": "The file's own readings of hedged words: {about: [0.8, 1.2]}.",
}
"""The entries before the blocks."""
CHANGEABLE = (*(name for name in HEADER if name != "format"), *(name for name in BLOCK if name != "scenarios"))
"""What a scenario can change."""
