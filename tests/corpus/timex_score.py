"""Scores find_times the way TempEval-3 does: strict and relaxed spans, and types and values among what is found.

python -m tests.corpus.timex_score [--batch 1] [--errors]
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from pipelines.extraction.times import find_times

ARTICLES = Path(__file__).parent / "timex_articles.yml"


class Timex(NamedTuple):
    start: int
    end: int
    quote: str
    type: str
    value: str

    def overlaps(self, other: Timex) -> bool:
        return self.start < other.end and other.start < self.end


def locate(text: str, quote: str, occurrence: int) -> int:
    at = -1
    for _ in range(occurrence + 1):
        at = text.index(quote, at + 1)
    return at


@cache
def articles() -> tuple[dict, ...]:
    return tuple(yaml.load(ARTICLES.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def marked(article: dict) -> list[Timex]:
    """The annotator's time expressions, in text order."""
    found = []
    for row in article["timexes"]:
        start = locate(article["text"], row["quote"], row["occurrence"])
        found.append(Timex(start, start + len(row["quote"]), row["quote"], row["type"], row["value"]))
    return sorted(found)


def read(article: dict) -> list[Timex]:
    return [Timex(t.start, t.end, t.quote, t.type, t.value) for t in find_times(article["text"], date.fromisoformat(article["dct"]))]


def aligned(gold: list[Timex], found: list[Timex]) -> list[tuple[Timex | None, Timex | None]]:
    """Pairs one to one: equal spans first, then the first that overlaps; what has no partner stands alone."""
    free = dict.fromkeys(found)
    pairs: list[tuple[Timex | None, Timex | None]] = []
    left = []
    for g in gold:
        same = next((f for f in free if f[:2] == g[:2]), None)
        if same is None:
            left.append(g)
        else:
            del free[same]
            pairs.append((g, same))
    for g in left:
        partner = next((f for f in free if f.overlaps(g)), None)
        free.pop(partner, None)
        pairs.append((g, partner))
    return sorted(pairs + [(None, f) for f in free], key=lambda pair: (pair[0] or pair[1]).start)


def score(batch: int | None = None, errors: bool = False) -> dict[str, float]:
    """Precision, recall and F1; an entity has the right value when it is matched (relaxed) and its value is equal, as in TempEval-3."""
    n: Counter[str] = Counter()
    for article in articles():
        if batch and article["batch"] != batch:
            continue
        for gold, found in aligned(marked(article), read(article)):
            hits = {
                "gold": gold, "found": found, "relaxed": gold and found, "strict": gold and found and gold[:2] == found[:2],
                "value": gold and found and gold.value == found.value, "type": gold and found and gold.type == found.type,
            }  # fmt: skip
            n.update(k for k, hit in hits.items() if hit)
            if errors and not (hits["strict"] and hits["value"] and hits["type"]):
                print(f"{article['id']:>18} {article['dct']}  {describe(gold)}  <>  {describe(found)}")
    result: dict[str, float] = {"gold": n["gold"], "found": n["found"]}
    for measure in ("relaxed", "strict", "value", "type"):
        precision, recall = n[measure] / max(n["found"], 1), n[measure] / max(n["gold"], 1)
        result[measure] = round(2 * precision * recall / max(precision + recall, 1e-9), 4)
        if measure in ("relaxed", "strict"):
            result[f"{measure}_precision"], result[f"{measure}_recall"] = round(precision, 4), round(recall, 4)
    return result


def describe(timex: Timex | None) -> str:
    return f"{timex.quote!r} {timex.type} {timex.value}" if timex else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    print(score(args.batch, args.errors))


if __name__ == "__main__":
    main()
