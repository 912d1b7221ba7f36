"""When a cluster is given up."""

from __future__ import annotations

from modusvivendi.ensembles.watch import Watch

ONE = ("one", "task")


def _look(watch: Watch, *times: int, reports: bool = True, held: tuple[tuple[str, str], ...] = (ONE,)) -> list[bool]:
    """Whether it had stalled at each time, with one worker that reports each time, or only once."""
    found = []
    for at in times:
        watch.look(at, {"one": float(at if reports else 0)}, held)
        found.append(watch.stalled(at))
    return found


def test_nothing_comes() -> None:
    watch = Watch(60, 0)
    assert [watch.stalled(at) for at in (0, 59, 60)] == [False, False, True]


def test_a_result_or_one_more_worker_is_waited_for_again() -> None:
    watch = Watch(60, 0)
    watch.look(50, {"one": 0.0}, [])
    assert (watch.stalled(109), watch.stalled(110)) == (False, True)
    watch.heard(110)
    assert (watch.stalled(169), watch.stalled(170)) == (False, True)


def test_a_long_chunk_is_waited_for_while_its_worker_reports() -> None:
    assert not any(_look(Watch(60, 0), *range(0, 3600, 5)))
    stopped = _look(Watch(60, 0), *range(0, 3600, 5), reports=False)
    assert (stopped[0], stopped[18], stopped[-1]) == (False, True, True)


def test_a_worker_that_holds_no_task_of_the_run_is_not_waited_for() -> None:
    assert _look(Watch(60, 0), 0, 30, 60, held=()) == [False, False, True]


def test_a_task_that_goes_from_dying_worker_to_dying_worker_is_not_waited_for() -> None:
    watch = Watch(60, 0)
    stopped = []
    for at in range(0, 100, 5):
        watch.look(at, {f"worker {at // 10}": float(at)}, [(f"worker {at // 10}", "task")])
        stopped.append(watch.stalled(at))
    assert stopped.index(True) == 12
