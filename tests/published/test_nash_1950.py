"""Nash (1950), The Bargaining Problem, Econometrica 18(2): Bill and Jack trade goods without money.

Bill gives the book, the whip, the ball and the bat; Jack gives the pen, the toy and the knife.
"""

from modusvivendi.methods import settlement

GOODS = {
    "book": (2, 4),
    "whip": (2, 2),
    "ball": (2, 1),
    "bat": (2, 2),
    "box": (4, 1),
    "pen": (10, 1),
    "toy": (4, 1),
    "knife": (6, 2),
    "hat": (2, 2),
}
"""What each good is worth to Bill and to Jack."""
BILLS = ("book", "whip", "ball", "bat", "box")
"""Bill's before the trade; the rest is Jack's."""


def solution() -> settlement.Solution:
    """Each good is an issue: 0 for Bill, 1 for Jack. Without a trade both keep what they have."""
    bill = [[worth, 0] for worth, _ in GOODS.values()]
    jack = [[0, worth] for _, worth in GOODS.values()]
    before = [
        sum(worth for good, (worth, _) in GOODS.items() if good in BILLS),
        sum(worth for good, (_, worth) in GOODS.items() if good not in BILLS),
    ]
    assert before == [12, 6]
    return settlement.solve(settlement.additive([bill, jack], before))


def test_the_trade() -> None:
    nash = solution().nash
    assert nash.packages.shape == (1, 9)
    holds = [good for good, owner in zip(GOODS, nash.package, strict=True) if owner == 0]
    assert holds == ["box", "pen", "toy", "knife"]
    assert nash.proven


def test_bill_gains_12_and_jack_5() -> None:
    found = solution()
    gains = tuple(u - r for u, r in zip(found.nash.utilities, found.problem.reservation, strict=True))
    assert gains == (12, 5)


def test_all_efficient_trades() -> None:
    """Of 512 ways to hold the goods, 293 leave nobody worse off; seven gains among these are efficient."""
    found = solution()
    assert found.problem.packages == 512
    assert found.count == 293
    gains = (found.frontier - found.problem.reservation).tolist()
    assert gains == [[2, 8], [6, 7], [8, 6], [12, 5], [14, 4], [16, 2], [18, 0]]
