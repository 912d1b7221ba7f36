from __future__ import annotations

import re

import pytest

from modusvivendi.answers import Document
from modusvivendi.answers.markdown import escape, fenced, to_markdown


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("# not a heading", r"\# not a heading"),
        ("- not an item", r"\- not an item"),
        ("1. not an item", r"1\. not an item"),
        ("10.17226/1", "10.17226/1"),
        ("a|b", r"a\|b"),
        ("`x`", r"\`x\`"),
        ("[t](http://e.example)", r"\[t\](http\://e.example)"),
        ("www.e.example", r"www\.e.example"),
        ("<b>", r"\<b\>"),
        ("&lt;", "&amp;lt;"),
        ("R&D and a & b", "R&amp;D and a & b"),
        ("two\nlines", "two lines"),
        ("24-hour", "24-hour"),
    ],
)
def test_words_bring_no_markup(raw: str, written: str) -> None:
    assert escape(raw) == written


def test_a_fence_is_longer_than_any_in_the_text() -> None:
    assert fenced("a\n```\nb") == "````\na\n```\nb\n````"


def test_notes_are_footnotes_with_their_kind(sample: Document) -> None:
    text = to_markdown(sample)
    marks = set(re.findall(r"\[\^(\w+)\](?!:)", text))
    defined = re.findall(r"^\[\^(\w+)\]:", text, re.M)
    assert marks == set(defined)
    assert len(defined) == len(set(defined)) == len(sample.numbering())
    assert "[^J6]: **Judgement.**" in text
    assert "[Antalya: first high-level talks since the invasion](<https://example.org/" in text


def test_tables_keep_their_columns(hostile: Document) -> None:
    lines = [line for line in to_markdown(hostile).split("\n") if line.startswith("| ")]
    assert lines
    counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert counts <= {4, 5, 6, 7}


def test_hostile_text_is_text(hostile: Document) -> None:
    text = to_markdown(hostile)
    outside = re.sub(r"(?ms)^ *(`{3,})\w*\n.*?^ *\1$", "", text)
    assert not re.search(r"(?<!\\)<(?!https?:)", outside)
    assert not re.search(r"(?<!\\)\]\((?!<https?:)", outside)
    assert not re.search(r"(?<!<)https?://", outside)
    assert not set("\x1b\x07\u202e") & set(text)


def test_markdown_agrees_with_a_parser(hostile: Document) -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    page = parser.render(to_markdown(hostile)).lower()
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "<em>" not in page
    assert page.count("<h1>") == 1


def test_same_bytes_twice(sample: Document) -> None:
    assert to_markdown(sample) == to_markdown(sample)
