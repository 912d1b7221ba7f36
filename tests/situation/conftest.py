"""Strategies for whole situations as plain data, covering every block and every entry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from modusvivendi.situation.blocks.words import Answered, Handling, Level, Outcome, Per, Role, Sign
from modusvivendi.situation.quantities import SCALES

Plain = st.SearchStrategy[Any]

_TEXT = st.one_of(
    st.sampled_from(
        ["no", "NO", "on", "010", "12:30", "~", "true", "a: b", "# x", "- x", "'", '"', "{x", "*a", "é €", " x "]
    ),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff"), min_size=1, max_size=12
    ),
    st.sampled_from(["two\nlines", "end\n", "\nbegin", "a\u2028b", "a\u0085b", "tab\tin", "  \n x", "𝔘𝔫𝔦"]),
).filter(lambda text: bool(text.strip()))
_DAY = st.dates().map(lambda day: day.isoformat())
_EARLY = st.dates(max_value=date(2022, 3, 11)).map(lambda day: day.isoformat())
_YES_NO = st.sampled_from(["true", "false"])
_ACTORS = ("RUS", "UKR", "NO", "on")
_ACTOR = st.sampled_from(_ACTORS)


def _number(low: int, high: int) -> Plain:
    whole = st.integers(low * 10, high * 10).map(lambda n: f"{'-' if n < 0 else ''}{abs(n) // 10}.{abs(n) % 10}")
    ranged = st.tuples(st.integers(low * 10, high * 10), st.integers(low * 10, high * 10)).map(
        lambda pair: [f"{n / 10:g}" for n in sorted(pair)]
    )
    judged = st.one_of(whole, ranged).flatmap(
        lambda n: st.fixed_dictionaries({"judgement": st.just(n), "why": _TEXT}, optional={"by": _TEXT})
    )
    several = st.lists(
        st.fixed_dictionaries({"judgement": st.one_of(whole, ranged), "why": _TEXT, "by": _TEXT}),
        min_size=2,
        max_size=3,
    )
    return st.one_of(whole, ranged, judged, several)


_LAW = st.sampled_from(
    [
        {"normal": ["0.5", "0.1"]},
        {"uniform": ["0", "1"]},
        {"triangular": ["0", "0.5", "1"]},
        {"pert": ["0", "0.5", "1"]},
    ]
)
_HEDGED = st.sampled_from(
    ["more than two million", "thousands", "about 5000", "5-8", "up to 1/3", "hundreds of thousands"]
)
_SHARE = st.one_of(_number(0, 1), _LAW)
_POINTS = _number(0, 100)
_AMOUNT = st.one_of(_number(0, 9999), _HEDGED)
_ORIGIN = st.one_of(
    st.sampled_from(["art", "NO-1", "c1", "c2"]),
    st.sampled_from(["art", "NO-1"]).flatmap(lambda s: _LOCATOR.map(lambda place: f"{s}#{place}")),
)
_LOCATOR = st.sampled_from(["1", "2", "p. 3", "010", "a#b"])
_SOURCED = st.sampled_from(["art#1", "NO-1#2", "art", "NO-1"])


def _many(one: Plain) -> Plain:
    return st.one_of(one, st.lists(one, max_size=3, unique_by=str))


def _entry(needed: dict[str, Plain], optional: dict[str, Plain]) -> Plain:
    return st.fixed_dictionaries(needed, optional=optional)


_SRC = {"src": _many(_ORIGIN)}
_JUDGED = {**_SRC, "why": _TEXT}
_SOURCE = _entry(
    {"title": _TEXT},
    {
        "publisher": _TEXT,
        "author": _TEXT,
        "date": _EARLY,
        "url": st.sampled_from(["https://x.org/a?b#c", "javascript:x"]),
        "reliability": st.sampled_from("ABCDEF"),
        "locator": _TEXT,
    },
)
_QUANTITY = _entry(
    {"unit": _TEXT},
    {"name": _TEXT, "at": _TEXT, "accumulates": _YES_NO, "bounds": st.just(["0", "44M"])},
)
_ACTOR_ENTRY = _entry(
    {"role": st.sampled_from([word.value for word in Role])},
    {
        "name": _TEXT,
        "aliases": _many(_TEXT),
        "code": _TEXT,
        "capability": _POINTS,
        "capability_on": st.dictionaries(st.sampled_from(["cf", "n", "u"]), _POINTS, min_size=1),
        "note": _TEXT,
    },
)
_OPTION = st.one_of(st.integers(0, 100).map(str), _entry({"at": _POINTS}, {"text": _TEXT, "hours": _number(0, 99)}))
_LABELS: dict[str, Plain] = {"name": _TEXT, "question": _TEXT, "set_by": _many(_ACTOR)}
_ISSUES = st.fixed_dictionaries(
    {
        "cf": _entry(
            {"options": st.fixed_dictionaries({"none": _OPTION, "24h": _OPTION, "open": _OPTION})},
            {**_LABELS, "now": st.sampled_from(["none", "24h"])},
        ),
        "n": _entry(
            {"range": st.just(["0", "5000"])},
            {
                **_LABELS,
                "unit": _TEXT,
                "now": _number(0, 5000).filter(
                    lambda n: isinstance(n, (str, list)) and not (isinstance(n, list) and isinstance(n[0], dict))
                ),
            },
        ),
        "u": _entry(
            {
                "options": st.sampled_from(
                    [["NO", "yes", "010"], {"NO": {"text": "no"}, "yes": "", "010": {"hours": "3"}}]
                )
            },
            {**_LABELS, "now": st.just("NO")},
        ),
    }
)
_CHOICE = {
    "cf": st.sampled_from(["none", "24h", "open"]),
    "n": st.integers(0, 5000).map(str),
    "u": st.sampled_from(["NO", "yes", "010"]),
}
_PACKAGE = st.fixed_dictionaries({}, optional=_CHOICE).filter(bool)
_CHOICES = st.fixed_dictionaries(
    {}, optional={key: st.one_of(one, st.lists(one, min_size=1, max_size=2)) for key, one in _CHOICE.items()}
).filter(bool)


def _extras(issue: str) -> st.SearchStrategy[Plain]:
    """Extra points for some options of the other issues with named options."""
    others = {
        other: st.dictionaries(one, _number(-100, 100), min_size=1, max_size=2)
        for other, one in _CHOICE.items()
        if other not in (issue, "n")
    }
    return st.fixed_dictionaries({}, optional=others).filter(bool)


def _position(issue: str) -> Plain:
    """A position with its red line as a list of options or as bounds; the ideal may lie anywhere."""
    choice = _CHOICE[issue]
    named = issue != "n"
    rest: dict[str, Plain] = {"salience": _SHARE, "firmness": _SHARE, "since": _DAY, **_JUDGED, "by": _TEXT}
    if named:
        rest["only_if"] = st.dictionaries(choice, _CHOICES, min_size=1, max_size=2)
        rest["values"] = st.dictionaries(choice, _POINTS, min_size=1, max_size=3)
        rest["together"] = st.dictionaries(choice, _extras(issue), min_size=1, max_size=2)
    needed = {"ideal": st.one_of(choice, _POINTS) if issue != "u" else choice, "beyond_red_line": _TEXT}
    every = list(_ALL[issue])
    listed = _entry({**needed, "accepts": st.permutations(every)}, rest)
    bounded = _entry(needed, {**rest, "at_least": _number(0, 40), "at_most": _number(60, 100)})
    return st.one_of(listed, bounded)


_ALL = {"cf": ("none", "24h", "open"), "n": ("0", "2500", "5000"), "u": ("NO", "yes", "010")}


_POSITIONS = st.dictionaries(
    _ACTOR, st.fixed_dictionaries({}, optional={issue: _position(issue) for issue in _CHOICE}), max_size=3
)
_CLAIM_REST: dict[str, Plain] = {
    "about": _many(_ACTOR),
    "on": _many(st.sampled_from(["cf", "n", "u"])),
    "known": _EARLY,
    "src": _many(_SOURCED),
    "credibility": st.sampled_from("123456"),
    "attribution": _TEXT,
    "hedge": _TEXT,
    "probability": st.sampled_from([{scale: "likely"} for scale in SCALES]),
    "handling": st.sampled_from([word.value for word in Handling]),
    "at": _TEXT,
    "first": _YES_NO,
    "re": _many(st.sampled_from(["c1", "c2"])),
}
_DATE = st.one_of(_EARLY, st.sampled_from(["2022", "2022-02", ["2022-02-24", "2022-03-10"]]))


def _claim(kind: str, needed: dict[str, Plain], optional: dict[str, Plain]) -> Plain:
    rest = {
        key: value
        for key, value in {**_CLAIM_REST, "text": _TEXT, "to": _many(_ACTOR), "date": _DATE, **optional}.items()
        if key not in needed
    }
    return _entry({"kind": st.just(kind), **needed}, rest)


_TWO = st.lists(_ACTOR, min_size=2, max_size=3, unique=True)
_CLAIM = st.one_of(
    _claim(
        "meeting",
        {"by": _TWO, "date": _DATE},
        {
            "level": st.sampled_from([word.value for word in Level]),
            "host": _ACTOR,
            "delegates": st.dictionaries(_ACTOR, _TEXT, min_size=1),
            "agenda": _many(_TEXT),
            "left_open": _many(_TEXT),
            "next": _TEXT,
        },
    ),
    _claim("proposal", {"by": _many(_ACTOR).filter(bool), "offers": _PACKAGE}, {}),
    _claim(
        "response",
        {"by": _ACTOR, "answers": st.just("c1"), "answer": st.sampled_from([word.value for word in Answered])},
        {"offers": _PACKAGE},
    ),
    _claim("statement", {"by": _ACTOR}, {"term": _TEXT}),
    _claim("estimate", {"of": st.just("q"), "value": _AMOUNT, "date": _DATE}, {}),
    _claim("aid", {"by": _ACTOR, "to": _ACTOR}, {}),
    _claim("event", {"text": _TEXT, "date": _DATE}, {"by": _many(_ACTOR)}),
    _claim("purpose", {"text": _TEXT, "about": _ACTOR}, {}),
)
_CLAIMS = st.fixed_dictionaries(
    {"c1": _claim("demand", {"by": _ACTOR, "text": _TEXT}, {"offers": _PACKAGE}), "c2": _CLAIM},
    optional={"c3": _CLAIM, "NO": _CLAIM},
)
_CLOSED = st.one_of(_number(1, 9), st.just({"lognormal": ["20", "1.5"]}))
_LINK = _entry(
    {
        "from": st.one_of(st.just("road"), _TEXT.map("x{}".format)),
        "to": st.one_of(st.just("camp"), _TEXT.map("y{}".format)),
        "capacity": _CLOSED,
    },
    {
        "carries": st.one_of(st.just("people"), _TEXT),
        "halts": st.just([["20 h", "68 h"], ["90 min", "2 h"]]),
        "halt_chance": _SHARE,
        "unit": _TEXT,
        "per": st.sampled_from([word.value for word in Per]),
        "transit": st.sampled_from(["5-8 h", "45 min", "2 d", {"judgement": "5-8 h", "why": "w", "by": "b"}]),
        "windows": st.just([["06:00", "18:00"], ["20:00", "23:59"]]),
        "open_when": _CHOICES,
        **_JUDGED,
    },
)
_STOCK = _entry(
    {"at": _TEXT, "unit": _TEXT, "holds": _CLOSED, "uses": _CLOSED},
    {
        "name": _TEXT,
        "gets": _CLOSED,
        "per": st.sampled_from(["hour", "day"]),
        "floor": _number(0, 9),
        "as_of": _DAY,
        **_JUDGED,
    },
)
_PLACE = _entry(
    {},
    {"name": _TEXT, "holds": _CLOSED, "screening": _CLOSED, "per": st.sampled_from(["hour", "day"]), **_JUDGED},
)
_FLEET = _entry({"count": _CLOSED, "seats": _CLOSED, "at": st.just("road")}, {"name": _TEXT, **_JUDGED})
_WAR = _entry({"wins": _SHARE, "costs": _SHARE}, {"rising": _SHARE, "costs_on": _DAY})
_TIE = _entry(
    {"of": st.permutations(_ACTORS).map(lambda order: order[:2]), "weight": _number(-1, 1)},
    {"directed": _YES_NO, "since": _DAY, **_JUDGED, "by": _TEXT},
)
_RULE = st.one_of(_entry({"then": _CHOICES}, {"if": _CHOICES, **_JUDGED}), _entry({"impossible": _CHOICES}, _JUDGED))


def _said_once(moves: Plain) -> bool:
    """Whether what each actor wants is given once; the file is refused otherwise."""
    by = [each["by"] for kind in ("priorities", "rankings") for each in moves.get(kind, ())]
    return len(by) == len(set(by))


_MOVES = _entry(
    {},
    {
        "one_way": st.lists(
            _entry({"issue": st.just("cf"), "from": st.just("none"), "to": st.just("open")}, {"why": _TEXT}), max_size=2
        ),
        "transitions": st.lists(
            _entry({"by": _many(_ACTOR).filter(bool), "from": _PACKAGE, "to": _PACKAGE}, {"why": _TEXT}), max_size=2
        ),
        "rankings": st.lists(
            _entry(
                {"by": _ACTOR, "best_first": st.lists(_PACKAGE | st.lists(_PACKAGE, min_size=2), min_size=1)}, _JUDGED
            ),
            max_size=1,
        ),
        "priorities": st.lists(
            _entry(
                {
                    "by": _ACTOR,
                    "statements": st.lists(
                        st.sampled_from(
                            ["cf = open", "not u = NO|yes iff cf != 24h", "(u = NO or cf = none) if u = 010"]
                        ),
                        min_size=1,
                        max_size=3,
                    ),
                },
                _JUDGED,
            ),
            max_size=2,
        ),
        "prefers": st.lists(_entry({"by": _ACTOR, "this": _CHOICES, "over": _CHOICES}, _JUDGED), max_size=2),
    },
).filter(_said_once)
_WATCH = _entry(
    {"what": _TEXT},
    {
        "means": _TEXT,
        "about": _many(_ACTOR),
        "on": _many(st.sampled_from(["cf", "u"])),
        "state": st.sampled_from([word.value for word in Sign]),
        **_SRC,
    },
)
_FORECAST = _entry(
    {
        "on": _EARLY,
        "p": st.one_of(
            st.integers(0, 100).map(lambda n: f"{n / 100:g}"),
            st.sampled_from([["0.2", "0.4"], "1/3", {"icd203": "likely"}, {"phia": "realistic possibility"}]),
        ),
    },
    {"why": _TEXT, "of": st.text("0123456789abcdef", min_size=64, max_size=64), **_SRC},
)
_MADE = st.lists(st.tuples(_FORECAST, _TEXT), max_size=3).map(
    lambda each: [{**forecast, "by": f"{by}{number}"} for number, (forecast, by) in enumerate(each)]
)
_TERMS: dict[str, Plain] = {
    "about": _many(_ACTOR),
    "on": _many(st.sampled_from(["cf", "u"])),
    "handling": st.sampled_from([word.value for word in Handling]),
    "made": _MADE,
}
_ASKED = {"asks": _TEXT, "resolves": _TEXT, "closes": _DAY}
_QUESTION = st.one_of(
    _entry(_ASKED, _TERMS),
    _entry(
        {**_ASKED, "outcome": st.sampled_from([word.value for word in Outcome]), "settled": _DAY},
        {**_TERMS, "settled_by": _TEXT, "corrects": _TEXT, **_SRC},
    ),
    _entry({**_ASKED, "opened": st.just("2022-03-01"), "closes": st.just("2022-03-31")}, _TERMS),
)
_SCENARIO = _entry(
    {
        "changes": _entry(
            {}, {"title": _TEXT, "positions": st.just({"UKR": ""}), "actors": st.just({"RUS": {"note": "x"}})}
        )
    },
    {"about": _TEXT},
)
_SITUATIONS = st.fixed_dictionaries(
    {"title": _TEXT, "actors": st.fixed_dictionaries(dict.fromkeys(_ACTORS, _ACTOR_ENTRY))},
    optional={
        "about": _TEXT,
        "common_scale": _TEXT,
        "as_of": st.just("2022-03-11"),
        "hedges": st.sampled_from([{"about": ["0.8", "1.2"]}, {"masses": "[5000, 9000)"}]),
    },
).flatmap(
    lambda head: st.fixed_dictionaries(
        {
            **{key: st.just(value) for key, value in head.items()},
            "sources": st.fixed_dictionaries({"art": _SOURCE, "NO-1": _SOURCE}),
            "quantities": st.fixed_dictionaries({"q": _QUANTITY}),
            "issues": _ISSUES,
            "claims": _CLAIMS,
        },
        optional={
            "positions": _POSITIONS,
            "alternatives": st.dictionaries(
                st.sampled_from(["RUS", "UKR"]),
                st.one_of(
                    _entry({"outcome": st.one_of(st.just("now"), _PACKAGE)}, {"cost": _POINTS, **_JUDGED, "by": _TEXT}),
                    _entry({"worth": _POINTS, "why": _TEXT}, {**_SRC, "by": _TEXT}),
                    _entry({"war": _WAR}, {**_JUDGED, "by": _TEXT}),
                ),
            ),
            "rules": st.lists(_RULE, max_size=2),
            "moves": _MOVES,
            "ties": st.lists(_TIE, max_size=2),
            "places": st.fixed_dictionaries({"road": _PLACE}, optional={"camp": _PLACE}),
            "network": st.lists(_LINK, max_size=2),
            "stocks": st.dictionaries(st.sampled_from(["food", "on"]), _STOCK, max_size=2),
            "scenarios": st.dictionaries(st.sampled_from(["one", "NO"]), _SCENARIO, max_size=2),
            "questions": _entry(
                {},
                {
                    "ask": _many(st.sampled_from(["ledger", "talks"])),
                    "watch": st.lists(_WATCH, max_size=2),
                    "forecasts": st.dictionaries(st.sampled_from(["q1", "no"]), _QUESTION, max_size=2),
                },
            ),
        },
    )
)


@st.composite
def _whole(draw: st.DrawFn) -> Any:
    """The same under a short name, for readable reports."""
    return draw(_SITUATIONS)


@pytest.fixture(scope="session")
def situations() -> Plain:
    """Plain data of situations, most of them valid."""
    return _whole()
