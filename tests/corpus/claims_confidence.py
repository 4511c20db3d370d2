"""Fit the weights of claims/confidence.py on the labelled articles, and say how well they hold on documents left out.

    python -m tests.corpus.claims_confidence [--write]

A claim counts as right when value, unit, subject, period, metric and modality all are (the scorer's `strict`).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
from datetime import date
from pathlib import Path

import numpy as np
import yaml

from pipelines.extraction.claims.confidence import WEIGHTS
from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract
from tests.corpus.gold import GOLD, gold_files

#: Our own labelled articles, which no rule was written for: without them confidence would be that of texts already seen.
ARTICLES = Path(__file__).parent / "articles"
FOLDS = 5
RIDGE = 15.0
HEAD = """# Weights of the confidence of a claim (claims/confidence.py): the log odds that all its fields are right.
# Written by python -m tests.corpus.claims_confidence --write; do not edit by hand.
"""


def scorer():
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples() -> list[tuple[str, tuple[str, ...], bool]]:
    """(document, features, right) of every claim found in the labelled articles, the shared ones and our own."""
    score = scorer()
    rows = []
    for file in [*gold_files(), *sorted(ARTICLES.glob("*/*.json"))]:
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        published = gold["published_at"] and date.fromisoformat(gold["published_at"][:10])
        labels = [(*score.locate(text, g), g) for g in gold["claims"]]
        for claim in extract(Article(text=text, published_at=published)).claims:
            right = any(right_for(score, claim, s, e, g) for s, e, g in labels)
            rows.append((file.stem, tuple(claim.explanation["features"].split()), right))
    return rows


def right_for(score, claim, start: int, end: int, g: dict) -> bool:
    if not (claim.span_start < end and start < claim.span_end) or claim.statistic != g["statistic"]:
        return False
    period = [str(claim.period_start), str(claim.period_end)] if claim.period_start else None
    return (
        score.close(claim.value, g["value"]) and score.close(claim.value_high, g.get("value_high")) and claim.unit == g["unit"]
        and claim.metric == g["metric"] and claim.modality == g["modality"] and period == g["period"]
        and score.same_name([claim.subject_name, claim.subject_text], g["subjects"])
    )  # fmt: skip


def fit(rows: list[tuple[str, tuple[str, ...], bool]], names: list[str]) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the bias is not shrunk."""
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (_, features, _) in enumerate(rows):
        x[i, [index[f] for f in features if f in index]] = 1.0
    y = np.array([r for _, _, r in rows], dtype=float)
    ridge = np.full(len(names), RIDGE)
    ridge[index["bias"]] = 1e-6
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def predict(rows, names: list[str], w: np.ndarray) -> np.ndarray:
    index = {n: i for i, n in enumerate(names)}
    total = np.array([sum(w[index[f]] for f in features if f in index) for _, features, _ in rows])
    return np.clip(1.0 / (1.0 + np.exp(-total)), 0.02, 0.98)


def expected_calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """The mean distance between stated confidence and share right, over bins of equal size."""
    order = np.argsort(p)
    return float(sum(len(part) * abs(p[part].mean() - y[part].mean()) for part in np.array_split(order, bins)) / len(p))


def fold_of(document: str) -> int:
    return int(hashlib.md5(document.encode()).hexdigest(), 16) // 2 % FOLDS


def cross_validate(rows) -> tuple[np.ndarray, np.ndarray]:
    """Confidence of each claim by weights fitted on the other documents, and whether it was right."""
    names = sorted({f for _, features, _ in rows for f in features})
    p, y = np.zeros(len(rows)), np.array([r for _, _, r in rows], dtype=float)
    for fold in range(FOLDS):
        inside = [i for i, (d, _, _) in enumerate(rows) if fold_of(d) == fold]
        w = fit([r for i, r in enumerate(rows) if fold_of(r[0]) != fold], names)
        p[inside] = predict([rows[i] for i in inside], names, w)
    return p, y


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = examples()
    p, y = cross_validate(rows)
    print(f"{len(rows)} claims, {y.mean():.3f} right, expected calibration error {expected_calibration_error(p, y):.3f} on documents left out")
    own = np.array([d in {f.stem for f in ARTICLES.glob("*/*.json")} for d, _, _ in rows])
    for name, part in (("shared articles", ~own), ("own articles, less tuned on", own)):
        print(f"  {name}: {part.sum()} claims, {p[part].mean():.2f} stated, {y[part].mean():.2f} right")
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0)):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"  confidence {low:.1f}-{high:.1f}: {inside.sum():4d} claims, {p[inside].mean():.2f} stated, {y[inside].mean():.2f} right")
    if args.write:
        names = sorted({f for _, features, _ in rows for f in features})
        count = {n: sum(n in features for _, features, _ in rows) for n in names}
        w = fit(rows, names)
        table = {n: round(float(v), 3) for n, v in zip(names, w, strict=True) if count[n] >= 5}
        WEIGHTS.write_text(HEAD + yaml.safe_dump({"weights": table}, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
