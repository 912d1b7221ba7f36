"""Expected utilities on emission standards for cars: Scholz, Calbert and Smith (2011), figures 7 to 11."""

import pytest

from modusvivendi.methods.pressure.published import point
from modusvivendi.methods.pressure.published.points import POINTS, SLIP


@pytest.mark.parametrize(("figure", "one", "other", "across", "up"), [p for p in POINTS if p[:3] != SLIP])
def test_a_point_as_read_off(figure: str, one: str, other: str, across: float, up: float) -> None:
    assert point(figure, one, other) == pytest.approx((across, up), abs=0.06)


def test_the_point_left_out_is_that_of_another_figure() -> None:
    """Figure 9 plots Greece where figure 10 does."""
    assert point("10", "Luxembourg", "Greece") == pytest.approx((0.58, 0.55), abs=0.06)
    assert point("9", "Netherlands", "Greece") == pytest.approx((-0.53, -0.73), abs=0.06)
