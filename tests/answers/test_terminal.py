from __future__ import annotations

import io

import pytest

from modusvivendi.answers import Document, Said
from modusvivendi.answers.terminal import to_terminal, to_text


def test_piped_text_is_plain_and_fits(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    out = io.StringIO()
    to_terminal(sample, file=out)
    text = out.getvalue()
    assert text == to_text(sample)
    assert "\x1b" not in text
    assert max(len(line) for line in text.split("\n")) <= 100
    assert any(len(line) > 90 for line in text.split("\n"))


@pytest.mark.parametrize("width", [1, 30, 60, 200])
def test_text_keeps_to_its_width(sample: Document, width: int) -> None:
    assert max(len(line) for line in to_text(sample, width).split("\n")) <= max(width, 30)


def test_colour_only_adds_escape_codes(sample: Document) -> None:
    import re

    out = io.StringIO()
    to_terminal(sample, width=100, color=True, file=out)
    assert "\x1b[1m" in out.getvalue()
    lines = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).split("\n")]
    assert lines == to_text(sample).split("\n")


def test_hostile_text_reaches_no_terminal(hostile: Document) -> None:
    text = to_text(hostile, 2000)
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(text)
    assert "[bold red]x[/] [/] [link=https://evil.example]y[/link]" in text


def test_everything_is_said(sample: Document) -> None:
    text = to_text(sample)
    for words in (
        "capacity: {judgement",
        "J6  Judgement.",
        "[5,J6,D7]",
        "Rests on 11, J6.",
        "Sources",
        "Method.",
    ):
        assert words in text


def test_an_encoding_without_the_letters_does_not_fail() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    to_terminal(Document(title="Überblick – heute", as_of="", summary=(Said("ö"),)), file=out)
    out.flush()
    assert b"?berblick ? heute" in raw.getvalue()
