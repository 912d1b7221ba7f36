"""The record of forecasts: only ever added to, whatever happens; and every change of it is found."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import modusvivendi as mv
from modusvivendi.situation.forecasts import appending
from modusvivendi.situation.forecasts.keeping import forecast, resolve
from modusvivendi.situation.forecasts.record import MOST_BYTES, MOST_LINES, RecordError, record_of
from modusvivendi.situation.forecasts.seals import FIRST, holds, place_of, seal_in, sealed
from modusvivendi.situation.loading import CASES
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.check import check_file, check_text
from modusvivendi.situation.writing import basis

FILE = """\
title: Talks
actors: {A: {role: party}}
sources: {s: {title: Report}}
claims: {c1: {kind: event, text: They met, date: 2031-03-01, src: s#1}}
questions:
  forecasts:
    truce:
      asks: Will there be a truce?
      resolves: by the mediator's word
      opened: 2031-03-01
      closes: 2031-03-31
      made: [{on: 2031-03-01, by: Ann, p: 0.3}]
    other: {asks: Will they meet?, resolves: by a report, closes: 2031-05-31}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def kept(file: Path) -> Path:
    """A file with four lines on record."""
    forecast(file, "truce", "0.4", on="2031-03-05", by="Ann", src=["c1"], why="they met")
    forecast(file, "truce", {"icd203": "likely"}, on="2031-03-05", by="Bób")
    forecast(file, "other", ["0.1", "0.3"], on="2031-03-06", by="Bób")
    resolve(file, "truce", "yes", on="2031-04-01", src=["s#2"], by="Ann")
    return file


def problems(file: Path) -> list[Problem]:
    return [each for each in check_file(file).problems if each.severity == "error"]


def refused(file: Path, *, what: str, question: str = "truce", **said: object) -> None:
    """A forecast that is refused, with these words, and leaves no trace."""
    before = _bytes(file.parent)
    given = {"on": "2031-03-08", "by": "Cem", **said}
    with pytest.raises(SituationError) as caught:
        forecast(file, question, given.pop("p", "0.5"), **given)
    assert what in str(caught.value)
    assert _bytes(file.parent) == before


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# -- What is written ---------------------------------------------------------------------------------------------------


def test_the_lines_join_the_questions_of_the_file(kept: Path) -> None:
    questions = mv.load(kept).questions.forecasts
    made = [(each.by, each.on.isoformat(), each.p.describe()) for each in questions["truce"].made]
    assert made == [
        ("Ann", "2031-03-01", "0.3"),
        ("Ann", "2031-03-05", "0.4"),
        ("Bób", "2031-03-05", "likely (ICD 203: 0.55 to 0.8)"),
    ]
    assert [each.p.describe() for each in questions["other"].made] == ["0.1 to 0.3"]
    truce = questions["truce"]
    assert (truce.outcome, str(truce.settled), truce.settled_by) == ("yes", "2031-04-01", "Ann")
    assert [str(origin) for origin in truce.src] == ["s#2"]
    assert check_file(kept).problems == ()


def test_the_file_itself_is_not_touched(kept: Path) -> None:
    assert kept.read_text(encoding="utf-8") == FILE
    assert sorted(_bytes(kept.parent)) == ["talks.forecasts.jsonl", "talks.yaml"]


def test_each_line_carries_the_hash_of_the_situation_it_was_made_from(file: Path) -> None:
    first = forecast(file, "truce", "0.4", on="2031-03-05", by="Ann")
    assert first.of == basis(mv.load(file))
    second = forecast(file, "truce", "0.4", on="2031-03-06", by="Ann")
    assert second.of == first.of, "a forecast does not change what it was made from"
    file.write_text(FILE.replace("They met", "They met twice"), encoding="utf-8")
    third = forecast(file, "truce", "0.5", on="2031-03-07", by="Ann")
    assert third.of != first.of
    made = mv.load(file).questions.forecasts["truce"].made
    assert [each.of for each in made] == [None, first.of, second.of, third.of]


def test_the_lines_are_json(kept: Path) -> None:
    lines = place_of(kept).read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    assert [each["entry"] for each in read] == [1, 2, 3, 4]
    assert [each["kind"] for each in read] == ["forecast"] * 3 + ["resolution"]
    assert read[1]["by"] == "Bób"


def test_what_is_joined_is_written_back_and_read_back(kept: Path) -> None:
    """A written file holds the forecasts of the record with their hashes; it needs no record."""
    situation = mv.load(kept)
    checked = check_text(mv.write(situation))
    assert checked.situation == situation
    assert "settled_of" in mv.write(situation)


def test_a_folder_has_its_record_beside_its_file(tmp_path: Path) -> None:
    (tmp_path / "situation.yaml").write_text(FILE, encoding="utf-8")
    kept = forecast(tmp_path, "truce", "0.4", on="2031-03-05", by="Ann")
    assert kept.record == tmp_path / "situation.forecasts.jsonl"
    assert len(mv.load(tmp_path).questions.forecasts["truce"].made) == 2


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff"), min_size=1
).filter(lambda text: bool(text.strip()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(entries=st.lists(st.tuples(WORDS, WORDS, st.integers(0, 100)), min_size=1, max_size=4))
def test_nothing_that_stood_there_is_ever_rewritten(tmp_path: Path, entries: list[tuple[str, str, int]]) -> None:
    file = tmp_path / "talks.yaml"
    file.write_text(FILE, encoding="utf-8")
    record = place_of(file)
    record.unlink(missing_ok=True)
    before = b""
    for number, (by, why, share) in enumerate(entries):
        forecast(file, "truce", f"{share / 100:g}", on=f"2031-03-{number + 2:02}", by=by, why=why)
        after = record.read_bytes()
        assert after.startswith(before)
        assert after.count(b"\n") == number + 1
        before = after
    made = mv.load(file).questions.forecasts["truce"].made[1:]
    assert [(each.by, each.why) for each in made] == [(by, why) for by, why, _ in entries]


@given(body=st.dictionaries(WORDS, WORDS, min_size=1, max_size=4), above=st.sampled_from([FIRST, "0" * 64]))
def test_a_seal_holds_below_its_own_line_only(body: dict[str, str], above: str) -> None:
    line = sealed(body, above)
    assert holds(line, above)
    assert not holds(line, "1" * 64)
    assert "\n" not in line
    assert json.loads(line) == {**body, "seal": seal_in(line)}


# -- What was changed later is found -----------------------------------------------------------------------------------


def test_an_altered_probability_is_found_with_its_line(kept: Path) -> None:
    record = place_of(kept)
    record.write_bytes(record.read_bytes().replace(b'"p": "0.4"', b'"p": "0.9"'))
    (found,) = problems(kept)
    assert found.mark is not None
    assert (found.mark.file, found.mark.line) == (str(record), 1)
    assert "altered" in found.what
    assert found.text.startswith('{"entry": 1')


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_changed_byte_is_found(tmp_path: Path, data: st.DataObject) -> None:
    raw = _four_lines()
    at = data.draw(st.integers(0, len(raw) - 2))
    new = data.draw(st.binary(min_size=1, max_size=1).filter(lambda byte: byte != raw[at : at + 1]))
    if raw[at : at + 1] == b"\n" or (new == b"\r" and raw[at + 1 : at + 2] == b"\n"):
        new = b"x"
    assert record_of(raw[:at] + new + raw[at + 1 :], "r").problems


@given(order=st.permutations(range(4)), count=st.integers(1, 4))
def test_lines_taken_out_or_put_in_another_order_are_found_unless_only_the_last_are_gone(
    order: list[int], count: int
) -> None:
    lines = _four_lines().splitlines(keepends=True)
    left = order[:count]
    found = record_of(b"".join(lines[at] for at in left), "r")
    assert bool(found.problems) == (left != list(range(count)))
    assert (not found.problems) == (len(found.entries) == count)


@given(at=st.integers(1, 1000))
def test_a_record_cut_short_is_found_unless_whole_lines_are_gone(at: int) -> None:
    raw = _four_lines()
    at = min(at, len(raw) - 1)
    whole = raw[:at].endswith(b"\n") or raw[at : at + 1] == b"\n"
    assert bool(record_of(raw[:at], "r").problems) == (not whole)


def test_a_line_put_in_twice_is_found() -> None:
    lines = _four_lines().splitlines(keepends=True)
    assert record_of(b"".join([*lines, lines[-1]]), "r").problems
    assert record_of(b"".join([lines[0], *lines]), "r").problems


def _four_lines() -> bytes:
    """Four forecasts as ``modus questions forecast`` writes them, without a file."""
    raw, above = b"", FIRST
    for number in range(1, 5):
        body = {"entry": number, "kind": "forecast", "question": "q", "on": "2031-03-01", "by": "é", "p": "0.4"}
        line = sealed(body, above)
        raw, above = raw + line.encode() + b"\n", seal_in(line) or ""
    return raw


def test_what_was_cut_short_is_said_to_be(kept: Path) -> None:
    record = place_of(kept)
    record.write_bytes(record.read_bytes()[:-40])
    (found,) = problems(kept)
    assert found.what == "the last line was cut short"
    assert "delete it" in found.hint


def test_what_is_missing_is_said_to_be(kept: Path) -> None:
    record = place_of(kept)
    lines = record.read_bytes().splitlines(keepends=True)
    record.write_bytes(b"".join([lines[0], *lines[2:]]))
    (found,) = problems(kept)
    assert "entry 3 and stands in line 2" in found.what


def test_nothing_is_added_to_a_record_that_was_changed(kept: Path) -> None:
    record = place_of(kept)
    record.write_bytes(record.read_bytes().replace(b"0.4", b"0.9"))
    refused(kept, question="other", what="altered")


def test_line_ends_of_another_system_are_no_change(kept: Path) -> None:
    record = place_of(kept)
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(kept) == []


def test_a_last_line_without_its_end_is_completed_and_not_touched(kept: Path) -> None:
    record = place_of(kept)
    record.write_bytes(record.read_bytes().rstrip(b"\n"))
    before = record.read_bytes()
    forecast(kept, "other", "0.5", on="2031-03-08", by="Cem")
    assert record.read_bytes().startswith(before + b"\n{")
    assert problems(kept) == []


def test_a_question_that_was_reworded_is_noticed(kept: Path) -> None:
    kept.write_text(FILE.replace("be a truce?", "be a long truce?"), encoding="utf-8")
    (found,) = check_file(kept).problems
    assert (found.code, found.severity) == ("reworded", "warning")
    assert found.related[0][1].file == str(kept)


def test_a_question_that_was_renamed_is_an_error_with_its_place(kept: Path) -> None:
    kept.write_text(FILE.replace("    other:", "    others:"), encoding="utf-8")
    (found,) = problems(kept)
    assert found.mark is not None
    assert (found.mark.line, found.text[found.mark.column - 1 :][:7]) == (3, '"other"')
    assert 'did you mean "others"?' in found.hint


def test_an_entry_that_cites_what_is_no_longer_there_is_told_where_it_stands(kept: Path) -> None:
    kept.write_text(FILE.replace("c1:", "c2:"), encoding="utf-8")
    (found,) = problems(kept)
    assert found.code == "unknown-origin"
    assert found.mark is not None
    assert (found.mark.file, found.mark.line) == (str(place_of(kept)), 1)
    assert found.text[found.mark.column - 1 :].startswith('"c1"')


# -- What is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"question": "trcue"}, 'did you mean "truce"?'),
        ({"on": "2031-04-01"}, "closed on 2031-03-31"),
        ({"on": "2031-02-01"}, "opened on 2031-03-01"),
        ({"on": "01/03/2031"}, "2031-03-01 or 2031-01-03"),
        ({"by": "Ann", "on": "2031-03-01"}, "has made a forecast"),
        ({"by": ""}, 'lacks "by"'),
        ({"p": "40%"}, "write 0.4"),
        ({"p": "40"}, "write 0.4"),
        ({"p": "1.5"}, "off its scale"),
        ({"p": "likely"}, "icd203 (0.55 to 0.8)"),
        ({"p": {"icd203": "lkely"}}, "likely"),
        ({"p": {"normal": "1"}}, "a range or a word"),
        ({"src": ["c2"]}, "neither a claim nor a source"),
    ],
)
def test_a_forecast_that_cannot_stand_is_refused_and_leaves_no_trace(
    file: Path, said: dict[str, object], what: str
) -> None:
    refused(file, what=what, **said)


def test_a_resolved_question_takes_nothing_more(kept: Path) -> None:
    refused(kept, what="is resolved: yes, on 2031-04-01")
    before = _bytes(kept.parent)
    with pytest.raises(SituationError, match="corrects: with the reason"):
        resolve(kept, "truce", "no", on="2031-04-02", by="Ann")
    assert _bytes(kept.parent) == before


def test_a_resolution_needs_somebody_s_word_and_a_known_outcome(file: Path) -> None:
    with pytest.raises(SituationError, match="on whose word"):
        resolve(file, "truce", "yes", on="2031-04-02")
    with pytest.raises(SituationError, match="yes, no, void"):
        resolve(file, "truce", "maybe", on="2031-04-02", by="Ann")
    assert sorted(_bytes(file.parent)) == ["talks.yaml"]


def test_a_record_is_corrected_openly_in_the_file(kept: Path) -> None:
    outcome = "      outcome: no\n      settled: 2031-04-03\n      settled_by: Ann\n"
    text = FILE.replace("    other:", outcome + "    other:")
    kept.write_text(text, encoding="utf-8")
    (found,) = problems(kept)
    assert found.code == "resolved-twice"
    kept.write_text(
        text.replace("    other:", "      corrects: the mediator took it back\n    other:"), encoding="utf-8"
    )
    assert check_file(kept).problems == ()
    truce = mv.load(kept).questions.forecasts["truce"]
    assert (truce.outcome, truce.corrects, truce.settled_of) == ("no", "the mediator took it back", None)


def test_a_bundled_case_is_not_written_to() -> None:
    for name in ("upper-river", CASES / "upper-river"):
        with pytest.raises(SituationError, match="copy its file"):
            forecast(name, "heads-meet", "0.3", on="2033-06-01", by="Cem")
    assert not list(CASES.rglob("*.jsonl"))


def test_a_file_with_errors_takes_no_forecast(file: Path) -> None:
    file.write_text(FILE.replace("role: party", "role: prty"), encoding="utf-8")
    refused(file, what="prty")


# -- What may go wrong underneath --------------------------------------------------------------------------------------


def _out_of_space(_handle: int, _data: bytes) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("part", [0, 17])
def test_a_full_disk_leaves_the_record_as_it_was(kept: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    before = _bytes(kept.parent)
    write = os.write

    def short(handle: int, data: bytes) -> int:
        return write(handle, data[:part]) if part else _out_of_space(handle, data)

    monkeypatch.setattr(appending.os, "write", short)
    with pytest.raises(RecordError, match="space"):
        forecast(kept, "other", "0.5", on="2031-03-08", by="Cem")
    assert _bytes(kept.parent) == before


def test_a_full_disk_leaves_no_empty_record(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending.os, "write", _out_of_space)
    with pytest.raises(RecordError, match="space"):
        forecast(file, "truce", "0.5", on="2031-03-08", by="Cem")
    assert sorted(_bytes(file.parent)) == ["talks.yaml"]


def test_a_folder_that_may_not_be_written_to_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def denied(path: str, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags, *rest)

    monkeypatch.setattr(appending.os, "open", denied)
    with pytest.raises(RecordError, match="Permission denied"):
        forecast(file, "truce", "0.5", on="2031-03-08", by="Cem")


def test_a_record_that_another_program_holds_is_not_waited_for_without_end(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _bytes(kept.parent)
    monkeypatch.setattr(appending, "_PAUSE", 0)
    monkeypatch.setattr(appending, "_locked", lambda _handle: False)
    with pytest.raises(RecordError, match="another program"):
        forecast(kept, "other", "0.5", on="2031-03-08", by="Cem")
    assert _bytes(kept.parent) == before


def test_writers_at_the_same_time_all_find_their_place(file: Path) -> None:
    """Several processes record at once; each line stands whole, sealed to the one above it."""
    code = (
        "import sys\n"
        "from modusvivendi.situation.forecasts.keeping import forecast\n"
        "for day in range(2, 7):\n"
        "    forecast(sys.argv[1], 'truce', '0.5', on=f'2031-03-{day:02}', by=sys.argv[2])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(file), f"writer {each}"]) for each in range(3)]
    assert [each.wait(120) for each in running] == [0, 0, 0]
    assert check_file(file).problems == ()
    assert len(mv.load(file).questions.forecasts["truce"].made) == 1 + 15


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in the file system")
def test_a_pipe_in_the_place_of_the_record_does_not_hang(file: Path) -> None:
    os.mkfifo(place_of(file))
    (found,) = problems(file)
    assert "no file" in found.what
    with pytest.raises(SituationError, match="no file"):
        mv.load(file)


def test_a_link_in_the_place_of_the_record_is_not_followed(file: Path, tmp_path: Path) -> None:
    aim = tmp_path / "elsewhere"
    aim.write_bytes(b"secret\n")
    place_of(file).symlink_to(aim)
    (found,) = problems(file)
    assert "it is a link" in found.what
    assert "secret" not in found.text
    with pytest.raises((SituationError, RecordError), match="it is a link"):
        forecast(file, "truce", "0.5", on="2031-03-08", by="Cem")
    assert aim.read_bytes() == b"secret\n"


def test_a_folder_in_the_place_of_the_record_is_named(file: Path) -> None:
    place_of(file).mkdir()
    assert len(problems(file)) == 1


def test_a_record_is_bounded() -> None:
    (large,) = record_of(b"x" * (MOST_BYTES + 1), "r").problems
    assert "4 MB" in large.what
    (long,) = record_of(b"\n" * (MOST_LINES + 1), "r").problems
    assert "10,000 lines" in long.what
    assert len(record_of(b"x\n" * MOST_LINES, "r").problems) == 20


@given(raw=st.binary(max_size=300))
def test_any_bytes_are_told_and_never_raise(raw: bytes) -> None:
    found = record_of(raw, "r")
    assert bool(found.problems) == bool(raw)
    for problem in found.problems:
        assert problem.what
        assert all(line.isprintable() for line in problem.lines())


@given(body=st.dictionaries(st.sampled_from(["entry", "kind", "question", "made", "p", "by", "x"]), WORDS, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_sealed_nonsense_is_told_with_its_place(tmp_path: Path, body: dict[str, str]) -> None:
    """Whoever makes seals can write anything; it is checked like anything else."""
    file = tmp_path / "talks.yaml"
    file.write_text(FILE, encoding="utf-8")
    body = {"question": "truce", **body}
    checked = check_file(file, record=sealed(body, FIRST).encode() + b"\n")
    assert checked.situation is None
    assert all(each.mark is not None and each.mark.line <= 13 for each in checked.problems)


def test_deep_and_aliased_nonsense_does_not_hang(file: Path) -> None:
    for inner in ("[" * 5_000, "&a [*a, *a]", "{a: &x [1], b: " + "[*x, *x]" * 3 + "}"):
        opened = '{"entry": 1, "kind": "forecast", "question": "truce", "made": ' + inner
        line = sealed_text(opened)
        assert check_file(file, record=line.encode() + b"\n").situation is None


def sealed_text(opened: str) -> str:
    from modusvivendi.situation.forecasts.seals import _seal

    return f'{opened}, "seal": "{_seal(opened, FIRST)}"}}'


def test_an_alias_in_the_file_does_not_spread_what_is_recorded(file: Path) -> None:
    text = FILE.replace("other: {asks", "other: &o {made: &m [], asks") + "    third: *o\n"
    file.write_text(text, encoding="utf-8")
    forecast(file, "other", "0.5", on="2031-03-08", by="Cem")
    questions = mv.load(file).questions.forecasts
    assert (len(questions["other"].made), len(questions["third"].made)) == (1, 0)


def test_a_scenario_sees_the_record_and_may_take_a_question_away(kept: Path) -> None:
    text = FILE + "scenarios:\n  gone: {about: x, changes: {questions: {forecasts: {truce: }}}}\n"
    kept.write_text(text + "  other: {about: y, changes: {title: z}}\n", encoding="utf-8")
    assert check_file(kept).problems == ()
    assert list(mv.load(kept, scenario="gone").questions.forecasts) == ["other"]
    assert len(mv.load(kept, scenario="other").questions.forecasts["truce"].made) == 3
