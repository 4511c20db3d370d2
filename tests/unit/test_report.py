"""The report as files: links, offsets, licences, hostile text, the swap, and that the same file gives the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines.report import build_report, site
from pipelines.report.context import safe_url, shows_full_text, to_csv
from tests.browser.links import broken_links, read_site
from tests.browser.warehouse import COMPANIES, HOSTILE, TEXT, Fixture, standard


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    return standard().write(tmp_path_factory.mktemp("warehouse") / "marketledger.duckdb")


@pytest.fixture(scope="module")
def root(warehouse, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("site") / "report"
    build_report(warehouse, out)
    return out


@pytest.fixture(scope="module")
def pages(root):
    return read_site(root)


def digests(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(root.rglob("*")) if p.is_file()}


def page(pages, root, name):
    return pages[(root / name).resolve()]


def test_every_kind_of_page_is_there(root):
    names = {str(p.relative_to(root)) for p in root.rglob("*.html")}
    assert {
        "index.html",
        "search.html",
        "quality.html",
        "dictionary.html",
        "markets/index.html",
        "companies/index.html",
        "articles/index.html",
        "tables/index.html",
        "events/index.html",
    } <= names
    assert {
        "markets/widgets-de.html",
        "companies/acme.html",
        f"articles/{'a' * 16}.html",
        "tables/widgets.html",
        "events/2022.html",
        "events/undated.html",
    } <= names


def test_all_links_lead_somewhere(root, pages):
    assert broken_links(root.resolve(), pages) == []


def test_nothing_is_fetched_from_elsewhere(pages):
    for found in pages.values():
        for tag, attributes in found.elements:
            loads = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            assert not (loads and re.match(r"(?:[a-z]+:)?//", loads)), (found.path, loads)


def test_ids_are_unique_and_headings_in_order(pages):
    for found in pages.values():
        assert len(found.ids) == len(set(found.ids)), (found.path, [i for i in found.ids if found.ids.count(i) > 1][:3])
        assert found.headings[0] == 1 and found.headings.count(1) == 1, found.path
        assert all(b - a <= 1 for a, b in zip(found.headings, found.headings[1:], strict=False)), (found.path, found.headings)


def test_tables_have_captions_and_scoped_heads(root):
    for path in root.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.count("<table") == html.count("<caption"), path
        assert not re.search(r"<th(?![^>]*scope=)[\s>]", html), path


def test_highlights_are_the_quotes(root, pages):
    article = page(pages, root, f"articles/{'a' * 16}.html")
    assert article.body == TEXT
    covered = {}
    for start, end, keys, text in article.highlights:
        assert TEXT[start:end] == text
        for key in keys:
            first, last = covered.get(key, (start, end))
            covered[key] = (min(first, start), max(last, end))
    quotes = {key: TEXT[a:b] for key, (a, b) in covered.items()}
    assert quotes == {
        "c1": "31.5%",
        "c2": "EUR 4 million",
        "c3": "28 to 30 percent",
        "c4": f"{HOSTILE[3]} and",
        "e1": "a fine of EUR 4 million in March 2022",
    }
    assert {f"q-{k}" for k in quotes} <= set(article.ids)


def test_mart_numbers_and_quotes_lead_to_each_other(root, pages):
    market = page(pages, root, "markets/widgets-de.html")
    article = page(pages, root, f"articles/{'a' * 16}.html")
    assert f"../articles/{'a' * 16}.html#q-c1" in market.links
    back = [link for link in article.links if "markets/widgets-de.html#r-" in link]
    assert len(back) == 2  # the share and the forecast
    assert all(link.split("#")[1] in market.ids for link in back)
    table = page(pages, root, "tables/widgets.html")
    assert any("#cell-C2" in link for link in market.links)
    assert "cell-C2" in table.ids


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(root, pages, text):
    for found in pages.values():
        for tag, attributes in found.elements:
            assert not any(name.startswith("on") for name in attributes), (found.path, tag, attributes)
            assert tag != "script" or attributes.get("src") or attributes.get("type") == "application/json", (found.path, attributes)
            for name in ("href", "src", "action"):
                assert not (attributes.get(name) or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")), (
                    found.path,
                    attributes,
                )
        assert sum(tag == "img" for tag, _ in found.elements) == 0
    if text.startswith("<") or text.startswith('"'):
        for path in [*root.rglob("*.html"), root / "assets" / "search-index.js"]:
            assert text not in path.read_text(encoding="utf-8"), path


def test_scripts_and_charts_hold_nothing_that_ends_their_element(root):
    for path in root.rglob("*.html"):
        for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text(encoding="utf-8"), re.S):
            assert "<" not in block
    assert "<" not in (root / "assets" / "search-index.js").read_text(encoding="utf-8")
    for svg in (root / "charts").glob("*.svg"):
        assert "<script" not in svg.read_text(encoding="utf-8").lower()


def test_the_same_file_gives_the_same_bytes(warehouse, root, tmp_path):
    again = tmp_path / "other"
    files = build_report(warehouse, again)
    assert digests(again) == digests(root)
    assert {f.relative_to(again) for f in files} == {
        p.relative_to(again) for p in again.rglob("*") if p.is_file() and p.name != site.MARKER
    }


def test_without_a_licence_only_quotes_stand(tmp_path):
    path = standard(article_texts=False).write(tmp_path / "w.duckdb")
    build_report(path, tmp_path / "quotes")
    build_report(path, tmp_path / "full", article_text="full")

    def everything(name: str) -> str:
        return "\n".join(
            p.read_text(encoding="utf-8")
            for p in (tmp_path / name).rglob("*.*")
            if p.suffix in (".html", ".js", ".csv") and p.name != "vega.js"
        )

    assert "held 31.5%" not in everything("quotes") and "The word secret" not in everything("quotes")
    assert "31.5%" in everything("quotes")
    assert "The word secret" in everything("full")
    closed = (tmp_path / "quotes" / "articles" / f"{'a' * 16}.html").read_text(encoding="utf-8")
    assert 'id="q-c1"' in closed and "no licence is declared" in closed


@pytest.mark.parametrize(
    ("licence", "setting", "full"),
    [
        (None, "quotes", False),
        (None, "full", True),
        ("CC-BY-4.0", "quotes", True),
        ("public domain", "quotes", True),
        ("All rights reserved", "full", False),
        ("own text, CC0", "quotes", True),
        ("quotes only", "full", False),
        ("house style 7", "quotes", False),
        ("house style 7", "full", True),
    ],
)
def test_the_licence_decides_where_it_says_something(licence, setting, full):
    assert shows_full_text(licence, setting) is full


def test_only_web_addresses_are_links():
    assert safe_url("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for bad in (None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", 'https://example.org/"onx', " https://x y"):
        assert safe_url(bad) is None


def test_names_of_files_are_plain_and_distinct():
    ids = ["acme", "Acme", "ACME", "a/../b", "a b", "märkte", "index", "con", "", "x" * 300, "widgets-p2", "a-0123456789ab", "😀"]
    names = [site.file_name(i) for i in ids]
    assert len({n.lower() for n in names}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,100}", n) for n in names)
    assert site.relative("markets/a.html#r-1 2", "companies/b.html") == "../markets/a.html#r-1%202"
    assert site.relative("index.html#x", "index.html") == "#x"


def test_a_folder_that_is_no_report_is_left_alone(warehouse, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(site.NotAReportError):
        build_report(warehouse, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_failed_report_leaves_the_last_one(warehouse, root, tmp_path, monkeypatch):
    out = tmp_path / "report"
    build_report(warehouse, out)
    before = digests(out)
    monkeypatch.setattr("pipelines.report.pages.search.write", lambda context: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_report(warehouse, out)
    assert digests(out) == before
    assert {p.name for p in tmp_path.iterdir()} == {"report", ".report.lock"}, "nothing half-written is left"


def test_two_reports_at_once_leave_a_whole_one(warehouse, root, tmp_path):
    out = tmp_path / "report"
    (tmp_path / ".report.99.tmp").mkdir()  # of a killed run
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: build_report(warehouse, out), range(2)))
    assert digests(out) == digests(root)
    assert not list(tmp_path.glob("*.tmp")) and not list(tmp_path.glob(".*.tmp"))


def test_a_new_report_replaces_all_of_the_old(warehouse, tmp_path):
    out = tmp_path / "report"
    build_report(warehouse, out)
    (out / "markets" / "gone.html").write_text("left over")
    handle = (out / "index.html").open()
    build_report(warehouse, out)
    assert not (out / "markets" / "gone.html").exists()
    assert handle.read().startswith("<!doctype html>"), "a reader with an open page keeps it"
    handle.close()


def test_readers_always_find_a_whole_site(warehouse, tmp_path):
    """While the site is replaced again and again, a page and what it links to are there every time."""
    out = tmp_path / "report"
    build_report(warehouse, out)
    missing, done = [], threading.Event()

    def read():
        while not done.is_set():
            for name in ("index.html", "assets/report.css", "markets/widgets-de.html"):
                try:
                    if not (out / name).read_bytes().strip():
                        missing.append(name)
                except FileNotFoundError:
                    missing.append(name)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(60):
        with site.swapped(out) as new:
            shutil.copytree(out, new.root, dirs_exist_ok=True)
    done.set()
    reader.join()
    assert missing == []


def test_without_an_exchange_in_one_step_the_site_is_renamed(warehouse, root, tmp_path, monkeypatch):
    monkeypatch.setattr(site, "_exchange", lambda new, old: False)
    build_report(warehouse, tmp_path / "report")
    build_report(warehouse, tmp_path / "report")
    assert digests(tmp_path / "report") == digests(root)
    assert {p.name for p in tmp_path.iterdir()} == {"report", ".report.lock"}


def test_an_empty_warehouse_has_a_report(tmp_path):
    files = build_report(Fixture().write(tmp_path / "w.duckdb"), tmp_path / "report")
    assert tmp_path / "report" / "index.html" in files
    found = read_site(tmp_path / "report")
    assert broken_links((tmp_path / "report").resolve(), found) == []


def test_what_changed_since_the_last_build_is_told(root):
    html = (root / "index.html").read_text(encoding="utf-8")
    assert "Compared with the run of 1 May 2024, 06:02 UTC" in html
    assert "5 rows of market share are new" in html
    assert "first build" not in html


def test_search_index_holds_markets_companies_events_and_other_names(root):
    text = (root / "assets" / "search-index.js").read_text(encoding="utf-8")
    for needle in ('"Market","Widgets in Germany"', '"Company","Acme Works"', "Akme", '"Event","Penalty: Acme Works"', '"Table","widgets"'):
        assert needle in text


def test_figures_are_downloadable_and_formulas_are_quoted(root):
    rows = list(csv.DictReader(io.StringIO((root / "charts" / "size-widgets-de-0.csv").read_text())))
    assert len(rows) == 5 and float(rows[-1]["level"]) > 3e9
    assert to_csv([{"a": "=1+1", "b": None, "c": -2.5}]) == "a,b,c\n'=1+1,,-2.5\n"
    assert all("var(--" not in p.read_text() for p in (root / "charts").glob("*.svg"))


def test_companies_page_shows_where_it_stands(root):
    html = (root / "companies" / "acme.html").read_text(encoding="utf-8")
    for words in ("Widgets in Germany", "Also written: Akme", "Forecasts about it", "28% to 30%", "year to Mar 2024"):
        assert words in html
    assert COMPANIES["acme"] in html
