"""Plain text and Markdown: every character is kept; what surrounds the article is marked by body_start and body_end, not cut.

Markdown front matter (`---` … `---`) is metadata and stays in the text, before body_start.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.ingestion.articles.draft import Draft
from pipelines.ingestion.encoding import Decoded, DecodeError, decode
from pipelines.ingestion.landing import LandingFile
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.metadata import Metadata, from_yaml
from pipelines.ingestion.reject import RejectList

FRONT_MATTER_LINES = 60
_MARKDOWN_TITLE = re.compile(r"^#{1,2}[ \t]{1,20}(\S[^\n]{0,300}?)[ \t#]{0,20}$", re.MULTILINE)
TITLE_LINES = 4


def read_text(file: LandingFile, root: Path, limit: int, rejects: RejectList) -> Decoded | None:
    """The decoded file, or None with the reason in `rejects`. The size is looked at before the bytes are."""
    path = root / file.path
    size = path.stat().st_size
    if size > limit:
        rejects.add(
            "file", "too_large", f"{size:,} bytes", f"at most {limit:,} bytes",
            f"split {file.name} into articles, or raise the limit for articles",
        )  # fmt: skip
        return None
    data = path.read_bytes()
    try:
        decoded = decode(data)
    except DecodeError as error:
        rejects.add(
            "file", error.code, error.reason, f"text in UTF-8 (a {file.suffix} file)",
            f"save {file.name} as UTF-8 text, or give it the suffix of what it is", raw=data[:60].hex(" "),
        )  # fmt: skip
        return None
    if not decoded.text.strip():
        what = f"nothing but white space in {size} bytes" if size else "0 bytes"
        rejects.add("file", "empty_file", what, "an article's text", f"fill or remove {file.path}")
        return None
    if decoded.note_code:
        rejects.add(
            "file", decoded.note_code, decoded.note or "", "UTF-8",
            f"the article was loaded; save {file.name} as UTF-8 to be sure of every character", scope="nothing",
        )  # fmt: skip
    return decoded


def _front_matter(text: str) -> tuple[str, int]:
    """(YAML between the fences, where the text goes on) of a Markdown file; ("", 0) without front matter."""
    if not text.startswith(("---\n", "---\r\n")):
        return "", 0
    position = text.index("\n") + 1
    start = position
    for _ in range(FRONT_MATTER_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)].strip()
        if line in ("---", "..."):
            return text[start:position], (end + 1 if end >= 0 else len(text))
        if end < 0:
            break
        position = end + 1
    return "", 0


def _title(text: str) -> str | None:
    """The headline: among the first lines, the first of four words or more that stands alone and ends like no sentence."""
    lines = [line.strip() for line in text[:3000].splitlines()]
    filled = [(i, line) for i, line in enumerate(lines) if line][:TITLE_LINES]
    for i, line in filled:
        alone = i + 1 >= len(lines) or not lines[i + 1]
        if alone and len(line.split()) >= 4 and len(line) <= 200 and not line.endswith((".", ":", ";", ",")):
            return line
        if len(line) > 200 or line.endswith("."):
            return None
    return None


def read(file: LandingFile, root: Path, limits: Limits, rejects: RejectList) -> list[Draft]:
    """One article, or none."""
    decoded = read_text(file, root, limits.article_bytes, rejects)
    if decoded is None:
        return []
    text, metadata, after = decoded.text, Metadata(), 0
    if file.suffix == ".md":
        yaml_text, after = _front_matter(text)
        if yaml_text:
            metadata = from_yaml(_known_lines(yaml_text), rejects, where="front matter ", remedy_file=file.path)
        heading = _MARKDOWN_TITLE.search(text, after)
        if metadata.title is None and heading:
            metadata = metadata.model_copy(update={"title": heading[1]})
    if metadata.title is None:
        metadata = metadata.model_copy(update={"title": _title(text[after:])})
    return [Draft(file.path, text, metadata, encoding=decoded.encoding, front_matter_end=after)]


_FRONT_MATTER_NAMES = {
    "date": "published_at",
    "published": "published_at",
    "source": "source_name",
    "license": "licence",
    "lang": "language",
}


def _known_lines(yaml_text: str) -> str:
    """Front matter is written for site generators: of its keys only ours count, under the names they use."""
    kept = []
    for line in yaml_text.splitlines():
        key, colon, value = line.partition(":")
        name = _FRONT_MATTER_NAMES.get(key.strip(), key.strip())
        if colon and key == key.lstrip() and name in Metadata.model_fields:
            kept.append(f"{name}:{value}")
    return "\n".join(kept)
