"""A document like those that `modus brief` writes: about the Antalya talks, in our own words."""

from __future__ import annotations

from datetime import date

from modusvivendi.answers import (
    Answer,
    Citation,
    Document,
    Evidence,
    Gap,
    Need,
    Row,
    Said,
    SourceLine,
    Table,
)
from modusvivendi.answers.builders import Event, Interval, Scale, Stance, intervals, positions, timeline

ARTICLE = SourceLine(
    key="article",
    title="Antalya: first high-level talks since the invasion",
    publisher="A daily newspaper",
    date="11 March 2022",
    url="https://example.org/2022/03/11/antalya-talks?page=1&view=full",
    grade="C, fairly reliable",
)
AGENCY = SourceLine(
    key="agency",
    title="Conditions named by the Kremlin’s spokesman",
    publisher="A news agency",
    date="7 March 2022",
    url="https://example.net/kremlin-conditions",
    grade="B, usually reliable",
)
SOURCES = (
    ARTICLE,
    AGENCY,
    SourceLine(key="memo", title="Desk note of a colleague", grade="F, cannot be judged"),
)


def claim(key: str, text: str, paragraph: int, **more: str) -> Evidence:
    return Evidence(
        key=key,
        kind="claim",
        text=text,
        source="article",
        locator=f"paragraph {paragraph}",
        grade="C3, fairly reliable, possibly true",
        known="11 March 2022",
        **more,
    )


EVIDENCE = (
    claim(
        "meeting",
        "The foreign ministers of Russia and Ukraine met in Antalya, Turkey.",
        1,
        happened="10 March 2022",
    ),
    claim("first", "It was the first contact at that level since the invasion began.", 1),
    claim("uprooted", "More than two million people have been driven from their homes.", 1),
    claim("killed", "Thousands of civilians and soldiers have died.", 1, hedge="are thought to"),
    claim("truce", "A ceasefire of 24 hours was discussed; Russia gave no promise.", 2, hedge="reports reveal"),
    claim("mariupol", "Hundreds of thousands are trapped in Mariupol; getting them out comes first.", 2),
    claim("shift", "Russia’s stance towards talks has softened step by step.", 3, attribution="experts"),
    claim("neutral", "Neutrality and distance from NATO may be what unlocks peace.", 4, hedge="could be"),
    claim("macron", "Germany’s chancellor and France’s president called for an immediate ceasefire.", 5),
    claim("china", "China’s foreign minister called it a war, it seems for the first time.", 5, hedge="appears"),
    Evidence(
        key="kremlin",
        kind="claim",
        text="Russia would stop at once if Ukraine changed its constitution to be neutral.",
        source="agency",
        locator="paragraph 4",
        grade="B2, usually reliable, probably true",
        happened="7 March 2022",
        known="7 March 2022",
    ),
    Evidence(
        key="ideal-ua",
        kind="judgement",
        text="Kyiv has membership in its constitution, but its president has spoken of cooling towards NATO.",
        by="desk",
    ),
    Evidence(
        key="range-ru",
        kind="derived",
        text="What Russia accepts on NATO follows from its stated condition and the desk’s reading of Kyiv.",
        rests_on=("kremlin", "ideal-ua"),
    ),
    Evidence(key="bare", kind="stated", text="Salience of the ceasefire for Ukraine: 0.9"),
)


def talks() -> Answer:
    events = (
        Event(
            lane="Talks",
            label="Ministers meet in Antalya",
            start=date(2022, 3, 10),
            kind="meeting",
            because=("meeting",),
        ),
        Event(
            lane="War",
            label="Russia invades Ukraine",
            start=date(2022, 2, 24),
            kind="attack",
            because=("first",),
        ),
        Event(
            lane="War",
            label="Mariupol besieged",
            start=date(2022, 3, 1),
            end=date(2022, 3, 11),
            kind="attack",
            because=("mariupol",),
        ),
        Event(
            lane="Third parties",
            label="Berlin and Paris call for a ceasefire",
            start=date(2022, 3, 10),
            kind="demand",
            because=("macron",),
        ),
        Event(
            lane="Third parties",
            label="China’s foreign minister says “war”",
            start=date(2022, 3, 10),
            kind="statement",
            because=("china",),
        ),
    )
    return Answer(
        method="talks",
        question="Who has met whom, and what came of it?",
        headline=Said(
            "The ministers met on neutral ground and parted without a result: a truce of a day was "
            "on the table, and Russia promised nothing.",
            ("meeting", "truce"),
        ),
        findings=(
            Said(
                "Sergei Lavrov and Dmytro Kuleba met in Turkey, the first contact at that level.",
                ("meeting", "first"),
                "10 March 2022",
            ),
            Said(
                "A 24-hour ceasefire was offered and neither accepted nor refused.",
                ("truce",),
                "10 March 2022",
            ),
            Said("Observers see the Russian side less unbending than before.", ("shift",), "Movement"),
            Said("Nothing was agreed on a way out of Mariupol.", ("mariupol", "truce")),
        ),
        charts=(
            timeline(
                events,
                title="Sixteen days from invasion to Antalya",
                description="Events by who acted, from 24 February to 11 March 2022.",
            ),
        ),
        tables=(
            Table(
                title="Offers and how they were answered",
                columns=("Offer", "By", "To", "Answer", "On"),
                rows=(
                    Row(
                        ("Ceasefire of 24 hours", "Ukraine", "Russia", "deferred", "10 March 2022"),
                        ("truce",),
                    ),
                    Row(
                        ("Neutrality in the constitution", "Russia", "Ukraine", None, "7 March 2022"),
                        ("kremlin",),
                    ),
                ),
                note="An empty answer means that the file records none.",
            ),
        ),
        evidence=EVIDENCE,
        caveats=(Said("One newspaper carries almost all of this; a second report may change it.", ("meeting",)),),
        how="Meetings, offers and answers are read from the ledger and put in order of date.",
    )


