"""Speed of extraction: 1,000 articles of real length on one core, stage by stage, with quantulum3 beside it in the same run.

    python -m tests.benchmarks.bench_extraction [--articles 1000] [--seed 7] [--rival 20] [--json FILE] [--profile]

The articles are the labelled ones recombined: sentences of one kind are shuffled (fixed seed) into articles as long as the real ones, so
that no article is read twice and no cache helps. `--rival N` gives quantulum3 N of the same articles (0 leaves it out).
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from pipelines.batch import CHUNK, collector_paused
from pipelines.extraction.claims.build import find_claims
from pipelines.extraction.english import plainly_english
from pipelines.extraction.events.build import find_events
from pipelines.extraction.language import detect_language
from pipelines.extraction.model import Article, Registry
from pipelines.extraction.pipeline import extract
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n")


def articles(count: int, seed: int) -> list[Article]:
    """`count` articles, each with a headline and as many sentences as some real article of its kind has."""
    chance = random.Random(seed)
    kinds: dict[str, list[str]] = {}
    for path in sorted(GOLD.glob("dev/*/*.txt")):
        kinds.setdefault(path.parent.name, []).append(path.read_text(encoding="utf-8"))
    pools = {kind: [s.strip() for text in texts for s in SENTENCE.split(text) if s.strip()] for kind, texts in kinds.items()}
    made = []
    for number in range(count):
        kind = sorted(kinds)[number % len(kinds)]
        length = len(SENTENCE.split(chance.choice(kinds[kind])))
        sentences = chance.sample(pools[kind], min(length, len(pools[kind])))
        paragraphs = [" ".join(sentences[i : i + 3]) for i in range(1, len(sentences), 3)]
        year = {"wire": 1987, "bbc": 2005}.get(kind, 2020)
        made.append(Article(text="\n\n".join([sentences[0], *paragraphs]), published_at=date(year, 3, 1 + number % 28)))
    return made


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process (not of its neighbours) for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def stages(made: list[Article], tidy: Callable[[], object]) -> dict[str, float]:
    """Seconds of each stage over all articles, each stage given what those before it found; `tidy` collects an article's garbage."""
    seconds = dict.fromkeys(("language", "quantities", "times", "parse", "claims", "events", "garbage"), 0.0)
    registry = Registry()
    clock = time.process_time
    for article in made:
        marks = [clock()]
        _ = plainly_english(article.text) or detect_language(article.text)
        marks.append(clock())
        quantities = find_quantities(article.text)
        marks.append(clock())
        times = find_times(article.text, article.published_at)
        marks.append(clock())
        parsed = parse(article, quantities, times, registry)
        for sentence in parsed.sentences:  # the syntax of the sentences that hold a number; events ask for the rest
            if any(sentence.start <= q.start < sentence.end for q in quantities):
                _ = sentence.analysis
        marks.append(clock())
        find_claims(article, parsed, quantities, times)
        marks.append(clock())
        find_events(article, parsed, quantities, times)
        marks.append(clock())
        del parsed
        tidy()
        marks.append(clock())
        for stage, before, after in zip(seconds, marks, marks[1:], strict=False):
            seconds[stage] += after - before
    return seconds


def in_chunks(made: list[Article]) -> None:
    """The whole path as a build runs it: in chunks, garbage collected after each article."""
    for at in range(0, len(made), CHUNK):
        with collector_paused() as tidy:
            for article in made[at : at + CHUNK]:
                extract(article)
                tidy()


def rival(made: Iterable[Article]) -> Callable[[], object]:
    """quantulum3 over the same texts: quantities only, which is a part of the work."""
    from quantulum3 import parser

    def run() -> None:
        for article in made:
            parser.parse(article.text)

    return run


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--rival", type=int, default=20)
    options.add_argument("--json", type=Path)
    options.add_argument("--profile", action="store_true")
    args = options.parse_args()
    if not GOLD.exists():
        print(f"No labelled articles in {GOLD.name}: put ../shared beside the project to run this benchmark.")
        return 1
    made = articles(args.articles, args.seed)
    size = sum(len(a.text.encode()) for a in made)
    for article in made[:3]:
        extract(article)  # lexicons and the language model are loaded once in a process, not once an article
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(in_chunks, made)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return 0
    whole = timed(lambda: in_chunks(made))
    with collector_paused() as tidy:
        rows = [(stage, seconds, size) for stage, seconds in stages(made, tidy).items()] + [("extract, all of it", whole, size)]
    if args.rival:
        some = made[: args.rival]
        run = rival(some)
        run()  # its first call trains a classifier
        rows.append((f"quantulum3, {len(some)} articles", timed(run), sum(len(a.text.encode()) for a in some)))
    print(f"{len(made)} articles, {size / 1e6:.2f} MB, seed {args.seed}, one core, Python {sys.version.split()[0]}\n")
    print(f"{'stage':<28} {'seconds':>9} {'MB/s':>9}")
    for name, seconds, given in rows:
        print(f"{name:<28} {seconds:>9.2f} {given / 1e6 / max(seconds, 1e-9):>9.3f}")
    if args.json:
        report = {"articles": len(made), "bytes": size, "seed": args.seed, "stages": {n: {"seconds": round(s, 3), "mb_per_s": round(g / 1e6 / max(s, 1e-9), 4)} for n, s, g in rows}}
        args.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
