"""Named distributions: their forms, supports and what they refuse."""

from __future__ import annotations

from fractions import Fraction

import pytest

from modusvivendi.situation.quantities import LAWS, Interval, NumberError, read_law

UNIT = Interval(Fraction(0), Fraction(1))
SUPPORTS = [
    ("uniform", ["60", "90"], Interval(Fraction(60), Fraction(90))),
    ("normal", ["70", "10"], Interval(None, None)),
    ("lognormal", ["2000", "1.5"], Interval(Fraction(0), None, low_open=True)),
    ("triangular", ["60", "60", "90"], Interval(Fraction(60), Fraction(90))),
    ("pert", ["60", "70", "90"], Interval(Fraction(60), Fraction(90))),
    ("beta", ["2", "5"], UNIT),
]


@pytest.mark.parametrize(("name", "parameters", "support"), SUPPORTS)
def test_support_and_parameters(name: str, parameters: list[str], support: Interval) -> None:
    number = read_law(name, parameters)
    assert number.law is not None
    assert number.interval == support
    assert number.law.name == name
    assert [str(parameter) for parameter in number.law.parameters] == [str(Fraction(text)) for text in parameters]


def test_every_law_is_covered_here() -> None:
    assert [name for name, _, _ in SUPPORTS] == list(LAWS)


def test_the_registry_names_the_parameters() -> None:
    assert {name: form.parameters for name, form in LAWS.items()} == {
        "uniform": ("low", "high"),
        "normal": ("mean", "sd"),
        "lognormal": ("median", "gsd"),
        "triangular": ("low", "mode", "high"),
        "pert": ("low", "mode", "high"),
        "beta": ("alpha", "beta"),
    }


@pytest.mark.parametrize(
    ("name", "parameters", "reason"),
    [
        ("uniform", ["90", "60"], "lower to a higher"),
        ("uniform", ["60", "60"], "lower to a higher"),
        ("normal", ["70", "0"], "above 0"),
        ("normal", ["70", "-1"], "above 0"),
        ("lognormal", ["0", "2"], "above 0"),
        ("lognormal", ["2000", "1"], "above 1"),
        ("triangular", ["60", "95", "90"], "most likely number lies between"),
        ("pert", ["60", "60", "60"], "most likely number lies between"),
        ("beta", ["0", "5"], "above 0"),
        ("normal", ["70"], "takes 2 numbers (mean, sd); here are 1"),
        ("normall", ["70", "10"], "is no distribution"),
    ],
)
def test_refused(name: str, parameters: list[str], reason: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_law(name, parameters)
    assert reason in caught.value.reason
    assert caught.value.hint
    assert caught.value.code == "law"
