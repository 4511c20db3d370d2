"""Write the confidence of event rules from the labelled articles, and show by cross-validation what it is worth.

    python -m tests.corpus.events_calibration [--write]

Precision per rule is shrunk to that of its type, and that to the whole; a few features move it in log-odds. `optimism` corrects for the rules
having been written with these articles in sight: on a quarter of them that had not been read, precision was 0.68 of that on the others.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipelines.extraction.events import build as stage
from pipelines.extraction.events.confidence import features_of
from pipelines.extraction.events.lexicon import LEXICON
from pipelines.extraction.events.salience import Mentioned
from pipelines.extraction.model import Article, Registry
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times
from tests.corpus.gold import gold_files

TYPE_WEIGHT, RULE_WEIGHT, FEATURE_WEIGHT = 6, 4, 20
OPTIMISM = 0.85
FOLDS = 5


class Seen(NamedTuple):
    document: str
    rule: str
    type: str
    features: tuple[str, ...]
    right: bool


def locate(text: str, label: dict) -> int:
    at = -1
    for _ in range(label.get("occurrence", 0) + 1):
        at = text.find(label["quote"], at + 1)
    return at


def events_seen(file: Path) -> list[Seen]:
    """Every event found in one labelled article and whether a label of its type stands in the same sentence."""
    gold, text = json.loads(file.read_text(encoding="utf-8")), file.with_suffix(".txt").read_text(encoding="utf-8")
    published = gold["published_at"] and date.fromisoformat(gold["published_at"][:10])
    article = Article(text, published)
    quantities, times = find_quantities(text), find_times(text, published)
    parsed = parse(article, quantities, times, Registry())
    found: list[Mentioned] = stage.find_mentioned(article, parsed, quantities, times)
    free = [(label["type"], parsed.sentence_at(locate(text, label))) for label in gold["events"]]
    out = []
    for m in found:
        key = (m.type, m.candidate.view.sentence)
        right = key in free
        if right:
            free.remove(key)
        out.append(Seen(file.stem, m.candidate.rule.id, m.type, features_of(m), right))
    return out


def fit(seen: Iterable[Seen]) -> dict[str, float]:
    """The figures of the confidence file."""
    seen = list(seen)
    overall = sum(s.right for s in seen) / len(seen)
    by_type, by_rule, by_feature = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter)
    type_of = {}
    for s in seen:
        by_type[s.type][s.right] += 1
        by_rule[s.rule][s.right] += 1
        type_of[s.rule] = s.type
        for f in s.features:
            by_feature[f][s.right] += 1
    figures = {"optimism": OPTIMISM}
    for name, c in by_type.items():
        figures[name] = (c[True] + TYPE_WEIGHT * overall) / (c.total() + TYPE_WEIGHT)
    for name, c in by_rule.items():
        figures[name] = (c[True] + RULE_WEIGHT * figures[type_of[name]]) / (c.total() + RULE_WEIGHT)
    for name, c in by_feature.items():
        p = (c[True] + FEATURE_WEIGHT * overall) / (c.total() + FEATURE_WEIGHT)
        figures[name] = math.log(p / (1 - p)) - math.log(overall / (1 - overall))
    return figures


def predict(figures: dict[str, float], s: Seen) -> float:
    base = figures.get(s.rule, figures.get(s.type, 0.5))
    return 1 / (1 + math.exp(-(math.log(base / (1 - base)) + sum(figures.get(f, 0.0) for f in s.features))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    seen = [s for file in gold_files() for s in events_seen(file)]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    brier = 0.0
    for fold in range(FOLDS):
        figures = fit(s for s in seen if zlib.crc32(s.document.encode()) % FOLDS != fold)
        for s in seen:
            if zlib.crc32(s.document.encode()) % FOLDS == fold:
                p = predict(figures, s)
                brier += (p - s.right) ** 2
                bins[min(int(p * 5), 4)].append((p, s.right))
    overall = sum(s.right for s in seen) / len(seen)
    print(f"{len(seen)} events, precision {overall:.3f}; Brier {brier / len(seen):.3f}, constant {overall * (1 - overall):.3f}")
    for k in sorted(bins):
        print(
            f"  predicted {sum(p for p, _ in bins[k]) / len(bins[k]):.2f}  right {sum(r for _, r in bins[k]) / len(bins[k]):.2f}  n {len(bins[k])}"
        )
    if args.write:
        figures = fit(seen)
        counts = Counter(s.rule for s in seen) + Counter(s.type for s in seen)
        lines = [
            "# Written by `python -m tests.corpus.events_calibration --write`: rule or type, events seen, precision; with:* are log-odds."
        ]
        lines += [f"{name}\t{counts.get(name, 0)}\t{figures[name]:.3f}" for name in sorted(figures)]
        (LEXICON / "events_confidence.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
