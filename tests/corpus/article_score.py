"""Score extraction on our own labelled articles (tests/corpus/articles) and list every disagreement, wanted against got; writes nothing.

    python -m tests.corpus.article_score [--kind bbc|wire|modern] [--doc NAME] [--errors] [--field period]

The measures are those of the labelling guidelines: a claim matches a label of its statistic whose span it overlaps, an event one of its type in
the same sentence. The shared articles are scored by tests.corpus.gold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipelines.extraction.model import Article, Claim, Event, Extraction
from pipelines.extraction.pipeline import extract

ARTICLES = Path(__file__).parent / "articles"
SUFFIX = re.compile(r"\b(inc|corp|corporation|co|company|ltd|limited|plc|llc|group|holdings?|sa|ag|nv|oyj|the|technologies|technology)\b\.?", re.I)
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')\]]{0,3}\s{1,9}(?=[\"“‘(\[]?[A-Z0-9])|\n\s{0,9}\n")
CORE = ("value", "unit", "subject", "period")
STRICT = (*CORE, "metric", "modality")


def label_files(kind: str | None = None) -> list[Path]:
    return [f for f in sorted(ARTICLES.glob("*/*.json")) if kind is None or f.parent.name == kind]


def locate(text: str, label: dict) -> tuple[int, int]:
    """The span of a label's quote; raises where the text does not hold it that often."""
    at = -1
    for _ in range(label["occurrence"] + 1):
        at = text.find(label["quote"], at + 1)
        if at < 0:
            raise ValueError(f"occurrence {label['occurrence']} of {label['quote']!r} is not in the text")
    return at, at + len(label["quote"])


def normal(name: str | None) -> str:
    def fold(n: str) -> str:
        return re.sub(r"[^a-z0-9]+", " ", n).strip()

    name = re.sub(r"[’']s\b", "", (name or "").casefold().replace("’", "'"))
    return fold(SUFFIX.sub(" ", name)) or fold(name)


def same_name(got: list[str | None], accepted: list[str]) -> bool:
    """True where one name holds all words of another; a label that names nobody accepts any."""
    if not accepted:
        return True
    pairs = [(set(a.split()), set(g.split())) for a in map(normal, accepted) for g in map(normal, got) if a and g]
    return any(a <= g or g <= a for a, g in pairs)


def close(got: float | None, wanted: float | None) -> bool:
    if got is None or wanted is None:
        return got is None and wanted is None
    return abs(got - wanted) <= 1e-6 * max(1.0, abs(got), abs(wanted))


def days(start: date | None, end: date | None) -> list[str] | None:
    return None if start is None else [str(start), str(end)]


def wrong_fields(label: dict, got: Claim) -> dict[str, tuple]:
    """The fields of a matched claim that differ: name -> (wanted, got)."""
    market, source = label["market"], label["source"]
    checks = {
        "value": (close(got.value, label["value"]) and close(got.value_high, label.get("value_high")), label["value"], got.value),
        "unit": (got.unit == label["unit"], label["unit"], got.unit),
        "metric": (got.metric == label["metric"], label["metric"], got.metric),
        "subject": (same_name([got.subject_name, got.subject_text], label["subjects"]), label["subjects"][:1], got.subject_name),
        "period": (days(got.period_start, got.period_end) == label["period"], label["period"], days(got.period_start, got.period_end)),
        "modality": (got.modality == label["modality"], label["modality"], got.modality),
        "qualifier": (got.qualifier == label["qualifier"], label["qualifier"], got.qualifier),
        "market": (same_name([got.market_name], market or []), market, got.market_name),
        "source": (same_name([got.attributed_to], source) if source else got.attributed_to is None, source, got.attributed_to),
    }
    return {name: (wanted, found) for name, (right, wanted, found) in checks.items() if not right}


def pair_claims(text: str, labels: list[dict], found: tuple[Claim, ...]) -> dict[int, int]:
    """Label -> claim, one to one, longest overlap first, then the right value."""
    pairs = []
    for li, label in enumerate(labels):
        start, end = locate(text, label)
        for ci, claim in enumerate(found):
            overlap = min(end, claim.span_end) - max(start, claim.span_start)
            if overlap > 0 and claim.statistic == label["statistic"]:
                pairs.append((overlap, close(claim.value, label["value"]), li, ci))
    matched: dict[int, int] = {}
    for _, _, li, ci in sorted(pairs, reverse=True):
        if li not in matched and ci not in matched.values():
            matched[li] = ci
    return matched


def sentence(text: str, at: int) -> int:
    """The number of the sentence a position stands in."""
    return sum(m.end() <= at for m in SENTENCE_END.finditer(text))


