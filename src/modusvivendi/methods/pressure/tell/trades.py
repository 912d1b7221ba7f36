"""Trades across issues, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import counted
from modusvivendi.methods.pressure.case import Case
from modusvivendi.methods.pressure.linked import Linked
from modusvivendi.methods.pressure.solve.exchange import Trade

_NAMED = 3


def trades(case: Case, linked: Linked) -> Iterator[Said]:
    """The first trades by what they gain, and who outside them loses most."""
    made = linked.trades.made if linked.trades is not None else ()
    if not made:
        return
    parts = [_words(case, linked, trade) for trade in made[:_NAMED]]
    text = f"In the exchange model {counted(len(made), 'trade')} across issues would gain two sides each. "
    because = tuple(dict.fromkeys(key for trade in made[:_NAMED] for key in _because(linked, trade)))
    yield Said(text + " ".join(parts), because, label="Trades across issues")


def _words(case: Case, linked: Linked, trade: Trade) -> str:
    first, second = linked.names[trade.first], linked.names[trade.second]
    one, two = case.questions[trade.first_issue].label, case.questions[trade.second_issue].label
    worst = min(range(len(linked.names)), key=lambda actor: trade.externalities[actor])
    hurt = ""
    if trade.externalities[worst] < -1e-9:
        hurt = f"; it would cost {linked.names[worst]} most"
    return f"{first} would give way on {one} and {second} on {two}{hurt}."


def _because(linked: Linked, trade: Trade) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*linked.because[trade.first], *linked.because[trade.second])))


def trades_table(case: Case, linked: Linked) -> Table:
    """Every trade in the order in which the model makes them."""
    made = linked.trades.made if linked.trades is not None else ()
    rows = [
        Row(
            (
                linked.names[trade.first],
                case.questions[trade.first_issue].label,
                round(trade.first_move, 1),
                linked.names[trade.second],
                case.questions[trade.second_issue].label,
                round(trade.second_move, 1),
                round(trade.gain, 2),
                round(sum(trade.externalities) - 2 * trade.gain, 2),
            ),
            _because(linked, trade),
        )
        for trade in made
    ]
    return Table(
        title="Trades across issues that would gain both sides the same",
        columns=("Who", "Gives way on", "Moves", "Other", "Gives way on (other)", "Moves (other)", "Gain", "To others"),
        rows=tuple(rows),
        detail=True,
        note="Exchange model with equal gains, highest first, at the middle readings. Moves are on a scale of 100; "
        "gain is salience × points, for each of the two; “to others” adds up what everybody else gains or loses.",
    )
