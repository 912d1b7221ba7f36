"""Tables of ways, places, vehicles and stocks, and ways on a map; hostile ones among them."""

import json
from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from importlib import reload
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import modusvivendi as mv
from modusvivendi import cli, methods
from modusvivendi.exchange.loading import check, load
from modusvivendi.exchange.network.ends import EARTH_KM, Ends, kilometres
from modusvivendi.exchange.network.reading import read_tables
from modusvivendi.situation.blocks.words import Per
from modusvivendi.situation.derive.network import shelters, waiting_places
from modusvivendi.situation.fields.durations import Duration, Window
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.situation import Situation

WAYS = "from,to,capacity,transit\nOld City,Crossing,100-400,45\nCrossing,Idlib,about 300,1-2 h\n"
PLACES = "place,waiting,shelter\nOld City,20000,no\nIdlib,0,yes\n"


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _loaded(folder: Path, **texts: str) -> Situation:
    """Tables by the stems of their names, the first the one that is named."""
    first, *others = (_file(folder, f"{name}.csv", text) for name, text in texts.items())
    return load(first, tables=others)


def _said(folder: Path, **texts: str) -> list[str]:
    first, *others = (_file(folder, f"{name}.csv", text) for name, text in texts.items())
    return _told(first, *others)


def _told(path: Path, *others: Path) -> list[str]:
    checked = check(path, tables=others)
    assert checked.situation is None
    assert all(problem.hint and problem.mark for problem in checked.problems)
    marks = [problem.mark for problem in checked.problems if problem.mark is not None]
    stem = [Path(mark.file).stem for mark in marks]
    return [f"{at} {mark.line}: {each.what}" for at, mark, each in zip(stem, marks, checked.problems, strict=True)]


def _range(value: Any) -> Any:
    assert isinstance(value, Value)
    return value.interval.low, value.interval.high


def _minutes(transit: Any) -> Any:
    assert isinstance(transit, Duration)
    return transit.minutes


def _map(*features: tuple[dict[str, Any], str, Any]) -> str:
    made = [
        {"type": "Feature", "properties": properties, "geometry": {"type": shape, "coordinates": at}}
        for properties, shape, at in features
    ]
    lines = ",\n".join(json.dumps(feature) for feature in made)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}'


def test_a_table_of_ways_alone_is_a_situation(tmp_path: Path) -> None:
    situation = _loaded(tmp_path, roads=WAYS)
    assert situation.title == "roads"
    assert [(link.from_, link.to, link.src[0].locator) for link in situation.network] == [
        ("Old-City", "Crossing", "2"),
        ("Crossing", "Idlib", "3"),
    ]
    assert {key: place.name for key, place in situation.places.items()} == {"Old-City": "Old City"}
    assert [str(actor.role) for actor in situation.actors.values()] == ["bystander"]
    assert "Times of ways without a unit are minutes." in (situation.about or "")


def test_ranges_and_hedged_words_are_kept(tmp_path: Path) -> None:
    first, second = _loaded(tmp_path, roads=WAYS).network
    assert _range(first.capacity) == (100, 400)
    assert second.capacity.describe() == '270 to 330 ("about 300")'
    assert (_minutes(first.transit), _minutes(second.transit)) == ((45, 45), (60, 120))


def test_ways_and_places_belong_together_in_any_order(tmp_path: Path) -> None:
    ways, places = _file(tmp_path, "w.csv", WAYS), _file(tmp_path, "p.csv", PLACES)
    one, other = load(ways, tables=[places]), load(places, tables=[ways])
    for situation in (one, other):
        assert (waiting_places(situation), shelters(situation)) == (("Old-City",), {"Idlib"})


def test_a_demand_table_beside_ways_is_not_guessed(tmp_path: Path) -> None:
    _file(tmp_path, "demand.csv", PLACES)
    assert waiting_places(_loaded(tmp_path, network=WAYS)) == ()


