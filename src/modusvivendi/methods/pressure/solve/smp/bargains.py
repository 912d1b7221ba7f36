"""Whom each actor would challenge, what it proposes instead, and which bargain everybody lets an actor keep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.pressure.solve.checks import Array
from modusvivendi.methods.pressure.solve.smp.world import World, distances, election, utility
from modusvivendi.methods.pressure.solve.sums import total

LEAST_GAIN = 1e-5
"""Expected gains up to this are no reason to challenge."""
TINY = 1e-10
SLACK = 1e-6
"""Weight that keeps each to its own place where neither cares."""
DIGITS = 9


@dataclass(frozen=True, slots=True, eq=False)
class Bargain:
    """What one actor proposes to another."""

    proposer: int
    other: int
    chance: float
    """That the proposer would win a contest, as it sees it."""
    gain: float
    """What a challenge would be worth to it."""
    first: Array
    """Where the proposer would go, shape (d,)."""
    second: Array
    """Where the other would go."""


def propose(world: World, ideals: Array, at: Array, bends: Array) -> tuple[Bargain, ...]:
    """Each actor's proposal to the one whom it would gain most by challenging."""
    far = distances(world, ideals, at)
    found = []
    for actor in range(len(at)):
        seen = utility(far, (2 * bends[actor] + bends) / 3)
        chance, gain = challenges(world, seen, actor)
        other = int(np.round(gain, DIGITS).argmax())
        if gain[other] > LEAST_GAIN:
            found.append(_bargain(world, at, (actor, other), float(chance[other]), float(gain[other])))
    return tuple(found)


def challenges(world: World, seen: Array, i: int) -> tuple[Array, Array]:
    """What challenging each other actor promises to actor i, by its own estimate of all utilities.

    In i against j, third party k first adds its vote to the side that it prefers, which gives the chance π of i's side
    in a contest of the three; half committed, it adopts the winner's place only if its side loses, so its vote is worth
    w_k (π (u_kk − u_ki) − (1 − π)(u_kk − u_kj)). The gain is what winning is worth if j does not resist (1 − s_j), or
    the contest if it does (s_j), less things as they are.

    Args:
        world: capabilities and saliences.
        seen: i's estimate of utilities, shape (n, n).
        i: the challenger.

    Returns:
        Chances and gains against each actor, each of the shape (n,); the gain against itself is −∞.
    """
    weight = world.keen * world.capability
    own = seen[:, i, None]  # u_ki, shape (k, 1)
    theirs = seen  # u_kj, shape (k, j)
    best = np.diagonal(seen)
    mine, yours = (
        TINY + weight[i] * np.maximum(best[i] - seen[i], 0),
        TINY + weight[i] * np.maximum(seen[i] - best[i], 0),
    )
    gives = weight * (best - seen[:, i])
    mine, yours = mine + np.maximum(-gives, 0), yours + np.maximum(gives, 0)
    votes = weight[:, None] * (own - theirs)
    joined, against = mine + np.maximum(votes, 0), yours + np.maximum(-votes, 0)
    odds = joined / (joined + against)
    lean = weight[:, None] * (odds * (best[:, None] - own) - (1 - odds) * (best[:, None] - theirs))
    third = ~np.eye(len(seen), dtype=bool)
    third[i] = False
    lean = np.where(third, lean, 0.0)
    support = mine + total(np.maximum(lean, 0), 0)
    chance = support / (support + yours + total(np.maximum(-lean, 0), 0))
    win, lose = 2 * seen[i, i], 2 * seen[i]
    gain = (1 - world.keen) * win + world.keen * (chance * win + (1 - chance) * lose) - (seen[i, i] + seen[i])
    gain[i] = -np.inf
    return chance, gain


def _bargain(world: World, at: Array, pair: tuple[int, int], chance: float, gain: float) -> Bargain:
    """In each dimension between the two places, by squared salience × squared chance; four decimals, as in KTAB."""
    i, j = pair
    pull, push = world.salience[i] ** 2 * chance**2, world.salience[j] ** 2 * (1 - chance) ** 2
    whole = pull + SLACK + push
    first = _four(((pull + SLACK) * at[i] + push * at[j]) / whole)
    second = _four((pull * at[i] + (SLACK + push) * at[j]) / whole)
    return Bargain(i, j, chance, gain, first, second)


def _four(places: Array) -> Array:
    found: Array = np.floor(0.5 + places * 10_000) / 10_000
    return found


def settle(world: World, ideals: Array, at: Array, bends: Array, offers: tuple[Bargain, ...]) -> Array:
    """For each actor the likeliest of the bargains that touch it, and staying; what it says about the actor is done."""
    far = utility(distances(world, ideals, at), bends)
    base = total(far)
    after = at.copy()
    worth = {offer: _worth(world, ideals, bends, far, base, offer) for offer in offers}
    for actor in range(len(at)):
        touching = [offer for offer in offers if actor in (offer.proposer, offer.other)]
        if not touching:
            continue
        columns = np.stack([base, *(worth[offer] for offer in touching)], axis=1) / len(at)
        taken = int(np.round(election(world, columns), DIGITS).argmax())
        if taken:
            offer = touching[taken - 1]
            after[actor] = offer.first if offer.proposer == actor else offer.second
    return after


def _worth(world: World, ideals: Array, bends: Array, far: Array, base: Array, offer: Bargain) -> Array:
    """Everybody's utilities of all places, added up, once the bargain is kept by both."""
    new = utility(distances(world, ideals, np.stack([offer.first, offer.second])), bends)
    found: Array = base - far[:, offer.proposer] - far[:, offer.other] + total(new)
    return found
