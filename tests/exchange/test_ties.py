"""Files of signed ties: plain tables, GraphML, Pajek; hostile ones among them; and what is written of a situation."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import modusvivendi as mv
from modusvivendi.exchange.loading import check, load
from modusvivendi.exchange.ties.writing import files
from modusvivendi.situation.derive import ties
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.reading.check import check_plain, check_text
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import dump, to_plain, write

GRAPHML = """\
<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="edge" attr.name="sign" attr.type="long"/>
  <key id="d2" for="edge" attr.name="begin" attr.type="string"/>
  <graph edgedefault="undirected">
    <node id="n0"><data key="d0">A &amp; Co</data></node><node id="n1"/><node id="n2"/>
    <edge source="n0" target="n1"><data key="d1">-1</data><data key="d2">1946</data></edge>
    <edge source="n1" target="n2" directed="true"><data key="d1">1</data></edge>
  </graph>
</graphml>
"""
PAJEK = """\
% a comment
*Network test
*Vertices 3
1 "North Land" 0.1 0.2 ellipse
3 C
*Edges :2 "likes"
1 2 -2 c Red
2 3 0
*Arcs
1 3 1 [1946-1949,1955]
3 1 1 [1946-*]
"""


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _table(folder: Path, text: str) -> Path:
    return _file(folder, "ties.csv", text)


def _said(path: Path) -> list[str]:
    checked = check(path)
    assert checked.situation is None
    assert all(problem.hint and problem.mark for problem in checked.problems)
    return [f"{problem.mark.line if problem.mark else 0}: {problem.what}" for problem in checked.problems]


def _held(situation: Situation) -> Iterator[tuple[str, str, Fraction | None, bool, str]]:
    for tie in situation.ties:
        assert isinstance(tie.weight, Value)
        time = f"{tie.since or ''}..{tie.until or ''}"
        one, two = (situation.actor_name(key) for key in tie.of)
        yield one, two, tie.weight.interval.low, tie.directed, time


def test_a_table_in_any_order_with_words_for_signs(tmp_path: Path) -> None:
    path = _table(tmp_path, "Sign;To;note;From\n+;B b;x;A\nenemy;C;;A\n-1.0;C;;B b\n")
    situation = load(path)
    assert list(_held(situation)) == [
        ("A", "B b", 1, False, ".."),
        ("A", "C", -1, False, ".."),
        ("B b", "C", -1, False, ".."),
    ]
    assert list(situation.actors) == ["A", "B-b", "C"]
    assert {str(actor.role) for actor in situation.actors.values()} == {"third"}
    assert situation.as_of is None


def test_every_face_takes_it(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "source,target,sign,begin,end\nA,B,1,1946,1950\nA,C,-1/1,1947-03-10,1950\n"))
    again = check_text(write(situation)).situation
    assert again == situation
    assert [tie.value.of for tie in ties(situation)] == [("A", "B"), ("A", "C")]


def test_plain_data_are_checked_as_text_is(tmp_path: Path) -> None:
    plain = to_plain(load(_file(tmp_path, "n.net", PAJEK)))
    assert check_plain(plain, "text") == check_text(dump(plain))
    plain["ties"][0]["weight"] = "2"
    plain["actors"]["C"]["role"] = "friend"
    said = [{problem.what for problem in each.problems} for each in (check_plain(plain, "t"), check_text(dump(plain)))]
    assert said[0] == said[1]
    assert len(said[0]) == 2


def test_years_and_days_and_open_ends(tmp_path: Path) -> None:
    text = "from,to,sign,begin,end\nA,B,-1.0,1872.0,1904.0\nA,B,1,1904,\nA,C,1,1914-07-28,1918-11\n"
    situation = load(_table(tmp_path, text))
    assert [each[4] for each in _held(situation)] == [
        "1872-01-01..1904-01-01",
        "1904-01-01..",
        "1914-07-28..1918-11-01",
    ]
    assert "A year or a month stands for its first day" in (situation.about or "")
    assert situation.as_of is None


def test_where_every_tie_has_ended_the_file_stands_on_the_last_day_with_one(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "from,to,sign,begin,end\nA,B,1,1900,1904\nA,C,1,1901,1918\n"))
    assert situation.as_of == date(1917, 12, 31)
    assert "as of 31 December 1917" in (situation.about or "")
    assert len(ties(load(_table(tmp_path, "from,to,sign,begin,end\nA,B,1,1900,1904\n"), as_of="1903-12-31"))) == 1


def test_ties_of_windows_stand_until_the_next_and_are_joined(tmp_path: Path) -> None:
    rows = ["window,source,target,sign", "46-49,A,B,1", "47-50,B,A,1", "48-51,A,B,-1", "48-51,A,C,1", "46-49,A,C,1"]
    situation = load(_table(tmp_path, "\n".join(rows)))
    assert list(_held(situation)) == [
        ("A", "B", 1, False, "1946-01-01..1948-01-01"),
        ("A", "B", -1, False, "1948-01-01..1949-01-01"),
        ("A", "C", 1, False, "1948-01-01..1949-01-01"),
        ("A", "C", 1, False, "1946-01-01..1947-01-01"),
    ]
    assert "Two-digit years of 30 and more were read as 19xx" in (situation.about or "")


@pytest.mark.parametrize(
    ("windows", "times"),
    [
        (["1946-1949", "1950–1953"], ["1946-01-01..1950-01-01", "1950-01-01..1954-01-01"]),
        (["1946", "1950"], ["1946-01-01..1950-01-01", "1950-01-01..1951-01-01"]),
        (["1946-49"], ["1946-01-01..1950-01-01"]),
        (["99-02", "2001"], ["1999-01-01..2001-01-01", "2001-01-01..2002-01-01"]),
        (["2022-03", "2022-02"], ["2022-03-01..2022-04-01", "2022-02-01..2022-03-01"]),
        (["2022-02-24", "2022-03-10"], ["2022-02-24..2022-03-10", "2022-03-10..2022-03-11"]),
    ],
)
def test_forms_of_windows(tmp_path: Path, windows: list[str], times: list[str]) -> None:
    rows = [f"A,{name},1,{window}" for name, window in zip("BC", windows, strict=False)]
    assert [each[4] for each in _held(load(_table(tmp_path, "\n".join(["source,target,sign,window", *rows]))))] == times


def test_large_weights_are_divided_exactly_and_said_so(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "source,target,value\nA,B,-3\nA,C,1\nB,C,0.5\n"))
    assert [each[2] for each in _held(situation)] == [-1, Fraction(1, 3), Fraction(1, 6)]
    assert "Weights were divided by 3, the largest" in (situation.about or "")


def test_sign_and_weight_together(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "source,target,sign,weight\nA,B,-1,0.5\nA,C,-,-0.25\n"))
    assert [each[2] for each in _held(situation)] == [Fraction(-1, 2), Fraction(-1, 4)]


def test_directed_ties_run_either_way_apart(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "source\ttarget\tsign\tdirected\nA\tB\t1\tyes\nB\tA\t-1\t1\nA\tC\t1\t\n"))
    assert [each[3] for each in _held(situation)] == [True, True, False]


HEAD = "source,target,sign,begin,end\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}A,A,1,,\n", ["2: A is tied to itself"]),
        (f"{HEAD}A,B,1,,\nB,A,1,,\n", ["3: the tie of B and A stands twice, also on line 2"]),
        (
            f"{HEAD}A,B,1,1872,1890\nB,A,-1,1889,1900\n",
            ["3: the tie of B and A is negative here and positive on line 2, both on 1889"],
        ),
        (
            f"{HEAD}A,B,-1,1880,\nA,B,1,,\n",
            ["3: the tie of A and B is positive here and negative on line 2, both from 1880-01-01 on"],
        ),
        (f"{HEAD}A,B,1,1890,1890\n", ["2: the tie ends (1890-01-01) before or on the day it begins (1890-01-01)"]),
        (
            f"{HEAD}A,B,0,,\nA,C,x,,\nA,,1,,\n",
            ["2: a sign is 1 or -1, not 0", "3: x is no sign", "4: the second actor of the tie has no name"],
        ),
        (f"{HEAD}A,B,1,3/4/2022,soon\n", None),
        ("source,target,sign,window\nA,B,1,wave 2\nA,C,1,\n", None),
        ("source,target,sign,window\nA,B,1,46-49\nA,C,1,1946\n", None),
        ("source,target,sign,window\nA,B,1,28-31\n", ["2: the window 28-31 cannot be read as dates"]),
        ("source,target,sign,window,begin\nA,B,1,46-49,1946\n", ["1: the table has windows and begins or ends"]),
        ("source,target,weight\nA,B,0\n", ["2: a weight of 0 is no tie"]),
        ("source,target,weight,value\nA,B,1,1\n", ["1: the column weight is there twice: value"]),
        ("source,target,sign,weight\nA,B,1,-1\nA,C,,\n", None),
        ("source,target,sign,directed\nA,B,1,maybe\n", ["2: maybe says neither yes nor no"]),
        ("source,target\nA,B\n", ["1: a column sign or weight is missing; the file has source, target"]),
        ("source,target,sign\n", ["1: the file has no ties"]),
        ("source,target,sign\nA,B,1e999\nA,C,1/0\nA,D,=1+1\nA,E,١\n", None),
        (f"source,target,weight\nA,B,{'9' * 300}\nA,C,1e30\nA,D,NaN\n", None),
        (f"source,target,sign\n{'N' * 3000},B,1\n", ["2: a name of 3,000 characters; at most 200 are read"]),
        ('source,target,sign\n"A,B,1\nA,C,1\n', None),
        ("source,target,sign\nA,B,1,2,3\n", ["2: the line has 5 cells, and the heading 3"]),
        ("source,target,weight\nA,B,1e30\nA,C,1e-30\nA,D,1e-7\n", None),
        ("source,target,sign,begin\nA,B,1,0000\nA,C,1,99999\nA,D,1,2022-02-30\n", None),
        ("source,target,sign,window\nA,B,1,9999\n", None),
        ("source,target,sign,window\nA,B,1,9000-9998\nA,C,1,0001-9997\n", None),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_all_at_once(tmp_path: Path, text: str, said: list[str] | None) -> None:
    path = _table(tmp_path, text)
    if said is not None:
        assert _said(path) == said
    else:
        checked = check(path)
        assert (checked.situation is None) == bool(checked.problems)


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"\xff\xfe\x00", b"PK\x03\x04\x00", b"\n\n\n", b'"', b"source,target"]
)
@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.txt", "t.net", "t.graphml", "t.xml"])
def test_files_that_are_none(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert _said(path)


def test_names_are_words_and_never_obeyed(tmp_path: Path) -> None:
    situation = load(_table(tmp_path, "\ufeffsource,target,sign\n=1+1,<b>,1\n@x,NO,1\n\x1b[31m,=1+1,1\n"))
    assert [actor.name for actor in situation.actors.values()] == ["=1+1", "<b>", "@x", "NO", "[31m"]


def test_many_names_that_are_alike_are_told_apart_at_once(tmp_path: Path) -> None:
    rows = [f"{'!' * (at % 100 + 1)}{'?' * (at // 100)},B,1" for at in range(9_000)]
    assert len(load(_table(tmp_path, "\n".join(["source,target,sign", *rows]))).actors) == 9_001


def test_more_actors_or_ties_than_are_read(tmp_path: Path) -> None:
    path = _table(tmp_path, "source,target,sign\n" + "".join(f"A{at},B,1\n" for at in range(10_000)))
    assert _said(path) == ["1: 10,001 actors are more than 10,000"]
    path = _table(tmp_path, "source,target,sign\n" + "A,B,1\n" * 200_001)
    assert _said(path) == ["1: more than 200,000 ties are not read"]


def test_graphml_of_other_programs(tmp_path: Path) -> None:
    expected = [("A & Co", "n1", -1, False, "1946-01-01.."), ("n1", "n2", 1, True, "..")]
    for name in ("g.graphml", "g.xml"):
        assert list(_held(load(_file(tmp_path, name, GRAPHML)))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('target="n2"', 'target="n9"'),
        ('target="n2"', ""),
        ('<node id="n2"/>', '<node id="n1"/>'),
        ('<node id="n2"/>', '<node id="n2"/><node id="n3"><graph/></node>'),
        ("</graph>", "<hyperedge/></graph>"),
        ("</graphml>", "<graph/></graphml>"),
        ('attr.name="sign"', 'attr.name="kind"'),
        (">-1<", ">0<"),
        (">-1<", "><"),
        (">-1<", ">NaN<"),
        ("<graphml ", '<!DOCTYPE g [<!ENTITY a "aaa">]><graphml '),
        ("<node id=\"n1\"/>", "<a>" * 100 + "</a>" * 100 + '<node id="n1"/>'),
        ("</graphml>", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_graphml(tmp_path: Path, old: str, new: str) -> None:
    assert old in GRAPHML
    assert _said(_file(tmp_path, "g.graphml", GRAPHML.replace(old, new)))


def test_pajek(tmp_path: Path) -> None:
    situation = load(_file(tmp_path, "n.net", PAJEK))
    assert list(_held(situation)) == [
        ("North Land", "2", -1, False, ".."),
        ("North Land", "C", Fraction(1, 2), True, "1946-01-01..1950-01-01"),
        ("North Land", "C", Fraction(1, 2), True, "1955-01-01..1956-01-01"),
        ("C", "North Land", Fraction(1, 2), True, "1946-01-01.."),
    ]
    assert "Times of ties are years" in (situation.about or "")


def test_pajek_lists_and_matrices(tmp_path: Path) -> None:
    lists = "*Vertices 3\n*Arcslist\n1 2 3\n*Edgeslist\n2 3\n"
    assert [each[:4] for each in _held(load(_file(tmp_path, "n.net", lists)))] == [
        ("1", "2", 1, True),
        ("1", "3", 1, True),
        ("2", "3", 1, False),
    ]
    matrix = "*Vertices 3\n*Matrix\n0 1 -1\n1 0 0\n-1 0 0\n"
    assert [each[:4] for each in _held(load(_file(tmp_path, "n.net", matrix)))] == [
        ("1", "2", 1, False),
        ("1", "3", -1, False),
    ]
    arcs = matrix.replace("\n1 0 0", "\n0 0 0")
    assert [each[:4] for each in _held(load(_file(tmp_path, "n.net", arcs)))] == [
        ("1", "2", 1, True),
        ("1", "3", -1, True),
        ("3", "1", -1, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 2 1\n",
        "*Vertices 2\n",
        "*Vertices 2\n*Edges\n1 2 0\n",
        "*Vertices -3\n*Edges\n1 2 1\n",
        "*Vertices 999999999\n*Edges\n1 2 1\n",
        f"*Vertices {'9' * 5000}\n*Edges\n1 2 1\n",
        "*Vertices ٣\n*Edges\n1 2 1\n",
        "*Vertices\n*Edges\n1 2 1\n",
        "*Vertices 2\n*Vertices 2\n*Edges\n1 2 1\n",
        "*Edges\n1 2 1\n",
        "*Vertices 2\n*Edges\n1 3 1\n",
        "*Vertices 2\n*Edges\n0 1 1\n",
        "*Vertices 2\n*Edges\n1\n",
        "*Vertices 2\n*Edges\n1 1 1\n",
        "*Vertices 2\n*Edges\n1 2 x\n",
        "*Vertices 2\n*Edges\n1 2 1e999\n",
        "*Vertices 2\n*Edges\n1 2 1 [5-10,12-14]\n",
        "*Vertices 2\n*Edges\n1 2 1 [1950-1940]\n",
        "*Vertices 2\n*Edges\n1 2 1 [soon]\n",
        "*Vertices 2\n*Edges\n[1950]\n",
        "*Vertices 2\n*Edgeslist\n[1950]\n",
        "*Vertices 2\n*Edges\n1 2 1\n2 1 -1\n",
        "*Vertices 2\n*Matrix\n0 1\n",
        "*Vertices 2\n*Matrix\n0 x\n1 0\n",
        "*Vertices 2\n*Partition\n1 2 1\n",
        '*Vertices 2\n1 "A\n*Edges\n3 2 1\n',
        "* \n",
        "*\n",
        '*Vertices 2\n1 "a"\n1 "b"\n*Edges\n1 2 1\n',
        "*Vertices 2\n*Edges\n1 2 1 [\n",
        "*Vertices 2\n*Edges\n1 2 1 [1950\n",
        "*Vertices 2\n*Matrix\n0 1\n1\n",
    ],
)
def test_what_is_wrong_with_pajek(tmp_path: Path, text: str) -> None:
    assert _said(_file(tmp_path, "n.net", text))


SITUATION = """\
title: A test
as_of: 2022-03-10
actors:
  A: {role: third, name: "Ä <&> \\"Co\\""}
  B: {role: third, name: "=B"}
  C: {role: third}
  D: {role: third}
