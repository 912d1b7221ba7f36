"""The forecasts in words: what is open, what came about, and how good the forecasts were."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.questions.frame import Problem
from modusvivendi.methods.questions.solve import Solution
from modusvivendi.methods.questions.tell.findings import findings
from modusvivendi.methods.questions.tell.tables import tables
from modusvivendi.methods.questions.tell.words import OUTCOME, open_questions, ranged
from modusvivendi.situation.fields.dates import day_in_words

HOW = (
    "Scored is each author's last forecast on a question that was resolved with yes or no, made up to the closing date "
    "and before the day on which the outcome was known. The others are listed and not scored. A word or a range is "
    "scored at both of its ends, never at a middle."
)
_CITATION = Citation(
    text="G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950), "
    "1–3",
    doi="10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
)


def tell(problem: Problem, solution: Solution) -> Answer:
    """The questions with their latest forecasts, their outcomes, and the scores."""
    return Answer(
        method="questions",
        question=METHODS["questions"],
        headline=_headline(problem, solution),
        findings=tuple(findings(problem, solution)),
        tables=tuple(tables(problem, solution)),
        caveats=tuple(_caveats(problem)),
        how=HOW,
        citation=_CITATION,
    )


def _headline(problem: Problem, solution: Solution) -> Said:
    still = len(open_questions(problem.asked))
    text = f"{counted(len(problem.asked), 'forecast question')}, {still} open"
    tally = [
        f"{sum(each.outcome is outcome for each in problem.asked)} {words}"
        for outcome, words in OUTCOME.items()
        if any(each.outcome is outcome for each in problem.asked)
    ]
    text += f"; resolved: {listed(tally)}." if tally else ", none resolved yet."
    if solution.together is not None:
        scores = solution.together.scores
        text += f" {counted(scores.n, 'forecast')} scored: Brier score {ranged(scores.brier)}, from 0 (best) to 2"
        text += "." if solution.together.spread else "; too few questions to tell skill from luck."
    return Said(text, tuple(each.because[0] for each in problem.asked))


def _caveats(problem: Problem) -> Iterator[Said]:
    day = problem.day
    if day is None:
        return
    later = [made for each in problem.asked for made in each.made if made.on > day]
    settled = [each for each in problem.asked if each.settled is not None and each.settled > day]
    if later or settled:
        parts = [counted(len(later), "forecast")] if later else []
        parts += [counted(len(settled), "outcome")] if settled else []
        keys = dict.fromkeys(key for made in later for key in made.because)
        keys |= dict.fromkeys(key for each in settled for key in each.because)
        text = f"{listed(parts)} dated after {day_in_words(day)}, up to which the file tells what is known."
        yield Said(text, tuple(keys))
