"""JSON within bounds: numbers stay the text that stands in the file, names written twice are refused."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from modusvivendi.exchange.faults import refuse, shown
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.text import decode


class _TwiceError(Exception):
    """A name that is written twice in one object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _TwiceError(key)
        made[key] = value
    return made


def _no_number(text: str) -> NoReturn:
    raise _NoNumberError(text)


class _NoNumberError(Exception):
    """NaN or an infinity."""


def parse(raw: bytes, file: str) -> Any:
    """The content of a JSON file; numbers as text.

    Raises:
        SituationError: the file is no JSON.
    """
    text = decode(raw, file)
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=_no_number, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        what = f"the file is not JSON: {error.msg}"
        raise refuse("json", what, "repair the file at this place", file, error.lineno, error.colno) from None
    except _TwiceError as error:
        what = f'the name "{shown(str(error))}" is written twice in one object'
        raise refuse("duplicate", what, "rename one of them", file) from None
    except _NoNumberError as error:
        raise refuse("number", f"{error} is not a finite number", "write a number", file) from None
    except RecursionError:
        raise refuse("too-deep", "lists and objects are nested too deep", "make the file flatter", file) from None


def try_parse(raw: bytes, file: str) -> Any:
    """The content of a JSON file; None where it is none."""
    try:
        return parse(raw, file)
    except SituationError:
        return None
