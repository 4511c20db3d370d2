"""How often the period of a labelled claim is bound right, given the label's span, statistic, metric and modality.

python -m tests.corpus.period_eval [--errors 40] [--kind bbc|wire|modern] [--dir tests/corpus/articles]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from pipelines.extraction.model import Article
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times
from pipelines.extraction.times.binding import BindingContext, bind_period
from tests.corpus.gold import gold_files


def locate(text: str, item: dict) -> tuple[int, int]:
    at = -1
    for _ in range(item.get("occurrence", 0) + 1):
        at = text.find(item["quote"], at + 1)
    return at, at + len(item["quote"])


def bindings(path: Path):
    """Each labelled claim of a document with what binding makes of it."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    published = date.fromisoformat(gold["published_at"][:10]) if gold["published_at"] else None
    times, quantities = find_times(text, published), find_quantities(text)
    parsed = parse(Article(text=text, published_at=published), quantities, times)
    context = BindingContext(text, published, times)
    for claim in sorted(gold["claims"], key=lambda c: locate(text, c)):  # numbers are bound in the order of the text
        start, end = locate(text, claim)
        sentence = next((s for s in parsed.sentences if s.start <= start < s.end), None)
        if sentence is None:
            yield claim, None, text
            continue
        context.sentence = sentence
        context.statistic, context.metric, context.modality = claim["statistic"], claim["metric"], claim["modality"]
        context.quantities = [(x.start, x.end) for x in quantities if sentence.start <= x.start < sentence.end]
        here = [t for t in times if sentence.start <= t.start < sentence.end]
        yield claim, bind_period(sentence.start, sentence.end, start, end, here, context), sentence.text


def accuracy(kind: str | None = None, errors: int = 0, folder: Path | None = None) -> dict[str, float]:
    """Share of claims with the right period, and of those with a labelled base period the share with the right one."""
    n: Counter[str] = Counter()
    shown = 0
    for path in gold_files(kind, folder):
        for claim, binding, sentence in bindings(path):
            period = binding.period if binding else None
            got = [period.start.isoformat(), period.end.isoformat()] if period else None
            n["all"] += 1
            n["right"] += got == claim["period"]
            n["right_not_null"] += bool(got and got == claim["period"])
            n["not_null"] += claim["period"] is not None
            if claim.get("base_period"):
                base = binding.base_period if binding else None
                n["base"] += 1
                n["base_right"] += bool(base) and [base.start.isoformat(), base.end.isoformat()] == claim["base_period"]
            if got != claim["period"] and shown < errors:
                shown += 1
                print(
                    f"{path.stem}: {claim['statistic']} {claim['metric']} {claim['modality']} want {claim['period']} got {got} ({binding and binding.reason})\n"
                    f"     {sentence[:330].replace(chr(10), ' ')!r} [[{claim['quote']}]]"
                )
    return {
        "claims": n["all"],
        "period": n["right"] / max(1, n["all"]),
        "period_where_labelled": n["right_not_null"] / max(1, n["not_null"]),
        "base_where_labelled": n["base_right"] / max(1, n["base"]),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind")
    parser.add_argument("--dir", type=Path, help="labels of a folder, such as tests/corpus/articles")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    for name in [args.kind] if args.kind else ["bbc", "wire", "modern", "seed", None]:
        result = accuracy(name, args.errors if name is None or args.kind else 0, args.dir)
        print(name or "all", {k: round(v, 3) for k, v in result.items()})
