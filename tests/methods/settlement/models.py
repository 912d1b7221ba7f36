"""Random small problems, as the arguments of ``additive``."""

from random import Random

from hypothesis import strategies as st

FAR = 10**15


def model(random: Random) -> dict:
    """Few issues; points so few that many packages tie, or so many that floats would lose digits; links between
    issues; reservation values often exactly on what some package gives."""
    parties = random.randint(2, 4)
    sizes = [random.randint(1, 4) for _ in range(random.randint(1, 5))]
    top = random.choice((3, 3, 8, FAR))

    def points() -> int:
        return random.randint(-3, top)

    scores = [[[points() for _ in range(size)] for size in sizes] for _ in range(parties)]
    red_lines = [
        (random.randrange(parties), _clause(random, sizes, 0), _clause(random, sizes, 1))
        for _ in range(random.randint(0, 3))
    ]
    rules = [(_clause(random, sizes, 0), _clause(random, sizes, 1)) for _ in range(random.randint(0, 2))]
    interactions = []
    for _ in range(random.randint(0, 2) if len(sizes) > 1 else 0):
        a, b = random.sample(range(len(sizes)), 2)
        matrix = [[points() for _ in range(sizes[b])] for _ in range(sizes[a])]
        interactions.append((random.randrange(parties), a, b, matrix))
    reservation = [value + random.choice((0, 0, 0, 1, -1, -4, -FAR)) for value in _some_points(random, scores)]
    return {
        "scores": scores,
        "reservation": reservation,
        "red_lines": red_lines,
        "rules": rules,
        "interactions": interactions,
    }


def models() -> st.SearchStrategy[dict]:
    return st.randoms(use_true_random=False).map(model)


def _clause(random: Random, sizes: list[int], least: int) -> dict[int, list[int]]:
    issues = random.sample(range(len(sizes)), min(random.randint(least, 2), len(sizes)))
    return {issue: random.sample(range(sizes[issue]), random.randint(1, sizes[issue])) for issue in issues}


def _some_points(random: Random, scores: list[list[list[int]]]) -> list[int]:
    package = [random.randrange(len(values)) for values in scores[0]]
    return [sum(values[option] for values, option in zip(party, package, strict=True)) for party in scores]