def test_every_column_of_ways_and_vehicles(tmp_path: Path) -> None:
    ways = (
        "Origin;Destination;Capacity;Per;Transit (min);Windows;Halts;Halt chance;Fleet;Why;Source\n"
        'A;B;2,000;day;30-40;"06:00-18:00; 20:00–22:00";"20-68 h; 90 h to 4 d";0.01-0.02;the buses;seen;UN, 3 March\n'
    )
    situation = _loaded(tmp_path, ways=ways, vehicles="fleet,count,seats,at\nthe buses,10,40-50,A\n")
    (link,), (fleet,) = situation.network, situation.vehicles.values()
    assert (_range(link.capacity), link.per, _minutes(link.transit)) == ((2000, 2000), Per.DAY, (30, 40))
    assert link.windows == (Window(time(6), time(18)), Window(time(20), time(22)))
    assert [(halt.begins, halt.ends) for halt in link.halts] == [(1200, 4080), (5400, 5760)]
    assert _range(link.halt_chance) == (Fraction(1, 100), Fraction(1, 50))
    assert (link.why, str(link.src[0])) == ("seen", "file#2 (UN, 3 March)")
    assert (link.vehicles, fleet.name, _range(fleet.count), _range(fleet.seats), fleet.at) == (
        "the-buses",
        "the buses",
        (10, 10),
        (40, 50),
        "A",
    )


def test_every_column_of_places_and_other_words_for_them(tmp_path: Path) -> None:
    places = (
        "node\tname\tsupply\tdestination\ttakes\tholds\tscreening\tper\tlat\tlon\n"
        "Old City\tThe Old City\t20k\t\t\t\t\t\t1\t2\nCrossing\t\t\tno\t\t500\t60\thourly\t\t\n"
        "Idlib\t\t0\tYES\t50,000\t\t\t\t\t\n"
    )
    situation = _loaded(tmp_path, roads=WAYS, people=places)
    city, crossing, idlib = situation.places.values()
    assert (city.name, _range(city.waiting), city.shelter) == ("The Old City", (20_000, 20_000), False)
    assert (_range(crossing.holds), _range(crossing.screening), crossing.per) == ((500, 500), (60, 60), Per.HOUR)
    assert (idlib.waiting, idlib.shelter, _range(idlib.takes)) == (None, True, (50_000, 50_000))
    assert "Columns of people.csv that were not read: lat, lon." in (situation.about or "")


def test_a_cell_may_hold_what_the_file_of_a_situation_takes(tmp_path: Path) -> None:
    row = 'A,B,"{judgement: [100, 400], why: by a map}","[20, 30]","[[06:00, 18:00]]"\n'
    (link,) = _loaded(tmp_path, w=f"from,to,capacity,transit,windows\n{row}".replace('"[20, 30]"', "20")).network
    assert (_range(link.capacity), link.capacity.versions[0].why) == ((100, 400), "by a map")
    assert link.windows == (Window(time(6), time(18)),)


def test_flows_and_stocks(tmp_path: Path) -> None:
    flows = "from,to,capacity,unit,per\nPort,North,100,tonnes,day\nNorth,South,5,persons,day\n"
    stocks = "stock,at,unit,holds,uses,gets,floor,as_of\nfuel oil,North,tonnes,1000,20-30,5,10,2022-03-01\n"
    situation = _loaded(tmp_path, flows=flows, stocks=stocks + "grain,The Hill,tonnes,about 500,10,,,2022-03-05\n")
    assert [(link.carries, link.unit, link.per) for link in situation.network] == [
        ("supplies", "tonnes", Per.DAY),
        ("people", "people", Per.DAY),
    ]
    assert [(key, stock.name, stock.at) for key, stock in situation.stocks.items()] == [
        ("fuel-oil", "fuel oil", "North"),
        ("grain", None, "The Hill"),
    ]
    assert situation.as_of == date(2022, 3, 5)
    assert "carry supplies where nothing else is said" in (situation.about or "")


@pytest.mark.parametrize(
    "text", ["from,to,capacity,unit\nPort,North,100,tonnes\n", "key;at;unit;holds;uses\nfuel;North;tonnes;5;1\n"]
)
def test_flows_or_stocks_alone_are_a_situation(tmp_path: Path, text: str) -> None:
    situation = _loaded(tmp_path, table=text)
    assert len(situation.network) + len(situation.stocks) == 1


