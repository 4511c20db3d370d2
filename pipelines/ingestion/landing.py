"""Lists what lies in the landing folder: articles, tables, their companions, and what belongs to neither.

Reads names and bytes only; what the bytes mean is for `articles` and `tables`. The order is stable (by path), hidden and temporary
files are left out, and every file carries its hash, so that two scans tell what is new, changed or gone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipelines.ingestion.reject import Reject

ARTICLE_SUFFIXES = {".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson"}
TABLE_SUFFIXES = {".csv", ".tsv", ".xlsx", ".parquet", ".json", ".jsonl", ".ndjson"}
SIDECAR_SUFFIXES = (".meta.yml", ".meta.yaml")
DESCRIPTOR_SUFFIXES = (".table.yml", ".table.yaml")
#: Written by editors, downloads and office programs while a file is not finished yet.
TEMPORARY_SUFFIXES = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".swp", ".swo", ".bak", ".lock", ".filepart", "~")
TEMPORARY_PREFIXES = (".", "~$", "#")
#: Notes for people beside the data.
IGNORED_NAMES = {"readme.md", "readme.txt", "readme", "thumbs.db", "desktop.ini"}
FOLDERS = ("articles", "tables")


@dataclass(frozen=True, slots=True)
class LandingFile:
    """One file of the landing folder. `path` and `companion` are relative to it, with forward slashes."""

    path: str
    kind: str  # article, table, sidecar, descriptor, unknown
    bytes: int
    sha256: str
    companion: str | None = None

    @property
    def name(self) -> str:
        """The file name without its folder."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self) -> str:
        """The lower-case extension."""
        return os.path.splitext(self.name)[1].lower()


def sha256_of(path: Path) -> str:
    """The hash of a file of any size."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _is_ignored(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(TEMPORARY_PREFIXES) or lower.endswith(TEMPORARY_SUFFIXES) or lower in IGNORED_NAMES


def _kind(folder: str, name: str) -> str:
    lower = name.lower()
    suffix = os.path.splitext(lower)[1]
    if folder == "articles":
        if lower.endswith(SIDECAR_SUFFIXES):
            return "sidecar"
        return "article" if suffix in ARTICLE_SUFFIXES else "unknown"
    if folder == "tables":
        if lower.endswith(DESCRIPTOR_SUFFIXES):
            return "descriptor"
        return "table" if suffix in TABLE_SUFFIXES else "unknown"
    return "unknown"


def folder_for(name: str, *, has_descriptor: bool = False) -> str | None:
    """The landing folder a file of that name belongs in; None where neither would read it. JSON is a table where it has a descriptor."""
    if _is_ignored(name):
        return None
    lower = name.lower()
    as_table, as_article = (_kind(folder, lower) != "unknown" for folder in ("tables", "articles"))
    if as_table and (has_descriptor or not as_article):
        return "tables"
    return "articles" if as_article else None


def table_name(path: str) -> str:
    """The name of a landing table: its path below `tables/` without the ending."""
    return path.removeprefix("tables/").rsplit(".", 1)[0]


def companion_stem(path: str) -> str:
    """What a file and its companion share: the path without the format's suffix (`articles/x.txt` and `articles/x.meta.yml`)."""
    lower = path.lower()
    for suffix in (*SIDECAR_SUFFIXES, *DESCRIPTOR_SUFFIXES):
        if lower.endswith(suffix):
            return path[: -len(suffix)]
    return os.path.splitext(path)[0]


def _walk(landing: Path) -> list[tuple[str, str]]:
    """(folder, path relative to landing) of every file that counts."""
    found = []
    for directory, folders, names in os.walk(landing):
        folders[:] = [f for f in folders if not _is_ignored(f)]
        relative = Path(directory).relative_to(landing)
        folder = relative.parts[0] if relative.parts else ""
        for name in names:
            if not _is_ignored(name) and (Path(directory) / name).is_file():
                found.append((folder, (relative / name).as_posix()))
    return sorted(found, key=lambda item: item[1])


def scan(landing: Path) -> list[LandingFile]:
    """Every file under `landing`, in stable order. A missing folder is an empty one; a file that vanishes meanwhile is not listed."""
    entries: dict[str, tuple[str, int, str]] = {}
    for folder, path in _walk(landing):
        full = landing / path
        try:
            entries[path] = (_kind(folder, full.name), full.stat().st_size, sha256_of(full))
        except FileNotFoundError:
            continue
        except OSError:  # listed all the same: reading it will say what is wrong
            entries[path] = (_kind(folder, full.name), 0, "")
    companions = {companion_stem(p): p for p, (kind, _, _) in sorted(entries.items()) if kind in ("sidecar", "descriptor")}
    files = []
    for path, (kind, size, digest) in entries.items():
        companion = companions.get(companion_stem(path)) if kind in ("article", "table") else None
        files.append(LandingFile(path, kind, size, digest, companion))
    return files


def scan_rejects(files: Iterable[LandingFile]) -> list[Reject]:
    """Refusals for what no reader takes: unknown formats, and companions whose file is missing."""
    files = list(files)
    used = {f.companion for f in files if f.companion}
    rejects = []
    for file in files:
        if file.kind == "unknown":
            rejects.append(_unknown(file))
        elif file.kind in ("sidecar", "descriptor") and file.path not in used:
            stem = companion_stem(file.path)
            suffixes = ",".join(sorted(ARTICLE_SUFFIXES if file.kind == "sidecar" else TABLE_SUFFIXES))
            reason = f"{file.kind} without its file: there is no {stem} with a known suffix"
            remedy = f"add the file beside it, or remove {file.path}"
            rejects.append(Reject(file.path, "file", "orphan_companion", reason, f"{stem}{{{suffixes}}}", remedy))
    return rejects


def _unknown(file: LandingFile) -> Reject:
    folder = file.path.split("/")[0] if "/" in file.path else ""
    if folder not in FOLDERS:
        return Reject(
            file.path, "file", "unknown_format", "the file lies outside landing/articles and landing/tables",
            "articles in landing/articles, tables in landing/tables", f"move {file.path} to the folder it belongs to, or remove it",
        )  # fmt: skip
    suffixes = " ".join(sorted(ARTICLE_SUFFIXES if folder == "articles" else TABLE_SUFFIXES))
    return Reject(
        file.path, "file", "unknown_format", f"no reader for {file.suffix or 'a file without a suffix'} in landing/{folder}",
        f"one of {suffixes}", f"convert {file.path} to one of these formats, or remove it",
    )  # fmt: skip
