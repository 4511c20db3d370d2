"""Hostile input: whatever the bytes, ingestion ends in documents, rows or named refusals, in reasonable time, and never in an exception."""

import time
from datetime import datetime

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipelines.ingestion.articles import read_article_file
from pipelines.ingestion.articles.publication import publication_date
from pipelines.ingestion.dates import parse_date_cell, parse_moment
from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.landing import scan
from pipelines.ingestion.reject import REASON_CODES
from pipelines.ingestion.tables import read_table_file
from pipelines.ingestion.tables.describe import DescribeError, describe
from pipelines.ingestion.tables.periods import PeriodError, parse_period
from pipelines.ingestion.tables.units import clean_number, parse_unit

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MAPPING = {"columns": {"entity": "a", "period": "b", "value": "c"}, "constants": {"metric": "units", "unit": "count"}}


def is_period_or_none(text: str) -> None:
    """Any label is a period whose days are in order, or refused as none."""
    try:
        period = parse_period(text)
    except PeriodError:
        return
    assert period.start <= period.end


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data):
    try:
        found = decode(data)
    except DecodeError as error:
        assert error.code in REASON_CODES
    else:
        assert "\x00" not in found.text
        found.text.encode("utf-8")


@QUICK
@given(st.text(max_size=200))
def test_any_text_is_a_date_a_period_a_number_or_none(text):
    assert parse_moment(text) is None or isinstance(parse_moment(text), datetime)
    parse_date_cell(text)
    parse_unit(text)
    number = clean_number(text)
    assert number is None or isinstance(float(number), float)
    is_period_or_none(text)


@QUICK
@given(st.text(alphabet="0123456789-/QHFYMW ()rEJan.' ", max_size=20))
def test_period_like_labels_never_raise_anything_else(text):
    is_period_or_none(text)


@QUICK
@given(st.text(max_size=500))
def test_any_text_has_a_publication_date_or_a_reason(text):
    found = publication_date(text)
    assert (found.moment is None) == (found.basis == "unknown")


@QUICK
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl"]), data=st.binary(max_size=600), sidecar=st.binary(max_size=100)
)
def test_any_article_file_is_read_or_refused(tmp_path, name, data, sidecar):
    folder = tmp_path / "articles"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_bytes(data)
    (folder / "a.meta.yml").write_bytes(sidecar)
    file = next(f for f in scan(tmp_path) if f.kind == "article")
    found = read_article_file(file, tmp_path)
    assert found.documents or found.rejects
    for document in found.documents:
        assert 0 <= document.body_start <= document.body_end <= len(document.text)


@QUICK
@given(
    name=st.sampled_from(["t.csv", "t.tsv", "t.xlsx", "t.parquet", "t.json"]),
    data=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(lambda s: b"a,b,c\n" + s.encode("utf-8", "replace"))),
)
@example(name="t.csv", data=b"\x01\x00\x00\r\x00 \x00 \x00 \x01\x01")
def test_any_table_file_is_read_or_refused(tmp_path, name, data):
    folder = tmp_path / "tables"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_bytes(data)
    (folder / "t.table.yml").write_text(yaml.safe_dump({"marketledger": MAPPING}))
    file = next(f for f in scan(tmp_path) if f.kind == "table")
    found = read_table_file(file, tmp_path)
    assert found.kind == "measures"
    try:
        describe(folder / name)
    except DescribeError as error:
        assert name in str(error)


@QUICK
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
        lambda c: st.one_of(
            st.lists(c, max_size=3),
            st.dictionaries(
                st.sampled_from(["kind", "shape", "columns", "blocks", "metrics", "period", "value", "labels", "fiscal_year_end", "x"]),
                c,
                max_size=4,
            ),
        ),
        max_leaves=12,
    )
)
def test_any_descriptor_is_understood_or_refused(tmp_path, mapping):
    folder = tmp_path / "tables"
    folder.mkdir(exist_ok=True)
    (folder / "t.csv").write_text("a,b,c\nAcme,2021,5\n")
    (folder / "t.table.yml").write_text(yaml.safe_dump({"marketledger": mapping}, allow_unicode=True))
    file = next(f for f in scan(tmp_path) if f.kind == "table")
    found = read_table_file(file, tmp_path)
    assert (found.kind is None) == (found.rows is None)
    assert found.rejects or found.rows.num_rows


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "in 2021 " * 500_000),
        ("a.txt", ("A" * 150 + " 12 March 2024 ") * 2000),
        ("a.md", "# a" + "#" * 2_000_000 + "x\n"),
        ("a.md", "---\n" + "a: &a [*a, *a]\n" * 100 + "---\n"),
        ("a.html", "<p>" * 400_000),
        ("a.json", '{"text": ' + "[" * 200_000),
        ("a.txt", "((((((((((" * 100_000),
    ],
)
def test_hostile_articles_take_no_time(tmp_path, name, text):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / name).write_text(text)
    (file,) = scan(tmp_path)
    started = time.monotonic()
    read_article_file(file, tmp_path)
    assert time.monotonic() - started < 5


def test_a_zip_bomb_is_refused_by_its_size(tmp_path):
    import zipfile

    (tmp_path / "tables").mkdir()
    with zipfile.ZipFile(tmp_path / "tables" / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    (tmp_path / "tables" / "t.table.yml").write_text(yaml.safe_dump({"marketledger": MAPPING}))
    file = next(f for f in scan(tmp_path) if f.kind == "table")
    assert [r.reason_code for r in read_table_file(file, tmp_path).rejects] == ["too_large"]
