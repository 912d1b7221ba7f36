"""How many actors are there? The smallest method that can be: kept to show that a folder and a line suffice."""

from modusvivendi.answers.model import Answer, Need, Row, Said, Table
from modusvivendi.methods.base import Method
from modusvivendi.situation.situation import Situation

QUESTION = "How many actors are there?"


def needs(situation: Situation) -> tuple[Need, ...]:
    if len(situation.actors) > 1:
        return ()
    return (Need(what="two actors", snippet="actors: {A: {role: party}, B: {role: party}}"),)


def frame(situation: Situation) -> tuple[str, ...]:
    return tuple(situation.actor_name(key) for key in situation.actors)


def solve(names: tuple[str, ...]) -> int:
    return len(names)


def tell(names: tuple[str, ...], number: int) -> Answer:
    table = Table(title="Actors", columns=("Name",), rows=tuple(Row((name,)) for name in names))
    return Answer(method="toy", question=QUESTION, headline=Said(f"There are {number} actors."), tables=(table,))


METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell)
