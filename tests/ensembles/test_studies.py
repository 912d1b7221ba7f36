"""What a run is looked at for: what drives an output, when it holds, what is robust, what a scenario changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from modusvivendi.ensembles import store
from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.discovery import boxes
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.morris import effects
from modusvivendi.ensembles.plan import Plan, plan
from modusvivendi.ensembles.running import run
from modusvivendi.ensembles.studies.candidates import regrets, robustness
from modusvivendi.ensembles.studies.chosen import Line, chosen, interest, numbers
from modusvivendi.ensembles.studies.conditions import _checked, conditions, halves, subject
from modusvivendi.ensembles.studies.influence import influence
from modusvivendi.ensembles.studies.variants import bonett_price, shared_columns, variant
from modusvivendi.ensembles.summary import summary
from modusvivendi.ensembles.telling import candidates as candidates_told
from modusvivendi.ensembles.telling import conditions as conditions_told
from modusvivendi.ensembles.telling import influence as influence_told
from modusvivendi.ensembles.telling import run as run_told
from modusvivendi.ensembles.telling import variants as variants_told
from modusvivendi.exchange.loading import load
from modusvivendi.situation.situation import Situation

TEXT = """
title: Two
actors: {A: {role: party}, B: {role: party}, C: {role: third}}
sources: {s: {title: A source, date: 2022-03-01}}
claims:
  offer: {kind: proposal, by: A, to: B, offers: {truce: day}, date: 2022-03-01, src: s}
issues:
  truce: {options: {none: 0, day: 40, open: 100}, now: none, set_by: A}
  border: {options: {old: 0, new: 100}, now: old, set_by: B}
positions:
  A:
    truce: {ideal: open, salience: [0.4, 0.8], accepts: [day, open], firmness: 0.7, why: x}
    border: {ideal: old, salience: [0.2, 0.9], accepts: [old], firmness: 0.4, why: x}
  B:
    truce: {ideal: none, salience: [0.1, 0.5], why: x}
    border: {ideal: new, salience: [0.2, 0.8], accepts: [new], firmness: 0.5, why: x}
alternatives:
  B: {outcome: now, cost: [0, 30], why: x}
scenarios:
  softer: {about: If B asked for less., changes: {positions: {B: {border: {accepts: [old, new]}}}}}
correlations:
  - {of: [positions.A.truce.salience, positions.A.border.salience], correlation: 0.5, why: one party}
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("file") / "two.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def made(
    situation: Situation, folder: Path, draws: int, design: str, shared: tuple[str, ...] = ()
) -> tuple[Path, Plan]:
    planned = plan(situation, "settle", draws=draws, design=design, shared=shared)
    store.create(folder, planned)
    run(folder, engine="inline")
    return folder, planned


