"""Long tables from real files: the bundled samples, every bad cell by its address, decimal conventions, every file format."""

import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from openpyxl import Workbook

from pipelines.ingestion.landing import scan
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.tables import MEASURES, open_table, read_table_file

SAMPLES = Path(__file__).resolve().parents[2] / "warehouse" / "landing"
HEADER = "market,company,period,metric,value,published_on,source\n"
MAPPING = {
    "columns": {
        "market": "market",
        "entity": "company",
        "period": "period",
        "metric": "metric",
        "value": "value",
        "published_at": "published_on",
        "source": "source",
    },
    "metrics": {
        "share": {"metric": "market_share", "unit": "percent"},
        "sales_bn": {"metric": "revenue", "total_metric": "market_size", "unit": "USD", "scale": "1e9"},
        "growth": {"metric": "revenue", "statistic": "change", "unit": "percent"},
    },
    "labels": {"total": ["Total"], "others": ["Others"], "groups": ["Top 2"]},
    "publisher_from": {"column": "source"},
}


@pytest.fixture
def read(tmp_path):
    """Write a table with its descriptor into a landing folder and read it."""

    def run(data, mapping=None, name="t.csv", limits=None, **frictionless):
        folder = tmp_path / "tables"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        if mapping != "none":
            descriptor = (
                mapping
                if isinstance(mapping, str)
                else yaml.safe_dump({**frictionless, "marketledger": MAPPING if mapping is None else mapping})
            )
            (folder / f"{name.rsplit('.', 1)[0]}.table.yml").write_text(descriptor)
        (file,) = [f for f in scan(tmp_path) if f.kind == "table"]
        found = read_table_file(file, tmp_path, limits or Limits())
        return (found.rows.to_pylist() if found.rows is not None else None), found.rejects

    return run


def sample(name):
    (file,) = [f for f in scan(SAMPLES) if f.path == f"tables/{name}.csv"]
    return read_table_file(file, SAMPLES)


@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("china_cloud_share", "measures", 210),
        ("global_cloud_share", "measures", 315),
        ("alibaba_cloud_revenue", "measures", 81),
        ("prices_baba", "prices", 1008),
        ("regulatory_events", "events", 51),
        ("fx_rates", "fx_rates", 41),
    ],
)
def test_bundled_tables_load_whole(name, kind, rows):
    found = sample(name)
    assert (found.table_name, found.kind, found.rows.num_rows, found.rejects) == (name, kind, rows, [])


def test_bundled_china_shares_mean_what_they_say():
    rows = sample("china_cloud_share").rows.to_pylist()
    aliyun = {
        r["period_label"]: r["value"]
        for r in rows
        if r["entity_label"] == "Alibaba Cloud" and r["metric"] == "market_share" and r["period_grain"] == "year"
    }
    assert aliyun == {"2021": 37.0}, "2019 is left to the sample article"
    totals = {
        r["value"]
        for r in rows
        if r["is_total"]
        and r["metric"] == "market_size"
        and r["statistic"] == "level"
        and r["period_label"] == "2021"
        and r["publisher"] == "Canalys"
    }
    assert totals == {27_400_000_000.0}
    assert all(r["is_group"] for r in rows if r["entity_label"].startswith("Top "))
    assert {r["publisher"] for r in rows} == {"Canalys", "IDC", "CAICT", "IT Connection"}
    restated = [r for r in rows if r["restated"]]
    assert [(r["period_label"], r["value"]) for r in restated] == [("2019", 11_500_000_000.0)]
    month = next(r for r in rows if r["published_at_text"] == "2020-11")
    assert month["published_at"] == datetime(2020, 11, 30)


