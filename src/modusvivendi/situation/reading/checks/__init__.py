"""Checks that compare one entry with another. Each yields problems; none stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.checks import (
    actors,
    claims,
    correlations,
    dates,
    forecasts,
    issues,
    network,
    origins,
    positions,
    rules,
    stability,
)
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation

Check = Callable[[Situation, Places], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    dates.known_after_as_of,
    dates.known_before_it_happened,
    dates.begins_after_as_of,
    dates.validity,
    claims.complete,
    claims.answers_something,
    claims.within_bounds,
    claims.misplaced_entries,
    actors.members,
    actors.alternatives,
    actors.worth_or_outcome,
    issues.complete,
    positions.red_lines,
    positions.ideals,
    positions.overlaps,
    positions.one_measure,
    positions.unordered_values,
    rules.one_kind,
    rules.one_way_options,
    stability.issues_of_states,
    stability.possible_status_quo,
    stability.one_preference,
    stability.cycles,
    rules.ties,
    network.links,
    network.ends,
    network.units,
    dates.stocks_and_costs,
    network.places_of_network,
    network.ways_out,
    network.fleets,
    correlations.joins,
    forecasts.complete,
    forecasts.days,
    forecasts.made_once,
    forecasts.made_in_time,
    forecasts.on_a_word,
    forecasts.as_its_claim_says,
    origins.every_judgement_has_one,
    origins.every_source_is_used,
)


_MOST_OF_ONE_CHECK = 1_000
_NEED_ALL = (network.places_of_network, network.ways_out, origins.every_source_is_used)
"""Checks for something that is nowhere in the file: an entry that could not be read may have it."""


def cross_check(situation: Situation, places: Places, whole: bool) -> Iterator[Problem]:
    """All problems between entries.

    Args:
        situation: the entries that could be read.
        places: where they stand.
        whole: whether that is all of the file.
    """
    for check in CHECKS:
        if whole or check not in _NEED_ALL:
            yield from islice(check(situation, places), _MOST_OF_ONE_CHECK)
