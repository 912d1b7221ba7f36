from datetime import date

from modusvivendi.answers.model import Answer, Evidence, Said
from modusvivendi.briefing.pool import Pool, renamed
from modusvivendi.situation.situation import Situation


def evidence(key, text, *, rests_on=()):
    return Evidence(key=key, kind="judgement", text=text, rests_on=rests_on)


def answer(*items):
    said = Said("Something.", (items[0].key,))
    return Answer(method="toy", question="What?", headline=said, evidence=items)


def test_the_same_evidence_keeps_its_key():
    pool = Pool()
    for day in (date(2030, 1, 1), date(2030, 1, 8)):
        assert pool.take(answer(evidence("j", "why")), day) == {"j": "j"}


def test_evidence_that_reads_otherwise_later_is_kept_apart_with_all_that_it_rests_on():
    pool = Pool()
    first = answer(evidence("d", "by rule", rests_on=("j",)), evidence("j", "a first guess"))
    second = answer(evidence("d", "by rule", rests_on=("j",)), evidence("j", "a second look"))
    pool.take(first, date(2030, 1, 1))
    keys = pool.take(second, date(2030, 1, 8))
    assert keys["j"] == "j@2030-01-08"
    told = Answer(method="toy", question="What?", headline=Said("Both.", ("j", *renamed(["j"], keys))))
    found = {item.key: item.text for item in pool.evidence(told, Situation(title="T", actors={}))}
    assert found == {"j": "a first guess", "j@2030-01-08": "a second look"}