def test_bundled_fiscal_quarters_and_two_value_columns():
    rows = sample("alibaba_cloud_revenue").rows.to_pylist()
    row = next(r for r in rows if r["period_label"] == "FY2022-Q3" and r["unit"] == "CNY")
    assert (row["period_start"], row["period_end"], row["period_grain"]) == (date(2021, 10, 1), date(2021, 12, 31), "quarter")
    assert (row["value"], row["value_text"], row["metric"], row["series_label"]) == (19_539_000_000.0, "19539", "revenue", "Cloud")
    growth = next(r for r in rows if r["row_number"] == row["row_number"] and r["statistic"] == "change")
    assert (growth["value"], growth["unit"], growth["cell_ref"]) == (20.0, "percent", f"G{row['row_number']}")


def test_bundled_events_and_rates():
    events = sample("regulatory_events").rows.to_pylist()
    fine = next(e for e in events if e["target"] == "Alibaba" and e["amount"] == 18_228_000_000)
    assert (fine["event_type"], fine["date_start"], fine["currency"], fine["regulator"]) == ("penalty", date(2021, 4, 10), "CNY", "SAMR")
    month = next(e for e in events if e["date_text"] == "2019-01")
    assert (month["date_start"], month["date_end"], month["edtf"]) == (date(2019, 1, 1), date(2019, 1, 31), "2019-01")
    assert {e["event_type"] for e in events} == {"penalty", "lawsuit", "investigation", "ipo", "regulatory_action"}
    halted = next(e for e in events if e["event_type"] == "ipo")
    assert (halted["modality"], halted["amount"]) == ("cancelled", None)
    rates = sample("fx_rates").rows.to_pylist()
    assert {(r["rate_type"], r["rate"]) for r in rates if r["currency"] == "CNY" and r["rate_date"] == date(2021, 12, 31)} == {
        ("average", 7.6282),
        ("spot", 7.1947),
    }


def test_bad_cells_are_refused_by_address_and_the_rest_loads(read):
    data = HEADER + (
        "Widgets,Acme,2021-Q1,share,23,2021-05-01,Globex via Daily\n"
        "Widgets,Acme,2021-Q2,share,abc,,Globex\n"
        "Widgets,Acme,2021-Q9,share,5,,Globex\n"
        "Widgets,Acme,2021-Q3,shares,5,,Globex\n"
        "Widgets,,2021-Q3,share,5,,Globex\n"
        "Widgets,Acme,,share,5,,Globex\n"
        "Widgets,Acme,2021-Q3,sales_bn,12%,,Globex\n"
        "too,short\n"
        "\n"
        "Widgets,Acme,2021-Q4,share,,,Globex\n"
        "Widgets,Acme,2022-Q1,share,24,soon,Globex\n"
        "Widgets,Total,2022-Q1,sales_bn,1.1,,Globex (blog)\n"
    )
    rows, rejects = read(data)
    assert [(r["cell_ref"], r["value"], r["publisher"]) for r in rows] == [
        ("E2", 23.0, "Globex"),
        ("E12", 24.0, "Globex"),
        ("E13", 1_100_000_000.0, "Globex"),
    ]
    assert rows[2]["metric"] == "market_size"
    assert sorted((r.position, r.reason_code, r.scope) for r in rejects) == [
        ("B6", "missing_value", "row"),
        ("C4", "unknown_period", "row"),
        ("C7", "missing_value", "row"),
        ("D5", "unknown_metric", "row"),
        ("E3", "not_a_number", "row"),
        ("E8", "unknown_unit", "row"),
        ("F12", "not_a_date", "cell"),
        ("row 9", "malformed_row", "row"),
    ]
    assert next(r for r in rejects if r.position == "E3").raw == "abc"
    assert all(r.source_path == "tables/t.csv" and r.reason and r.expected and r.remedy for r in rejects)


def test_missing_column_refuses_the_table_and_suggests_the_near_one(read):
    rows, rejects = read("market,company,period,metric,valeu,published_on,source\nW,A,2021,share,5,,G\n")
    assert rows == []
    assert [(r.position, r.reason_code, r.scope) for r in rejects] == [("header", "missing_column", "file")]
    assert "valeu" in rejects[0].remedy


def test_missing_optional_column_is_noted_and_rows_load(read):
    rows, rejects = read("market,company,period,metric,value,source\nW,A,2021,share,5,G\n")
    assert len(rows) == 1
    assert [(r.reason_code, r.scope) for r in rejects] == [("missing_column", "column")]


