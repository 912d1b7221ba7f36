"""TEMPORARY."""

from typing import Any


class Seated:
    def __init__(self, *a: Any) -> None:
        raise NotImplementedError
