"""What is withheld is in no face, and nothing else is missing.

In `FILE`, every word that begins with `zqx` is a secret: it stands in a restricted claim or in something that rests
on one. Every word that begins with `open` may be seen by everybody.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import event, given
from hypothesis import strategies as st

import modusvivendi as mv
from modusvivendi.answers.data import to_json
from modusvivendi.briefing.compose import RESTRICTED, WITHHELD
from modusvivendi.cli import main
from modusvivendi.methods import METHODS
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.reading.check import check_text
from modusvivendi.situation.redact import redact
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import dump, fingerprint, write

FILE = """\
title: opentitle
about: openabout
as_of: 2022-03-25
sources:
  art: {title: openarticle, date: 2022-03-10, reliability: B}
  both: {title: openboth, date: 2022-03-11, reliability: C}
  zqxsource:
    title: zqxtitle
    publisher: zqxpublisher
    author: zqxauthor
    date: 2022-03-12
    url: https://zqx.example/zqxurl
    reliability: A
    locator: zqxlocator
actors:
  A: {name: openname, role: party, capability: {judgement: 60, why: openjudged}}
  B: {role: party}
  M: {role: mediator}
  T: {role: third}
quantities:
  q: {name: openquantity, unit: people}
  onlysecret: {unit: people}
issues:
  truce: {name: opentruce, options: {none: 0, week: 40, open: 100}, now: none, set_by: [A, B]}
  talks: {options: {no: 0, yes: 100}, now: no}
