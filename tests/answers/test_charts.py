from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest

from modusvivendi.answers import Chart, Document, Row, Table
from modusvivendi.answers.charts import render_svg

DATA = {"values": [{"x": 1, "l": "one"}, {"x": 2, "l": "two"}]}
CODE = """
import sys
from modusvivendi.answers import Chart, Table
from modusvivendi.answers.charts import render_svg
data = {"values": [{"x": 1, "l": "one"}, {"x": 2, "l": "two"}]}
spec = {"data": data, "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "l", "type": "nominal"}}}
chart = Chart(title="t", description="d", spec=spec, table=Table(title="t", columns=("a",), rows=()))
for n in range(int(sys.argv[1])):
    render_svg(chart, f"before-{n}")
sys.stdout.write(render_svg(chart, "u"))
"""


def bars(title: str = "A title", description: str = "A description", **over: Any) -> Chart:
    encoding = {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "l", "type": "nominal"}}
    spec = {"data": DATA, "mark": {"type": "bar", "clip": True}, "encoding": encoding} | over
    table = Table(title=title, columns=("l", "x"), rows=(Row(("one", 1)), Row(("two", 2))))
    return Chart(title=title, description=description, spec=spec, table=table)


def test_a_drawing_names_itself_and_fits_its_container() -> None:
    root = ElementTree.fromstring(render_svg(bars("<b>&", "x < y"), "u"))
    svg = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "u-t u-d"
    assert [root.findtext(f"{svg}title"), root.findtext(f"{svg}desc")] == ["<b>&", "x < y"]
    assert re.fullmatch(r"0 0 \d+ \d+", root.get("viewBox", ""))
    assert "#ffffff" not in render_svg(bars(), "u")
    assert 'fill="white"' not in render_svg(bars(), "u")


def test_ids_belong_to_the_drawing() -> None:
    one, other = (render_svg(bars(), uid) for uid in ("u", "v"))
    ids = [set(re.findall(r'id="([^"]+)"', drawing)) for drawing in (one, other)]
    assert "u-1" in ids[0]
    assert 'clip-path="url(#u-1)"' in one
    assert not ids[0] & ids[1]
    odd = re.findall(r'id="([^"]+)"', render_svg(bars(), 'a b"<'))
    assert all(re.fullmatch(r"[\w-]+", name) for name in odd)


def test_same_bytes_whatever_was_drawn_before() -> None:
    for zone, before in (("UTC", 0), ("America/New_York", 2)):
        run = subprocess.run(
            [sys.executable, "-c", CODE, str(before)],
            capture_output=True,
            check=True,
            env={**os.environ, "TZ": zone},
        )
        assert run.stdout.decode() == render_svg(bars("t", "d"), "u")


def test_dates_do_not_depend_on_the_time_zone(sample: Document) -> None:
    chart = sample.answers[0].charts[0]
    drawing = render_svg(chart, "u")
    assert "28 Feb" in drawing


@pytest.mark.parametrize(
    "over",
    [
        {"data": {"url": "https://evil.example/x.csv"}},
        {"layer": [{"data": {"url": "file:///etc/passwd"}, "mark": "bar"}]},
        {"mark": "image"},
        {"mark": {"type": "image"}},
        {"encoding": {"href": {"field": "x"}}},
        {"transform": [{"lookup": "x", "from": {"data": {"url": "x"}, "key": "k"}}]},
    ],
)
def test_nothing_is_loaded_from_outside(over: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no place"):
        render_svg(bars(**over), "u")


def test_hostile_words_are_drawn_as_words(hostile: Document) -> None:
    for chart in hostile.answers[0].charts:
        drawing = render_svg(chart, "u")
        tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(drawing).iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "line", "text", "rect", "defs", "clipPath"}
        names = {name for element in ElementTree.fromstring(drawing).iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or "href" in name]
        assert "\x1b" not in drawing


def test_a_drawing_brings_no_attribute_that_could_reach_outside() -> None:
    spec = {"fill": "url(https://evil.example/#x)"}
    drawing = render_svg(bars(mark={"type": "bar"} | spec), "u")
    assert "evil" not in drawing