def pair_events(text: str, labels: list[dict], found: tuple[Event, ...]) -> dict[int, int]:
    """Label -> event of the same type, by overlap of the triggers or in the same sentence."""
    matched: dict[int, int] = {}
    for li, label in enumerate(labels):
        start, end = locate(text, label)
        best = None
        for ei, event in enumerate(found):
            if ei in matched.values() or event.event_type != label["type"]:
                continue
            overlap = min(end, event.span_end) - max(start, event.span_start)
            if (overlap > 0 or sentence(text, start) == sentence(text, event.span_start)) and (best is None or overlap > best[0]):
                best = (overlap, ei)
        if best:
            matched[li] = best[1]
    return matched


def read(file: Path) -> tuple[dict, str, Extraction]:
    gold, text = json.loads(file.read_text(encoding="utf-8")), file.with_suffix(".txt").read_text(encoding="utf-8")
    published = gold["published_at"] and date.fromisoformat(gold["published_at"])
    return gold, text, extract(Article(text=text, published_at=published))


def wrong_event(label: dict, got: Event) -> dict[str, tuple]:
    who, date_got = label["participants"], days(got.date_start, got.date_end)
    checks = {
        "date": (date_got == label["date"], label["date"], date_got),
        "who": (not who or any(same_name(list(got.participant_names), w) for w in who), [w[0] for w in who], got.participant_names),
        "modality": (got.modality == label["modality"], label["modality"], got.modality),
    }
    return {name: (wanted, found) for name, (right, wanted, found) in checks.items() if not right}


def compare(file: Path) -> Iterator[tuple[str, str, int, str, dict[str, tuple]]]:
    """(claim or event, matched or missed or false, where, what, wrong fields) for every label and everything found."""
    gold, text, result = read(file)
    for what, labels, found, pair, differ in (
        ("claim", gold["claims"], result.claims, pair_claims, wrong_fields),
        ("event", gold["events"], result.events, pair_events, wrong_event),
    ):
        matched = pair(text, labels, found)
        for li, label in enumerate(labels):
            kind = f"{label['statistic']} {label['metric']}" if what == "claim" else label["type"]
            wrong = differ(label, found[matched[li]]) if li in matched else {}
            yield what, "matched" if li in matched else "missed", locate(text, label)[0], f"{label['quote']!r} {kind}", wrong
        for fi, item in enumerate(found):
            if fi not in matched.values():
                kind = f"{item.statistic} {item.metric}" if what == "claim" else item.event_type
                yield what, "false", item.span_start, f"{text[item.span_start : item.span_end]!r} {kind}", {}


def score(files: list[Path]) -> dict[str, float]:
    """F1 of each measure over these files, and the share of matched claims with each field right."""
    n: Counter[str] = Counter()
    for file in files:
        for what, state, _, _, wrong in compare(file):
            n[f"{what} gold"] += state != "false"
            n[f"{what} found"] += state != "missed"
            if state != "matched":
                continue
            n[f"{what} matched"] += 1
            n.update(f"right {what} {f}" for f in ("value", "unit", "metric", "subject", "period", "modality", "date", "who") if f not in wrong)
            if what == "claim":
                n["quantity"] += not wrong.keys() & {"value", "unit"}
                n["core"] += not wrong.keys() & set(CORE)
                n["strict"] += not wrong.keys() & set(STRICT)
    claims, events = n["claim gold"] + n["claim found"], n["event gold"] + n["event found"]
    f1 = {name: 2 * n[name] / claims for name in ("quantity", "core", "strict")}
    f1 |= {"event": 2 * n["event matched"] / events, "dated": 2 * n["right event date"] / events, "who": 2 * n["right event who"] / events}
    fields = {f: n[f"right claim {f}"] / n["claim matched"] for f in ("value", "unit", "metric", "subject", "period", "modality")}
    return f1 | fields


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind")
    parser.add_argument("--doc", default="")
    parser.add_argument("--errors", action="store_true", help="list missed, false and wrong")
    parser.add_argument("--field", help="with --errors: only where this field is wrong")
    args = parser.parse_args()
    files = [f for f in label_files(args.kind) if args.doc in f.stem]
    for file in files if args.errors or args.field else []:
        for what, state, at, label, wrong in compare(file):
            shown = {args.field: wrong[args.field]} if args.field in wrong else wrong if args.field is None else {}
            if shown or (state != "matched" and args.field is None):
                print(f"{file.stem}:{at}: {what} {state if state != 'matched' else 'wrong'} {label}", *(f"{k}: {w} / {g}" for k, (w, g) in shown.items()))
    print("  ".join(f"{name} {value:.3f}" for name, value in score(files).items()))


if __name__ == "__main__":
    main()
