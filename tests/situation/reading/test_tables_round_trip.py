"""A folder with tables is the same situation as one file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.exchange.loading import load
from modusvivendi.situation.loading import CASES
from modusvivendi.situation.reading.check import check_file, check_text
from modusvivendi.situation.writing import dump, fingerprint, to_plain

from .split_tables import TABULAR, Style, split

_CASES = sorted(CASES.glob("**/*.yaml"))
_STYLES = {
    "comma": Style(),
    "semicolon": Style(separator=";", mark=True),
    "tab": Style(separator="\t", line_end="\n"),
    "quoted": Style(quote_all=True, line_end="\r", dotted=False),
}


@pytest.mark.parametrize("style", _STYLES.values(), ids=_STYLES)
@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.parent.name + "/" + path.name)
def test_a_case_split_into_tables_is_the_same_case(path: Path, style: Style, tmp_path: Path):
    whole = check_file(path)
    assert whole.situation is not None
    for blocks in (("claims", "positions"), TABULAR):
        folder = tmp_path / str(len(blocks))
        folder.mkdir()
        checked = check_file(split(to_plain(whole.situation), folder, blocks, style))
        assert checked.situation == whole.situation, checked.problems
        if not style.dotted:  # columns with a dot have an order of their own
            assert fingerprint(load(folder)) == fingerprint(whole.situation)
        assert [(each.code, each.what) for each in _sorted(checked)] == [
            (each.code, each.what) for each in _sorted(whole)
        ]


def _sorted(checked):
    return sorted(checked.problems, key=lambda each: (each.code, each.what))


@given(
    data=st.data(),
    blocks=st.sets(st.sampled_from(TABULAR), min_size=1),
    separator=st.sampled_from([",", ";", "\t"]),
    dotted=st.booleans(),
)
def test_any_situation_split_into_tables_is_the_same(situations, data, blocks, separator, dotted):
    plain = data.draw(situations)
    whole = check_text(dump(plain))
    if whole.situation is None:
        return
    style = Style(separator=separator, quote_all=True, dotted=dotted)
    with TemporaryDirectory() as folder:
        checked = check_file(split(to_plain(whole.situation), Path(folder), blocks, style))
    assert checked.situation == whole.situation, checked.problems