def test_table_without_descriptor_names_the_remedy(read):
    rows, rejects = read(HEADER, "none")
    assert rows is None
    assert rejects[0].reason_code == "no_descriptor"
    assert "marketledger table describe tables/t.csv" in rejects[0].remedy


@pytest.mark.parametrize(
    ("descriptor", "code", "word"),
    [
        ("marketledger: [", "bad_yaml", "YAML"),
        ("name: x\n", "bad_descriptor", "marketledger"),
        ("marketledger: {columns: {entity: c, period: p, valeu: v}}", "bad_descriptor", "did you mean value"),
        ("marketledger: {columns: {entity: c}}", "bad_descriptor", "period"),
        ("marketledger: {shap: long}", "bad_descriptor", "Extra inputs"),
        ("marketledger: {shape: wide}", "bad_descriptor", "blocks"),
        ("marketledger: {columns: {period: p, value: v}, constants: {metric: share}, fiscal_year_end: 13}", "bad_descriptor", "12"),
    ],
)
def test_bad_descriptors_are_refused_by_key(read, descriptor, code, word):
    rows, rejects = read(HEADER, descriptor)
    assert rows is None
    assert rejects[0].source_path == "tables/t.table.yml"
    assert rejects[0].reason_code == code
    assert word in rejects[0].reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n", "empty_file"),
        (bytes(range(256)) * 30, "binary_content"),
        (b"PK\x03\x04" + bytes(2000), "binary_content"),
    ],
)
def test_bad_csv_files(read, data, code):
    rows, rejects = read(data)
    assert rows == []
    assert rejects[0].reason_code == code


def test_truncated_workbook_and_parquet_are_refused(read, tmp_path):
    book = Workbook()
    book.active.append(["market", "company", "period", "metric", "value", "published_on", "source"])
    book.save(tmp_path / "full.xlsx")
    whole = (tmp_path / "full.xlsx").read_bytes()
    rows, rejects = read(whole[: len(whole) // 2], name="t.xlsx")
    assert rows == []
    assert [(r.source_path, r.reason_code) for r in rejects] == [("tables/t.xlsx", "corrupt_file")]
    assert "save t.xlsx again" in rejects[0].remedy


def test_truncated_parquet_is_refused(read, tmp_path):
    pq.write_table(pa.table({"a": [1, 2, 3]}), tmp_path / "full.parquet")
    rows, rejects = read((tmp_path / "full.parquet").read_bytes()[:60], name="t.parquet")
    assert rows == []
    assert rejects[0].reason_code == "corrupt_file"


ROWS = [
    ["Widgets", "Acme", "2021-Q1", "share", "23.5", "2021-05-01", "Globex"],
    ["Widgets", "Others", "2021-Q1", "share", "76.5", "2021-05-01", "Globex"],
]
NAMES = HEADER.strip().split(",")


def in_format(suffix, tmp_path):
    """The same two rows as a file of each format."""
    if suffix in ("csv", "tsv"):
        sign = "," if suffix == "csv" else "\t"
        return "\n".join(sign.join(r) for r in [NAMES, *ROWS]).encode()
    records = [dict(zip(NAMES, r, strict=True)) | {"value": float(r[4])} for r in ROWS]
    if suffix == "json":
        return json.dumps({"data": records}).encode()
    if suffix == "jsonl":
        return "\n".join(map(json.dumps, records)).encode()
    if suffix == "parquet":
        table = pa.Table.from_pylist([r | {"published_on": date(2021, 5, 1)} for r in records])
        pq.write_table(table, tmp_path / "x")
    else:
        book = Workbook()
        book.active.title = "Data"
        for row in [NAMES, *[[*r[:4], float(r[4]), datetime(2021, 5, 1), r[6]] for r in ROWS]]:
            book.active.append(row)
        book.save(tmp_path / "x")
    return (tmp_path / "x").read_bytes()


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "jsonl", "parquet", "xlsx"])
def test_every_format_gives_the_same_rows(read, tmp_path, suffix):
    rows, rejects = read(in_format(suffix, tmp_path), name=f"t.{suffix}")
    assert rejects == []
    assert [(r["entity_label"], r["value"], r["value_text"], r["is_others"]) for r in rows] == [
        ("Acme", 23.5, "23.5", False),
        ("Others", 76.5, "76.5", True),
    ]
    assert {r["published_at"] for r in rows} == {datetime(2021, 5, 1)}
    first = {"json": "E1", "jsonl": "E1", "parquet": "E1", "xlsx": "Data!E2"}.get(suffix, "E2")
    assert rows[0]["cell_ref"] == first