def test_every_face_takes_it(tmp_path: Path) -> None:
    vehicles = "fleet,count,seats,at\nbuses,10,50,Crossing\n"
    ways = WAYS.replace("transit", "transit,vehicles").replace("1-2 h", "1-2 h,buses")
    situation = _loaded(tmp_path, w=ways, p=PLACES, v=vehicles)
    again = check_text(mv.write(situation))
    assert again.situation == situation
    assert again.problems == ()
    assert mv.brief(situation).title == "w"


HEAD = "from,to,capacity,transit,windows,halts\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}A,B,-5,10,,\n", ["-5 is off its scale: this number runs 0 or more"]),
        (f"{HEAD}A,B,0,10,,\n", ["a way that carries nothing"]),
        (f"{HEAD}A,B,more than 5,10,,\n", ["more than 5 has no upper end: nothing can be computed from it"]),
        (f"{HEAD}A,B,,10,,\n", ['this link lacks "capacity"']),
        (f"{HEAD}A,B,5,,,\n", ["the way has no transit"]),
        (f"{HEAD}A,B,5,-10,,\n", ["a length of time cannot be negative"]),
        (f"{HEAD}A,B,5,10 km,,\n", ['"10 km" is not a length of time with its unit']),
        (f"{HEAD}A,B,NaN,10,,\n", ['"NaN" is not a finite number']),
        (f"{HEAD}A,A,5,10,,\n", ['the way leads from "A" to itself']),
        (f"{HEAD}A,,5,10,,\n", ["the second end of the way has no name"]),
        (f"{HEAD}{'N' * 3000},B,5,10,,\n", ["a name of 3,000 characters; at most 200 are read"]),
        (f"{HEAD}A,B,5,10,18:00-06:00,\n", ["the window closes (06:00) before it opens (18:00)"]),
        (f"{HEAD}A,B,5,10,06:00-10:00;09:00-12:00,\n", ["the opening times from 06:00 and from 09:00 overlap"]),
        (f"{HEAD}A,B,5,10,06:00,\n", ["windows: 06:00 has no beginning and end"]),
        (f"{HEAD}A,B,5,10,,68 h-20 h\n", ["the halt ends before it begins, or when it begins"]),
        (f"{HEAD}A,B,5,10,,20-30\n", ['"20" is not a length of time with its unit']),
        (f'{HEAD}A,B,"[1, 2",10,,\n', None),
        (f'{HEAD}A,B,"{{normal: [1, 2]}}: 3",10,,\n', None),
        (f"{HEAD}A,B,5,10,,,7\n", ["the line has 7 cells, and the heading 6"]),
        (f"{HEAD}A,B,{'9' * 300},10,,\n", None),
        ('from,to,capacity\n"A,B,1\nA,C,1\n', None),
        ("from,to,capacity,vehicles\nA,B,5,buses\n", ['"buses" is no fleet of this file']),
        ("from,to,capacity,per\nA,B,5,week\n", ['"week" is not one of: hour, day']),
    ],
)
def test_what_is_wrong_with_a_way_is_told_at_its_line(tmp_path: Path, text: str, said: list[str] | None) -> None:
    told = _said(tmp_path, t=text)
    assert told if said is None else told == [f"t 2: {each}" for each in said]


def test_what_is_wrong_is_told_all_at_once_in_both_tables(tmp_path: Path) -> None:
    ways = (
        f"{HEAD}A,B,-5,10,18:00-06:00,\nA,C,0,x h,06:00-10:00; 09:00-12:00,\nB,B,1,5,,\nD,E,many,,,68 h-20 h\n"
        "E,D,1,5,,\n"
    )
    places = "place,waiting,shelter\nA,100,no\nA,200,no\nZ,5,\nE,,perhaps\nD,5,\nC,,yes\n"
    assert _said(tmp_path, w=ways, p=places) == [
        'p 3: the place A is there twice, also in line 2 of p.csv',
        "p 4: no way leads to or from Z",
        "p 5: shelter: perhaps says neither yes nor no",
        'p 6: no way for people leads from "D" to a shelter',
        "w 2: -5 is off its scale: this number runs 0 or more",
        "w 2: the window closes (06:00) before it opens (18:00)",
        'w 3: "x" is not a word that numbers are read from',
        "w 3: a way that carries nothing",
        "w 3: the opening times from 06:00 and from 09:00 overlap",
        'w 4: the way leads from "B" to itself',
        "w 5: the way has no transit",
        'w 5: "many" is not a number that is understood',
        "w 5: the halt ends before it begins, or when it begins",
    ]  # fmt: skip


