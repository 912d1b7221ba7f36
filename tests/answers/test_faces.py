"""What holds for every face: any text, any number, and no heavy import before it is needed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from hypothesis import example, given, settings
from hypothesis import strategies as st

from modusvivendi.answers import Document
from modusvivendi.answers.data import to_json
from modusvivendi.answers.markdown import to_markdown
from modusvivendi.answers.notebook import to_frame
from modusvivendi.answers.page import to_html
from modusvivendi.answers.terminal import to_text

ANYTHING = st.text(st.characters(exclude_categories=()))


def _hostile() -> ModuleType:
    spec = importlib.util.spec_from_file_location("answers_hostile", Path(__file__).with_name("hostile.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE = _hostile()


def show_in_all_faces(document: Document) -> None:
    page = to_html(document)
    assert "<script" not in page.lower()
    json.loads(to_json(document))
    for text in (page, to_json(document), to_markdown(document), to_text(document, 60)):
        text.encode("utf-8")
        assert "\x1b" not in text


@settings(max_examples=60, deadline=None)
@given(ANYTHING, st.lists(st.floats(), max_size=3))
@example("", [])
@example("</script><script>", [float("nan")])
@example("\ud800\udfff", [float("inf")])
def test_any_text_in_every_field(text: str, numbers: list[float]) -> None:
    show_in_all_faces(HOSTILE.document(text, drawn=False, numbers=tuple(numbers)))


@settings(max_examples=8, deadline=None)
@given(ANYTHING)
def test_any_text_in_every_chart(text: str) -> None:
    show_in_all_faces(HOSTILE.document(text))


def test_long_text() -> None:
    show_in_all_faces(HOSTILE.document("word " * 4000))
    show_in_all_faces(HOSTILE.document("x" * 20_000))


def test_a_notebook_frame_holds_the_page_and_lets_nothing_run(sample: Document, hostile: Document) -> None:
    for document in (sample, hostile):
        frame = to_frame(document)
        assert frame.count("<") == 2
        assert 'sandbox="allow-popups"' in frame
        assert "href=&quot;#" not in frame
        assert "target=&quot;_blank&quot;" in frame or document is hostile
        assert document._repr_html_() == frame
        assert document._repr_markdown_() == to_markdown(document)
    assert sample.answers[0]._repr_html_().startswith("<iframe")


def test_the_parts_of_an_answer_are_light() -> None:
    code = (
        "import sys, modusvivendi.answers.page, modusvivendi.answers.terminal\n"
        "import modusvivendi.answers.markdown, modusvivendi.answers.data\n"
        "import modusvivendi.answers.builders, modusvivendi.answers.notebook\n"
        "heavy = {'vl_convert', 'jinja2', 'rich', 'numpy', 'pydantic'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