def test_decimal_comma_and_grouping(read):
    data = HEADER.replace(",", ";") + "W;Acme;2021;sales_bn;1.234,5;;G\nW;Acme;2022;sales_bn;7,8;;G\nW;Acme;2023;sales_bn;1,2,3;;G\n"
    rows, rejects = read(data, schema={"fields": [{"name": "value", "type": "number", "decimalChar": ",", "groupChar": "."}]})
    assert [r["value"] for r in rows] == [1_234_500_000_000.0, 7_800_000_000.0]
    assert [r.position for r in rejects] == ["E4"]


def test_english_numbers_as_printed(read):
    cells = ["1,234.5", "(12)", "37%", "-3", "5*", "n/a", "1,23", "1e400"]
    data = HEADER + "".join(f'W,Acme,{2000 + i},growth,"{c}",,G\n' for i, c in enumerate(cells))
    rows, rejects = read(data)
    assert [r["value"] for r in rows] == [1234.5, -12.0, 37.0, -3.0, 5.0]
    assert [r.raw for r in rejects] == ["1,23", "1e400"]


def test_encoding_and_byte_order_mark(read):
    text = HEADER + "Märkte,Société Générale,2021,share,5,,Börse – Zürich\n" * 3
    for data in (text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1252")):
        rows, rejects = read(data)
        assert rejects == []
        assert (rows[0]["entity_label"], rows[0]["source"]) == ("Société Générale", "Börse – Zürich")


def test_constraints_of_the_schema_are_held(read):
    fields = [
        {"name": "value", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
        {"name": "source", "type": "string", "constraints": {"required": True}},
        {"name": "market", "type": "string", "constraints": {"enum": ["W"]}},
    ]
    data = HEADER + "W,A,2021,share,5,,G\nW,A,2021,share,101,,G\nW,A,2021,share,-1,,G\nW,A,2021,share,5,,\nX,A,2021,share,5,,G\n"
    rows, rejects = read(data, schema={"fields": fields})
    assert [r["cell_ref"] for r in rows] == ["E2"]
    assert sorted(r.position for r in rejects) == ["A6", "E3", "E4", "G5"]


def test_fiscal_calendars_by_entity(read):
    mapping = MAPPING | {"fiscal_year_end": {"Acme": 3, "Initech": {"month": 9, "weekday": "saturday"}}}
    data = HEADER + "W,Acme,FY2022-Q3,share,1,,G\nW,Initech,FY2022-Q4,share,2,,G\nW,Hooli,FY2022-Q1,share,3,,G\n"
    rows, rejects = read(data, mapping)
    assert [(r["period_start"], r["period_end"]) for r in rows] == [
        (date(2021, 10, 1), date(2021, 12, 31)),
        (date(2022, 6, 26), date(2022, 9, 24)),
    ]
    assert [(r.position, r.reason_code) for r in rejects] == [("C4", "unknown_period")]
    assert "fiscal calendar" in rejects[0].reason


def test_unit_column_and_forecast_marks(read):
    mapping = {"columns": {"entity": "who", "period": "when", "value": "v", "unit": "u"}, "constants": {"metric": "revenue"}}
    rows, rejects = read("who,when,v,u\nAcme,2025E,3,USD bn\nAcme,2021,4,EUR million\nAcme,2021,5,leagues\n", mapping)
    assert [(r["unit"], r["value"], r["modality"]) for r in rows] == [("USD", 3e9, "forecast"), ("EUR", 4e6, "actual")]
    assert [(r.position, r.reason_code) for r in rejects] == [("D4", "unknown_unit")]


def test_quoted_newlines_and_rejects_limit(read):
    data = HEADER + 'W,"Ac\nme",2021,share,5,,G\n' + "W,Acme,2021,share,x,,G\n" * 50
    rows, rejects = read(data, limits=Limits(rejects_per_file=10))
    assert [(r["cell_ref"], r["entity_label"]) for r in rows] == [("E2", "Ac me")]
    assert len(rejects) == 11
    assert rejects[0].position == "E3"
    assert rejects[-1].reason_code == "too_many"
    assert "40 further" in rejects[-1].reason


def test_bad_events_prices_and_rates(read):
    events = {"kind": "events", "columns": {"date": "d", "target": "t", "action": "a", "amount": "m", "currency": "c"}}
    rows, rejects = read(
        "d,t,a,m,c\n2021-12,Acme,fine,5,USD\nDec 21,Acme,fine,5,USD\n2021-12-01,,fine,5,USD\n2021-12-01,Acme,fine,x,USD\n2021-12-01,Acme,fine,5,US\n2021-12-01,Acme,fine,5,\n",
        events,
    )
    assert [(r["edtf"], r["date_end"]) for r in rows] == [("2021-12", date(2021, 12, 31))]
    assert sorted(r.position for r in rejects) == ["A3", "B4", "D5", "E6", "E7"]
    prices = {"kind": "prices", "columns": {"date": "d", "close": "c", "volume": "v"}, "constants": {"ticker": "ACM", "currency": "USD"}}
    rows, rejects = read("d,c,v\n2021-12-01,5.5,100\n2021-12-02,,100\n2021-13-02,5,100\n", prices)
    assert [(r["trade_date"], r["close"], r["volume"]) for r in rows] == [(date(2021, 12, 1), 5.5, 100.0)]
    assert sorted(r.position for r in rejects) == ["A4", "B3"]
    rates = {"kind": "fx_rates", "columns": {"date": "d", "rate": "r", "currency": "c"}}
    rows, rejects = read("d,r,c\n2021-12-01,1.13,USD\n2021,1.18,USD\n2021-12-01,0,USD\n2021-12-01,5,Dollar\n", rates)
    assert [(r["rate_type"], r["rate"], r["base_currency"]) for r in rows] == [("spot", 1.13, "EUR"), ("average", 1.18, "EUR")]
    assert sorted(r.position for r in rejects) == ["B4", "C5"]


def test_stream_keeps_row_numbers_across_batches(tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    lines = [f"Widgets,Acme {i % 50},2021-Q{i % 4 + 1},share,{i % 100},2021-05-01,Globex {'x' * 60}\n" for i in range(200_000)]
    lines[150_000] = "bad,row\n"
    lines[160_000] = "\n"
    lines[170_000] = lines[170_000].replace(",share,", ",share,oops")
    (folder / "t.csv").write_text(HEADER + "".join(lines))
    (folder / "t.table.yml").write_text(yaml.safe_dump({"marketledger": MAPPING}))
    (file,) = [f for f in scan(tmp_path) if f.kind == "table"]
    stream = open_table(file, tmp_path)
    parts = list(stream)
    table = pa.concat_tables(parts)
    assert len(parts) > 1
    assert table.schema == MEASURES
    assert table.num_rows == 199_997
    numbers = table.column("row_number").to_pylist()
    wanted = [i + 2 for i in range(200_000) if i not in (150_000, 160_000, 170_000)]
    assert numbers == wanted
    assert [v == n % 100 for v, n in zip(table.column("value").to_pylist()[-1000:], (w - 2 for w in wanted[-1000:]), strict=True)].count(
        False
    ) == 0
    assert sorted((r.position, r.reason_code) for r in stream.rejects) == [("E170002", "not_a_number"), ("row 150002", "malformed_row")]