ties:
  - {of: [A, B], weight: -0.5, since: 2020-01-01, until: 2022-03-11, why: x}
  - {of: [B, C], weight: [0.2, 0.4], directed: true, why: x}
  - {of: [C, B], weight: -1, directed: true, why: x}
  - {of: [A, C], weight: 1, until: 2022-03-10, why: x}
  - {of: [A, D], weight: 0, why: x}
  - {of: [C, D], weight: 1/3, why: x}
"""


def _situation(text: str = SITUATION) -> Situation:
    found = check_text(text).situation
    assert found is not None
    return found


def _in_force(situation: Situation) -> set[tuple[str, str, float, bool]]:
    names = {key: situation.actor_name(key) for key in situation.actors}
    found = set()
    for tied in ties(situation):
        tie = tied.value
        one, two = (names[key] for key in tie.of)
        if not tie.directed:
            one, two = sorted((one, two))
        low, high = tie.weight.ends
        found.add((one, two, round(float(low + high) / 2, 12), tie.directed))
    return found


def test_what_is_written_says_what_it_leaves_out(tmp_path: Path) -> None:
    made, left_out = files(_situation(), {"A": 1, "B": "=x", "C": None})
    assert made["ties.csv"].splitlines() == [
        "source,target,weight,directed,begin,end",
        "A,B,-0.5,no,2020-01-01,",
        "B,C,0.3,yes,,",
        "C,B,-1,yes,,",
        "C,D,0.333333333333333,no,,",
    ]
    assert made["actors.csv"].splitlines() == ["actor,name,camp", 'A,"Ä <&> ""Co""",1', "B,'=B,'=x", "C,C,", "D,D,"]
    said = " | ".join(left_out)
    for words in ("uncertain weights: 1", "rounded to 15 digits", "weight 0: 1", "two, one each way", "sources"):
        assert words in said


