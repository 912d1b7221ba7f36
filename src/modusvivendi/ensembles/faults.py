"""What can be wrong with a request for draws, or with the folder of a run."""

from __future__ import annotations


class EnsembleError(ValueError):
    """Says what is wrong, and what to do instead."""
