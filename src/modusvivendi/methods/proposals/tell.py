"""Offers and answers in words."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed, with_caution
from modusvivendi.methods import METHODS
from modusvivendi.methods.proposals.frame import Offer, Problem
from modusvivendi.methods.proposals.solve import Solution
from modusvivendi.situation.blocks.words import Answered

_STANDING = {
    Answered.ACCEPTED: "accepted",
    Answered.REFUSED: "refused",
    Answered.DEFERRED: "deferred",
    Answered.COUNTERED: "countered",
    None: "no answer recorded",
}


def tell(problem: Problem, solution: Solution) -> Answer:
    """Each offer, what it would mean, and how it was answered."""
    return Answer(
        method="proposals",
        question=METHODS["proposals"],
        headline=_headline(problem, solution),
        findings=tuple(finding for offer in problem.offers for finding in _findings(offer)),
        tables=(_table(problem, solution),),
        caveats=tuple(_caveats(solution)),
        how="Proposals and demands of the ledger with the responses that name them. “Deferred” means neither "
        "accepted nor refused.",
    )


def _headline(problem: Problem, solution: Solution) -> Said:
    kinds = [("proposal", [o for o in problem.offers if not o.demand])]
    kinds += [("demand", [o for o in problem.offers if o.demand])]
    named = listed(counted(len(offers), word) for word, offers in kinds if offers)
    order = (Answered.ACCEPTED, Answered.REFUSED, Answered.DEFERRED, Answered.COUNTERED)
    stands = [f"{solution.counts[how]} {_STANDING[how]}" for how in order if solution.counts[how]]
    if solution.counts[None]:
        stands.append(f"{solution.counts[None]} without a recorded answer")
    return Said(f"The ledger holds {named}: {listed(stands)}.", tuple(offer.evidence for offer in problem.offers))


def _findings(offer: Offer) -> Iterator[Said]:
    yield Said(
        with_caution(offer.text, hedge=offer.hedge), (offer.evidence,), label=capitalised(offer.day) or "Undated"
    )
    for reply in offer.replies:
        yield Said(with_caution(reply.text, hedge=reply.hedge), (reply.evidence,), label="Answer")


def _table(problem: Problem, solution: Solution) -> Table:
    rows = [
        Row(
            (
                offer.day or None,
                offer.who,
                offer.whom or None,
                "demand" if offer.demand else "proposal",
                offer.package or None,
                _STANDING[standing],
            ),
            (offer.evidence, *(reply.evidence for reply in offer.replies)),
        )
        for offer, standing in zip(problem.offers, solution.standing, strict=True)
    ]
    return Table(
        title="Offers and demands, and how each stands",
        columns=("Date", "By", "To", "Kind", "What it asks for", "Answer"),
        rows=tuple(rows),
    )


def _caveats(solution: Solution) -> Iterator[Said]:
    if solution.counts[None]:
        yield Said("That no answer is recorded does not mean that none was given.")
