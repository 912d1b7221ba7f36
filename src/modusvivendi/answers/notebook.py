"""How a document shows in a notebook: the whole page, shut in a frame of its own."""

from __future__ import annotations

from html import escape

from modusvivendi.answers.clean import one_line
from modusvivendi.answers.model import Answer, Document
from modusvivendi.answers.notes import as_document
from modusvivendi.answers.page import to_html


def to_frame(document: Document | Answer, height: int = 720) -> str:
    """Return an ``<iframe>`` that holds the page of :func:`modusvivendi.answers.page.to_html`.

    The frame's sandbox lets nothing run, and the page's styles stay inside. Links may open a tab.
    """
    title = escape(one_line(as_document(document).title))
    page = to_html(document)
    # Within a frame like this one "#n1" would mean the notebook's own address, and load it inside the frame.
    # No text of a document can hold these strings: in the page its quotation marks are escaped.
    page = page.replace('href="#', 'href="about:srcdoc#').replace('rel="noopener', 'target="_blank" rel="noopener')
    return (
        f'<iframe title="{title}" sandbox="allow-popups" srcdoc="{escape(page)}" '
        f'style="width:100%;height:{height}px;border:1px solid #8888"></iframe>'
    )