def test_a_wrong_number_causes_no_further_problem(tmp_path: Path) -> None:
    ways = "from,to,capacity,transit\nA,B,-5,10\nB,C,,10\n"
    places = "place,waiting,shelter,takes\nA,many,,\nC,,yes,lots\n"
    assert _said(tmp_path, w=ways, p=places) == [
        'p 2: "many" is not a number that is understood',
        "p 3: \"lots\" is not a word that numbers are read from",
        "w 2: -5 is off its scale: this number runs 0 or more",
        'w 3: this link lacks "capacity"',
    ]  # fmt: skip
    assert _said(tmp_path, w="from,to,capacity,transit\nA,,5,10\n,C,5,10\n", p=PLACES) == [
        "w 2: the second end of the way has no name",
        "w 3: the first end of the way has no name",
    ]


def test_vehicles_and_stocks_that_are_wrong(tmp_path: Path) -> None:
    ways = "from,to,capacity,transit,vehicles\nA,B,5,10,bus\nB,C,5,10,\n"
    vehicles = "fleet,count,seats,at\nbus,-1,50,C\nvan,1,5,Nowhere\nvan,1,5,A\n"
    stocks = "stock,at,unit,holds,uses\nfuel,A,t,-5,-5\nfuel,A,t,5,5\n,A,t,5,5\n"
    assert _said(tmp_path, w=ways, v=vehicles, s=stocks) == [
        "s 2: -5 is off its scale: this number runs 0 or more",
        "s 2: -5 is off its scale: this number runs 0 or more",
        "s 3: the stock fuel is there twice, also in line 2 of s.csv",
        "s 4: the stock has no name",
        "v 2: -1 is off its scale: this number runs 0 or more",
        'v 2: the vehicles "bus" stand at "C", where no way for them begins or ends',
        "v 3: no way leads to or from Nowhere",
        "v 4: the fleet van is there twice, also in line 3 of v.csv",
    ]


def test_people_who_wait_in_a_shelter_or_whom_no_shelter_takes(tmp_path: Path) -> None:
    places = "place,waiting,shelter,takes\nOld City,5,,7\nIdlib,5,yes,\n"
    assert _said(tmp_path, w=WAYS, p=places) == [
        'p 2: "Old-City" is no shelter, and has a limit to those whom it takes in',
        'p 3: "Idlib" is a shelter, and people wait there to leave',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLACES, ["t 1: this says nothing of the ways that lead from place to place"]),
        ("from,to,capacity\n", ["t 1: the table has no ways"]),
        ("from,to,capacity,Capacity\nA,B,5,5\n", ["t 1: the column capacity is there twice: Capacity"]),
        (
            "stock,holds,uses\nfuel,5,1\n",
            [
                "t 1: the column at is missing; its heading has stock, holds, uses",
                "t 1: the column unit is missing; its heading has stock, holds, uses",
            ],
        ),
        ("from,to,capacity\n" + "A,B,1\n" * 20_000, ["t 1: more than 20,000 lines are not read"]),
    ],
)
def test_tables_that_are_not_whole(tmp_path: Path, text: str, said: list[str]) -> None:
    assert _said(tmp_path, t=text) == said


def test_files_that_do_not_belong_together(tmp_path: Path) -> None:
    ways = _file(tmp_path, "w.csv", WAYS)
    ties = _file(tmp_path, "ties.csv", "source,target,sign\nA,B,1\n")
    (tmp_path / "latin.csv").write_bytes(b"place,waiting\nAlep\xe9,5\n")
    told = _told(ways, ties, ways, tmp_path / "latin.csv", tmp_path / "none.csv", tmp_path / "x.yaml", tmp_path)
    where = [each.partition(": ")[0] for each in told]
    assert where == ["ties 1", "w 1", "latin 2", "none 1", "x 1", f"{tmp_path.stem} 1"]
    assert "its heading has source, target, sign" in told[0]
    assert "the file is not UTF-8" in told[2]
    assert check("upper-river", tables=[ways]).problems[0].code == "network"
    assert check(ways, "peace").problems[0].code == "unknown-scenario"


