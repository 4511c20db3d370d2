"""Modality: fact, forecast or possibility, on sentences of our own and on the labelled articles."""

from __future__ import annotations

import pytest

from pipelines.extraction.claims.modality import claim_modality, lexicon
from tests.corpus.sentences import labelled_claims, place_in

CASES = [
    ("The carrier, which lost $58m last year after earning $4m in 1985, will drop two routes.", "$58m", "actual", {}),
    ("The carrier, which lost $58m last year after earning $4m in 1985, will drop two routes.", "$4m", "actual", {}),
    ("The carrier, which lost $58m last year, will cut 90 jobs.", "90", "forecast", {"metric": "headcount", "statistic": "difference"}),
    ("The maker cut its outlook and now predicts a margin of around 5%.", "5%", "forecast", {}),
    ("The maker added a line and hopes to reach 10 million phones by March.", "10 million", "forecast", {}),
    ("More than 4,000 jobs are to go in Belgium.", "4,000", "forecast", {"metric": "headcount", "statistic": "difference"}),
    ("The market is tipped to grow to $140 billion by 2025.", "$140 billion", "forecast", {}),
    ("Web sales are on course to reach $61bn, giving them a share of 50%.", "50%", "forecast", {}),
    ("Each phone is thought to cost about $115 to build.", "$115", "actual", {}),
    ("The maker raised the price of its basic plan by $2 in March.", "$2", "actual", {}),
    ("The shop will cut the price of a song from 99p to 79p.", "99p", "actual", {}),
    ("The shop will cut the price of a song from 99p to 79p.", "79p", "forecast", {}),
    ("The dividend, $9 a share last year, will be lower.", "$9", "actual", {"metric": "dividend"}),
    ("The dividend proposal is $0.24 a share.", "$0.24", "forecast", {"metric": "dividend"}),
    ("Sales are seen at 41 mln dlrs.", "41 mln dlrs", "forecast", {}),
    ("The combined company would run 214 stores.", "214", "forecast", {}),
    ("The broker has a target price of $31 on the stock.", "$31", "forecast", {"metric": "price"}),
    ("The agency may lower its ratings on $280m of debt.", "$280m", "actual", {"metric": "debt"}),
    ("The probe could lead to duties above the standard 10%.", "10%", "actual", {}),
    ("Sales rose 5% last year.", "5%", "actual", {}),
    ("The mill lost $3m and has cut 300 jobs.", "300", "actual", {"metric": "headcount", "statistic": "difference"}),
    ("The maker expects sales to rise 5% this year.", "5%", "forecast", {}),
    ("Sales are expected to rise 5% this year.", "5%", "forecast", {}),
    ("Sales will rise 5% next year.", "5%", "forecast", {}),
    ("The maker said the new plant would produce 40,000 cars.", "40,000", "forecast", {}),
    ("Revenue was $5m, below the $6m projected by analysts.", "$6m", "forecast", {}),
    ("Revenue was $5m, below analysts' estimate of $6m.", "$6m", "forecast", {}),
    ("The margin was 22%, above its guidance of 20%.", "20%", "forecast", {}),
    ("The maker plans to cut 900 jobs.", "900", "forecast", {"metric": "headcount", "statistic": "difference"}),
    ("The maker is cutting 900 jobs.", "900", "forecast", {"metric": "headcount", "statistic": "difference"}),
    ("The broker raised its price target on the maker to 30 euros.", "30 euros", "forecast", {"metric": "price"}),
    ("The sale could fetch $9m.", "$9m", "hypothetical", {}),
    ("The bank may sell a 25% stake.", "25%", "hypothetical", {}),
    ("If demand falls, output will drop to 3,000 tonnes.", "3,000 tonnes", "hypothetical", {}),
    ("The group is considering a sale of 20% of the unit.", "20%", "hypothetical", {}),
    ("Growth will slow to 7% from 9% in the year before.", "9%", "actual", {}),
    ("Profit is seen up after a 27% rise last year.", "27%", "actual", {}),
    ("It has a 7% target for growth.", "7%", "forecast", {}),
    ("The unit will buy the rival for $90m.", "$90m", "actual", {"metric": "deal_value"}),
    ("The group aims to spin off the unit and raise $3bn.", "$3bn", "forecast", {}),
]


@pytest.mark.parametrize(("text", "quote", "modality", "known"), CASES)
def test_modality(text: str, quote: str, modality: str, known: dict[str, str]) -> None:
    assert claim_modality(*place_in(text, quote), **known).modality == modality


def test_reason_is_given() -> None:
    found = claim_modality(*place_in("Sales are likely to rise 5%.", "5%"))
    assert (found.modality, found.reason) == ("forecast", "are likely")


def test_no_word_has_two_modalities_of_a_kind() -> None:
    seen: dict[tuple[str, str], str] = {}
    for (kind, modality), words in lexicon().items():
        for word in words:
            assert seen.setdefault((kind, word), modality) == modality


@pytest.mark.gold
def test_labelled_articles() -> None:
    right = total = 0
    for claim, place in labelled_claims():
        found = claim_modality(*place, metric=claim["metric"], statistic=claim["statistic"])
        right += found.modality == claim["modality"]
        total += 1
    assert right / total >= 0.94
