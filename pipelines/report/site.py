"""Where pages stand, how they link, and how a finished site replaces the one before in one step."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock

MARKER = ".marketledger-report"
#: How long a report waits for another that is written to the same folder.
LOCK_TIMEOUT_S = 600
_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_RESERVED = {"index", "con", "prn", "aux", "nul"}


def file_name(identity: str) -> str:
    """A file name of an id: the id where it is plain, else its beginning and a digest. Different ids never share a name."""
    if _SAFE.fullmatch(identity) and identity not in _RESERVED and not re.search(r"-[0-9a-f]{12}$|-p[0-9]+$", identity):
        return identity
    start = re.sub(r"[^a-z0-9]+", "-", identity.lower()[:60]).strip("-")[:40] or "x"
    return f"{start}-{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def anchor(identity: str) -> str:
    """An id attribute of anything."""
    return re.sub(r"[^A-Za-z0-9_.-]", lambda m: f"_{ord(m[0]):x}_", identity)


def market_page(market_id: str) -> str:
    return f"markets/{file_name(market_id)}.html"


def company_page(entity_id: str) -> str:
    return f"companies/{file_name(entity_id)}.html"


def article_page(document_id: str) -> str:
    return f"articles/{file_name(document_id)}.html"


def table_page(table_name: str, page: int = 1) -> str:
    return f"tables/{file_name(table_name)}{'' if page == 1 else f'-p{page}'}.html"


def relative(target: str, page: str) -> str:
    """The link from one page to another (both from the site's root): works from the file system and over HTTP."""
    path, _, fragment = target.partition("#")
    tail = f"#{quote(fragment, safe='-_.~!')}" if fragment else ""
    if path == page and tail:
        return tail
    up = "../" * page.count("/")
    return up + quote(path) + tail


class Site:
    """A folder that pages are written to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[str] = []

    def write(self, path: str, content: str) -> None:
        """One file of the site, UTF-8 with line feeds; lone surrogates of broken inputs become question marks."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8", "replace"))
        self.files.append(path)


class NotAReportError(RuntimeError):
    """The folder to write to holds something that is not a report."""


@contextmanager
def swapped(out: Path) -> Iterator[Site]:
    """A site written beside `out` and put in its place when complete; where writing fails, what was there stays."""
    if out.exists() and not (out / MARKER).exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotAReportError(f"{out} holds something that is not a report: name an empty or new folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(out.parent / f".{out.name}.lock", timeout=LOCK_TIMEOUT_S):
        for leftover in out.parent.glob(f".{out.name}.*.tmp"):  # of a run that was killed: the lock says nobody else writes
            shutil.rmtree(leftover, ignore_errors=True)
        with _written(out) as site:
            yield site


@contextmanager
def _written(out: Path) -> Iterator[Site]:
    temporary = out.parent / f".{out.name}.{os.getpid()}.tmp"
    temporary.mkdir()
    try:
        (temporary / MARKER).write_text("Written by `marketledger report`; the next report replaces this folder.\n", encoding="utf-8")
        yield Site(temporary)
        _replace(temporary, out)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _replace(new: Path, old: Path) -> None:
    """Exchange two folders in one step where the system can (Linux); otherwise by two renames."""
    if not old.exists():
        os.replace(new, old)
        return
    if not _exchange(new, old):
        aside = new.with_name(new.name + ".old.tmp")
        os.replace(old, aside)
        os.replace(new, old)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """renameat2 with RENAME_EXCHANGE: readers see the one folder or the other, never none."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here, exchange = -100, 2
    return call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0
