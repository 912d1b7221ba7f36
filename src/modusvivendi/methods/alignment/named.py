"""Each actor's camp by name, for files of other tools."""

from __future__ import annotations

from modusvivendi.methods.alignment.asked import TIED, view
from modusvivendi.methods.alignment.frame import frame
from modusvivendi.situation.situation import Situation


def camps(situation: Situation) -> dict[str, str | None]:
    """For each actor the key of who leads its camp; None where it is undetermined.

    Actors without a tie are left out.

    Raises:
        SituationError: the situation has no tie.
    """
    case = frame(situation)
    found = view(case.weights, case)
    tied = sorted({end for pair in case.weights for end in pair})
    camp = {at: (int(found.component[at]), int(found.sides[at])) for at in tied}
    still = [at for at in tied if found.gap[at] <= TIED]
    leader = {each: case.leader([at for at in tied if camp[at] == each]) for each in set(camp.values())}
    return {case.keys[at]: None if at in still else case.keys[leader[camp[at]]] for at in tied}
