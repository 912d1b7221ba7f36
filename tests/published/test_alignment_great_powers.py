"""Six European powers before the First World War: Antal, Krapivsky and Redner (2006), doi 10.1016/j.physd.2006.09.028.

Their figure 10 follows the powers from the Three Emperors' League of 1872 to the British-Russian agreement of 1907, in
which all triangles come to be in balance. The dates of the ties are those of manynet. That one tie is broken in each
earlier year was not read in the paper: all 2^5 ways of taking sides were listed for each year.
"""

import numpy as np
import pytest

from modusvivendi.methods import alignment
from modusvivendi.methods.alignment.published.data import POWERS, YEARS, powers
from modusvivendi.methods.alignment.solve.triads import triads

TRIPLE_ALLIANCE = {"AUH", "DEU", "ITA"}
CAMPS = {
    1872: {"FRA", "GBR"},  # against the three emperors
    1890: {"FRA", "RUS"},  # the treaty of Germany and Russia has lapsed
    1904: {"FRA", "GBR", "RUS"},  # Entente Cordiale
}
"""One camp of the only partition that breaks one tie, from a year on; who has no tie is in neither."""


def test_from_1907_all_is_in_balance() -> None:
    for year in range(1907, 1914):
        graph = powers(year).graph
        result = alignment.solve(graph)
        assert (result.frustration, result.proved) == (0, True)
        assert (len(graph.edges), triads(graph).unbalanced) == (15, 0)
        ways = result.partitions()
        assert ways.complete
        assert len(ways.sides) == 1
        assert TRIPLE_ALLIANCE in [set(powers(year).camp(ways.sides[0], side)) for side in (0, 1)]


def test_until_1906_one_tie_is_broken_each_year() -> None:
    found = {year: alignment.solve(powers(year).graph) for year in YEARS if year < 1907}
    assert len(found) == 35
    assert {(result.frustration, result.proved) for result in found.values()} == {(1, True)}
    assert {triads(result.graph).unbalanced for result in found.values()} == {2}


@pytest.mark.parametrize("year", range(1872, 1907))
def test_the_camps_change_in_1890_and_in_1904(year: int) -> None:
    known = powers(year)
    ways = alignment.solve(known.graph, anchors=_anchors(year)).partitions()
    assert ways.complete
    assert [set(known.camp(sides, 0)) - _alone(year) for sides in ways.sides.tolist()] == [
        CAMPS[max(begin for begin in CAMPS if begin <= year)]
    ]


def test_italy_has_no_tie_before_1882_and_so_no_side() -> None:
    assert {year for year in YEARS if _alone(year)} == set(range(1872, 1882))
    assert _alone(1872) == {"ITA"}
    result = alignment.solve(powers(1872).graph)
    assert isinstance(result, alignment.TwoCamps)
    italy = POWERS.index("ITA")
    assert italy in result.anchors
    assert (result.component == result.component[italy]).sum() == 1
    assert np.isnan(result.switch_cost()[italy])


def _alone(year: int) -> set[str]:
    known = powers(year)
    return {name for at, name in enumerate(known.names) if at not in known.graph.edges}


def _anchors(year: int) -> list[int]:
    """France, and whoever has no tie."""
    return [POWERS.index(name) for name in ("FRA", *sorted(_alone(year)))]
