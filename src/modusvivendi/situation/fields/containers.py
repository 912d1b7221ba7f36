"""Lists that may be written as one value, mappings read entry by entry, and names that come from a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from modusvivendi.situation.fields.base import Context, Fault
from modusvivendi.situation.fields.suggestions import shown

MOST_ITEMS = 10_000

Item = TypeVar("Item")
Read = TypeVar("Read")


class OneOrMany:
    """Marks a tuple that a file may write as a single value: ``by: RUS`` for ``by: [RUS]``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap a single value into a list before the items are read."""
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """An item, or a list of them."""
        listed = handler(schema)
        return {"anyOf": [listed, listed["items"]]}


def _as_list(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        return [value]
    if len(value) > MOST_ITEMS:
        what = f"a list of {len(value):,} values; at most {MOST_ITEMS:,} are read"
        raise Fault("too-many", what, "split the entry", value)
    _refuse_repeats(value)
    return value


def _refuse_repeats(value: Iterable[Any]) -> None:
    seen: set[str] = set()
    for item in value:
        if isinstance(item, str):
            if item in seen:
                raise Fault("duplicate", f'"{shown(item)}" is listed twice', "delete one of them", item)
            seen.add(item)


ONE_OR_MANY = OneOrMany()


class FromKey:
    """Marks a field that the file gives as the key of its entry, not inside it."""


FROM_KEY = FromKey()


class Keyed:
    """Marks a mapping of names to entries inside another entry; each entry is read with its name as ``key``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Give each entry its name before the entries are read."""
        return core_schema.no_info_before_validator_function(_with_keys, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A mapping of entries."""
        return handler(schema)


def _with_keys(value: Any) -> Any:
    if not isinstance(value, dict):
        raise Fault("shape", "a mapping of names to entries is expected", "write {name: {…}}", value)
    if len(value) > MOST_ITEMS:
        what = f"a mapping of {len(value):,} entries; at most {MOST_ITEMS:,} are read"
        raise Fault("too-many", what, "split the file", value)
    return {key: _keyed(key, entry) for key, entry in value.items()}


def _keyed(key: str, entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    if "key" in entry:
        hint = f"delete it; {shown(key)} is already the key it stands under"
        raise Fault("unknown-key", '"key" is not an entry here', hint, entry["key"])
    return {**entry, "key": key}


KEYED = Keyed()


def read_each(items: Iterable[Item], read: Callable[[Item], Read], context: Context) -> list[Read]:
    """Every item, read; all faults but the first are reported to the context.

    Raises:
        Fault: the first that an item's reader raised.
    """
    made: list[Read] = []
    first: Fault | None = None
    for item in items:
        try:
            made.append(read(item))
        except Fault as fault:
            if first is None:
                first = fault
            else:
                context.report(fault)
    if first is not None:
        raise first
    return made


def entries_of(value: Any, what: str, hint: str) -> Mapping[str, Any]:
    """A mapping with at least one entry.

    Raises:
        Fault: the value is none; says that ``what`` is expected.
    """
    if isinstance(value, dict) and value:
        return value
    raise Fault("mapping", f"{what} is expected here", hint, value)
