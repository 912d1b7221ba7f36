"""Lists that may be written as one value, and the marker for names that come from a key."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

MOST_ITEMS = 10_000


class OneOrMany:
    """Marks a tuple that a file may write as a single value: ``by: RUS`` for ``by: [RUS]``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap a single value into a list before the items are read."""
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """An item, or a list of them."""
        listed = handler(schema)
        return {"anyOf": [listed, listed["items"]]}


def _as_list(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else [value]


ONE_OR_MANY = OneOrMany()


class FromKey:
    """Marks a field that the file gives as the key of its entry, not inside it."""


FROM_KEY = FromKey()