@pytest.fixture(scope="module")
def free(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without its correlations, which a factorial design refuses."""
    path = tmp_path_factory.mktemp("file") / "free.yaml"
    path.write_text(TEXT.split("correlations:")[0], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def plain(file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plan]:
    return made(load(file), tmp_path_factory.mktemp("plain") / "run", 1000, "lhs")


def test_an_output_is_found_by_its_words_or_its_column(plain: tuple[Path, Plan]) -> None:
    for name in (
        "some_package_is_acceptable_to_every_party",
        "Some package is acceptable to every party",
        "is acceptable to every",
    ):
        assert chosen(*plain, [name])[0].column.name == "Some package is acceptable to every party"
    with pytest.raises(EnsembleError, match="may be several outputs"):
        chosen(*plain, ["one concession"])
    with pytest.raises(EnsembleError, match='did you mean "Some package is acceptable to every party"'):
        chosen(*plain, ["Some package is aceptable to evry party"])
    assert all(one.varies and not one.column.candidate for one in chosen(*plain))


def test_a_line_says_which_draws_are_of_interest(plain: tuple[Path, Plan]) -> None:
    exists, packages = chosen(*plain, ["some_package_is_acceptable_to_every_party", "packages_that_all_could_accept"])
    yes, words = interest(exists, Line())
    no, not_words = interest(exists, Line(no=True))
    assert np.array_equal(yes, 1 - no)
    assert (words, not_words) == (
        "Some package is acceptable to every party",
        "Not: Some package is acceptable to every party",
    )
    some, words = interest(packages, Line(above=0, below=3))
    assert np.array_equal(some, (packages.values > 0) & (packages.values < 3))
    assert words == "Packages that all could accept: above 0 and below 3 packages"
    with pytest.raises(EnsembleError, match="is a number"):
        interest(packages, Line())
    with pytest.raises(EnsembleError, match="is yes or no"):
        interest(exists, Line(above=1))


def test_an_agreement_depends_on_the_red_lines_that_exclude_one_another(plain: tuple[Path, Plan]) -> None:
    """A accepts only the old border, B only the new one: a deal needs one of the two lines to be given up."""
    exists = chosen(*plain, ["some_package_is_acceptable_to_every_party"])
    drawn = numbers(*plain)
    keys = [slot.key for slot in plain[1].slots]
    lines = drawn[:, [keys.index(f"positions.{who}.border.line") for who in "AB"]]
    assert not exists[0].values[lines.all(axis=1)].any()
    found = influence(*plain, exists)
    assert found.kind == "first"
    most = [found.inputs[at].label for at in found.order(0)[:2]]
    assert sorted(most) == ["whether the red line of A on border stands", "whether the red line of B on border stands"]
    told = influence_told.told(found)
    assert "whether the red line of A on border stands" in told.headline.text
    assert {"judgement:positions.A.border", "judgement:positions.B.border"} <= set(told.headline.because)


def test_sobol_indices_take_correlated_numbers_together(file: Path, tmp_path: Path) -> None:
    folder, planned = made(load(file), tmp_path / "run", 64 * 9, "saltelli")
    assert len(planned.slots) == 8
    assert [len(group.slots) for group in planned.groups].count(2) == 1  # the two correlated ones are one input
    assert planned.draws == 64 * (7 + 2)
    found = influence(folder, planned, chosen(folder, planned, ["some_package_is_acceptable_to_every_party"]))
    assert found.kind == "sobol"
    top = [found.inputs[at].label for at in found.order(0)[:2]]
    assert sorted(top) == ["whether the red line of A on border stands", "whether the red line of B on border stands"]
    assert (found.total_ends[0] <= found.total).all()
    told = influence_told.told(found)
    assert "alone;" in told.findings[0].text
    assert "with what it does together with others" in told.findings[0].text
    with pytest.raises(EnsembleError, match="was not made to find conditions in"):
        conditions(folder, planned, found.outputs[0], Line())
    with pytest.raises(EnsembleError, match="does not say how often"):
        robustness(folder, planned)


def test_a_screening_finds_what_does_nothing(file: Path, tmp_path: Path) -> None:
    folder, planned = made(load(file), tmp_path / "run", 180, "morris")
    found = influence(folder, planned, chosen(folder, planned, ["packages_that_all_could_accept"]))
    assert found.kind == "morris"
    assert found.used == planned.draws == 176  # 22 trajectories of 7 inputs
    effects = {group.label: float(found.first[at, 0]) for at, group in enumerate(found.inputs)}
    assert effects["whether the red line of B on border stands"] > 0.1
    told = influence_told.told(found)
    assert "change over the whole of a range" in told.findings[0].text


@pytest.mark.parametrize(
    ("design", "said"), [("sobol", "go together in it by chance"), ("factorial", "repeats its points")]
)
def test_a_design_that_was_made_for_something_else_is_refused(
    design: str, said: str, free: Path, tmp_path: Path
) -> None:
    folder, planned = made(load(free), tmp_path / "run", 400, design)
    one = chosen(folder, planned, ["some_package_is_acceptable_to_every_party"])
    with pytest.raises(EnsembleError, match=said):
        influence(folder, planned, one)
    with pytest.raises(EnsembleError, match="was not made to find conditions in"):
        conditions(folder, planned, one[0], Line())


def test_a_factorial_design_meets_every_combination_of_red_lines(free: Path, tmp_path: Path) -> None:
    folder, planned = made(load(free), tmp_path / "run", 80, "factorial")
    lines = [at for at, slot in enumerate(planned.slots) if slot.kind == "line"]
    met = numbers(folder, planned)[:, lines]
    assert len(np.unique(met, axis=0)) == 8
    assert np.unique(met, axis=0, return_counts=True)[1].tolist() == [10] * 8


def test_conditions_are_found_on_one_half_and_measured_on_the_other(plain: tuple[Path, Plan]) -> None:
    folder, planned = plain
    found = conditions(folder, planned, subject(folder, planned, (), Line()), Line())
    assert found.output.column.name == "Some package is acceptable to every party"
    assert found.searched == found.held_out == 500
    assert found.boxes
    told = conditions_told.told(found)
    assert "does not stand" in told.headline.text
    first = found.boxes[0]
    assert first.density > found.share
    one, two = halves(1000, planned.seed)
    assert sorted([*one, *two]) == list(range(1000))
    assert first.draws == 500
    inside = first.box.inside(numbers(folder, planned)[two])
    assert first.inside == inside.sum()
    assert first.hits == found.output.values[two][inside].sum()


def test_what_always_or_never_holds_has_no_conditions(plain: tuple[Path, Plan]) -> None:
    folder, planned = plain
    packages = chosen(folder, planned, ["packages_that_all_could_accept"])[0]
    found = conditions(folder, planned, packages, Line(above=-1))
    assert conditions_told.told(found).headline.text.endswith(
        "in all of the cases consistent with what is known; there are no conditions to find."
    )


def test_regrets_by_hand() -> None:
    assert regrets(np.array([[3.0, 1.0], [0.0, 4.0]])).tolist() == [[0, 2], [4, 0]]


def test_candidates_are_weighed_with_their_worst_cases(plain: tuple[Path, Plan]) -> None:
    found = robustness(*plain)
    assert [each.measure for each in found.measures] == ["all could accept it", "least gain"]
    share, gain = found.measures
    assert {each.candidate.partition(":")[0] for each in share.standings} == {
        "A, 1 March 2022 (truce",
        "Computed, nearest to a deal",
    }
    for each in gain.standings:
        assert each.regret >= each.mean_regret >= 0
    best = gain.minimax[0]
    values = np.stack(
        [
            one.values
            for one in chosen(*plain, [f"Least gain of any party: {each.candidate}" for each in gain.standings])
        ],
        axis=1,
    )
    at = [each.candidate for each in gain.standings].index(best.candidate)
    assert best.regret == pytest.approx((values.max(axis=1) - values[:, at]).max())
    assert best.lowest == pytest.approx(values[:, at].min())
    told = candidates_told.told(found)
    assert "Its worst case" in [said.label for said in told.findings]


def test_a_scenario_is_set_beside_with_the_same_draws(file: Path, tmp_path: Path) -> None:
    base, other = load(file), load(file, scenario="softer")
    plans = [plan(each, "settle", draws=300) for each in (base, other)]
    shared = shared_columns(plans)
    runs = [made(each, tmp_path / name, 300, "lhs", shared) for each, name in ((base, "base"), (other, "softer"))]
    ours, theirs = (numbers(*each) for each in runs)
    keys = [[slot.key for slot in each[1].slots] for each in runs]
    for key in set(keys[0]) & set(keys[1]):
        assert np.array_equal(ours[:, keys[0].index(key)], theirs[:, keys[1].index(key)])
    found = variant("softer", *runs)
    exists = next(each for each in found.differences if each.column.name == "Some package is acceptable to every party")
    assert exists.change > 0
    assert exists.down == 0  # a line less can only help
    assert exists.with_ - exists.without == pytest.approx(exists.change)
    told = variants_told.told([found])
    assert told.headline.text.startswith("If B asked for less. Some package is acceptable to every party: in ")


def test_the_interval_of_a_change_that_never_came_is_not_nothing() -> None:
    """Bonett and Price (2012): of 100 draws without a change up to 2.7 % may change."""
    low, high = bonett_price(np.zeros(100))
    assert (round(low, 4), round(high, 4)) == (-0.0272, 0.0272)
    assert bonett_price(np.ones(100))[1] == 1


def test_the_interval_of_a_change_holds_the_true_change() -> None:
    stream = np.random.Generator(np.random.PCG64(1))
    for up, down in ((0.005, 0.0), (0.02, 0.01), (0.3, 0.1)):
        inside = 0
        for _ in range(400):
            at = stream.random(200)
            low, high = bonett_price((at < up).astype(float) - (at > 1 - down))
            inside += low <= up - down <= high
        assert inside >= 0.93 * 400


@pytest.mark.parametrize("design", ["saltelli", "morris", "factorial"])
def test_a_design_that_does_not_draw_as_the_file_says_tells_no_shares(design: str, free: Path, tmp_path: Path) -> None:
    folder, planned = made(load(free), tmp_path / "run", 200, design)
    found = summary(folder, planned)
    assert all(each.share is None for each in found.outcomes)
    assert "in all of" not in run_told.told(found).headline.text
    with pytest.raises(EnsembleError, match="does not say how often"):
        robustness(folder, planned)


def test_on_noise_conditions_are_hardly_ever_told() -> None:
    stream = np.random.Generator(np.random.PCG64(3))
    told = 0
    for _ in range(40):
        x, y = stream.random((600, 12)), (stream.random(600) < 0.5).astype(float)
        found = boxes(x[:300], y[:300], most=1)
        told += len(list(_checked([step.box for step in found], (x[:300], y[:300]), (x[300:], y[300:]))))
    assert told <= 4  # 2.5 % of 40 by chance


def test_a_screening_gives_a_choice_its_whole_effect() -> None:
    """y is ten times a number, a yes or no, and a choice of three that counts 0, 1 and 2 halves."""
    design = Design("morris", 4 * 400, 3, 0, levels=(0, 2, 3))
    x = design.rows(0, design.draws)
    y = 10 * x[:, 0] + 10 * (x[:, 1] > 0.9) + 5 * np.floor(3 * x[:, 2])
    found = effects(x, y, design.parts, choices=(1, 2))
    assert found.mu_star[:, 0] == pytest.approx([10, 10, 20 / 3], abs=0.3)
