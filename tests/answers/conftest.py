"""Fixtures: a realistic document, and one whose every text is hostile."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from modusvivendi.answers import Document


def _sibling(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"answers_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample() -> Document:
    document = _sibling("sample").document()
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="session")
def hostile() -> Document:
    document = _sibling("hostile").document()
    assert isinstance(document, Document)
    return document
