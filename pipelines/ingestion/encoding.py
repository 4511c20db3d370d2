"""Bytes to text: which encoding, and whether the bytes are text at all.

UTF-8 comes first, then the byte order marks; damaged UTF-8 (a few bad bytes among good multi-byte characters) is repaired; anything
else is left to charset-normalizer. No character is changed: no newline translation, no Unicode normalisation. A byte order mark is the
encoding's signature and not part of the text.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of well-known binary formats, so that the refusal can say what the file really is.
SIGNATURES = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive (docx, xlsx, odt …)"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"\x1f\x8b", "a gzip archive"), (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a SQLite database"), (b"OggS", "an Ogg file"), (b"ID3", "an MP3 file"),
)  # fmt: skip
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x0b\x1a\x1b")
HIGH_BYTES = bytes(range(128, 256))
#: Damaged UTF-8 holds mostly well-formed multi-byte characters; a text in a legacy encoding next to none.
DAMAGED_UTF8_RATIO = 0.2
SAMPLE = 1_000_000


class DecodeError(Exception):
    """The bytes are not text, or in no encoding that can be told; `code` is a reason code of `reject`."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in, and what a reader should know about the decoding (`note_code` is a reason code)."""

    text: str
    encoding: str
    note_code: str | None = None
    note: str | None = None


def _signature(data: bytes) -> str | None:
    for magic, name in SIGNATURES:
        if data.startswith(magic):
            return name
    return None


def _control_share(data: bytes) -> float:
    sample = data[:SAMPLE]
    return (len(sample) - len(sample.translate(None, CONTROLS))) / max(1, len(sample))


def _by_bom(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    return None  # damaged UTF-8 with a mark: the general path repairs it
                raise DecodeError("undecodable", f"the byte order mark says {encoding}, byte {error.start} does not fit") from error
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """The text with its bad bytes replaced, if it is UTF-8 with a few bad bytes; None if it looks like another encoding."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - len(data.translate(None, HIGH_BYTES))
    if good == 0 or bad > max(1, good) * DAMAGED_UTF8_RATIO:
        return None
    try:
        data.decode("utf-8")
        first = 0
    except UnicodeDecodeError as error:
        first = error.start
    return Decoded(text, "utf-8", "invalid_utf8", f"{bad} bad byte sequences, the first at byte {first}, were replaced by U+FFFD")


def _detected(data: bytes) -> Decoded:
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise DecodeError("undecodable", "no text encoding fits the bytes")
    encoding = best.encoding
    # Among Western candidates that fit equally well, Windows-1252 is what English texts come in.
    if encoding != "cp1252" and any(m.encoding == "cp1252" and m.chaos <= best.chaos for m in matches):
        encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:  # a detector's guess need not decode the whole
        raise DecodeError("undecodable", f"looks like {encoding}, but byte {error.start} does not fit") from error
    return Decoded(text, encoding, "encoding_detected", f"not UTF-8; read as {encoding}")


def decode(data: bytes) -> Decoded:
    """The text of `data`; raises DecodeError when it is not text."""
    marked = _by_bom(data)
    if marked is not None:
        return marked
    body = data[3:] if data.startswith(codecs.BOM_UTF8) else data
    kind = _signature(body)
    if kind and _control_share(body) > 0:
        raise DecodeError("binary_content", f"the file is {kind}, not text")
    try:
        text = body.decode("utf-8")
        if "\x00" not in text and _control_share(body) < 0.02:
            return Decoded(text, "utf-8")
    except UnicodeDecodeError:
        if b"\x00" not in body and _control_share(body) < 0.02:
            repaired = _damaged_utf8(body)
            if repaired is not None:
                return repaired
    if b"\x00" not in body and _control_share(body) >= 0.02:
        raise DecodeError("binary_content", "too many control bytes for a text")
    try:
        found = _detected(body)
    except DecodeError:
        if b"\x00" in body:
            raise DecodeError("binary_content", "the bytes hold NUL and are in no Unicode encoding: not a text") from None
        raise
    if "\x00" in found.text:
        raise DecodeError("binary_content", "the bytes hold NUL: not a text")
    return found
