"""Published divisions by Adjusted Winner."""

from fractions import Fraction

from modusvivendi.methods.settlement import adjusted_winner

PANAMA = {
    "US defense rights": (22, 9),
    "Use rights": (22, 15),
    "Land and water": (15, 15),
    "Expansion rights": (14, 3),
    "Duration": (11, 15),
    "Expansion routes": (6, 5),
    "Compensation": (4, 11),
    "Jurisdiction": (2, 7),
    "US military rights": (2, 7),
    "Defense role of Panama": (2, 13),
}
"""Points of the United States and of Panama in the canal talks of 1974 (Raiffa 1982; Brams and Taylor 1996)."""
DIVORCE = {
    "Retirement account": (50, 40),
    "Home": (20, 30),
    "Summer cottage": (15, 10),
    "Investments": (10, 10),
    "Other": (5, 10),
}
"""Points of Carol and of Bob (Brams and Taylor 1999)."""


def divided(table: dict[str, tuple[int, int]]):
    return adjusted_winner([first for first, _ in table.values()], [second for _, second in table.values()])


def test_panama_canal_the_united_states_keep_two_fifteenths_of_land_and_water() -> None:
    division = divided(PANAMA)
    shares = dict(zip(PANAMA, division.shares_a, strict=True))
    assert shares.pop("Land and water") == Fraction(2, 15)
    assert {item for item, share in shares.items() if share} == {
        "US defense rights",
        "Use rights",
        "Expansion rights",
        "Expansion routes",
    }
    assert set(shares.values()) == {0, 1}
    assert list(PANAMA)[division.split] == "Land and water"


def test_panama_canal_each_gets_66_points() -> None:
    division = divided(PANAMA)
    assert division.total == (66, 66)
    assert (division.envy_free, division.equitable, division.efficient) == (True, True, True)


def test_bob_and_carol_a_sixth_of_the_retirement_account_goes_to_bob() -> None:
    division = divided(DIVORCE)
    shares_of_bob = dict(zip(DIVORCE, division.shares_b, strict=True))
    assert shares_of_bob == {
        "Retirement account": Fraction(1, 6),
        "Home": 1,
        "Summer cottage": 0,
        "Investments": 1,
        "Other": 1,
    }


def test_bob_and_carol_each_get_56_and_two_thirds() -> None:
    division = divided(DIVORCE)
    assert division.total == (Fraction(170, 3), Fraction(170, 3))
    assert (division.envy_free, division.equitable, division.efficient) == (True, True, True)