def test_what_is_written_is_read_again_as_the_same_graph(tmp_path: Path) -> None:
    plain = SITUATION.replace("1/3", "0.75").replace("[0.2, 0.4]", "0.3")
    situation = _situation(plain.replace("  - {of: [A, D], weight: 0, why: x}\n", ""))
    made, _ = files(situation, {"A": 1})
    again = load(_file(tmp_path, "ties.csv", made["ties.csv"]))
    keys = _situation(write(situation).replace("name:", "note:"))
    assert _in_force(again) == _in_force(keys)
    graph = load(_file(tmp_path, "ties.graphml", made["ties.graphml"]))
    both_ways = {
        each
        for one, two, weight, directed in _in_force(situation)
        for each in ([(one, two, weight, True)] if directed else [(one, two, weight, True), (two, one, weight, True)])
    }
    assert _in_force(graph) == both_ways


def test_networkx_reads_what_is_written_and_its_own_is_read(tmp_path: Path) -> None:
    nx = pytest.importorskip("networkx")
    made, _ = files(_situation(), {"A": 1, "B": "two"})
    graph = nx.read_graphml(_file(tmp_path, "g.graphml", made["ties.graphml"]))
    assert graph.is_directed()
    assert graph.nodes["A"] == {"name": 'Ä <&> "Co"', "camp": "1"}
    assert graph.edges["B", "C"]["weight"] == 0.3
    nx.write_graphml_xml(graph, tmp_path / "again.graphml")
    first, again = load(tmp_path / "g.graphml"), load(tmp_path / "again.graphml")
    assert _in_force(again) == _in_force(first)
    undirected = SITUATION.replace("directed: true, ", "").replace("  - {of: [C, B], weight: -1, why: x}\n", "")
    made, _ = files(_situation(undirected), {})
    graph = nx.read_graphml(_file(tmp_path, "u.graphml", made["ties.graphml"]))
    assert not graph.is_directed()
    assert not graph.is_multigraph()
    assert _in_force(load(tmp_path / "u.graphml")) == {
        ('Ä <&> "Co"' if one == "A" else one, two, weight, False)
        for one, two, weight, _ in (
            ("=B", 'Ä <&> "Co"', -0.5, 0),
            ("=B", "C", 0.3, 0),
            ("C", "D", 0.333333333333, 0),
        )
    }
    pajek = nx.generate_pajek(nx.MultiGraph([("A", "B", {"weight": -1.0}), ("B", "C", {"weight": 1.0})]))
    assert [each[:4] for each in _held(load(_file(tmp_path, "p.net", "\n".join(pajek))))] == [
        ("A", "B", -1, False),
        ("B", "C", 1, False),
    ]


def test_nothing_in_force_is_told() -> None:
    with pytest.raises(mv.SituationError, match="no tie is in force"):
        files(_situation("title: T\nactors: {A: {role: third}, B: {role: third}}\n"), {})


def test_tables_of_stakes_are_still_read_as_such(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "actor,capability,position,salience\nA,1,0,1\nB,1,100,1\n")
    assert load(path).positions


def test_rows_and_what_they_are_together_are_told_at_once(tmp_path: Path) -> None:
    text = f"{HEAD}A,B,1,1872,1890\nB,A,-1,1889,1900\nA,A,1,,\nC,B,x,,\nC,B,1,,\n"
    assert [said[0] for said in _said(_table(tmp_path, text))] == ["3", "4", "5"]
    windows = "source,target,sign,window\nA,B,1,wave 1\nB,A,-1,wave 2\nA,C,1,1946\nC,A,1,1946\n"
    assert [said[0] for said in _said(_table(tmp_path, windows))] == ["2", "3", "5"]
