from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.answers import Evidence, Said
from modusvivendi.answers.clean import clean, cleaned, one_line, safe_url, sentence, shorten

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\x9bb\x00c\x7f", "a\ufffdb\ufffdc\ufffd"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("lone \ud800", "lone \ufffd"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("tag \U000e0041", "tag \ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_harmful_characters_are_shown_as_such(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@given(ANYTHING)
def test_clean_text_is_clean_and_writable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert "\n" not in one_line(text)


def test_shorten_and_sentence() -> None:
    assert shorten("a  long\nline", 7) == "a long…"
    assert shorten("short", 7) == "short"
    assert sentence("One.", " ", "Two. ") == "One. Two."


def test_keys_keep_their_join_while_texts_are_cleaned() -> None:
    said = cleaned(Said("a\x00", ("k\x00",)))
    assert said == Said("a\ufffd", ("k\x00",))
    item = cleaned(Evidence(key="k\x00", kind="claim", text="t\x00", source="s\x00"))
    assert (item.key, item.text, item.source) == ("k\x00", "t\ufffd", "s\x00")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("HTTPS://Example.ORG/Ä", "https://example.org/%C3%84"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
    ],
)
def test_web_addresses_become_links(url: str, link: str) -> None:
    assert safe_url(url) == link


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "example.org",
        "https://",
        "https:///path",
        "https://good.example@evil.example/",
        "https://example.org/a b",
        "https://example.org\\@evil.example",
        "https://[::1",
        "https://example.org:port/",
        "https://example.org/\u202egnp.exe",
        "ftp://example.org/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_everything_else_stays_text(url: str | None) -> None:
    assert safe_url(url) is None


@given(ANYTHING)
def test_any_address_is_judged(text: str) -> None:
    for url in (text, f"https://{text}", f"https://example.org/{text}"):
        link = safe_url(url)
        assert link is None or (link.startswith(("http://", "https://")) and link.isascii() and "<" not in link)
