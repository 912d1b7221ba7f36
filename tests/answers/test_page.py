from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from modusvivendi.answers import Document
from modusvivendi.answers.page import to_html

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Checks the balance of tags and collects what links need."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(text: str) -> Page:
    page = Page(text)
    assert not {"script", "iframe", "object", "embed", "img", "image", "link", "base", "form"} & page.tags.keys()
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    for tag, name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("src", "srcset", "style", "xlink:href", "action")
        if name == "href":
            assert tag == "a"
            assert value.startswith(("https://", "http://")) or value[1:] in page.ids, value
    for tag, name, value in page.attributes:
        if name in ("aria-labelledby", "aria-describedby"):
            assert all(part in page.ids for part in value.split()), (tag, value)
    return page


def test_a_page_is_whole_small_and_stands_alone(sample: Document) -> None:
    text = to_html(sample)
    check(text)
    assert len(text.encode()) < 1_000_000
    assert "default-src 'none'" in text
    assert not re.search(r"url\((?!#)|@import|javascript:", text)


def test_every_sentence_leads_to_its_notes_and_back(sample: Document) -> None:
    text = to_html(sample)
    assert '<a href="#n6" id="r6-1" class="k-judgement" aria-label="note J6, judgement">J6</a>' in text
    assert '<a href="#r6-1"' in text
    assert '<li id="n6">' in text
    assert "J an analyst’s judgement" in text
    for number in sample.numbering().values():
        assert f'<li id="n{number}">' in text


def test_the_page_says_everything(sample: Document) -> None:
    text = to_html(sample)
    for words in (
        "As known on 11 March 2022",
        "if Kyiv offers neutrality",
        "What is missing",
        "capacity: {judgement: [500, 2000]",
        "https://doi.org/10.17226/18751",
        "in the source’s words: “reports reveal”",
        "C3, fairly reliable, possibly true",
        "One claim was withheld",
        "Modus Vivendi 0.1.0",
    ):
        assert words in text
    assert text.count("<figure>") == text.count("<details>") == text.count('<svg xmlns="') == 3
    assert '<th scope="col"' in text
    assert '<th scope="row"' in text


def test_hostile_text_is_text(hostile: Document) -> None:
    text = to_html(hostile)
    check(text)
    assert "<script" not in text.lower()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert 'href="javascript' not in text.lower()
    assert "javascript:alert(1)" in text
    assert "{{ 7*7 }}" in text
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(text)
    text.encode("utf-8")


def test_an_answer_alone_is_a_page(sample: Document) -> None:
    page = check(to_html(sample.answers[0]))
    assert page.tags["nav"] == 0
    assert page.tags["h1"] == 1


def test_an_empty_document_is_a_page() -> None:
    check(to_html(Document(title="", as_of="")))


def test_evidence_that_is_not_there_is_an_error(sample: Document) -> None:
    from dataclasses import replace

    from modusvivendi.answers import Said

    with pytest.raises(ValueError, match="no evidence"):
        to_html(replace(sample, summary=(Said("x", ("nowhere",)),)))


def test_same_document_same_bytes(sample: Document) -> None:
    code = (
        "import sys, runpy; from modusvivendi.answers.page import to_html\n"
        "document = runpy.run_path(sys.argv[1])['document']()\n"
        "sys.stdout.buffer.write(to_html(document).encode())"
    )
    path = Path(__file__).with_name("sample.py")
    env = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True, env=env)
    assert run.stdout.decode() == to_html(sample) == to_html(sample)
