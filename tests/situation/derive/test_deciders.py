"""Rule 5: who sets an issue and who presses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from modusvivendi.situation.derive import UnknownNameError, deciders

SCALE = {"low": 0, "high": 100}


def test_who_decides_and_who_presses(make: Any) -> None:
    issue = make.issue("truce", SCALE, "low", set_by=("UP", "LOW"))
    positions = (
        make.position("UP", "truce", "low", 1),
        make.position("LAKE", "truce", "high", 1, src=(make.origin("c2"),)),
        make.position("HILL", "truce", "high", 0),
        make.position("DALE", "truce", "high", (0, 1)),
        make.position("SEA", "truce", "high", 1, until=date(2022, 3, 1)),
    )
    situation = make.situation("UP LOW LAKE HILL DALE SEA", (issue,), positions, as_of=date(2022, 3, 1))
    found = deciders(situation, "truce")
    assert (found.value.decide, found.value.press) == (("UP", "LOW"), ("LAKE", "DALE"))
    assert found.because == ("stated:issues.truce.set_by", "claim:c2", "stated:positions.DALE.truce")
    assert found.how == (
        "UP and LOW must all consent to a change of truce; LAKE and DALE have a position on it and press from outside."
    )


def test_nobody_is_said_to_decide(make: Any) -> None:
    situation = make.situation("UP", (make.issue("truce", SCALE, "low"),))
    found = deciders(situation, "truce")
    assert (found.value.decide, found.value.press) == ((), ())
    assert "does not say who can change truce" in found.how
    with pytest.raises(UnknownNameError, match="truce"):
        deciders(situation, "trucee")
