"""What changed since a day: what became known and on whose word, which answers differ, and what would change them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from modusvivendi.answers.evidence import claim_key, grade_of, origin_key, voice
from modusvivendi.answers.model import Answer, Gap, Row, Said, Table
from modusvivendi.answers.wording import capitalised, claim_sentence, counted, listed, sentence
from modusvivendi.briefing.pool import Pool, renamed
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.asof import as_of
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Kind, Sign
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import day_in_words, to_day
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

MOST_SHOWN = 60
"""With more claims, the table of what became known is for reference."""
_STATE = {Sign.SEEN: "seen", Sign.UNCLEAR: "unclear", Sign.UNSEEN: "not seen"}
_MANY = {Kind.RESPONSE: "answers", Kind.AID: "claims of aid"}


def read_since(situation: Situation, since: date | str) -> date:
    """The day from which changes are told.

    Raises:
        SituationError: it is no day, or lies after the day up to which the file tells what is known.
    """
    try:
        day = to_day(since)
    except Fault as fault:
        raise SituationError([Problem(code=fault.code, what=f"--since: {fault.what}", hint=fault.hint)]) from None
    if situation.as_of is not None and day > situation.as_of:
        what = f"--since {day} lies after the date of what is known ({day_in_words(situation.as_of)})"
        raise SituationError([Problem(code="window", what=what, hint=f"write a day before {situation.as_of}")])
    return day


def changes(
    situation: Situation, since: date, results: Sequence[Answer | Gap], options: Mapping[str, Mapping[str, Any]]
) -> Answer:
    """What changed since the end of a day, beside the answers of now.

    Args:
        situation: what is known now.
        since: the day whose knowledge is compared.
        results: the answers of now.
        options: the settings with which they were asked, by the method's name.
    """
    pool = Pool()
    now = [(result, pool.take(result, situation.as_of or date.max)) for result in results if isinstance(result, Answer)]
    fresh = _fresh(situation, since)
    differing = list(_differing(situation, since, now, options, pool))
    answer = Answer(
        method=f"ledger --known-from {since + timedelta(days=1)}",
        question=f"What changed since {day_in_words(since)}?",
        headline=_headline(situation, since, fresh, differing),
        findings=(*_moved(now), *differing),
        tables=(*_known(situation, fresh), *_watched(situation)),
        how="What is compared is what was known by the end of that day and what is known now. An answer is shown "
        "where its first sentence reads otherwise.",
    )
    return replace(answer, evidence=pool.evidence(answer, situation))


def _fresh(situation: Situation, since: date) -> list[tuple[date, Claim]]:
    """The claims that became known after the day, in the order in which they did."""
    known = ((situation.known_on(claim), claim) for claim in situation.claims.values())
    return sorted(((day, claim) for day, claim in known if day is not None and day > since), key=lambda one: one[0])


def _headline(situation: Situation, since: date, fresh: list[tuple[date, Claim]], differing: list[Said]) -> Said:
    until = f" and {day_in_words(situation.as_of)}" if situation.as_of else " and now"
    text = f"Between the end of {day_in_words(since)}{until}, {counted(len(fresh), 'claim')} became known"
    if fresh:
        text += f" ({_kinds(fresh)})"
    if differing:
        text += (
            f"; {counted(len(differing), 'answer')} {'reads' if len(differing) == 1 else 'read'} otherwise than then"
        )
    else:
        text += "; no answer reads otherwise than then"
    return Said(f"{text}.", tuple(claim_key(claim.key) for _, claim in fresh[-1:]))


def _kinds(fresh: list[tuple[date, Claim]]) -> str:
    kinds: dict[Kind, int] = {}
    for _, claim in fresh:
        kinds[claim.kind] = kinds.get(claim.kind, 0) + 1
    ordered = sorted(kinds.items(), key=lambda one: -one[1])
    return listed(counted(number, kind.value, _MANY.get(kind)) for kind, number in ordered)


def _moved(now: Sequence[tuple[Answer, dict[str, str]]]) -> Iterator[Said]:
    """The first sentence of every answer that was asked between then and now."""
    for answer, keys in now:
        if method(answer.method).window == "between":
            yield replace(answer.headline, because=renamed(answer.headline.because, keys), label=answer.question)


def _differing(
    situation: Situation,
    since: date,
    now: Sequence[tuple[Answer, dict[str, str]]],
    options: Mapping[str, Mapping[str, Any]],
    pool: Pool,
) -> Iterator[Said]:
    """Then and now, for each answer whose first sentence differs."""
    then = as_of(situation, since)
    for answer, keys in now:
        if method(answer.method).window is not None:
            continue
        before = ask(answer.method, then, options.get(answer.method))
        because = renamed(answer.headline.because, keys)
        if isinstance(before, Gap):
            text = f"Then: too little was known to answer. Now: {answer.headline.text}"
            yield Said(text, because, label=answer.question)
        elif before.headline.text != answer.headline.text:
            earlier = renamed(before.headline.because, pool.take(before, since))
            text = f"Then: {before.headline.text} Now: {answer.headline.text}"
            yield Said(text, tuple(dict.fromkeys((*earlier, *because))), label=answer.question)


def _known(situation: Situation, fresh: list[tuple[date, Claim]]) -> Iterator[Table]:
    if not fresh:
        return
    rows = (
        Row(
            (
                str(day),
                claim_sentence(situation, claim),
                capitalised(claim.attribution or voice(situation, claim)),
                grade_of(situation, claim).label,
                claim.hedge,
            ),
            (claim_key(claim.key),),
        )
        for day, claim in fresh
    )
    yield Table(
        title="What became known, and on whose word",
        columns=("Known", "Claim", "On the word of", "Grade", "Hedge"),
        rows=tuple(rows),
        detail=len(fresh) > MOST_SHOWN,
    )


def _watched(situation: Situation) -> Iterator[Table]:
    watched = situation.questions.watch
    if watched:
        rows = (
            Row(
                (sentence(each.what), sentence(each.means) if each.means else None, _STATE[each.state]),
                tuple(origin_key(origin) for origin in each.src),
            )
            for each in watched
        )
        yield Table(
            title="What would change the judgement",
            columns=("What would be seen", "What it would mean", "State"),
            rows=tuple(rows),
            note="The indicators are the analyst's choice; their state is as the file gives it now.",
        )
