"""What is known about an article from outside its text: the sidecar `NAME.meta.yml`, front matter, and a record's own fields.

One pydantic model for all three. A wrong key or value is a `Reject` that names it; the other keys still count, because losing an
article over a misspelt key helps nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipelines.ingestion.dates import parse_moment
from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.reject import RejectList

DATE_FORM = "an ISO date (2022-03-29) or datetime (2022-03-29T08:00:00Z)"


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = parse_moment(value)
    if moment is None:
        raise ValueError(f"not a date: {value!r}")
    return moment


def _text(value: object) -> object:
    """Titles such as `2021` are numbers to YAML; blank is absent."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return (value.strip() or None) if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(_text), Field(max_length=2000)]
Moment = Annotated[datetime | None, BeforeValidator(_moment)]


class Metadata(BaseModel):
    """The keys of a sidecar; all are optional."""

    model_config = ConfigDict(extra="forbid")

    title: Text = None
    published_at: Moment = None
    modified_at: Moment = None
    source_name: Text = None
    url: Text = None
    language: Annotated[str | None, BeforeValidator(_text), Field(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")] = None
    licence: Text = None


EXPECTED = {
    "title": "a line of text",
    "published_at": DATE_FORM,
    "modified_at": DATE_FORM,
    "source_name": "the publisher's name as text",
    "url": "the address as text",
    "language": "a language code such as en or en-GB",
    "licence": "a licence name as text, such as CC-BY-4.0",
}


class _PlainLoader(yaml.SafeLoader):
    """YAML without its own date type: `2022-13-45` must reach our message and not be an exception of the parser."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(text: str) -> Any:
    """YAML with dates left as text; raises yaml.YAMLError or ValueError."""
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def validate(values: Mapping[str, Any], rejects: RejectList, where: str = "", *, remedy_file: str) -> Metadata:
    """The model of `values`; every key that is wrong becomes a reject and counts as absent."""
    known: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(key, str) and key in Metadata.model_fields:
            known[key] = value
            continue
        rejects.add(
            f"{where}key {key}", "unknown_key", f"there is no metadata key {key!r}", "one of " + ", ".join(EXPECTED),
            f"rename or remove {key!r} in {remedy_file}", raw=f"{key}: {value!r}", scope="key",
        )  # fmt: skip
    try:
        return Metadata(**known)
    except ValidationError as error:
        for key in sorted({str(e["loc"][0]) for e in error.errors()}):
            raw = known.pop(key)
            rejects.add(
                f"{where}key {key}", "bad_metadata", f"{key} is {raw!r}", EXPECTED[key],
                f"write {key} as {EXPECTED[key]} in {remedy_file}", raw=f"{key}: {raw!r}", scope="key",
            )  # fmt: skip
        return Metadata(**known)


def from_yaml(text: str, rejects: RejectList, *, where: str = "", remedy_file: str) -> Metadata:
    """Metadata of a YAML text (a sidecar or front matter); what is wrong with it is in `rejects`."""
    try:
        values = load_yaml(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        position = f"{where}line {mark.line + 1}" if mark else f"{where}file"
        rejects.add(
            position, "bad_yaml", f"not valid YAML: {getattr(error, 'problem', None) or error}", "lines of `key: value`",
            f"mend the YAML in {remedy_file}; quote a title that holds a colon", raw=text, scope="key",
        )  # fmt: skip
        return Metadata()
    if values is None:
        return Metadata()
    if not isinstance(values, dict):
        rejects.add(
            f"{where}file", "bad_yaml", f"a {type(values).__name__} where keys belong", "lines of `key: value`",
            f"write `title: …`, `published_at: …` in {remedy_file}", raw=text, scope="key",
        )  # fmt: skip
        return Metadata()
    return validate(values, rejects, where, remedy_file=remedy_file)


def read_sidecar(path: str, root: Path, limits: Limits, rejects: RejectList) -> Metadata:
    """The sidecar at `root/path`; an unreadable one is a reject, and the article loads without it."""
    full = root / path
    try:
        size = full.stat().st_size
        if size > limits.sidecar_bytes:
            rejects.add(
                "file", "too_large", f"a sidecar of {size:,} bytes", f"at most {limits.sidecar_bytes:,} bytes",
                f"keep only metadata in {path}", scope="key",
            )  # fmt: skip
            return Metadata()
        text = decode(full.read_bytes()).text
    except OSError as error:
        rejects.add(
            "file", "unreadable", f"cannot read it: {error.strerror}", "a readable file", f"check the permissions of {path}", scope="key"
        )
        return Metadata()
    except DecodeError as error:
        rejects.add("file", error.code, error.reason, "UTF-8 text", f"save {path} as UTF-8", scope="key")
        return Metadata()
    return from_yaml(text, rejects, remedy_file=path)
