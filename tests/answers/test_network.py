"""Signed networks as a drawing, and the places of their nodes."""

from __future__ import annotations

import math
import random
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from modusvivendi.answers import Chart, theme
from modusvivendi.answers.builders.layout import WIDTH, width_of
from modusvivendi.answers.builders.network import MOST_NODES, Node, Tie, network
from modusvivendi.answers.builders.places import places
from modusvivendi.answers.charts import render_svg

POISON = "<script>alert(1)</script> \"'> </title> {{ 7*7 }} \x1b[31mred\x1b[0m \u202eabc &lt;b&gt; \n# a\ud800"
SVG = "{http://www.w3.org/2000/svg}"
TRIO = [
    Node(name="Avon", camp=0, x=0, y=0.5, because=("judgement:a",)),
    Node(name="Brule", camp=1, x=0.75, y=0.9),
    Node(name="Cadal", camp=-1, x=0.75, y=0.1),
]
KEPT = Tie(one=0, two=1, weight=-2, broken=False, note="a treaty ended", because=("claim:c1",))
BROKEN = Tie(one=0, two=2, weight=1.5, broken=True)


def drawn(nodes: list[Node], ties: list[Tie], camps: tuple[str, ...] = ("North", "South")) -> Chart:
    return network(nodes, ties, camps=camps, title="Ties", description="Who is tied to whom.")


def layers(chart: Chart) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.spec["layer"]
    return found


def written(chart: Chart) -> list[tuple[str, float, float, str]]:
    """Every text with its place and how it is aligned."""
    return [
        (datum["text"], datum["px"], datum["y"], each["mark"]["align"])
        for each in layers(chart)
        if each["mark"]["type"] == "text"
        for datum in each["data"]["values"]
    ]


def circle(names: list[str]) -> list[Node]:
    return [
        Node(name=name, camp=None, x=x, y=y) for name, (x, y) in zip(names, places([], [], len(names)), strict=True)
    ]


def planted(n: int, seed: int) -> tuple[list[tuple[int, int]], list[float]]:
    """Two camps in mixed order, each of friends, and hostile to the other."""
    chance = random.Random(seed)
    camp = [number % 2 for number in range(n)]
    pairs = [pair for pair in combinations(range(n), 2) if chance.random() < 0.6]
    return pairs, [1.0 if camp[one] == camp[two] else -1.0 for one, two in pairs]


def test_the_table_has_every_tie_in_words_and_what_it_rests_on() -> None:
    table = drawn(TRIO, [KEPT, BROKEN]).table
    assert [row.cells for row in table.rows] == [
        ("Avon", "Brule", "hostile", -2, "with the camps", "a treaty ended"),
        ("Avon", "Cadal", "friendly", 1.5, "against the camps", None),
    ]
    assert table.rows[0].because == ("claim:c1", "judgement:a")


def test_kinds_of_ties_differ_in_more_than_colour() -> None:
    lines = [each for each in layers(drawn(TRIO, [KEPT, BROKEN])) if each["mark"]["type"] == "line"]
    ties = [each for each in lines if len(each["data"]["values"]) == 3]
    assert [("strokeDash" in each["mark"], each["mark"]["stroke"]) for each in ties] == [
        (True, theme.SERIES[1]),
        (False, theme.LINE),
        (False, theme.SERIES[0]),
    ]
    crosses = [each for each in layers(drawn(TRIO, [KEPT, BROKEN])) if each["mark"].get("stroke") == theme.INK]
    assert len(crosses) == 2, "in the drawing and in the legend"
    assert not [each for each in layers(drawn(TRIO, [KEPT])) if each["mark"].get("stroke") == theme.INK]


def test_stronger_ties_are_wider() -> None:
    ties = [Tie(one=0, two=1, weight=-1, broken=False), Tie(one=1, two=2, weight=-3, broken=False)]
    curve = next(each for each in layers(drawn(TRIO, ties)) if each["mark"]["type"] == "line")
    widths = {datum["tie"]: datum["width"] for datum in curve["data"]["values"]}
    assert widths[1] > 1.5 * widths[0]


def test_the_legend_says_what_is_drawn_and_no_more() -> None:
    said = {text for text, *_ in written(drawn(TRIO, [KEPT, BROKEN]))}
    assert said >= {"friendly", "hostile", "stands against the camps", "North", "South", "neutral"}
    said = {text for text, *_ in written(drawn(TRIO[:2], [KEPT]))}
    assert said == {"Avon", "Brule", "hostile", "North", "South"}
    said = {text for text, *_ in written(drawn([Node(name="Avon", camp=None, x=0, y=0)], []))}
    assert said == {"Avon", "undetermined, or no ties"}


def test_each_camp_has_a_mark_of_its_own() -> None:
    nodes = [Node(name=str(n), camp=n, x=n / 10, y=0.5) for n in range(8)]
    nodes += [Node(name="n", camp=-1, x=0.9, y=0), Node(name="u", camp=None, x=1, y=0)]
    points = next(each for each in layers(drawn(nodes, [], tuple("abcdefgh"))) if each["mark"]["type"] == "point")
    looks = {(datum["shape"], datum["look"]) for datum in points["data"]["values"]}
    assert len(looks) == len(nodes)
    assert ("circle", theme.PAPER) in looks


