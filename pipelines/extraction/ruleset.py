"""The version of everything that decides what extraction finds: code, rules and lexicons of this package."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

_ENDINGS = {".py", ".csv", ".tsv", ".yml", ".yaml", ".txt", ".json"}


@lru_cache(maxsize=1)
def ruleset_version() -> str:
    """A digest of the package's files, so that no edit of a rule or a lexicon can be forgotten: 12 hex digits."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in _ENDINGS and "__pycache__" not in p.parts):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
