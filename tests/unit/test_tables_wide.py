"""Wide tables from real files: title rows, merged headers, two blocks a sheet, percent formats, footnotes, restated columns, gaps."""

from datetime import date, datetime
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from pipelines.ingestion.landing import scan
from pipelines.ingestion.tables import read_table_file
from pipelines.ingestion.tables.check import check
from pipelines.ingestion.tables.describe import DescribeError, describe, describe_yaml

SHARED = Path(__file__).resolve().parents[3] / "shared" / "tables"
SAMPLES = Path(__file__).resolve().parents[2] / "warehouse" / "landing" / "tables"


def press_table(path: Path) -> None:
    """Widget shipments as a research house prints them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Widgets"
    sheet["A1"] = "Global widget shipments and market share by vendor, 1Q21 - 4Q21"
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "Shipments, million units"
    for row in (
        ["Vendor", "1Q21", "2Q21", "3Q21 (r)", "4Q21"],
        ["Acme*", 10.5, 11, 12.25, None],
        ["Initech", 9, "n/a", 8, 7],
        ["Others", 5, 5, 5, "x"],
        ["Total", 24.5, 25, 25.25, 24],
    ):
        sheet.append(row)
    sheet.append([])
    sheet.append(["Market share, % of units"])
    sheet.append(["Vendor", "1Q21", "2Q21", "3Q21 (r)", "4Q21"])
    for row in (["Acme*", 0.43, 0.44, 0.485, 0.5], ["Initech", 0.37, None, 0.32, 0.29]):
        sheet.append(row)
    for line in sheet.iter_rows(min_row=11, max_row=12, min_col=2):
        for cell in line:
            cell.number_format = "0.0%" if cell.column == 4 else "0%"
    sheet.append([])
    sheet.append(["* Includes sales of brands that Acme took over during the year under review."])
    sheet.append(["Source: Globex Research tracker, preliminary figures."])
    years = book.create_sheet("Sales")
    years.append([None, 2020, None, 2021, None])
    years.append(["USD million", "H1", "H2", "H1", "H2"])
    years.merge_cells("B1:C1")
    years.merge_cells("D1:E1")
    years.append(["Acme", 1200, 1300, 1400, 1500])
    years.append(["Initech", "(5)", 1.5, 2.5, 3.5])
    hidden = book.create_sheet("Scratch")
    hidden.sheet_state = "hidden"
    hidden.append(["Vendor", "1Q21", "2Q21"])
    book.save(path)


BLOCKS = [
    {"sheet": "Widgets", "range": "A3:E7", "metric": "units", "unit": "million units"},
    {
        "sheet": "Widgets",
        "range": "A10:E12",
        "metric": "market_share",
        "unit": "percent",
        "headers": {"4Q21": {"published_at": "2022-01-31", "source_url": "https://x.example"}},
    },
    {"sheet": "Sales", "range": "A1:E4", "header_rows": 2, "metric": "revenue", "unit": "USD", "scale": "1e6"},
]
MAPPING = {"shape": "wide", "constants": {"market": "Widgets", "publisher": "Globex"}, "blocks": BLOCKS}


def load(tmp_path, write, mapping, name="w.xlsx"):
    folder = tmp_path / "tables"
    folder.mkdir(exist_ok=True)
    write(folder / name)
    (folder / f"{name.rsplit('.', 1)[0]}.table.yml").write_text(yaml.safe_dump({"marketledger": mapping}))
    (file,) = [f for f in scan(tmp_path) if f.kind == "table"]
    found = read_table_file(file, tmp_path)
    return {r["cell_ref"]: r for r in found.rows.to_pylist()}, found.rejects


def test_workbook_with_blocks(tmp_path):
    cells, rejects = load(tmp_path, press_table, MAPPING)
    assert [(r.position, r.reason_code, r.raw) for r in rejects] == [("Widgets!E6", "not_a_number", "x")]
    acme = cells["Widgets!B4"]
    assert (acme["entity_label"], acme["value"], acme["value_text"], acme["unit"], acme["period_end"]) == (
        "Acme",
        10_500_000.0,
        "10.5",
        "count",
        date(2021, 3, 31),
    )
    assert "Acme*" in acme["note"]
    assert "Widgets!E4" not in cells
    assert "Widgets!C5" not in cells
    assert cells["Widgets!D4"]["restated"]
    assert not cells["Widgets!C4"]["restated"]
    assert cells["Widgets!B7"]["is_total"]
    assert cells["Widgets!B6"]["is_others"]
    assert (cells["Widgets!B11"]["value"], cells["Widgets!B11"]["value_text"]) == (43.0, "43%")
    assert (cells["Widgets!D11"]["value"], cells["Widgets!D11"]["value_text"]) == (48.5, "48.5%")
    assert (cells["Widgets!E12"]["published_at"], cells["Widgets!E12"]["source_url"]) == (datetime(2022, 1, 31), "https://x.example")
    half = cells["Sales!C3"]
    assert (half["period_label"], half["period_start"], half["period_grain"], half["value"]) == (
        "2020 H2",
        date(2020, 7, 1),
        "half",
        1_300_000_000.0,
    )
    assert cells["Sales!B4"]["value"] == -5_000_000.0


def test_a_publication_date_that_is_none_is_reported_once_and_the_cells_load(tmp_path):
    blocks = [BLOCKS[0] | {"headers": {"1Q21": {"published_at": "in spring"}}}]
    cells, rejects = load(tmp_path, press_table, MAPPING | {"blocks": blocks})
    assert [(r.position, r.reason_code, r.scope) for r in rejects if "in spring" in r.reason] == [("Widgets!B4", "not_a_date", "cell")]
    assert {cells[c]["published_at"] for c in ("Widgets!B4", "Widgets!B5", "Widgets!B7")} == {None}


def test_missing_sheet_bad_range_and_bad_headers(tmp_path):
    blocks = [
        {"sheet": "Gadgets", "metric": "units", "unit": "count"},
        {"sheet": "Widgets", "range": "A90:E99", "metric": "units", "unit": "count"},
        {"sheet": "Widgets", "range": "A2:C5", "metric": "units", "unit": "count"},
        {"sheet": "Widgets", "range": "A10:B11", "metric": "units", "unit": "count"},
        {"sheet": "Widgets", "range": "A10:B12", "metric": "market_share", "unit": "percent"},
    ]
    cells, rejects = load(tmp_path, press_table, MAPPING | {"blocks": blocks})
    assert sorted(cells) == ["Widgets!B11", "Widgets!B12"]
    assert [(r.position, r.reason_code) for r in rejects] == [
        ("block 1", "missing_sheet"),
        ("block 2", "bad_range"),
        ("Widgets!B11", "unknown_unit"),
    ]
    assert "Widgets, Sales" in rejects[0].reason


def test_months_down_entities_across(tmp_path):
    text = "Month,Acme,Initech,Other\n2021-01,50.5,,12\n2021-02,51,0,\n2021-13,50,1,2\nFeb-22,oops,1.5,2\n"
    mapping = {
        "shape": "wide",
        "constants": {"market": "W"},
        "blocks": [{"across": "entity", "down": "period", "metric": "market_share", "unit": "percent"}],
    }
    cells, rejects = load(tmp_path, lambda p: p.write_text(text), mapping, "w.csv")
    assert {k: (v["entity_label"], v["value"], v["period_label"]) for k, v in cells.items()} == {
        "B2": ("Acme", 50.5, "2021-01"), "D2": ("Other", 12.0, "2021-01"), "B3": ("Acme", 51.0, "2021-02"), "C3": ("Initech", 0.0, "2021-02"),
        "C5": ("Initech", 1.5, "Feb-22"), "D5": ("Other", 2.0, "Feb-22"),
    }  # fmt: skip
    assert cells["D2"]["is_others"]
    assert cells["D5"]["period_end"] == date(2022, 2, 28)
    assert [(r.position, r.reason_code) for r in rejects] == [
        ("B4", "unknown_period"),
        ("C4", "unknown_period"),
        ("D4", "unknown_period"),
        ("B5", "not_a_number"),
    ]


def test_headers_that_mix_period_and_measure(tmp_path):
    text = "Vendor,1Q22 Shipments,1Q22 Share,Change\nAcme,10,41%,-3%\n"
    headers = {
        "1Q22 Shipments": {"period": "1Q22", "metric": "units", "unit": "million units"},
        "1Q22 Share": {"period": "1Q22", "metric": "market_share", "unit": "percent"},
        "Change": {"period": "1Q22", "metric": "units", "statistic": "change", "unit": "percent"},
    }
    cells, rejects = load(tmp_path, lambda p: p.write_text(text), {"shape": "wide", "blocks": [{"headers": headers}]}, "w.csv")
    assert rejects == []
    assert [(c["metric"], c["statistic"], c["unit"], c["value"]) for c in cells.values()] == [
        ("units", "level", "count", 10_000_000.0),
        ("market_share", "level", "percent", 41.0),
        ("units", "change", "percent", -3.0),
    ]


def test_daily_rates_in_the_wide_form_of_the_central_bank(tmp_path):
    text = "Date,USD,JPY,GBP,\n2021-12-31,1.1326,130.38,N/A,\nyesterday,1,1,1,\n2021-12-30,1.1334,-5,0.84,\n"
    cells, rejects = load(tmp_path, lambda p: p.write_text(text), {"kind": "fx_rates", "shape": "wide"}, "fx.csv")
    assert {k: (v["currency"], v["rate"], v["rate_date"]) for k, v in cells.items()} == {
        "B2": ("USD", 1.1326, date(2021, 12, 31)), "C2": ("JPY", 130.38, date(2021, 12, 31)), "B4": ("USD", 1.1334, date(2021, 12, 30)), "D4": ("GBP", 0.84, date(2021, 12, 30)),
    }  # fmt: skip
    assert [(r.position, r.reason_code) for r in rejects] == [("A3", "not_a_date"), ("C4", "not_a_number")]


def test_describe_finds_blocks_units_and_periods_and_its_proposal_loads(tmp_path):
    press_table(tmp_path / "w.xlsx")
    proposal = describe(tmp_path / "w.xlsx")
    blocks = proposal["marketledger"]["blocks"]
    assert [(b["sheet"], b.get("range"), b["metric"], b["unit"], b.get("scale")) for b in blocks] == [
        ("Widgets", "A3:E7", "units", "count", "1e6"),
        ("Widgets", "A10:E12", "market_share", "percent", None),
        ("Sales", None, "revenue", "USD", "1e6"),
    ]
    assert proposal["marketledger"]["constants"] == {"market": "Global widget", "publisher": "Globex Research tracker"}
    assert proposal["marketledger"]["labels"] == {"total": ["Total"], "others": ["Others"]}
    report = check(tmp_path / "w.xlsx", describe_yaml(tmp_path / "w.xlsx"))
    assert report.rows == 28
    assert [r.position for r in report.rejects] == ["Widgets!E6"]
    assert not report.is_clean


def test_describe_long_tables(tmp_path):
    text = "Vendor,Quarter,KPI,Amount,Ccy\nAcme,FY22-Q1,Revenue (USD m),5,USD\nAcme,FY22-Q1,Market share %,12,\nTop 3 vendors,FY22-Q1,Revenue growth yoy,3,\n"
    (tmp_path / "t.csv").write_text(text)
    mapping = describe(tmp_path / "t.csv")["marketledger"]
    assert (mapping["columns"]["entity"], mapping["columns"]["period"], mapping["columns"]["metric"], mapping["columns"]["value"]) == (
        "Vendor",
        "Quarter",
        "KPI",
        "Amount",
    )
    assert mapping["metrics"]["Revenue (USD m)"] == {"metric": "revenue", "unit": "USD", "scale": "1e6"}
    assert mapping["metrics"]["Market share %"] == {"metric": "market_share", "unit": "percent"}
    assert mapping["metrics"]["Revenue growth yoy"]["statistic"] == "change"
    assert mapping["labels"]["groups"] == ["Top 3 vendors"]
    assert any("fiscal_year_end" in note for note in mapping["notes"])
    report = check(tmp_path / "t.csv", describe_yaml(tmp_path / "t.csv"))
    assert (report.rows, report.rejects) == (3, [])


def test_describe_the_bundled_tables_loads_every_row():
    for path in sorted(SAMPLES.glob("*.csv")):
        proposal = check(path, describe_yaml(path))
        bundled = check(path)
        assert proposal.kind == bundled.kind, path.name
        assert proposal.rows == bundled.rows, path.name
        assert proposal.rejects == [], path.name


def test_describe_finds_the_fiscal_year_by_the_period_ends():
    assert describe(SAMPLES / "alibaba_cloud_revenue.csv")["marketledger"]["fiscal_year_end"] == 3


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("e.csv", b"", "0 bytes"),
        ("b.csv", bytes(range(256)) * 9, "NUL"),
        ("x.xlsx", b"PK\x03\x04", ".xlsx"),
        ("t.pdf", b"x", "no reader"),
        ("h.csv", b"just one line\n", "header"),
    ],
)
def test_describe_says_why_it_cannot(tmp_path, name, data, word):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DescribeError, match=word):
        describe(tmp_path / name)


def test_check_without_descriptor_and_as_json(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    report = check(tmp_path / "t.csv")
    assert (report.rows, report.kind, report.is_clean) == (0, None, False)
    assert [r["reason_code"] for r in report.as_dict()["rejects"]] == ["no_descriptor"]


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.exists(), reason="the shared tables are not here")
@pytest.mark.parametrize(
    ("name", "rows"), [("smartphone_share_wide.xlsx", 293), ("browser_share_monthly.csv", 595), ("browser_share_statcounter_2022.csv", 300)]
)
def test_real_wide_tables_load_by_their_proposal(name, rows):
    report = check(SHARED / name, describe_yaml(SHARED / name))
    assert (report.rows, report.rejects) == (rows, [])