claims:
  met: {kind: meeting, text: openmet, by: [A, B], date: 2022-03-10, src: art#1}
  offer: {kind: proposal, text: openoffer, by: A, to: B, offers: {truce: week}, date: 2022-03-10, src: [art#2, both#1]}
  view: {kind: assessment, text: openview, about: A, src: art#3}
  count: {kind: estimate, text: opencount, of: q, value: 500, date: 2022-03-10, src: art#4}
  zqxmeeting:
    kind: meeting
    text: zqxmet
    by: [A, B]
    host: M
    at: zqxplace
    level: minister
    date: 2022-03-11
    delegates: {A: zqxdelegate}
    agenda: [zqxagenda]
    left_open: [zqxleft]
    next: zqxnext
    attribution: zqxattribution
    hedge: zqxhedge
    src: [zqxsource#zqxplace1, both#zqxplace2]
    handling: restricted
  zqxdemand: {kind: demand, text: zqxwant, by: T, to: A, offers: {truce: open}, src: zqxsource#2, handling: restricted}
  zqxoffer: {kind: proposal, text: zqxoffered, by: B, to: A, offers: {talks: yes}, date: 2022-03-12,
      src: art#9, handling: restricted}
  zqxreply: {kind: response, text: zqxreplied, by: A, answers: zqxoffer, answer: accepted, date: 2022-03-13,
      src: art#10}
  zqxback: {kind: response, text: zqxtwice, by: B, answers: zqxreply, answer: countered, date: 2022-03-14, src: art#11}
  zqxsecond: {kind: response, text: zqxrefused, by: B, answers: offer, answer: refused, date: 2022-03-12,
      src: art#5, handling: restricted}
  zqxsaid: {kind: statement, term: zqxterm, by: T, date: 2022-03-12, src: zqxsource#4, handling: restricted}
  zqxcount: {kind: estimate, of: q, value: 987654321, hedge: zqxabout, date: 2022-03-12, src: zqxsource#5,
      handling: restricted}
  zqxother: {kind: estimate, of: onlysecret, value: 987654322, date: 2022-03-12, src: zqxsource#6, handling: restricted}
  zqxaid: {kind: aid, text: zqxhelped, by: T, to: B, date: 2022-03-12, src: zqxsource#7, handling: restricted}
  zqxattack: {kind: attack, text: zqxstruck, by: A, to: B, at: zqxtown, date: 2022-03-12, src: zqxsource#8,
      handling: restricted}
  zqxevent: {kind: event, text: zqxhappened, by: M, date: 2022-03-12, src: zqxsource#9, handling: restricted}
  zqxview: {kind: assessment, text: zqxthinks, about: T, probability: {icd203: likely}, src: zqxsource#9,
      handling: restricted}
  zqxpurpose: {kind: purpose, text: zqxwanted, about: A, re: zqxmeeting, src: art#6}
  zqxcomment: {kind: assessment, text: zqxcommented, about: B, re: [met, zqxmeeting], src: art#7}
positions:
  A:
    truce: {ideal: week, salience: {judgement: 0.5, why: openwhy}, src: offer}
    talks: {ideal: yes, salience: {judgement: 0.123, why: zqxwhy1, by: zqxby1}, src: [view, zqxview]}
  B:
    truce: {ideal: open, accepts: [week, open], src: [zqxmeeting, offer], why: zqxwhy2, by: zqxby2}
    talks: {ideal: no, accepts: [yes], src: [view, zqxview], beyond_red_line: zqxbeyond}
  M: {truce: {ideal: open, src: zqxevent, why: zqxwhy3, by: zqxby3}}
  T:
    truce: {ideal: 30, src: [zqxaid, view], why: zqxwhy4}
    talks: {ideal: yes, values: {yes: {judgement: 90, why: zqxwhy16}}, src: [view, zqxview]}
alternatives:
  A: {outcome: now, cost: {judgement: 10, why: openwhy2}, src: view}
  B: {outcome: {truce: week}, cost: 12.375, src: [zqxview, view], why: zqxwhy5, by: zqxby5}
rules:
  - {then: {truce: [week, open]}, why: openwhy3, src: view}
  - {impossible: {truce: open, talks: no}, why: zqxwhy6, src: [view, zqxview]}
  - {if: {truce: open}, then: {talks: yes}, why: zqxwhy7, src: zqxsource#3}
  - {impossible: {truce: week, talks: no}, why: zqxwhy8, src: zqxview}
moves:
  prefers:
    - {by: A, this: {truce: week}, over: {truce: none}, why: openwhy4}
    - {by: B, this: {truce: open}, over: {truce: none}, why: zqxwhy9, src: [zqxview, offer]}
    - {by: B, this: {talks: yes}, over: {talks: no}, why: zqxwhy10, src: zqxoffer}
ties:
  - {of: [A, B], weight: -0.5, src: view}
  - {of: [A, T], weight: 0.111, why: zqxwhy11, by: zqxby11, src: [view, zqxview]}
  - {of: [B, T], weight: {judgement: 0.222, why: zqxwhy12}, src: zqxaid}
  - {of: [B, M], weight: 0.25, src: [view, zqxevent]}
network:
  - {from: openplace, to: opentown, capacity: 10, src: view}
  - {from: zqxfrom, to: zqxto, capacity: {judgement: 11, why: zqxwhy13}, transit: {judgement: 5 h,
      why: zqxwhy14}, src: [view, zqxaid]}
  - {from: zqxfar, to: zqxnear, capacity: 12, transit: {judgement: 6 h, why: zqxwhy17}, src: [view, zqxaid]}
stocks:
  food: {name: openfood, at: A, unit: tonnes, holds: 5, uses: 1, src: view}
  zqxstock: {name: zqxfood, at: zqxstore, unit: zqxtonnes, holds: 5, uses: 1, why: zqxwhy15, src: zqxaid}
scenarios:
  variant: {about: zqxscenario, changes: {actors: {B: {note: zqxnote}}}}
questions:
  watch:
    - {what: openwatch, means: openmeans, about: A, src: view}
    - {what: openalso, means: openmeans2}
    - {what: zqxwatch, means: zqxmeans, about: T, state: seen, src: [view, zqxview]}
  forecasts:
    openasked:
      asks: openasks
      resolves: openresolves
      closes: 2022-04-30
      made:
        - {on: 2022-03-11, by: openauthor, p: 0.25, why: openwhy5, src: view, of: HASH}
        - {on: 2022-03-12, by: zqxauthor2, p: 0.4321, why: zqxwhy18, src: [view, zqxview]}
      outcome: yes
      settled: 2022-03-15
      settled_by: zqxresolver
      settled_of: HASH
      src: [view, zqxevent]
    zqxasked:
      asks: zqxasks
      resolves: zqxresolves
      closes: 2022-04-30
      handling: restricted
      made: [{on: 2022-03-11, by: zqxauthor3, p: 0.4322, src: zqxsource#9}]
      outcome: no
      settled: 2022-03-15
      src: view
""".replace("HASH", "ab" * 32)
SECRET = re.compile(r"zqx\w*|987654321|987654322|0\.123\b|12\.375|0\.111\b|0\.222\b|0\.432\d|(?:ab){6}", re.IGNORECASE)
"""Sentences begin with a capital letter, so case does not matter. Some secrets are numbers."""
COMMANDS = ["brief", "explain", *METHODS]
# The third rule cites a source of restricted claims and no such claim, so that the source stays for it.
DIRECT = FILE.replace("  - {if: {truce: open}, then: {talks: yes}, why: zqxwhy7, src: zqxsource#3}\n", "")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(DIRECT, encoding="utf-8")
    return path


def loaded(text: str = DIRECT) -> Situation:
    checked = check_text(text)
    assert checked.situation is not None, [problem.what for problem in checked.problems]
    return checked.situation


def shown(face: str) -> str:
    """A face without white space, so that a wrapped word is found as well."""
    return re.sub(r"\s+", "", face)


def bytes_of(command: str, file: Path, ending: str, *words: str) -> str:
    out = file.with_name(f"out{ending}")
    ran = CliRunner().invoke(main, [command, str(file), *words, "-o", str(out)])
    assert ran.exit_code == 0, ran.output
    return out.read_bytes().decode()


@pytest.mark.parametrize("ending", [".html", ".json", ".md", ".txt"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_file_holds_a_secret(command: str, ending: str, file: Path) -> None:
    told = bytes_of(command, file, ending, "--redact")
    assert SECRET.findall(shown(told)) == []
    assert WITHHELD in " ".join(told.split())
    assert RESTRICTED not in " ".join(told.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_terminal_shows_no_secret(command: str, file: Path) -> None:
    for words in ([], ["--json"], ["--as-of", "2022-03-13"], ["--scenario", "variant", "--json"]):
        ran = CliRunner().invoke(main, [command, str(file), "--redact", *words])
        assert ran.exit_code in (0, 1)
        assert SECRET.findall(shown(ran.output)) == []
        assert WITHHELD in ran.output


def test_the_search_finds_what_is_not_withheld(file: Path) -> None:
    """The tests above can fail: the same search finds the secrets where nothing is redacted."""
    found = {word.lower() for command in COMMANDS for word in SECRET.findall(bytes_of(command, file, ".json"))}
    told = {"zqxmet", "zqxdelegate", "zqxtitle", "zqxlocator", "zqxterm", "zqxwhy1", "zqxwhy2", "zqxwatch", "zqxwhy9"}
    assert told <= found
    assert "987654321" in found
    assert {"zqxasks", "zqxresolver", "0.4321", "0.4322", "ab" * 6} <= found
    assert RESTRICTED in bytes_of("ledger", file, ".md")
    assert RESTRICTED in bytes_of("questions", file, ".md")
    assert WITHHELD not in bytes_of("ledger", file, ".md")


def test_what_may_be_seen_is_all_there() -> None:
    whole, shared = loaded(), redact(loaded()).situation
    assert set(re.findall(r"\bopen\w+", write(shared))) == set(re.findall(r"\bopen\w+", write(whole)))
    assert SECRET.findall(write(shared)) == []


def test_what_goes_and_what_stays() -> None:
    shared = redact(loaded()).situation
    assert list(shared.claims) == ["met", "offer", "view", "count"]
    assert list(shared.sources) == ["art", "both"]
    kept = {(each.actor, each.issue): each for each in shared.positions}
    assert set(kept) == {("A", "truce"), ("B", "truce")}
    assert [str(origin) for origin in kept["B", "truce"].src] == ["offer"]
    assert (kept["B", "truce"].why, kept["B", "truce"].by) == (None, None)
    assert kept["B", "truce"].accepts == ("week", "open")
    assert list(shared.alternatives) == ["A"]
    assert [rule.why for rule in shared.rules] == ["openwhy3", None]
    assert [prefers.why for prefers in shared.moves.prefers] == ["openwhy4", None]
    assert [prefers.by for prefers in shared.moves.prefers] == ["A", "B"]
    assert [tie.of for tie in shared.ties] == [("A", "B"), ("B", "M")]
    assert len(shared.network) == 1
    assert list(shared.stocks) == ["food"]
    assert [each.what for each in shared.questions.watch] == ["openwatch", "openalso"]
    assert shared.scenarios == {}
    (question,) = shared.questions.forecasts.values()
    assert [forecast.by for forecast in question.made] == ["openauthor"]
    assert (question.outcome, question.settled, question.settled_by, question.src) == (None, None, None, ())


def test_what_was_left_out_is_counted() -> None:
    whole, done = loaded(), redact(loaded())
    claims = len(whole.claims) - len(done.situation.claims)
    questions = 1 + 1  # a forecast and an outcome that cite a withheld claim
    restricted = 1 + 1 + 1  # a question, its forecast and its outcome
    assert done.withheld == claims + 5 + 1 + 1 + 1 + 2 + 2 + 1 + 1 + questions + restricted


def test_a_source_that_an_entry_free_of_claims_cites_stays() -> None:
    """A rule that cites the source itself vouches for it; one that also cites a restricted claim does not."""
    assert "zqxsource" in redact(loaded(FILE)).situation.sources
    beside = FILE.replace("why: zqxwhy7, src: zqxsource#3", "why: zqxwhy7, src: [zqxsource#3, zqxview]")
    assert "zqxsource" not in redact(loaded(beside)).situation.sources


def test_the_fingerprint_is_of_what_is_shared() -> None:
    situation = loaded()
    document = mv.brief(situation, redact=True)
    assert document.origin.endswith(fingerprint(mv.redact(situation).situation)[:12])
    assert document.notices[-1] == WITHHELD


def test_nothing_is_said_where_nothing_was_withheld() -> None:
    document = mv.brief("antalya-2022", redact=True)
    assert WITHHELD not in document.notices
    assert mv.redact(mv.load("antalya-2022")).withheld == 0


def test_what_was_not_yet_known_restricts_all_the_same(file: Path) -> None:
    """On 11 March the restricted claim behind a position was not known; its reason must not appear for that."""
    whole, day = loaded(), date(2022, 3, 10)
    assert "zqxwhy2" in write(mv.as_of(whole, day))
    document = mv.brief(file, as_of=day, redact=True)
    assert SECRET.findall(shown(to_json(document))) == []
    assert SECRET.findall(write(mv.as_of(mv.redact(whole).situation, day))) == []


def test_a_shared_file_can_be_read() -> None:
    shared = redact(loaded()).situation
    checked = check_text(write(shared))
    assert [problem.what for problem in checked.problems if problem.severity == "error"] == []
    assert checked.situation == shared


@given(data=st.data())
def test_any_shared_file_can_be_read_and_holds_nothing_more_to_withhold(situations: Any, data: st.DataObject) -> None:
    situation = check_text(dump(data.draw(situations))).situation
    if situation is None:
        return
    done = redact(situation)
    event(f"withheld: {done.withheld > 0}")
    again = redact(done.situation)
    assert (again.situation, again.withheld) == (done.situation, 0)
    assert check_text(write(done.situation)).situation == done.situation


# -- Any claims restricted --------------------------------------------------------------------------------------------

NAMES = [f"c{number}" for number in range(8)]
PLACES = [f"s{number}" for number in range(4)]


def _cites(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3, unique=True)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, Any]:
    """Claims that answer and comment on one another, their sources, and entries of each kind that cite them."""
    sources = {key: {"title": f"{key}title", "publisher": f"{key}publisher"} for key in PLACES}
    claims: dict[str, Any] = {}
    for number, key in enumerate(NAMES):
        rest = {"text": f"{key}text", "hedge": f"{key}hedge", "src": draw(_cites(PLACES)), "by": "A"}
        handling = draw(st.sampled_from(["public", "public", "restricted"]))
        earlier = [name for name in NAMES[:number] if claims[name]["kind"] != "statement"]
        if earlier and draw(st.booleans()):
            rest |= {"kind": "response", "answers": draw(st.sampled_from(earlier)), "answer": "refused"}
        else:
            rest |= {"kind": draw(st.sampled_from(["proposal", "statement"]))}
        claims[key] = rest | {"re": draw(_cites(NAMES)), "handling": handling}
    origins = st.lists(st.sampled_from([*NAMES, *PLACES]), max_size=3, unique=True)
    return {
        "title": "x",
        "actors": {"A": {"role": "party"}, "B": {"role": "party"}},
        "issues": {"i": {"options": {"no": "0", "yes": "100"}, "now": "no"}},
        "sources": sources,
        "claims": claims,
        "positions": {
            actor: {"i": {"ideal": "yes", "src": draw(origins), "why": f"position{actor}", "by": f"positioner{actor}"}}
            for actor in ("A", "B")
        },
        "rules": [{"then": {"i": "yes"}, "why": f"rule{number}", "src": draw(origins)} for number in range(2)],
        "ties": [
            {"of": ["A", "B"], "weight": {"judgement": "0.5", "why": f"tie{number}"}, "src": draw(origins)}
            for number in range(2)
        ],
        "questions": {"watch": [{"what": f"watch{number}", "src": draw(origins)} for number in range(2)]},
    }


def _withheld(claims: dict[str, Claim]) -> set[str]:
    """The slow way: add what answers or is about something withheld until nothing is added."""
    gone = {key for key, claim in claims.items() if claim.handling == "restricted"}
    while more := {key for key, claim in claims.items() if gone & {claim.answers, *claim.re}} - gone:
        gone |= more
    return gone


def _hidden_words(situation: Situation, gone: set[str]) -> set[str]:
    """The words that must not be found: of withheld claims, of sources that only they cite, of reasons beside them."""
    entries = [*situation.positions, *situation.rules, *situation.ties, *situation.questions.watch]
    beside = [entry for entry in entries if gone & {origin.claim for origin in entry.src}]
    free = [*(c for key, c in situation.claims.items() if key not in gone), *(e for e in entries if e not in beside)]
    cited = {origin.source for entry in free for origin in entry.src}
    only = {origin.source for key in gone for origin in situation.claims[key].src} - cited
    words = {f"{key}{word}" for key in gone for word in ("text", "hedge")}
    words |= {f"{key}{word}" for key in only for word in ("title", "publisher")}
    for entry in beside:
        weight = getattr(entry, "weight", None)
        words |= {getattr(entry, "why", None), getattr(entry, "what", None), weight and weight.versions[0].why}
        words |= {getattr(entry, "by", None)}
    return {word for word in words if word}


@given(plain=ledgers())
def test_for_any_restricted_claims_no_secret_is_told_and_nothing_else_is_missing(plain: dict[str, Any]) -> None:
    situation = loaded(dump(plain))
    done = redact(situation)
    shared, gone = done.situation, _withheld(dict(situation.claims))
    event(f"withheld: {len(gone)}")
    told = to_json(mv.brief(situation, redact=True)) + write(shared)
    assert {word for word in _hidden_words(situation, gone) if re.search(rf"\b{word}\b", told, re.IGNORECASE)} == set()
    assert {key: claim for key, claim in situation.claims.items() if key not in gone} == shared.claims
    for name in ("positions", "rules", "ties"):
        free = [e for e in getattr(situation, name) if not gone & {origin.claim for origin in e.src}]
        assert [entry for entry in getattr(shared, name) if entry in free] == free
    assert _cited(shared) <= {*shared.claims, *shared.sources}
    lost = set(situation.sources) - set(shared.sources)
    assert lost <= {origin.source for key in gone for origin in situation.claims[key].src}
    assert (done.withheld > 0) == bool(gone)
    assert (WITHHELD in mv.brief(situation, redact=True).notices) == bool(gone)


def _cited(situation: Situation) -> set[str]:
    citing = [*situation.claims.values(), *situation.positions, *situation.rules, *situation.ties]
    named = {origin.claim or origin.source for entry in citing for origin in entry.src}
    named |= {key for claim in situation.claims.values() for key in (claim.answers, *claim.re)}
    return {name for name in named if name is not None}
