"""Bytes to text: encodings, byte order marks, damage, and what is no text."""

import pytest

from pipelines.ingestion.encoding import DecodeError, decode

SAMPLE = "Sales rose to £3.2 million – “a record” – said José García of Acme’s café unit.\r\nThe company’s shares fell 5%.\n"


def test_utf8_is_kept_to_the_character():
    text = "a\r\nb\rc\n\u2028d\u00a0e \u0301 \ufeff x"
    found = decode(text.encode())
    assert (found.text, found.encoding, found.note_code) == (text, "utf-8", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed_and_not_part_of_the_text(encoding):
    found = decode(SAMPLE.encode(encoding))
    assert found.text == SAMPLE
    assert found.note_code is None


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_detected_and_noted(encoding):
    found = decode(SAMPLE.encode(encoding))
    assert found.text == SAMPLE
    assert found.note_code == "encoding_detected"


def test_a_few_bad_bytes_do_not_turn_utf8_into_another_encoding():
    data = ("café – “quoted” – naïve. " * 20).encode() + b"\xff and more"
    found = decode(data)
    assert found.encoding == "utf-8"
    assert found.text == "café – “quoted” – naïve. " * 20 + "\ufffd and more"
    assert found.note_code == "invalid_utf8"
    assert str(data.index(b"\xff")) in found.note


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\x00\x01\x02\x03" * 40,
        b"PK\x03\x04" + bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        bytes(range(256)) * 20,
        b"\x00" * 50,
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(DecodeError) as error:
        decode(data)
    assert error.value.code in ("binary_content", "undecodable")


def test_a_pdf_is_called_a_pdf():
    with pytest.raises(DecodeError, match="PDF"):
        decode(b"%PDF-1.4\n\x01\x02\x03\x04" * 30)


def test_half_a_utf16_file_is_refused():
    with pytest.raises(DecodeError) as error:
        decode("ab".encode("utf-16") + b"x")
    assert error.value.code == "undecodable"
