"""HTML pages through trafilatura: the article's text, its title, address, site and publication date.

The publication date is taken from what the page declares (meta tags, JSON-LD, time elements), never guessed from the page's prose:
`articles.publication` does that for every format alike. A page without running text is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipelines.ingestion.articles.draft import Draft
from pipelines.ingestion.dates import parse_moment
from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.landing import LandingFile
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.metadata import Metadata
from pipelines.ingestion.reject import RejectList

#: Without an upper bound of ours the date finder would take today's date as one.
DATE_PARAMS = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_CLOSERS = " \t\"'”’)»"
#: The least a page must hold to be called an article.
MIN_CHARACTERS = 120


def _decode(data: bytes, rejects: RejectList, name: str) -> tuple[str, str] | None:
    """(text, encoding) of a page: a declared charset is believed where the bytes are no UTF-8."""
    try:
        found = decode(data)
    except DecodeError as error:
        rejects.add("file", error.code, error.reason, "an HTML page", f"save {name} as UTF-8 HTML", raw=data[:60].hex(" "))
        return None
    declared = _DECLARED.search(data[:4096])
    if found.note_code and declared:
        try:
            return data.decode(declared[1].decode("ascii")), declared[1].decode("ascii").lower()
        except (LookupError, UnicodeDecodeError):
            pass
    if found.note_code:
        rejects.add("file", found.note_code, found.note or "", "UTF-8", f"the page was loaded; save {name} as UTF-8", scope="nothing")
    return found.text, found.encoding


def _is_article(text: str) -> bool:
    """Running text: at least one paragraph of some words that ends as a sentence does."""
    paragraphs = (line.rstrip(_CLOSERS) for line in text.splitlines() if len(line.split()) >= 8)
    return len(text) >= MIN_CHARACTERS and any(p.endswith((".", "!", "?", "…")) for p in paragraphs)


def _metadata(page: Any) -> Metadata:
    """Only what is well formed: a page's metadata is nobody's to mend."""
    values = {
        "title": page.title,
        "url": page.url,
        "source_name": page.sitename or page.hostname,
        "licence": page.license,
        "published_at": parse_moment(page.date or ""),
    }
    return Metadata(**{k: v[:2000] if isinstance(v, str) else v for k, v in values.items() if v})


def read(file: LandingFile, root: Path, limits: Limits, rejects: RejectList) -> list[Draft]:
    """One article, or none."""
    from trafilatura import bare_extraction  # half a second of imports that a run without pages need not pay

    path = root / file.path
    size = path.stat().st_size
    if size > limits.article_bytes:
        rejects.add(
            "file", "too_large", f"{size:,} bytes", f"at most {limits.article_bytes:,} bytes", f"save only the article of {file.name}"
        )
        return []
    data = path.read_bytes()
    if not data.strip():
        rejects.add("file", "empty_file", f"{size} bytes", "an HTML page", f"fill or remove {file.path}")
        return []
    decoded = _decode(data, rejects, file.name)
    if decoded is None:
        return []
    html, encoding = decoded
    tags = html.count("<")
    if tags > limits.html_tags:
        rejects.add(
            "file", "too_large", f"a page of {tags:,} tags", f"at most {limits.html_tags:,} tags", f"save only the article of {file.name}"
        )
        return []
    try:
        page = bare_extraction(
            html, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dict(DATE_PARAMS)
        )
    except Exception as error:  # hostile markup: whatever the parser does, this page is one refusal
        page, detail = None, f"{type(error).__name__}: {error}"
    else:
        detail = "no running text was found on the page"
    text = (page.text or "") if page is not None else ""
    if page is None or "\x00" in text or not _is_article(text):
        rejects.add(
            "file", "no_article", detail, "a page with an article: sentences in paragraphs",
            f"save the article's own page as {file.name}, or its text as .txt", raw=" ".join(text.split())[:300] or html[:300],
        )  # fmt: skip
        return []
    return [Draft(file.path, text, _metadata(page), date_basis="page", encoding=encoding)]
