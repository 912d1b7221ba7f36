"""Documents whose every text is one given string."""

from __future__ import annotations

from datetime import date

from modusvivendi.answers import (
    Answer,
    Citation,
    Document,
    Evidence,
    Gap,
    Need,
    Row,
    Said,
    SourceLine,
    Table,
)
from modusvivendi.answers.builders import Event, Interval, Scale, Stance, intervals, positions, timeline

POISON = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'> </title></style> {{ 7*7 }} {% raw %} "
    "[bold red]x[/] [/] [link=https://evil.example]y[/link] \x1b[31mred\x1b[0m \x9b31m \x07 "
    "\u202eabc\u2066 \u200b"
    "| a | b | `code` **strong** __u__ [t](javascript:alert(1)) ![i](http://evil.example/x.png) "
    "http://evil.example www.evil.example &lt;b&gt; <https://evil.example>"
    "\n# heading\n- item\n```\n~~~\n:::\r\n\ud800 \ufffe"
)


def document(text: str = POISON, *, drawn: bool = True, numbers: tuple[float, ...] = (1.5,)) -> Document:
    """Return a document with ``text`` wherever there is text."""
    said = Said(text, ("e", "j"), text)
    table = Table(
        title=text,
        columns=(text, text),
        rows=tuple(Row((text, number), ("e", "d")) for number in numbers),
        note=text,
    )
    answer = Answer(
        method=text,
        question=text,
        headline=said,
        findings=(said, Said(text)),
        tables=(table,),
        charts=charts(text) if drawn else (),
        evidence=(
            _evidence("e", "claim", text),
            _evidence("j", "judgement", text),
            _evidence("d", "derived", text),
        ),
        caveats=(said,),
        how=text,
        citation=Citation(text=text, doi=text),
    )
    return Document(
        title=text,
        as_of=text,
        about=text,
        scenario=text,
        summary=(said,),
        answers=(answer,),
        gaps=(Gap(method=text, question=text, needs=(Need(what=text, snippet=text),)),),
        sources=(
            SourceLine(key="s", title=text, publisher=text, date=text, url=text, grade=text),
            SourceLine(key=text, title=text, url="javascript:alert(1)", grade=text),
        ),
        notices=(text,),
        origin=text,
    )


def charts(text: str) -> tuple:  # type: ignore[type-arg]  # three charts, of which nothing is asked here
    events = (
        Event(lane=text, label=text, start=date(2022, 3, 1), kind=text),
        Event(lane="b", label=text, start=date(2022, 3, 1), end=date(2022, 5, 1), kind="other"),
    )
    rows = (Interval(label=text, low=1, high=None, words=text),)
    scales = (
        Scale(
            issue=text,
            now=3,
            at_zero=text,
            at_hundred=text,
            stances=(Stance(actor=text, ideal=4, accepts=((3, 5),)),),
        ),
    )
    return (
        timeline(events, title=text, description=text, note=text),
        intervals(rows, title=text, description=text, unit=text, note=text),
        positions(scales, title=text, description=text, note=text),
    )


def _evidence(key: str, kind: str, text: str) -> Evidence:
    return Evidence(
        key=key,
        kind=kind,  # type: ignore[arg-type]  # one of the four
        text=text,
        source="s" if kind == "claim" else text,
        locator=text,
        grade=text,
        attribution=text,
        hedge=text,
        happened=text,
        known=text,
        by=text,
        rests_on=("e", "j") if kind == "derived" else (),
    )