def test_headings_of_other_tables_are_told_apart(tmp_path: Path) -> None:
    assert load(_file(tmp_path, "a.csv", "from,to,sign,capacity\nA,B,1,5\n")).ties
    assert load(_file(tmp_path, "b.csv", "source,target,capacity,source\nA,B,1,5\n")).network
    stakes = load(_file(tmp_path, "c.csv", "actor,capability,position,salience\nA,5,5,5\nB,6,6,6\n"))
    assert stakes.positions


def test_names_are_words_and_never_obeyed(tmp_path: Path) -> None:
    text = "\ufefffrom,to,capacity\n=1+1,<b>,1\n<b>,NO,1\nNO,\x1b[31m,1\npeople,b,1\nPeople,b,1\n"
    situation = _loaded(tmp_path, t=text)
    assert [(link.from_, link.to) for link in situation.network] == [
        ("1+1", "b"),
        ("b", "NO"),
        ("NO", "31m"),
        ("people", "b-2"),
        ("People-2", "b-2"),
    ]
    assert [place.name for place in situation.places.values()] == ["=1+1", "<b>", "[31m", "b", "People"]
    assert list(situation.actors) == ["people-3"]
    long = "x" * 190
    told = _said(
        tmp_path, w=f"from,to,capacity\n{long},{long}y,-1\n", p=f"place,waiting,takes\n{long},5,\n{long}y,,-5\n"
    )
    assert told == [
        "p 3: -5 is off its scale: this number runs 0 or more",
        "w 2: -1 is off its scale: this number runs 0 or more",
    ]


