"""Neutralise text before any face shows it: one place for what no reader should ever be sent.

Text of a situation file is written by people whom the reader may not know. Escaping for a format is each
face's own job; this module removes what is dangerous or misleading in every format: control characters (a
terminal obeys them), overrides of reading direction (they show another text than the file holds), invisible
characters, and code points that cannot be written as UTF-8.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

REPLACEMENT = "\ufffd"

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls: C0 (but tab and newline), DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # direction overrides, embeddings, isolates
    "\u2061-\u2064\u206a-\u206f"  # invisible operators
    "\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags: whole hidden sentences
    "]"
)
# Left behind by copying from the web; nobody means them. Joiners (U+200C, U+200D) belong to many scripts.
_ZERO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
# Keys join sentences to evidence and sources and stay as they are; a face that shows one cleans it.
_KEYS = frozenset({"key", "because", "rests_on", "source", "spec"})

T = TypeVar("T")


def clean(text: str) -> str:
    """Return the text fit to be shown.

    Harmful and unwritable characters become U+FFFD, zero-width ones go, every line ends in a line feed.
    """
    return _UNSEEN.sub(REPLACEMENT, _ZERO_WIDTH.sub("", _NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space made a single space."""
    return _SPACES.sub(" ", clean(text)).strip()


def shorten(text: str, length: int) -> str:
    """Return the text on one line, cut to ``length`` characters with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def sentence(*parts: str) -> str:
    """Join the non-empty parts with single spaces."""
    return " ".join(part.strip() for part in parts if part.strip())


def cleaned(value: T) -> T:
    """Return the same answer, document or part of one with all its text cleaned, keys excepted."""
    return _cleaned(value)  # type: ignore[no-any-return]  # the walk below keeps the type it is given


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _cleaned(getattr(value, f.name)) for f in fields(value) if f.name not in _KEYS}
        return replace(value, **changes)
    return value


def safe_url(url: str | None) -> str | None:
    """Return an address that is safe as a link, in ASCII, or None when the text should stay text.

    Only http and https with a host are links. Addresses with white space, control characters, or a user name
    (``https://bank.example@evil.example``) are not.
    """
    if not url or len(url) > 2000 or _SPACES.search(url) or clean(url) != url or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not re.fullmatch(r"[a-z0-9._-]+", host):
        return None
    place = host if port is None else f"{host}:{port}"
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=_QUERY)}" if parts.fragment else ""
    return f"{parts.scheme}://{place}{quote(parts.path, safe=_PATH)}{query}{fragment}"


_PATH = "/%:@!$&*+,;=~-._"
_QUERY = _PATH + "?"
