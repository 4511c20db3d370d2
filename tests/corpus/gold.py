"""Score extraction on labelled articles without building a warehouse.

    python -m tests.corpus.gold [--kind bbc|wire|modern|seed] [--dir FOLDER] [--errors 50] [--doc NAME]

Writes core.documents, core.claims and core.events of the public contract to a scratch file and hands it to the labels' own scorer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from pipelines.extraction.model import Article, Claim, Event
from pipelines.extraction.pipeline import extract

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"


def gold_files(kind: str | None = None, folder: Path | None = None) -> list[Path]:
    """The label files: all kinds of dev plus seed (or those below a folder), or one kind."""
    files = sorted(folder.glob("**/*.json")) if folder else sorted(GOLD.glob("dev/*/*.json")) + sorted(GOLD.glob("seed/*.json"))
    return [f for f in files if kind is None or f.parent.name == kind]


def frame(items: list[dict], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame([{c: i.get(c) for c in columns} for i in items], columns=columns)


def write_warehouse(path: Path, files: list[Path]) -> None:
    """A scratch warehouse with the three tables the scorer reads."""
    documents, claims, events = [], [], []
    for f in files:
        gold = json.loads(f.read_text(encoding="utf-8"))
        text = f.with_suffix(".txt").read_text(encoding="utf-8")
        published = gold["published_at"] and date.fromisoformat(gold["published_at"][:10])
        result = extract(Article(text=text, published_at=published))
        documents.append({"document_id": f.stem, "landing_path": f"{f.stem}.txt", "text": text})
        claims += [asdict(c) | {"document_id": f.stem, "claim_id": f"{f.stem}-{i}"} for i, c in enumerate(result.claims)]
        events += [asdict(e) | {"document_id": f.stem, "event_id": f"{f.stem}-{i}"} for i, e in enumerate(result.events)]
    db = duckdb.connect(str(path))
    db.execute("CREATE SCHEMA core")
    claim_columns = ["claim_id", "document_id", *[c for c in Claim.__dataclass_fields__ if c != "explanation"]]
    event_columns = ["event_id", "document_id", *[c for c in Event.__dataclass_fields__ if c not in ("explanation", "amount_span", "participant_ids")]]
    tables = {
        "documents": frame(documents, ["document_id", "landing_path", "text"]),
        "claims": frame(claims, claim_columns),
        "events": frame(events, event_columns),
    }
    for name, data in tables.items():
        if name == "events":
            data["participant_names"] = [list(p or ()) for p in data["participant_names"]]
        db.register("incoming", data.astype(object).where(data.notna(), None) if not data.empty else data)
        db.execute(f"CREATE TABLE core.{name} AS SELECT * FROM incoming")
    db.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind")
    parser.add_argument("--doc")
    parser.add_argument("--dir", type=Path, help="score the labelled articles below this folder instead of the shared ones")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    files = [f for f in gold_files(args.kind, args.dir) if args.doc is None or args.doc in f.stem]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "gold.duckdb"
        write_warehouse(path, files)
        command = [sys.executable, str(GOLD / "score.py"), "--warehouse", str(path), "--errors", str(args.errors), *map(str, files)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