@pytest.mark.parametrize("content", [b"", b"\0\0", b"\xff\xfe\x00", b"[]", b"{}", b'{"type":"FeatureCollection"}'])
@pytest.mark.parametrize("name", ["t.geojson", "t.json", "t.csv"])
def test_files_that_are_none(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert _told(path)
    assert _told(_file(tmp_path, "w.csv", WAYS), path)


def test_lines_of_a_map_are_ways_both_ways_and_points_are_places(tmp_path: Path) -> None:
    text = _map(
        ({"capacity": 100, "speed": 60, "lanes": 2}, "LineString", [[37.0, 36.0], [37.0, 36.5], [37.0, 37.0]]),
        ({"capacity": "about 50", "speed": "30-60", "oneway": True, "to": "Camp"}, "LineString",
         [[37.00005, 37.00005], [37.5, 37.0, 12]]),
        ({"capacity": 5, "transit": 20, "oneway": "-1", "from": "Camp", "to": "Hill"}, "LineString",
         [[37.5, 37.0], [38, 37]]),
        ({"name": "Old Town", "waiting": 500}, "Point", [37.0, 36.00001]),
        ({"shelter": True}, "Point", [37.5, 37.0]),
    )  # fmt: skip
    for name in ("m.geojson", "m.json"):
        situation = load(_file(tmp_path, name, text))
        corner = "37-0000N-37-0000E"
        assert [(link.from_, link.to, link.src[0].locator) for link in situation.network] == [
            ("Old-Town", corner, "1"),
            (corner, "Old-Town", "1"),
            (corner, "Camp", "2"),
            ("Hill", "Camp", "3"),
        ]
        assert situation.places[corner].name == "37.0000N 37.0000E"
        assert (waiting_places(situation), shelters(situation)) == (("Old-Town",), {"Camp"})
        # a degree of a meridian is 111.195 km
        assert _minutes(situation.network[0].transit) == (Fraction("111.2"), Fraction("111.2"))
        assert _minutes(situation.network[2].transit) == (Fraction("44.4"), Fraction("88.8"))
        assert "not read: lanes" in (situation.about or "")
        assert "great-circle length" in (situation.about or "")
        assert "without a unit" in (situation.about or "")


def test_a_map_and_a_table_belong_together(tmp_path: Path) -> None:
    line = ({"from": "Old City", "to": "Idlib", "capacity": 10, "transit": "2 h"}, "LineString", [[37, 36], [36, 36]])
    situation = read_tables([_file(tmp_path, "roads.geojson", _map(line)), _file(tmp_path, "p.csv", PLACES)]).situation
    assert situation is not None
    assert (len(situation.network), list(situation.sources)) == (2, ["file", "file-2"])
    assert "without a unit" not in (situation.about or "")


def test_what_is_wrong_with_a_map_is_told_by_feature_and_line(tmp_path: Path) -> None:
    line = [[37.0, 36.0], [37.0, 36.5]]
    text = _map(
        ({"capacity": -100, "speed": "fast"}, "LineString", line),
        ({"capacity": 1, "oneway": "alternating", "windows": ["06:00"]}, "LineString", line),
        ({"capacity": 1}, "MultiLineString", [line]),
        ({"shelter": True}, "Point", [370.5, 37.0]),
        ({"shelter": True}, "Point", [7.5, 37.0]),
        ({"capacity": 1}, "LineString", [["a", 1], [1, 1]]),
        ({"capacity": 1}, "LineString", [[1, 1]]),
    )
    assert _told(_file(tmp_path, "m.geojson", text)) == [
        'm 2: feature 1: the speed: "fast" is not a word that numbers are read from',
        "m 2: feature 1: the way has no transit",
        "m 2: feature 1: -100 is off its scale: this number runs 0 or more",
        "m 3: feature 2: the property windows is a list or an object",
        "m 3: feature 2: alternating says no direction",
        "m 4: feature 3: a MultiLineString is neither a way nor a place",
        "m 5: feature 4: 370.5, 37.0 is no longitude and latitude",
        "m 6: feature 5: the point has no place, and no line ends within 0.0001° of it",
        "m 7: feature 6: ['a', '1'] is no position",
        "m 8: feature 7: the line has not two positions",
    ]
    bare = _file(tmp_path, "m.geojson", _map(({}, "LineString", line)))
    assert _told(bare) == ["m 1: no line has the property capacity"]


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        ("null", "feature 1: it has no geometry"),
        ('{"type": ["LineString"], "coordinates": []}', "feature 1: a ['LineString'] is neither a way nor a place"),
        ('{"type": "LineString", "coordinates": [[1e999, 1], []]}', "feature 1: 1e999, 1 is no longitude and latitude"),
        ('{"type": "LineString", "coordinates": [["nan", 1], []]}', "feature 1: nan, 1 is no longitude and latitude"),
        ('{"type": "LineString", "coordinates": [[true, 1], [1, 1]]}', "feature 1: [True, '1'] is no position"),
        ('{"type": "LineString", "coordinates": {"a": 1}}', "feature 1: the line has not two positions"),
        ('{"type": "Point", "coordinates": []}', "feature 1: [] is no position"),
        ('{"type": "Point", "coordinates": [NaN, 1]}', "NaN is not a finite number"),
    ],
)  # fmt: skip
def test_geometries_that_are_none(tmp_path: Path, geometry: str, said: str) -> None:
    feature = f'{{"type": "Feature", "properties": {{"capacity": 1}}, "geometry": {geometry}}}'
    text = f'{{"type": "FeatureCollection", "features": [{feature}]}}'
    assert _told(_file(tmp_path, "m.geojson", text)) == [f"m 1: {said}"]


def test_more_features_than_are_read(tmp_path: Path) -> None:
    text = f'{{"type": "FeatureCollection", "features": [{", ".join(["1"] * 20_001)}]}}'
    assert _told(_file(tmp_path, "m.geojson", text)) == ["m 1: more than 20,000 features are not read"]


def test_ends_within_a_ten_thousandth_of_a_degree_are_one() -> None:
    ends = Ends()
    assert ends.name_of((37.00009, 36.0)) == "36.0000N 37.0001E"
    assert ends.at((37.00019, 36.0001)) == "36.0000N 37.0001E"
    assert ends.at((37.0002, 36.0)) is None
    assert ends.name_of((-0.5, -0.25)) == "0.2500S 0.5000W"


def test_length_of_a_quarter_of_the_equator() -> None:
    assert kilometres([(0, 0), (45, 0), (90, 0)]) == pytest.approx(EARTH_KM * 1.5707963267948966)
    assert kilometres([(0, 90), (77, 90)]) == pytest.approx(0, abs=1e-9)