def toll() -> Answer:
    rows = (
        Interval(
            label="Driven from their homes",
            low=2e6,
            high=None,
            low_closed=False,
            words="more than two million",
            because=("uprooted",),
        ),
        Interval(
            label="Trapped in Mariupol",
            low=2e5,
            high=1e6,
            high_closed=False,
            words="hundreds of thousands",
            because=("mariupol",),
        ),
        Interval(label="Killed", low=2e3, high=1e4, high_closed=False, words="thousands", because=("killed",)),
    )
    return Answer(
        method="estimates",
        question="How many people are affected?",
        headline=Said(
            "More than two million people are uprooted; how many have died is known only as “thousands”.",
            ("uprooted", "killed"),
        ),
        charts=(intervals(rows, title="People affected", description="Three estimates on one scale.", unit="people"),),
        evidence=EVIDENCE,
        caveats=(Said("Words such as “thousands” are kept as ranges; none is turned into a single number."),),
        how="Hedged words are read by a table into intervals.",
        citation=Citation(text="National Research Council, 2014.", doi="10.17226/18751"),
    )


def stands() -> Answer:
    rows = (
        Scale(
            issue="Ukraine and NATO",
            now=35,
            at_zero="member",
            at_hundred="neutral by its constitution",
            stances=(
                Stance(
                    actor="Russia",
                    ideal=100,
                    low=90,
                    high=100,
                    accepts=((80, 100),),
                    because=("kremlin", "range-ru"),
                ),
                Stance(actor="Ukraine", ideal=10, low=0, high=30, accepts=((0, 60),), because=("ideal-ua",)),
            ),
        ),
        Scale(
            issue="A ceasefire",
            now=0,
            at_zero="none",
            at_hundred="general and immediate",
            stances=(
                Stance(actor="Russia", ideal=0, accepts=((0, 20),), because=("truce",)),
                Stance(actor="Ukraine", ideal=100, accepts=((20, 100),), because=("truce", "bare")),
                Stance(actor="France and Germany", ideal=100, because=("macron",)),
            ),
        ),
    )
    return Answer(
        method="positions",
        question="Where does each side stand?",
        headline=Said(
            "The gap on NATO is wide but not fixed: neutrality is named as what could unlock a settlement.",
            ("neutral", "range-ru"),
        ),
        findings=(
            Said("asks for neutrality written into the constitution.", ("kremlin",), "Russia"),
            Said("will not surrender, and may move on membership.", ("ideal-ua",), "Ukraine"),
        ),
        charts=(
            positions(rows, title="Ideal points and what each would accept", description="Two issues from 0 to 100."),
        ),
        evidence=EVIDENCE,
        how="Positions are the file’s own; bands are what each actor is recorded or judged to accept.",
        citation=Citation(text="Raiffa, H., The Art and Science of Negotiation, 1982."),
    )


def document() -> Document:
    return Document(
        title="The Antalya talks: what was said, what moved, what is missing",
        as_of="11 March 2022",
        about="Two weeks into Russia’s war on Ukraine the foreign ministers of both countries met in Turkey.",
        scenario="if Kyiv offers neutrality",
        summary=(
            Said(
                "The foreign ministers met in Antalya, the first contact at that level, without a result.",
                ("meeting", "first"),
            ),
            Said(
                "A truce of one day was discussed and not promised; hundreds of thousands wait in Mariupol.",
                ("truce", "mariupol"),
            ),
            Said(
                "Neutrality is the issue on which the ranges come closest, on the desk’s reading of Kyiv.",
                ("neutral", "ideal-ua", "range-ru"),
            ),
        ),
        answers=(talks(), toll(), stands()),
        gaps=(
            Gap(
                method="access",
                question="What would a 24-hour ceasefire allow?",
                needs=(
                    Need(
                        what="the roads out of Mariupol, with how many people an hour each can carry",
                        snippet="network:\n  links:\n    - from: Mariupol\n      to: Zaporizhzhia\n"
                        "      capacity: {judgement: [500, 2000], why: …, by: desk}",
                    ),
                ),
            ),
        ),
        sources=SOURCES,
        notices=(
            "An aid to judgement. It takes no side, and says so when there is not enough to tell.",
            "One claim was withheld because of its handling mark.",
        ),
        origin="Modus Vivendi 0.1.0 · situation 3f9a1c07b2",
    )