@pytest.mark.parametrize("name", ["Avon {}", "United Nations {}", "{} " + "a very long name " * 6])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 16, 40, MOST_NODES])
def test_names_cover_neither_one_another_nor_the_nodes(name: str, count: int) -> None:
    chart = drawn(circle([name.format(n) for n in range(count)]), [])
    boxes = []
    for text, px, y, align in written(chart):
        # Estimates of width are on the wide side: a tenth less is still more than most fonts take.
        wide = width_of(text, 12) * 0.9
        left = px - wide * {"left": 0, "center": 0.5, "right": 1}[align]
        boxes.append((left, left + wide, y - 6.5, y + 6.5))
        assert left >= -4
        assert left + wide <= WIDTH + 4
        assert -2 <= y <= chart.spec["height"]
    for one, two in combinations(boxes, 2):
        assert one[1] <= two[0] or two[1] <= one[0] or one[3] <= two[2] or two[3] <= one[2]
    points = next(each for each in layers(chart) if each["mark"]["type"] == "point")
    radius = math.sqrt(points["mark"]["size"] / math.pi)
    for datum in points["data"]["values"]:
        for left, right, top, bottom in boxes:
            across = max(left - datum["px"], datum["px"] - right, 0)
            down = max(top - datum["y"], datum["y"] - bottom, 0)
            assert math.hypot(across, down) >= radius * 0.7


def test_hostile_and_long_words_are_drawn_as_words_that_fit() -> None:
    nodes = [Node(name=name, camp=0, x=x, y=0.5) for name, x in ((POISON, 0), ("<script>x</script>" * 40, 1))]
    tie = Tie(one=0, two=1, weight=-1, broken=True, note=POISON)
    chart = network(nodes, [tie], camps=(POISON,), title=POISON, description=POISON, note=POISON)
    root = ElementTree.fromstring(render_svg(chart, "u"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "line", "text", "rect"}
    assert float(root.get("width", "0")) <= WIDTH + 30
    assert "\x1b" not in render_svg(chart, "u")


def test_forty_nodes_are_drawn_in_colours_that_turn_dark() -> None:
    pairs, weights = planted(40, 1)
    spots = places(pairs, weights, 40)
    nodes = [Node(name=f"Actor {n}", camp=n % 2, x=x, y=y) for n, (x, y) in enumerate(spots)]
    ties = [
        Tie(one=one, two=two, weight=weight, broken=n % 20 == 0)
        for n, ((one, two), weight) in enumerate(zip(pairs, weights, strict=True))
    ]
    drawing = render_svg(drawn(nodes, ties), "u")
    assert drawing == render_svg(drawn(nodes, ties), "u")
    assert "NaN" not in drawing
    root = ElementTree.fromstring(drawing)
    used = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None, "none", "transparent"}
    assert used <= set(theme.LIGHT.values())
    assert {f"Actor {n}" for n in range(40)} <= {text.text for text in root.iter(f"{SVG}text")}


@pytest.mark.parametrize(
    ("nodes", "ties"),
    [
        ([], []),
        (circle([str(n) for n in range(MOST_NODES + 1)]), []),
        ([Node(name="a", camp=2, x=0, y=0)], []),
        ([Node(name="a", camp=-2, x=0, y=0)], []),
        ([Node(name="a", camp=0, x=1.1, y=0)], []),
        ([Node(name="a", camp=0, x=math.nan, y=0)], []),
        (TRIO, [Tie(one=0, two=3, weight=1, broken=False)]),
        (TRIO, [Tie(one=1, two=1, weight=1, broken=False)]),
        (TRIO, [Tie(one=0, two=1, weight=0, broken=False)]),
        (TRIO, [Tie(one=0, two=1, weight=math.inf, broken=False)]),
    ],
)
def test_what_cannot_be_drawn_is_refused(nodes: list[Node], ties: list[Tie]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each case has its own words
        drawn(nodes, ties)


@pytest.mark.parametrize("seed", range(5))
def test_friends_stand_side_by_side_and_foes_across(seed: int) -> None:
    pairs, weights = planted(16, seed)
    spots = places(pairs, weights, 16)
    round_about = sorted(range(16), key=lambda n: math.atan2(spots[n][1] - 0.5, spots[n][0] - 0.5))
    changes = sum(one % 2 != two % 2 for one, two in zip(round_about, round_about[1:] + round_about[:1], strict=True))
    assert changes == 2


def test_places_are_even_and_begin_at_the_left() -> None:
    spots = places(*planted(12, 0), 12)
    assert spots[0] == (0.0, 0.5)
    assert len(set(spots)) == 12
    assert all(math.hypot(x - 0.5, y - 0.5) == pytest.approx(0.5, abs=1e-3) for x, y in spots)
    nearest = [min(math.dist(one, two) for two in spots if two != one) for one in spots]
    assert max(nearest) - min(nearest) < 1e-3


def test_places_depend_on_neither_the_order_nor_the_unit_of_the_ties() -> None:
    pairs, weights = planted(20, 3)
    listed = list(zip(pairs, weights, strict=True))
    random.Random(0).shuffle(listed)
    turned = places([(two, one) for (one, two), _ in listed], [7 * weight for _, weight in listed], 20)
    assert turned == places(pairs, weights, 20)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 200])
def test_places_without_ties(n: int) -> None:
    spots = places([], [], n)
    assert len(set(spots)) == n
    assert spots[:1] == [(0.0, 0.5)][:n]


def test_ties_of_unknown_nodes_have_no_place() -> None:
    with pytest.raises(ValueError, match="among 2 nodes"):
        places([(0, 2)], [1.0], 2)
    with pytest.raises(ValueError, match="weight nan"):
        places([(0, 1)], [math.nan], 2)
