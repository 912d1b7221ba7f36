"""Verbal probabilities: the published bands, and what is refused."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from modusvivendi.situation.quantities import SCALES, NumberError, interval_text, read_probability


def _bands(scale: str) -> dict[str, str]:
    return {" / ".join(band.words): interval_text(band.interval) for band in SCALES[scale].bands}


def test_icd_203_of_2015_table_of_likelihood_terms() -> None:
    """Intelligence Community Directive 203 (2 January 2015), section D.6.e(2)(a)."""
    assert _bands("icd203") == {
        "almost no chance / remote": "[0.01, 0.05]",
        "very unlikely / highly improbable": "[0.05, 0.2]",
        "unlikely / improbable / improbably": "[0.2, 0.45]",
        "roughly even chance / roughly even odds": "[0.45, 0.55]",
        "likely / probable / probably": "[0.55, 0.8]",
        "very likely / highly probable": "[0.8, 0.95]",
        "almost certain / almost certainly / nearly certain": "[0.95, 0.99]",
    }


def test_ipcc_ar5_guidance_note_table_1() -> None:
    """Mastrandrea et al. (2010), table 1: likelihood scale; its note gives the three additional terms."""
    assert _bands("ipcc-ar5") == {
        "virtually certain": "[0.99, 1]",
        "extremely likely": "[0.95, 1]",
        "very likely": "[0.9, 1]",
        "likely": "[0.66, 1]",
        "more likely than not": "(0.5, 1]",
        "about as likely as not": "[0.33, 0.66]",
        "unlikely": "[0, 0.33]",
        "very unlikely": "[0, 0.1]",
        "extremely unlikely": "[0, 0.05]",
        "exceptionally unlikely": "[0, 0.01]",
    }


def test_uk_phia_probability_yardstick() -> None:
    """PHIA Probability Yardstick, seven ranges."""
    assert _bands("phia") == {
        "remote chance": "[0, 0.05]",
        "highly unlikely": "[0.1, 0.2]",
        "unlikely": "[0.25, 0.35]",
        "realistic possibility": "[0.4, 0.5)",
        "likely / probable": "[0.55, 0.75]",
        "highly likely": "[0.8, 0.9]",
        "almost certain": "[0.95, 1]",
    }


def test_the_phia_yardstick_has_gaps_between_its_ranges() -> None:
    intervals = [band.interval for band in SCALES["phia"].bands]
    assert all(one.intersect(other) is None for one, other in pairwise(intervals))
    for percent in (7, 22, 38, 50, 52, 78, 93):
        assert not any(interval.contains(Fraction(percent, 100)) for interval in intervals)


def test_one_word_means_what_its_scale_says() -> None:
    assert read_probability("Likely", "icd203").describe() == "likely (ICD 203: 0.55 to 0.8)"
    assert read_probability(" likely ", "IPCC AR5").describe() == "likely (IPCC AR5: 0.66 to 1)"
    assert read_probability("likely", "UK PHIA").scale == "phia"


@pytest.mark.parametrize(
    ("word", "scale", "reason", "hint"),
    [
        (
            "likely",
            None,
            "without its scale",
            "icd203 (0.55 to 0.8); ipcc-ar5 (0.66 to 1); phia (0.55 to 0.75)",
        ),
        ("realistic possibility", None, "without its scale", "phia (0.4 or more, below 0.5)"),
        ("perhaps", None, "on no scale", "icd203, ipcc-ar5, phia"),
        ("liekly", None, "on no scale", "did you mean likely?"),
        ("highly likely", "icd203", "not a word of the scale ICD 203", "almost certain"),
        ("remote chnce", "phia", "not a word of the scale", "did you mean remote chance?"),
        ("likely", "phai", "no scale", "did you mean phia?"),
        ("likely", "kent", "no scale", "scales: icd203, ipcc-ar5, phia"),
    ],
)
def test_refused(word: str, scale: str | None, reason: str, hint: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_probability(word, scale)
    assert reason in caught.value.reason
    assert hint in caught.value.hint
    assert caught.value.code == "scale"


def test_every_word_of_every_scale_is_read_and_every_scale_is_cited() -> None:
    for scale in SCALES.values():
        assert len(scale.source) > 40
        for word in scale.words:
            assert read_probability(word, scale.key).interval == scale.interval_of(word)
