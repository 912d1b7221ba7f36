"""States and moves as a drawing."""

import pytest

from modusvivendi.answers.builders.moves import Move, Place, moves

PLACES = [
    Place(number=1, label="as it is", column=0, holds=False),
    Place(number=2, label="a truce", column=1, holds=True, because=("claim:c1",)),
]


def test_the_table_has_every_move_with_who_makes_it() -> None:
    step = Move(by="Avon and Brule", start=0, end=1, together=True)
    chart = moves(PLACES, [step], title="Moves", description="Two.")
    assert [row.cells for row in chart.table.rows] == [("1. as it is", "Avon and Brule", "2. a truce", "yes")]
    assert chart.table.rows[0].because == ("claim:c1",)


def test_a_step_together_is_dashed_and_a_move_alone_is_named() -> None:
    steps = [Move(by="Avon", start=1, end=0, together=False), Move(by="both", start=0, end=1, together=True)]
    layers = moves(PLACES, steps, title="Moves", description="Two.").spec["layer"]
    dashed = [each for each in layers if "strokeDash" in each["mark"]]
    assert len(dashed) == 1
    drawn = [datum["text"] for each in layers for datum in each["data"]["values"] if "text" in datum]
    assert "Avon" in drawn
    assert "both" not in drawn


def test_nothing_to_draw_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        moves(PLACES, [], title="Moves", description="None.")
