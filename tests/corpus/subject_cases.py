"""Reads subject_cases.tsv and measures, by class of construction, how many numbers get the subject a reader gives them.

    python -m tests.corpus.subject_cases [FILE] [--class NAME]     # prints what fails and the share that holds
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract
from tests.corpus.article_score import same_name

CASES = Path(__file__).with_suffix(".tsv")
PUBLISHED = date(2024, 2, 15)


@dataclass(frozen=True)
class Case:
    """One number of one text: which occurrence of the quote, and what may stand as its subject."""

    construction: str
    text: str
    quote: str
    occurrence: int
    accepted: tuple[str, ...]
    known_to_fail: bool


def read_cases(path: Path = CASES) -> list[Case]:
    """The cases in file order."""
    found: list[Case] = []
    construction = text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            construction = line[3:].strip()
        elif not line.strip() or line.startswith("#"):
            continue
        elif line.startswith(("\t", "~\t")):
            quote, _, accepted = line.lstrip("~").strip().partition(" | ")
            quote, _, occurrence = quote.partition("#")
            found.append(Case(construction, text, quote, int(occurrence or 0), tuple(accepted.split(" / ")), line.startswith("~")))
        else:
            text = line.strip().replace(" ¶ ", "\n\n")
    return found


def outcome(case: Case) -> str | None:
    """None where the subject is right, else what was found instead."""
    claims = extract(Article(text=case.text, published_at=PUBLISHED)).claims
    same = [c for c in claims if c.quote == case.quote]
    at = case.text.index(case.quote)
    around = [c for c in claims if c.span_start < at + len(case.quote) and c.span_end > at]
    claim = same[case.occurrence] if case.occurrence < len(same) else next(iter(around), None)
    if claim is None:
        return "no claim"
    if same_name([claim.subject_name, claim.subject_text], list(case.accepted)):
        return None
    return f"{claim.subject_name!r} ({claim.subject_text!r}) by {claim.explanation.get('subject')!r}, metric {claim.metric}"


def failures(cases: list[Case]) -> Iterator[tuple[Case, str]]:
    for case in cases:
        if (wrong := outcome(case)) is not None:
            yield case, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=CASES)
    parser.add_argument("--class", dest="construction")
    args = parser.parse_args()
    cases = [c for c in read_cases(args.file) if args.construction in (None, c.construction)]
    wrong = list(failures(cases))
    for case, why in wrong:
        print(f"{case.construction}: {case.quote!r} is {why}, not {' / '.join(case.accepted)}\n    {case.text!r}")
    total, bad = Counter(c.construction for c in cases), Counter(c.construction for c, _ in wrong)
    for name, n in total.items():
        print(f"{name:14} {n - bad[name]:3} of {n:3}")
    print(f"{'all':14} {len(cases) - len(wrong):3} of {len(cases):3}  {1 - len(wrong) / max(1, len(cases)):.3f}")


if __name__ == "__main__":
    main()
