"""Articles of every format from real files: text kept exactly, metadata in its order of precedence, bad files as named refusals."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.ingestion.articles import read_article_file
from pipelines.ingestion.duplicates import merge_duplicates
from pipelines.ingestion.landing import scan
from pipelines.ingestion.limits import Limits

BODY = "Acme holds 23% of the widget market, the research house Globex said on Tuesday. Its rival has 11%.\n"
PAGE = """<html lang="en"><head><title>Acme grows | Daily Widget</title>
<meta property="og:site_name" content="Daily Widget"><meta property="article:published_time" content="2024-05-06T22:30:00-04:00">
<link rel="canonical" href="https://widget.example/acme-grows"></head><body><nav><a href="/">Home</a><a href="/login">Log in</a></nav>
<article><h1>Acme grows again</h1><p>Acme said on Monday that its share of the widget market grew to 23% in 2023, up from 20% a year earlier.</p>
<p>Analysts at Globex expect further growth in the years ahead, as the company opens two plants in Ohio and hires four hundred people.</p>
</article><footer>Terms | Privacy | © Daily Widget</footer></body></html>"""


@pytest.fixture
def read(tmp_path):
    """Write files into a landing folder and read all its articles."""

    def run(limits=None, **files):
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            path = folder / name.replace("__", ".")
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        documents, rejects = [], []
        for file in scan(tmp_path):
            if file.kind == "article":
                result = read_article_file(file, tmp_path, limits or Limits())
                documents += result.documents
                rejects += result.rejects
        return documents, rejects

    return run


def test_plain_text_keeps_every_character(read):
    text = "Acme grows in a hard year\r\n\r\n" + BODY + "\r\n\tLeave a Reply\u00a0\r\n\u2028end \n\n"
    (document,), rejects = read(a__txt=text)
    assert document.text == text
    assert document.document_id == document.content_sha256[:16] == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert document.landing_path == "articles/a.txt"
    assert document.title == "Acme grows in a hard year"
    assert 0 <= document.body_start <= document.body_end <= len(text)
    assert rejects == []


def test_boilerplate_is_marked_and_not_cut(read):
    text = f"Acme grows in a hard year\n\n{BODY}\n{BODY}\nSource\nglobex\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n"
    (document,), _ = read(a__txt=text)
    body = text[document.body_start : document.body_end]
    assert document.text == text
    assert "rival has 11%" in body
    assert "Leave a Reply" not in body
    assert "Required fields" not in body


def test_sidecar_outranks_the_file(read):
    sidecar = "title: From outside\npublished_at: 2024-02-03T23:30:00-05:00\nsource_name: Globex\nurl: https://x.example/1\nlanguage: en-GB\nlicence: CC0-1.0\n"
    record = json.dumps({"title": "Own", "text": BODY, "published_at": "2020-01-01", "source_name": "Own source"})
    (document,), rejects = read(a__json=record, a__meta__yml=sidecar)
    assert rejects == []
    assert (document.title, document.source_name, document.url) == ("From outside", "Globex", "https://x.example/1")
    assert document.published_at == datetime(2024, 2, 4, 4, 30)
    assert document.published_at_basis == "metadata"
    assert (document.language, document.licence) == ("en-GB", "CC0-1.0")


def test_sidecar_with_wrong_key_and_date_names_both_and_the_rest_counts(read):
    documents, rejects = read(a__txt=BODY, a__meta__yml="published: 2022-03-29\npublished_at: 2022-13-45\ntitle: Kept\n")
    assert documents[0].title == "Kept"
    assert documents[0].published_at is None
    assert {(r.source_path, r.position, r.reason_code) for r in rejects} == {
        ("articles/a.meta.yml", "key published", "unknown_key"),
        ("articles/a.meta.yml", "key published_at", "bad_metadata"),
    }
    assert all("articles/a.meta.yml" in r.remedy and r.scope == "key" for r in rejects)
    assert "2022-03-29" in next(r.expected for r in rejects if r.reason_code == "bad_metadata")


@pytest.mark.parametrize("sidecar", ["title: [unclosed\n", "title: a: b: c\n", "- just\n- a list\n", "plain words\n", "[" * 3000])
def test_broken_sidecar_does_not_lose_the_article(read, sidecar):
    documents, rejects = read(a__txt=BODY, a__meta__yml=sidecar)
    assert len(documents) == 1
    assert [r.reason_code for r in rejects] == ["bad_yaml"]


@pytest.mark.parametrize("date", ["03/04/2022", "2022-03", "soon", "[1]", "9999999999", "2022-02-30"])
def test_dates_that_are_none_or_two_are_refused(read, date):
    documents, rejects = read(a__txt=BODY, a__meta__yml=f"published_at: {date}\n")
    assert documents[0].published_at is None
    assert [r.reason_code for r in rejects] == ["bad_metadata"]


@pytest.mark.parametrize(
    "date",
    ["2022-03-29", "29 March 2022", "March 29, 2022", "2022-03-29T00:00:00Z", "Tue, 29 Mar 2022 00:00:00 GMT", "2022/03/29", "20220329"],
)
def test_dates_in_the_usual_forms(read, date):
    documents, rejects = read(a__txt=BODY, a__meta__yml=f"published_at: '{date}'\n")
    assert documents[0].published_at == datetime(2022, 3, 29)
    assert rejects == []


def test_html_gives_the_article_and_what_the_page_declares(read):
    (document,), rejects = read(a__html=PAGE)
    assert rejects == []
    assert "share of the widget market grew to 23% in 2023" in document.text
    assert "Log in" not in document.text
    assert document.title == "Acme grows again" or document.title.startswith("Acme grows")
    assert document.source_name == "Daily Widget"
    assert document.url == "https://widget.example/acme-grows"
    assert document.published_at.date() == datetime(2024, 5, 6).date()
    assert document.published_at_basis == "page"


def test_html_declared_charset(read):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Acme said", "Café “Acme” said")
    (document,), _ = read(a__html=page.encode("cp1252"))
    assert "Café “Acme” said" in document.text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href='/'>Home</a> <a href='/in'>Log in</a></nav><footer>© 2020</footer></body></html>",
        "<html><head><title>Only a title</title></head><body></body></html>",
        "<html><body><p>Short.</p></body></html>",
        "<html><body>" + "<div>" * 5000 + "</body></html>",
        "not html at all",
    ],
)
def test_html_without_an_article_is_refused(read, page):
    documents, rejects = read(a__html=page, b__txt=BODY)
    assert [d.landing_path for d in documents] == ["articles/b.txt"]
    assert [(r.source_path, r.reason_code) for r in rejects] == [("articles/a.html", "no_article")]


def test_jsonl_loads_good_lines_and_names_bad_ones(read):
    lines = [
        json.dumps({"title": "One", "text": BODY, "published_at": "2024-01-02", "extra": {"left": "alone"}}),
        "not json",
        "",
        json.dumps({"title": "no text"}),
        json.dumps({"text": BODY + "x", "published_at": "someday"}),
        "[1, 2]",
        '{"text": "half a character \\ud800 here"}',
        '{"text": "nul \\u0000 here"}',
    ]
    documents, rejects = read(a__jsonl="\n".join(lines))
    assert [d.landing_path for d in documents] == ["articles/a.jsonl#1", "articles/a.jsonl#5", "articles/a.jsonl#7"]
    assert [d.published_at for d in documents] == [datetime(2024, 1, 2), None, None]
    assert documents[2].text == "half a character \ufffd here"
    assert [(r.position, r.reason_code) for r in rejects] == [
        ("line 2", "bad_json"),
        ("line 4", "bad_record"),
        ("line 5 key published_at", "bad_metadata"),
        ("line 6", "bad_record"),
        ("line 8", "bad_characters"),
    ]


def test_json_list_and_bad_json(read):
    documents, rejects = read(
        a__json=json.dumps([{"text": BODY}, 3, {"text": ""}]), b__json='{"text": "cut', c__json="[]", d__json="[" * 100_000
    )
    assert [d.landing_path for d in documents] == ["articles/a.json#1"]
    assert [(r.source_path, r.position, r.reason_code) for r in rejects] == [
        ("articles/a.json", "record 2", "bad_record"),
        ("articles/a.json", "record 3", "bad_record"),
        ("articles/b.json", "line 1", "bad_json"),
        ("articles/c.json", "file", "empty_file"),
        ("articles/d.json", "line 1", "bad_json"),
    ]


def test_a_sidecar_of_many_articles_spreads_neither_title_nor_url(read):
    lines = "\n".join(json.dumps({"text": BODY + c, "title": c}) for c in "xy")
    documents, rejects = read(a__jsonl=lines, a__meta__yml="title: One for all\nsource_name: Globex\n")
    assert [(d.title, d.source_name) for d in documents] == [("x", "Globex"), ("y", "Globex")]
    assert [(r.position, r.reason_code) for r in rejects] == [("key title", "bad_metadata")]


def test_markdown_front_matter_is_metadata_and_stays_in_the_text(read):
    text = f"---\ntitle: 'Acme grows'\ndate: 2023-04-05\nlayout: post\n---\n\n# Heading\n\n{BODY}"
    (document,), rejects = read(a__md=text)
    assert rejects == []
    assert document.text == text
    assert (document.title, document.published_at) == ("Acme grows", datetime(2023, 4, 5))
    assert document.body_start >= text.index("# Heading") - 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt", b" \n\t\r\n ", "empty_file"),
        ("a.html", b"", "empty_file"),
        ("a.json", b"", "empty_file"),
        ("a.jsonl", b"\n\n", "empty_file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary_content"),
        ("a.html", b"%PDF-1.4\x00\x01\x02" * 30, "binary_content"),
        ("a.txt", b"words " * 300_000, "too_large"),
        ("a.html", b"words " * 300_000, "too_large"),
    ],
)
def test_bad_files_are_named_and_the_rest_goes_on(read, name, data, code):
    documents, rejects = read(Limits(article_bytes=1_000_000), **{name.replace(".", "__"): data, "z__txt": BODY})
    assert [d.landing_path for d in documents] == ["articles/z.txt"]
    assert [(r.source_path, r.reason_code) for r in rejects] == [(f"articles/{name}", code)]
    assert rejects[0].reason
    assert rejects[0].remedy
    assert rejects[0].expected


def test_fifty_megabytes_of_text_are_refused_by_default(read):
    documents, rejects = read(a__txt=b"A sentence of a large file. " * 1_800_000)
    assert documents == []
    assert [r.reason_code for r in rejects] == ["too_large"]
    assert "50,400,000 bytes" in rejects[0].reason


def test_invalid_utf8_loads_with_a_named_repair(read):
    documents, rejects = read(a__txt=("Café “Acme” grew. " * 30).encode() + b"\xfe\xff tail")
    assert documents[0].text.endswith(" tail")
    assert [(r.reason_code, r.scope) for r in rejects] == [("invalid_utf8", "nothing")]


def test_exact_duplicates_are_one_document(read):
    documents, _ = read(
        a__txt=BODY,
        b__txt=BODY,
        c__json=json.dumps({"text": BODY, "published_at": "2024-01-01", "url": "https://x.example"}),
        d__txt=BODY + "!",
    )
    unique = merge_duplicates(asdict(d) for d in documents)
    assert [(d["landing_path"], d["copies"]) for d in unique] == [("articles/a.txt", 3), ("articles/d.txt", 1)]
    assert (unique[0]["published_at"], unique[0]["published_at_basis"], unique[0]["url"]) == (
        datetime(2024, 1, 1),
        "metadata",
        "https://x.example",
    )


def test_of_equally_founded_dates_of_copies_the_earlier_counts(read):
    dated = {
        f"{name}__json": json.dumps({"text": BODY, "published_at": day})
        for name, day in (("a", "2024-03-01"), ("b", "2024-01-02"), ("c", "2024-02-01"))
    }
    documents, _ = read(**dated)
    (merged,) = merge_duplicates(asdict(d) for d in documents)
    assert (merged["landing_path"], merged["published_at"]) == ("articles/a.json", datetime(2024, 1, 2))


def test_unreadable_file_is_refused(read, tmp_path, monkeypatch):
    def deny(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    documents, rejects = read(a__txt=BODY)
    assert documents == []
    assert [r.reason_code for r in rejects] == ["unreadable"]
