"""From rows in words to the entries of a situation's blocks, each at the place of its row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from modusvivendi.exchange.assembling import clean_words, keys
from modusvivendi.exchange.faults import MOST, Faults, shown
from modusvivendi.exchange.network import cells
from modusvivendi.exchange.network.cells import PEOPLE, CellError, Convert
from modusvivendi.exchange.network.columns import Kind
from modusvivendi.exchange.network.table import Row, Table
from modusvivendi.situation.fields.suggestions import suggest
from modusvivendi.situation.reading.nodes import Mapping

SOURCE = "file"
SUPPLIES = "supplies"
LONGEST_NAME = 200
FIELDS: dict[Kind, dict[str, Convert]] = {
    Kind.WAYS: {
        "carries": cells.counted,
        "capacity": cells.number,
        "unit": cells.counted,
        "per": cells.per,
        "transit": cells.length,
        "windows": cells.windows,
        "halts": cells.halts,
        "halt_chance": cells.number,
    },
    Kind.PLACES: {
        "name": cells.words,
        "waiting": cells.people,
        "shelter": cells.yes_no,
        "takes": cells.number,
        "holds": cells.number,
        "screening": cells.number,
        "per": cells.per,
    },
    Kind.VEHICLES: {"count": cells.number, "seats": cells.number},
    Kind.STOCKS: {
        "unit": cells.words,
        "holds": cells.number,
        "uses": cells.number,
        "gets": cells.number,
        "per": cells.per,
        "floor": cells.number,
        "as_of": cells.words,
    },
}
"""What is read of a row besides the names in it, in the order of the situation's file."""
NAMES = {
    Kind.WAYS: {"from": "the first end of the way", "to": "the second end of the way"},
    Kind.PLACES: {"place": "the place"},
    Kind.VEHICLES: {"fleet": "the fleet", "at": "the place where the vehicles stand"},
    Kind.STOCKS: {"stock": "the stock", "at": "the place of the stock"},
}
"""The cells that name something, and what."""
Given = Sequence[tuple[Table, Row]]


def fault(faults: Faults, row: Row, what: str, hint: str, code: str = "network") -> None:
    """Note what is wrong with a row; with a feature of a map its number is told, too."""
    faults.add(code, told(row, what), hint, row.mark)


def told(row: Row, what: str) -> str:
    """A message about a row, with its number where its line does not say so."""
    return f"{row.where}: {what}" if row.where.startswith("feature") else what


def named(tables: Iterable[Table], kind: Kind, faults: Faults) -> Given:
    """The rows of one kind whose names can be read; what is wrong with the others is noted."""
    found = [(table, row) for table in tables if table.kind is kind for row in table.rows]
    return [(table, row) for table, row in found if _has_names(kind, row, faults)]


def _has_names(kind: Kind, row: Row, faults: Faults) -> bool:
    before = len(faults.problems)
    for column, what in NAMES[kind].items():
        name = row.get(column)
        if not name:
            fault(faults, row, f"{what} has no name", f"write one under {column}", "missing")
        elif "\n" in name or "\r" in name:
            hint = "close the quotation mark, or write the name on one line"
            fault(faults, row, "a name runs over several lines: a quotation mark is not closed", hint)
        elif len(name) > LONGEST_NAME:
            long = f"a name of {len(name):,} characters; at most {LONGEST_NAME} are read"
            fault(faults, row, long, "write a shorter one", "too-long")
    return len(faults.problems) == before


