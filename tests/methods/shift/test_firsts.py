"""Firsts agree with a plain reading of the ledger."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods.shift.solve.firsts import earlier_use, standing

MEETINGS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(-1, 3), st.frozensets(st.integers(0, 3), min_size=2)), max_size=12
).map(lambda meetings: sorted(meetings, key=lambda one: one[0]))
Met = tuple[int, int, frozenset[int]]


@given(MEETINGS)
def test_meetings(meetings: list[Met]) -> None:
    sides = np.array([[actor in who for actor in range(4)] for _, _, who in meetings], dtype=bool).reshape(-1, 4)
    days, levels = (np.array([one[place] for one in meetings], dtype=np.int64) for place in (0, 1))
    found = standing(days, levels, sides)
    for number, (day, level, who) in enumerate(meetings):
        before = [other for other, met in enumerate(meetings) if met[0] < day and who <= met[2]]
        high = [other for other in before if meetings[other][1] >= max(level, 0)]
        low = [other for other in before if 0 <= meetings[other][1] < level and other > max(high, default=-1)]
        assert found.earlier[number] == len(before)
        assert found.as_high[number] == max(high, default=-1)
        assert found.lower[number] == len(low)
        assert found.unknown[number] == sum(meetings[other][1] < 0 for other in before)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), max_size=12).map(sorted))
def test_uses(uses: list[tuple[int, int]]) -> None:
    days, labels = (np.array([one[place] for one in uses], dtype=np.int64) for place in (0, 1))
    found = earlier_use(days, labels).tolist()
    for number, (day, label) in enumerate(uses):
        before = [other for other, (when, what) in enumerate(uses) if what == label and when < day]
        assert (found[number] == -1) == (not before)
        if before:
            assert uses[found[number]] == uses[before[0]]
