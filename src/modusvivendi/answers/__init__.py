"""What an analysis says, and the faces it shows: terminal, HTML, Markdown, JSON."""

from modusvivendi.answers.model import (
    Answer,
    Cell,
    Chart,
    Citation,
    Document,
    Evidence,
    EvidenceKind,
    Gap,
    Need,
    Row,
    Said,
    SourceLine,
    Table,
)

__all__ = [
    "Answer",
    "Cell",
    "Chart",
    "Citation",
    "Document",
    "Evidence",
    "EvidenceKind",
    "Gap",
    "Need",
    "Row",
    "Said",
    "SourceLine",
    "Table",
]
