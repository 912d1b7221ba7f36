"""The numbers that a problem is built from: what they mean, and the words when they cannot be used."""

import subprocess
import sys

import numpy as np
import pytest

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve.links import links
from modusvivendi.methods.settlement.solve.problem import Statement

SCORES = [[[0, 1, 2], [3, 4]], [[2, 1, 0], [1, 0]]]


def fault(*arguments, **more) -> str:
    with pytest.raises(ValueError, match=r"\w") as caught:
        settlement.additive(*arguments, **more)
    return str(caught.value)


def test_utilities_add_scores_and_interactions() -> None:
    problem = settlement.additive(SCORES, [0, 0], interactions=[(1, 1, 0, [[0, 0, 10], [0, 20, 0]])])
    packages = np.array([[2, 0], [1, 1], [0, 0]])
    assert problem.utilities(packages).tolist() == [[5, 11], [5, 21], [3, 3]]
    assert (problem.parties, problem.issues, problem.sizes, problem.packages) == (2, 2, (3, 2), 6)


def test_acceptable_with_and_without_what_was_given_up() -> None:
    problem = settlement.additive(SCORES, [5, 1], red_lines=[(1, {0: [2]}, {1: [1]})], rules=[({}, {0: [1, 2]})])
    packages = np.array([[0, 0], [1, 1], [2, 0], [2, 1]])
    assert problem.acceptable(packages).tolist() == [False, True, False, False]
    assert problem.acceptable(packages, {("red_line", 0)}).tolist() == [False, True, True, False]
    assert problem.acceptable(packages, {("reservation", 1)}).tolist() == [False, True, False, True]
    everything = {("red_line", 0), ("reservation", 0), ("reservation", 1)}
    assert problem.acceptable(packages, everything).tolist() == [False, True, True, True]


def test_no_reservation_value_accepts_anything() -> None:
    problem = settlement.additive(
        [[[-5, 0], [-2, 3]], [[1, 0], [0, 1]]], [None, 0], interactions=[(0, 0, 1, [[-4, 0], [0, 0]])]
    )
    assert problem.reservation == (-11, 0)
    assert settlement.solve(problem).count == 4


def test_packages_are_counted_beyond_64_bits() -> None:
    problem = settlement.additive([[[0, 1, 2, 3, 4]] * 40] * 2, [0, 0])
    assert problem.packages == 5**40
    assert settlement.solve(problem).count == 5**40


def test_statements_are_simplified_in_the_light_of_each_other() -> None:
    scores = [[[0, 0, 0], [0, 0], [0, 0]]] * 2
    chain = [({}, {0: [1, 2], 1: [0]}), ({1: [0]}, {2: [1]}), ({2: [0]}, {0: [1]}), ({0: [2], 1: [0]}, {2: [0]})]
    simple = links(settlement.additive(scores, [0, 0], rules=chain))
    assert simple.domains == ((1,), (0,), (1,))
    assert simple.statements == ()


def test_a_statement_that_asks_two_things_becomes_two() -> None:
    simple = links(settlement.additive([[[0, 0]] * 3] * 2, [0, 0], rules=[({0: [1]}, {1: [0], 2: [1]})]))
    given = ((0, (1,)),)
    assert simple.statements == (Statement(given, ((1, (0,)),)), Statement(given, ((2, (1,)),)))


def test_all_faults_at_once() -> None:
    said = fault(
        SCORES,
        [1, 0.5],
        [(2, {}, {0: [1]}), (0, {}, {0: []}), (0, {4: [1]}, {})],
        [({0: [1]}, {1: [7]})],
        [(0, 0, 1, [[1, 2], [3, 4]]), (0, 1, 1, [[0]])],
    )
    assert said.splitlines() == [
        "8 faults:",
        "- red line 0: there is no party 2; the parties are 0 to 1",
        "- red line 1, allowed, issue 0: lists no option, so that nothing could be accepted; list one or more",
        "- red line 2, given: there is no issue 4; there are 2, counted from 0",
        "- red line 2, allowed: names no issue, so it asks for nothing; name one, or leave the line out",
        "- rule 0, allowed, issue 1: there is no option 7; the options are 0 to 1",
        "- interaction 0: the matrix needs 3 rows and 2 columns, one for each option",
        "- interaction 1: names issue 1 twice; put what one issue is worth into its scores",
        "- reservation: party 1: 0.5 is not a whole number",
    ]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([], "0 parties; a settlement needs two or more"),
        ([[[1, 2]]], "1 parties; a settlement needs two or more"),
        (None, "give a list of parties"),
        ([[[1, 2]], 5], "party 1: give a list of issues"),
        ([[[1, 2]], [[1]]], "issue 0 has 1 options for party 1 and 2 for party 0"),
        ([[[1, 2]], [[1, 2], [1]]], "party 1 scores 2 issues and party 0 1"),
        ([[[1, 2]], [[1, 2.5]]], "party 1, issue 0: 2.5 is not a whole number; multiply all scores"),
        ([[[1, 2]], [np.array([0.1, 0.2])]], "0.1 is not a whole number"),
        ([[[1, 2]], [[1, True]]], "True is not a whole number"),
        ([[[1, 2]], [[1, "2"]]], "'2' is not a whole number"),
        ([[[1, 2]], [[]]], "party 1, issue 0: has no option"),
        ([[[1, 2]], [[[1], [2]]]], "party 1, issue 0: give one flat list"),
        ([[[1, 2]], [[1, 10**30]]], "a number is too large; keep all points together below 2^62"),
        ([[[1, 2]], [[1, 2**62 - 1]]], "could add up to 4611686018427387905, which is too large"),
        ([[[1, 2]], [np.array([1, -(2**63)])]], "too large"),
    ],
)
def test_scores_that_cannot_be_used(scores, words: str) -> None:
    assert words in fault(scores, [0, 0])


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"reservation": ["1", 0]}, "reservation: party 0: '1' is not a whole number"),
        ({"reservation": 3}, "reservation: give one whole number"),
        ({"red_lines": [(0, {0: [1]})]}, "red line 0: give (party, given, allowed)"),
        ({"red_lines": [(0, None, {0: [1]})]}, "red line 0, given: give {issue index: option indices}"),
        ({"red_lines": [(0, {}, {0: 1})]}, "red line 0, allowed, issue 0: give a list of option indices"),
        ({"rules": [({}, {0: [1]}, 3)]}, "rule 0: give (given, allowed)"),
        ({"interactions": [(0, 0, 1)]}, "interaction 0: give (party, issue a, issue b, matrix)"),
        ({"interactions": [(0, 0, 9, [])]}, "interaction 0: there is no issue 9"),
    ],
)
def test_the_rest_that_cannot_be_used(more: dict, words: str) -> None:
    assert words in fault(**{"scores": SCORES, "reservation": [0, 0], **more})


def test_what_was_given_is_copied() -> None:
    mine = np.array([1, 2])
    problem = settlement.additive([[mine], [mine]], [0, 0])
    mine[0] = 99
    assert problem.scores[0][0].tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        problem.scores[0][0][0] = 5


def test_plain_arrays_need_no_command_line_and_no_solver() -> None:
    code = (
        "import sys\n"
        "from modusvivendi.methods import settlement\n"
        "solution = settlement.solve(settlement.additive([[[0, 1]], [[1, 0]]], [0, 0]))\n"
        "solution.frontier, solution.count, solution.agreement_exists, solution.nash\n"
        "settlement.adjusted_winner([60, 40], [40, 60])\n"
        "print([name for name in ('click', 'rich', 'pydantic', 'ortools', 'highspy', 'pandas') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
