"""The talks in words: the latest round in full, all rounds as a table."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Row, Said, Table
from modusvivendi.answers.wording import counted, listed, sentence, with_caution
from modusvivendi.methods import METHODS
from modusvivendi.methods.talks.frame import Problem, Remark, Round
from modusvivendi.methods.talks.solve import Solution, Standing


def tell(problem: Problem, solution: Solution) -> Answer:
    """The latest round in detail and every round in a row."""
    latest, standing = problem.rounds[-1], solution.standings[-1]
    return Answer(
        method="talks",
        question=METHODS["talks"],
        headline=_headline(latest),
        findings=tuple(_findings(problem, latest, standing, solution)),
        tables=(_table(problem, solution),),
        caveats=tuple(_caveats(problem, solution)),
        how="Meetings at which two parties or more were present; offers and answers that name a meeting, or that "
        "were made between its sides on the same days. Whether a meeting was a first is computed from the ledger.",
    )


def _headline(latest: Round) -> Said:
    text = latest.text
    reply = latest.reply or next(iter(latest.answers), None)
    if reply is not None:
        text += " " + _cited(reply).text
    elif latest.offers:
        text += " No answer to what was offered there is recorded."
    because = (latest.evidence, *([reply.evidence] if reply is not None else []))
    return Said(text, because)


def _findings(problem: Problem, latest: Round, standing: Standing, solution: Solution) -> Iterator[Said]:
    because = (latest.evidence,)
    if latest.delegates:
        came = listed(f"{who} for {actor}" for actor, who in latest.delegates)
        yield Said(sentence(came), because, label="Who came")
    if latest.place or latest.host:
        yield Said(_venue(latest), because, label="Venue")
    yield Said(_first(latest, standing), because, label="Was it a first")
    if latest.agenda:
        yield Said(sentence(listed(latest.agenda)), because, label="Agenda")
    yield from _labelled("Offered", latest.offers)
    yield from _labelled("Answered", latest.answers)
    yield from _labelled("Apparent purpose", latest.purposes)
    yield from _labelled("Said of it", latest.comments)
    if latest.left_open:
        yield Said(sentence(listed(latest.left_open)), because, label="Left open")
    if latest.next:
        yield Said(sentence(latest.next), because, label="Next step")
    for met in reversed(problem.rounds[:-1]):
        yield _earlier(met)
    if solution.next_level is not None:
        yield Said(
            f"The highest level reached is {problem.levels[solution.highest or 0]}; the next would be "
            f"{problem.levels[solution.next_level]}.",
            because,
            label="Next level up",
        )


def _earlier(met: Round) -> Said:
    """An earlier round in one paragraph: what it was, what was offered, answered and said of it, what stayed open."""
    said = [_cited(remark) for remark in (*met.offers, *met.answers, *met.purposes, *met.comments)]
    texts = [met.text, *(one.text for one in said)]
    texts += [f"Left open: {sentence(listed(met.left_open))}"] if met.left_open else []
    because = dict.fromkeys((met.evidence, *(key for one in said for key in one.because)))
    return Said(" ".join(texts), tuple(because), label=f"Before, {met.day}")


def _labelled(label: str, remarks: tuple[Remark, ...]) -> Iterator[Said]:
    for remark in remarks:
        cited = _cited(remark)
        yield Said(cited.text, cited.because, label=label)


def _cited(remark: Remark) -> Said:
    return Said(with_caution(remark.text, remark.attribution, remark.hedge), (remark.evidence,))


def _venue(latest: Round) -> str:
    place = latest.place or "Place not recorded"
    if not latest.host:
        return sentence(place)
    own = "itself a party to the conflict" if latest.host_takes_part else "not a party to the conflict"
    return sentence(f"{place}, hosted by {latest.host}, {own}")


def _first(latest: Round, standing: Standing) -> str:
    level = f" at {latest.level_words} level or above" if latest.level_words else ""
    if standing.first:
        computed = f"The ledger holds no earlier meeting of these sides{level}"
        if standing.earlier:
            computed += f" ({counted(standing.earlier, 'earlier meeting')} below it)"
    else:
        computed = f"The ledger holds {counted(standing.earlier_as_high, 'earlier meeting')} of these sides{level}"
    if latest.asserted_first and standing.first:
        return f"The source calls it a first. {computed}, which agrees."
    if latest.asserted_first:
        return f"The source calls it a first. {computed}: the two differ."
    return f"No source calls it a first. {computed}."


def _table(problem: Problem, solution: Solution) -> Table:
    rows = [
        Row(
            (
                met.day,
                met.who,
                met.level_words or None,
                met.place or None,
                met.host or None,
                "yes" if standing.first else "no",
            ),
            (met.evidence,),
        )
        for met, standing in zip(problem.rounds, solution.standings, strict=True)
    ]
    return Table(
        title="Meetings of the parties",
        columns=("Date", "Who", "Level", "Place", "Host", "First at its level, by the ledger"),
        rows=tuple(rows),
    )


def _caveats(problem: Problem, solution: Solution) -> Iterator[Said]:
    unknown = sum(met.level is None for met in problem.rounds)
    if unknown:
        yield Said(f"The level of {counted(unknown, 'meeting')} is not recorded; it cannot count as higher or lower.")
    if problem.rounds[-1].asserted_first and not solution.standings[-1].earlier:
        yield Said("The ledger holds only these meetings; it cannot show that there were no others.")