class Blocks:
    """The places, vehicles, ways and stocks of some tables as plain data; what is wrong with them is noted."""

    def __init__(self, tables: Sequence[Table], faults: Faults) -> None:
        self.faults = faults
        files = list(dict.fromkeys(table.file for table in tables))
        self.sources = dict(zip(files, keys([SOURCE] * len(files)), strict=True))
        self.notes: dict[str, None] = {}
        self.rows: dict[tuple[str, str], Row] = {}
        """The row of each entry, by the first two steps of its path."""
        given = {kind: named(tables, kind, faults) for kind in Kind}
        ways = given[Kind.WAYS]
        of_ways = [table for table in tables if table.kind is Kind.WAYS]
        self.whole = all(t.whole for t in of_ways) and len(ways) == sum(len(t.rows) for t in of_ways)
        """Whether every way is among them."""
        self.ends = dict.fromkeys(end for _, row in ways for end in (row.get("from"), row.get("to")))
        stocked = dict.fromkeys(row.get("at") for _, row in given[Kind.STOCKS])
        every = list(self.ends | stocked)
        *made, self.people = keys([*every, PEOPLE])
        self.key_of = dict(zip(every, made, strict=True))
        fleets = self._once(given[Kind.VEHICLES], "fleet", "the fleet")
        self.fleets = dict(zip(fleets, keys(fleets), strict=True))
        self.vehicles = {self.fleets[name]: self._fleet(name, *fleets[name]) for name in fleets}
        self.places = self._places(self._once(given[Kind.PLACES], "place", "the place"), ways)
        self.network = [self._way(number, table, row) for number, (table, row) in enumerate(ways)]
        stocks = self._once(given[Kind.STOCKS], "stock", "the stock")
        own = dict(zip(stocks, keys(stocks), strict=True))
        self.stocks = {own[name]: self._stock(name, own[name], *stocks[name]) for name in stocks}

    def _once(self, given: Given, column: str, what: str) -> dict[str, tuple[Table, Row]]:
        """Rows by their name; one that is there twice is noted."""
        found: dict[str, tuple[Table, Row]] = {}
        for table, row in given:
            name = row.get(column)
            if name in found:
                first = f"{found[name][1].where} of {found[name][0].file.name}"
                twice = f"{what} {shown(name)} is there twice, also in {first}"
                fault(self.faults, row, twice, "keep one of the two", "duplicate")
            else:
                found[name] = (table, row)
        return found

    def _places(self, given: dict[str, tuple[Table, Row]], ways: Given) -> dict[str, Mapping]:
        """Every place of which more is to be said than the key that links call it by, in the order of the ways."""
        for name, (_, row) in given.items():
            self._is_an_end(name, row)
        standing = {fleet["at"] for fleet in self.vehicles.values()}
        first = {end: (table, row) for table, row in reversed(ways) for end in (row.get("from"), row.get("to"))}
        made: dict[str, Mapping] = {}
        for name in self.ends:
            key = self.key_of[name]
            if name in given:
                made[key] = self._filled(Kind.PLACES, *given[name])
            elif key != name or key in standing:
                made[key] = Mapping(first[name][1].mark)
            else:
                continue
            self.rows["places", shown(key)] = (given.get(name) or first[name])[1]
            if key != name:
                made[key].setdefault("name", clean_words(name))
        return made

    def _is_an_end(self, name: str, row: Row) -> None:
        if name not in self.ends and self.whole and len(self.faults.problems) < MOST:
            hint = suggest(name, self.ends, "places")
            fault(self.faults, row, f"no way leads to or from {shown(name)}", hint, "unknown-place")

    def _fleet(self, name: str, table: Table, row: Row) -> Mapping:
        key, at = self.fleets[name], row.get("at")
        self._is_an_end(at, row)
        made = self._filled(Kind.VEHICLES, table, row)
        if key != name:
            made["name"] = clean_words(name)
        made["at"] = self.key_of.get(at, clean_words(at))
        self.rows["vehicles", shown(key)] = row
        return made

    def _way(self, number: int, table: Table, row: Row) -> Mapping:
        made = self._filled(Kind.WAYS, table, row)
        made["from"], made["to"] = self.key_of[row.get("from")], self.key_of[row.get("to")]
        if not row.get("carries") and made.get("unit", PEOPLE) != PEOPLE:
            made["carries"] = SUPPLIES
            self.notes["Ways whose unit is not people carry supplies where nothing else is said."] = None
        if made.get("carries", PEOPLE) == PEOPLE and "transit" in table.columns and not row.get("transit"):
            fault(self.faults, row, "the way has no transit", "write how long it takes: 45 min, 5-8 h", "missing")
        if row.get("transit") and made.get("transit") == f"{row.get('transit')} min":
            self.notes["Times of ways without a unit are minutes."] = None
        if row.get("vehicles"):
            made["vehicles"] = self.fleets.get(row.get("vehicles"), clean_words(row.get("vehicles")))
        self.rows["network", str(number)] = row
        return made

    def _stock(self, name: str, key: str, table: Table, row: Row) -> Mapping:
        made = self._filled(Kind.STOCKS, table, row)
        if key != name:
            made["name"] = clean_words(name)
        at = row.get("at")
        made["at"] = self.key_of[at] if at in self.ends else clean_words(at)
        self.rows["stocks", shown(key)] = row
        return made

    def _filled(self, kind: Kind, table: Table, row: Row) -> Mapping:
        """The entry of a row without the names in it."""
        made = Mapping(row.mark)
        for column, convert in FIELDS[kind].items():
            text = row.get(column)
            try:
                value = convert(text) if text else ""
            except CellError as error:
                fault(self.faults, row, f"{column}: {error.what}", error.hint)
                continue
            if value not in ("", []):
                made[column] = value
        made["src"] = f"{self.sources[table.file]}#{_locator(row)}"
        if row.get("why"):
            made["why"] = clean_words(row.get("why"))
        return made


def _locator(row: Row) -> str:
    """The number of a row, with the source that the row itself names."""
    number = row.where.partition(" ")[2]
    return f"{number} ({clean_words(row.get('src'))})" if row.get("src") else number