@pytest.fixture
def taking_tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A question that takes tables."""
    monkeypatch.setitem(methods.TABLES, "ledger", "Each TABLE belongs to FILE.")
    reload(cli)
    yield
    monkeypatch.undo()
    reload(cli)


@pytest.mark.usefixtures("taking_tables")
def test_a_question_takes_further_tables(tmp_path: Path) -> None:
    ways, places = str(_file(tmp_path, "w.csv", WAYS)), str(_file(tmp_path, "p.csv", PLACES))
    run = CliRunner().invoke
    helped = run(cli.main, ["ledger", "--help"]).output
    assert "CASE|FILE [TABLE]..." in helped
    assert "Each TABLE belongs to FILE." in helped
    assert "[TABLE]" not in run(cli.main, ["talks", "--help"]).output
    assert run(cli.main, ["talks", ways, places]).exit_code == 2
    assert "Read from w.csv, p.csv." in run(cli.main, ["ledger", ways, places]).output
    told = run(cli.main, ["ledger", ways, "--json", places])
    assert json.loads(told.output)["title"] == "w"
    wrong = run(cli.main, ["ledger", ways, str(tmp_path / "none.csv")])
    assert (wrong.exit_code, "cannot be read" in wrong.output) == (2, True)


_NAMES = st.text(alphabet="ABab é-", min_size=1, max_size=4).map(str.strip).filter(bool)
_WAY = st.tuples(_NAMES, _NAMES, st.integers(1, 10**6), st.integers(0, 5000)).filter(lambda way: way[0] != way[1])


@settings(max_examples=30, deadline=None)
@given(st.lists(_WAY, min_size=1, max_size=8), st.sampled_from(",;\t"), st.data())
def test_a_network_is_read_back_equal(
    ways: list[tuple[str, str, int, int]], separator: str, data: st.DataObject
) -> None:
    shelter = data.draw(st.sampled_from([way[1] for way in ways]))
    waiting = {way[0]: data.draw(st.integers(1, 10**6)) for way in ways if way[1] == shelter}
    ends = dict.fromkeys(end for way in ways for end in way[:2])
    rows = [("from", "to", "capacity", "transit"), *ways]
    people = [(end, waiting.get(end, ""), "yes" if end == shelter else "no") for end in ends]
    places = [("place", "waiting", "shelter"), *people]
    with TemporaryDirectory() as folder:
        paths = [
            _file(Path(folder), name, "".join(separator.join(map(str, row)) + "\n" for row in table))
            for name, table in (("w.csv", rows), ("p.csv", places))
        ]
        situation = load(paths[0], tables=paths[1:])
    names = {key: place.name or key for key, place in situation.places.items()}
    read = [
        (names[link.from_], names[link.to], _range(link.capacity), _minutes(link.transit)) for link in situation.network
    ]
    assert read == [(one, two, (many, many), (long, long)) for one, two, many, long in ways]
    assert {names[key]: _range(situation.places[key].waiting)[0] for key in waiting_places(situation)} == waiting
    assert {names[key] for key in shelters(situation)} == {shelter}


_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["-1", "0", "100-400", "more than 5", "[1, 2", "{normal: [70, 10]}", "&a [*a]", "18:00-06:00", "2-1 h"]
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=7, max_size=7), max_size=3))
def test_whatever_stands_in_cells_is_read_or_told_in_words(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        text = "from,to,capacity,transit,windows,halts,halt_chance\nA,B,5,5,,,\n"
        quoted = ["".join(f'"{cell.replace(chr(34), "")}",' for cell in row)[:-1] + "\n" for row in rows]
        path = Path(folder) / "w.csv"
        path.write_bytes((text + "".join(quoted)).encode("utf-8", "replace"))
        checked = check(path)
        assert checked.situation is not None or all(each.hint and each.mark for each in checked.problems)
        assert (checked.situation is None) == bool(checked.problems)


def test_the_tables_of_the_how_to_are_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "use-files-of-other-tools.md"
    ways, places = (
        part.partition("```")[0] for part in page.read_text(encoding="utf-8").split("```text example\n")[1:]
    )
    situation = _loaded(tmp_path, network=ways, demand=places)
    assert (len(situation.network), waiting_places(situation), shelters(situation)) == (2, ("Old-City",), {"Idlib"})
