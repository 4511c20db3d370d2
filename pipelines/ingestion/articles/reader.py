"""One landing file to documents: choose the reader by suffix, apply the sidecar, date the article, find its body.

Precedence of metadata: sidecar, then what the file itself says (record fields, front matter, page), then the text. An article that
cannot be read ends as a `Reject`; nothing raises for the sake of a bad file.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.extraction.syntax.segment import find_body
from pipelines.ingestion.articles import html, plain, records
from pipelines.ingestion.articles.document import ArticleRead, Document, content_sha256
from pipelines.ingestion.articles.draft import Draft
from pipelines.ingestion.articles.publication import publication_date
from pipelines.ingestion.landing import LandingFile
from pipelines.ingestion.limits import DEFAULT_LIMITS, Limits
from pipelines.ingestion.metadata import Metadata, read_sidecar
from pipelines.ingestion.reject import RejectList

READERS = {
    ".txt": plain.read, ".md": plain.read, ".html": html.read, ".htm": html.read,
    ".json": records.read_json, ".jsonl": records.read_jsonl, ".ndjson": records.read_jsonl,
}  # fmt: skip
#: Keys that belong to one article: a sidecar of a file with many must not spread them.
SINGULAR_KEYS = ("title", "url")
SURROGATES = re.compile("[\ud800-\udfff]")


def read_article_file(file: LandingFile, root: Path, limits: Limits = DEFAULT_LIMITS) -> ArticleRead:
    """The documents of `root / file.path` and what was refused of it; `root` is the landing folder."""
    rejects = RejectList(file.path, limits.rejects_per_file)
    reader = READERS.get(file.suffix)
    if reader is None:
        rejects.add(
            "file", "unknown_format", f"no reader for {file.suffix or 'a file without a suffix'}", " ".join(READERS),
            f"convert {file.path} to one of these formats",
        )  # fmt: skip
        return ArticleRead([], rejects.result())
    sidecar_rejects = RejectList(file.companion or file.path, limits.rejects_per_file)
    sidecar = read_sidecar(file.companion, root, limits, sidecar_rejects) if file.companion else Metadata()
    try:
        drafts = reader(file, root, limits, rejects)
        sidecar = _fit_sidecar(sidecar, drafts, file, sidecar_rejects)
        documents = [_document(draft, sidecar) for draft in drafts]
    except OSError as error:
        documents = []
        rejects.add(
            "file", "unreadable", f"cannot read it: {error.strerror or error}", "a readable file", f"check the permissions of {file.path}"
        )
    return ArticleRead(documents, rejects.result() + sidecar_rejects.result())


def _fit_sidecar(sidecar: Metadata, drafts: list[Draft], file: LandingFile, rejects: RejectList) -> Metadata:
    """A sidecar's title and url say nothing about a file of several articles."""
    if len(drafts) < 2:
        return sidecar
    for key in SINGULAR_KEYS:
        if getattr(sidecar, key) is not None:
            rejects.add(
                f"key {key}", "bad_metadata", f"{file.path} holds {len(drafts)} articles, they cannot share one {key}",
                "title and url in each record", f"move {key} into the records of {file.name}", raw=str(getattr(sidecar, key)), scope="key",
            )  # fmt: skip
    return sidecar.model_copy(update=dict.fromkeys(SINGULAR_KEYS))


def _document(draft: Draft, sidecar: Metadata) -> Document:
    text = draft.text
    if SURROGATES.search(text):  # half a character, from a JSON escape: no encoding can store it
        text = SURROGATES.sub("\ufffd", text)
    own = draft.metadata
    body_start, body_end = find_body(text)
    body_start = max(body_start, draft.front_matter_end)
    given = sidecar.published_at or own.published_at
    digest = content_sha256(text)
    if given is not None:
        basis = "metadata" if sidecar.published_at else draft.date_basis
        dated = {"published_at": given, "published_at_basis": basis, "published_at_grain": "day"}
    else:
        found = publication_date(text, body_start, max(body_start, body_end))
        dated = {
            "published_at": found.moment,
            "published_at_basis": found.basis,
            "published_at_grain": found.grain,
            "published_at_reason": found.reason,
        }
    return Document(
        document_id=digest[:16],
        landing_path=draft.landing_path,
        text=text,
        content_sha256=digest,
        body_start=body_start,
        body_end=max(body_start, body_end),
        title=sidecar.title or own.title,
        url=sidecar.url or own.url,
        source_name=sidecar.source_name or own.source_name,
        modified_at=sidecar.modified_at or own.modified_at,
        licence=sidecar.licence or own.licence,
        language=sidecar.language or own.language,
        encoding=draft.encoding,
        **dated,
    )
