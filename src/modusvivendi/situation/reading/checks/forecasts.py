"""Forecast questions: their days in order, each forecast made once and in time, each outcome on somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Path, Places
from modusvivendi.situation.situation import Situation

_BLOCK = ("questions", "forecasts")


def complete(situation: Situation, places: Places) -> Iterator[Problem]:
    """An outcome of a forecast question and the day on which it was known stand together."""
    for key, question in situation.questions.forecasts.items():
        path: Path = (*_BLOCK, key)
        if question.outcome is not None and question.settled is None:
            what = "the outcome does not say since when it was known"
            yield places.problem("missing", what, "add settled: and the day, 2022-03-31", (*path, "outcome"))
        unresolved = question.outcome is None
        for name in ("settled", "settled_by", "settled_of", "src", "corrects"):
            if unresolved and getattr(question, name):
                what = f'"{name}" belongs to an outcome, and this question has none'
                yield places.problem("missing", what, f"add outcome: yes, no or void; or delete {name}", (*path, name))


def days(situation: Situation, places: Places) -> Iterator[Problem]:
    """A forecast question is opened before it closes, and before its outcome is known."""
    for key, question in situation.questions.forecasts.items():
        if question.opened is None:
            continue
        for name, day in (("closes", question.closes), ("settled", question.settled)):
            if day is not None and day < question.opened:
                related = (("it was opened here", places.of((*_BLOCK, key, "opened"))),)
                what = f"the day {day} comes before the question was opened ({question.opened})"
                hint = "correct one of the two days"
                yield places.problem("order-of-days", what, hint, (*_BLOCK, key, name), related=related)


def made_once(situation: Situation, places: Places) -> Iterator[Problem]:
    """An author makes one forecast a day on a question; a later one stands beside the earlier."""
    for key, question in situation.questions.forecasts.items():
        first: dict[tuple[object, ...], Path] = {}
        for number, forecast in enumerate(question.made):
            path = (*_BLOCK, key, "made", number)
            before = first.setdefault((forecast.by, forecast.on), path)
            if before is not path:
                what = f'"{forecast.by}" makes two forecasts on this question on {forecast.on}'
                hint = "delete one of them; a forecast is not changed later, but followed by another on a later day"
                related = (("the other one stands here", places.of(before)),)
                yield places.problem("duplicate", what, hint, path, related=related)


def made_in_time(situation: Situation, places: Places) -> Iterator[Problem]:
    """A forecast after the closing date, or when the outcome was known, is kept and not scored."""
    for key, question in situation.questions.forecasts.items():
        for number, forecast in enumerate(question.made):
            path = (*_BLOCK, key, "made", number, "on")
            if question.opened is not None and forecast.on < question.opened:
                what = f"the forecast of {forecast.on} comes before the question was opened ({question.opened})"
                yield places.problem("order-of-days", what, "correct one of the two days", path, warning=True)
            if not question.counts(forecast):
                late = forecast.on > question.closes
                limit = f"closed ({question.closes})" if late else f"was settled ({question.settled})"
                what = f"the forecast of {forecast.on} was made {'after' if late else 'when'} the question {limit}"
                hint = "correct the day, or leave it: it is listed and not scored"
                related = (("that day is set here", places.of((*_BLOCK, key, "closes" if late else "settled"))),)
                yield places.problem("late-forecast", what, hint, path, related=related, warning=True)


def on_a_word(situation: Situation, places: Places) -> Iterator[Problem]:
    """An outcome names the claim or source that it rests on, or who resolved the question."""
    for key, question in situation.questions.forecasts.items():
        if question.outcome is not None and not question.src and question.settled_by is None:
            what = "the outcome does not say on whose word"
            hint = "add src: and the claim or source, or settled_by: and a name"
            yield places.problem("no-origin", what, hint, (*_BLOCK, key, "outcome"), warning=True)


def as_its_claim_says(situation: Situation, places: Places) -> Iterator[Problem]:
    """A forecast that cites a claim with a probability says the same as the claim."""
    for key, question in situation.questions.forecasts.items():
        for number, forecast in enumerate(question.made):
            cited = (situation.claims.get(origin.claim or "") for origin in forecast.src)
            given = [claim for claim in cited if claim is not None and claim.probability is not None]
            if given and all(claim.probability != forecast.p for claim in given):
                claim = given[0]
                what = f'the forecast gives {forecast.p.describe()}, and the claim "{claim.key}" another probability'
                hint = "write the probability that the source gives, or cite another claim"
                path = (*_BLOCK, key, "made", number, "p")
                related = (("the claim's stands here", places.of(("claims", claim.key, "probability"), key=True)),)
                yield places.problem("other-probability", what, hint, path, related=related, warning=True)
