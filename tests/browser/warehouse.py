"""A small published file with invented facts for the tests of the report: hostile texts, a forecast, a dispute, a remainder, many claims.

Columns come from the contracts; what a row does not give is filled with a plain value of the column's type.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.publication import write_catalogue
from pipelines.warehouse.store import SCHEMAS, SQL_DIR

NOW = datetime(2024, 5, 2, 6, 0)
BEFORE = datetime(2024, 5, 1, 6, 0)
#: What must stay text wherever it comes up. `__xss` becomes true where a browser runs any of it.
HOSTILE = (
    "<script>window.__xss=1</script>",
    '"><img src=x onerror="window.__xss=1">',
    "</script><script>window.__xss=1</script>",
    "<svg/onload=window.__xss=1>",
    "{{ 7*7 }} ${7*7} javascript:window.__xss=1",
)
HOSTILE_TITLE, HOSTILE_COMPANY, HOSTILE_CELL, HOSTILE_QUOTE, HOSTILE_TEMPLATE = HOSTILE

_PLAIN: dict[str, Any] = {
    "VARCHAR": "x", "JSON": "{}", "DOUBLE": 0.0, "BIGINT": 1, "INTEGER": 1, "BOOLEAN": False, "DATE": date(2023, 1, 1), "TIMESTAMP": BEFORE, "VARCHAR[]": [], "DOUBLE[]": [],
}


class Fixture:
    """Rows by table, filled up from the contracts and written as a published file."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in load_contracts()}
        self.counter = 0

    def add(self, table: str, **values: Any) -> dict[str, Any]:
        """One row; a column the contract does not have is left out, so that the fixture follows the contracts as they grow."""
        contract = load_contracts().get(table)
        if contract is None:
            return values
        row = {}
        for name, column in contract.columns.items():
            if name in values:
                row[name] = values[name]
            elif column.required and column.unique:
                self.counter += 1
                row[name] = f"{name}-{self.counter}"
            elif column.required:
                row[name] = column.enum[0] if column.enum else _PLAIN[column.type]
            else:
                row[name] = None
        self.rows[table].append(row)
        return row

    def write(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as db:
            for schema in SCHEMAS:
                db.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            for name in ("meta/runs.sql", "meta/checks.sql", "quarantine/rejects.sql"):
                db.execute((SQL_DIR / name).read_text(encoding="utf-8"))
            for name, contract in load_contracts().items():
                db.execute(contract.ddl())
                rows = self.rows[name]
                if rows:
                    db.register("incoming", pa.Table.from_pylist(rows, schema=contract.arrow_schema()))
                    db.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
                    db.unregister("incoming")
            _operational(db)
            write_catalogue(db)
        return path


def _operational(db: duckdb.DuckDBPyConnection) -> None:
    runs = "INSERT INTO meta.runs (run_id, started_at, finished_at, status, trigger, fingerprint, ruleset, version, documents, claims, events, table_rows, observations, rejects, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    db.execute(runs, ["0000run1", BEFORE, BEFORE + timedelta(minutes=2), "published", "cli", "a", "r1", "0.1.0", 2, 5, 1, 20, 20, 1, None])
    db.execute(runs, ["0000run2", NOW, NOW + timedelta(minutes=2), "published", "schedule", "b", "r1", "0.1.0", 5, 12, 4, 24, 24, 2, None])
    check = "INSERT INTO meta.checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    db.execute(check, ["0000run2", "core.claims", "quote_is_the_slice", "sql_rule", None, "error", "table", True, False, 12, 0, [], "Slicing the stored text gives the quote, always.", NOW])
    db.execute(check, ["0000run2", "core.claims", "share_levels_within_bounds", "sql_rule", None, "warning", "table", False, False, 12, 1, [HOSTILE_QUOTE], "A share above 100 percent is a misreading.", NOW])
    reject = "INSERT INTO quarantine.rejects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    db.execute(reject, ["rej1", "staging.table_rows", "tables/widgets.csv", "B7", "not_a_number", f"the cell holds {HOSTILE_CELL}", "a number", "correct the cell", HOSTILE_CELL, "cell", "0000run2", NOW])
    db.execute(reject, ["rej2", "staging.documents", "articles/empty.txt", None, "empty_file", "the file holds no text", "text", "remove the file", None, "file", "0000run2", NOW])


def quarter(number: int, first_year: int = 2021) -> tuple[date, date]:
    """The N-th quarter from the first year's first."""
    year, q = first_year + number // 4, number % 4
    start = date(year, 3 * q + 1, 1)
    return start, (date(year + 1, 1, 1) if q == 3 else date(year, 3 * q + 4, 1)) - timedelta(days=1)


COMPANIES = {"acme": "Acme Works", "bolt": "Bolt & Sons", "cogs": HOSTILE_COMPANY, "dyn": "Dynamo Ø AG"}
TEXT = (
    "Acme Works loses ground 😀\r\n\r\nAcme Works held 31.5% of the widget market in the first quarter of 2023, after a fine of EUR 4 million "
    f"in March 2022.\n\nA placard read {HOSTILE_QUOTE} and was removed. Analysts at Bolt & Sons expect a share of 28 to 30 percent in 2025.\n\nSubscribe to our newsletter."
)


def standard(article_texts: bool = True) -> Fixture:
    """Two markets, four companies, an article with overlapping spans, a table with a hostile cell, events, a forecast, a dispute."""
    f = Fixture()
    for entity_id, name in COMPANIES.items():
        f.add("core.entities", entity_id=entity_id, entity_name=name, kind="company", country="DE", ticker=f"{entity_id.upper()}", parent_id="acme-group" if entity_id == "acme" else None)
    f.add("core.entities", entity_id="acme-group", entity_name="Acme Group", kind="company")
    f.add("core.entity_aliases", alias="Akme", alias_folded="akme", entity_id="acme", origin="registry")
    f.add("core.markets", market_id="widgets-de", market_name="Widgets in Germany", geography="DE", segment="widgets", family="widgets-de", origin="registry")
    f.add("core.markets", market_id="märkte/../x", market_name=f"Odd market {HOSTILE_TEMPLATE}", geography="WW", family="odd", origin="discovered")
    _articles(f, licence="CC-BY-4.0" if article_texts else None)
    _shares(f)
    _sizes(f)
    _events(f)
    _judged(f)
    return f


def _articles(f: Fixture, licence: str | None) -> None:
    common = {"published_at": datetime(2023, 5, 4, 9, 0), "published_at_basis": "metadata", "first_seen_at": NOW, "language": "en", "content_sha256": "0" * 64, "copies": 1}
    f.add("core.documents", document_id="a" * 16, landing_path="articles/acme.txt", title=f"Acme Works loses ground {HOSTILE_TITLE}", text=TEXT, source_name="The Widget Post", url="https://example.org/acme", body_start=27, body_end=TEXT.index("\n\nSubscribe"), story_id="s1", licence=licence, **common)
    f.add("core.documents", document_id="b" * 16, landing_path="articles/closed.txt", title=None, text="The word secret stands here. Bolt & Sons had 22% of it.", source_name=None, url="javascript:window.__xss=1", body_start=0, body_end=55, story_id="s2", duplicate_of="a" * 16, licence=None, **common)

    def claim(claim_id: str, quote: str, document_id: str = "a" * 16, text: str = TEXT, **more: Any) -> None:
        start = text.index(quote)
        f.add("core.claims", claim_id=claim_id, document_id=document_id, span_start=start, span_end=start + len(quote), quote=quote, sentence_start=0, sentence_end=len(text), rule_id="share.held", confidence=0.93, ruleset="r1", recorded_at=NOW, **more)

    share = {"statistic": "level", "metric": "market_share", "unit": "percent", "market_id": "widgets-de", "market_name": "widget market"}
    claim("c1", "31.5%", value=31.5, subject_id="acme", subject_name="Acme Works", subject_text="Acme Works", period_start=date(2023, 1, 1), period_end=date(2023, 3, 31), period_text="the first quarter of 2023", modality="actual", attributed_to="Widget Watch", qualifier="exact", **share)
    claim("c2", "EUR 4 million", statistic="level", metric="penalty", unit="EUR", value=4e6, subject_name="Acme Works", modality="actual", qualifier="exact")
    claim("c3", "28 to 30 percent", value=28.0, value_high=30.0, subject_id="acme", subject_name="Acme Works", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), modality="forecast", qualifier="range", attributed_to="Bolt & Sons", **share)
    claim("c4", f"{HOSTILE_QUOTE} and", statistic="level", metric="other", unit="count", value=1.0, subject_text=HOSTILE_COMPANY, modality="hypothetical", qualifier="approx")
    claim("c5", "22%", document_id="b" * 16, text="The word secret stands here. Bolt & Sons had 22% of it.", value=22.0, subject_id="bolt", subject_name="Bolt & Sons", modality="actual", qualifier="exact", **share)
    start = TEXT.index("a fine of EUR 4 million in March 2022")
    f.add("core.events", event_id="e1", document_id="a" * 16, span_start=start, span_end=start + 37, quote=TEXT[start : start + 37], sentence_start=0, sentence_end=len(TEXT), event_type="penalty", participant_ids=["acme"], participant_names=["Acme Works"],
          date_start=date(2022, 3, 1), date_end=date(2022, 3, 31), modality="actual", amount=4e6, currency="EUR", rule_id="events.penalty", confidence=0.9, ruleset="r1", recorded_at=NOW)


def _observation(f: Fixture, observation_id: str, **values: Any) -> None:
    table = {"origin": "table", "table_name": "widgets", "value_text": str(values.get("value")), "qualifier": "exact", "statistic": "level", "modality": "actual", "confidence": 1.0, "source": "Widget Watch yearbook", "publisher": "Widget Watch", "published_at": BEFORE, "recorded_at": BEFORE}
    f.add("core.observations", **(table | {"observation_id": observation_id} | values))


def _shares(f: Fixture) -> None:
    row = 1
    for number in range(12):
        start, end = quarter(number)
        for entity, base, slope in (("acme", 40, -0.8), ("bolt", 25, 0.4), ("cogs", 15, 0.2), ("dyn", 9.5, 0.05), ("others", 10.5, 0.15)):
            row += 1
            value = round(base + slope * number - (4 if entity == "acme" and number >= 5 else 0), 1)
            cell, observation = f"C{row}", f"obs-share-{row}"
            name = COMPANIES.get(entity, "Others")
            label = HOSTILE_CELL if row == 3 else name
            f.add("staging.table_rows", table_name="widgets", row_number=row, cell_ref=cell, entity_label=label, market_label="Widgets in Germany (by units)", metric="market_share", statistic="level", unit="percent", value=value, value_text=f"{value}%", period_start=start, period_end=end, period_grain="quarter", is_total=False, is_others=entity == "others", restated=False, modality="actual", publisher="Widget Watch", source="Widget Watch yearbook", source_url="https://example.org/widgets")
            claim = {"origin": "article", "claim_id": "c1", "document_id": "a" * 16, "table_name": None, "value_text": "31.5%", "source": "The Widget Post"} if entity == "acme" and number == 8 else {"cell_ref": cell}
            _observation(f, observation, series_id="ser-units", entity_id=entity, market_id="widgets-de", definition="by units", metric="market_share", value=value, unit="percent", period_start=start, period_end=end, period_grain="quarter", is_others=entity == "others", **claim)
            f.add("marts.market_share", share_id=f"share-{row}", market_id="widgets-de", market_name="Widgets in Germany", definition="by units", series_id="ser-units", entity_id=entity, company_name=name, is_others=entity == "others", is_group=False, period_start=start, period_end=end, period_grain="quarter", share_pct=value,
                  change_pp=None if number < 4 else round(slope * 4 - (4 if entity == "acme" and 5 <= number < 9 else 0), 1), publisher="Widget Watch", source="Widget Watch yearbook", published_at=BEFORE, recorded_at=NOW if number == 11 else BEFORE, is_headline=True, is_superseded=False, winner_rule="only report", reports=1, low_pct=value, high_pct=value, origin="table", observation_id=observation, claim_id=claim.get("claim_id"), evidence=cell, confidence=1.0)
    for number, value in enumerate((44.0, 41.0)):
        year = 2021 + number
        _observation(f, f"obs-rev-{year}", cell_ref=f"H{year}", series_id="ser-revenue", entity_id="acme", market_id="widgets-de", definition="by revenue", metric="market_share", value=value, unit="percent", period_start=date(year, 1, 1), period_end=date(year, 12, 31), period_grain="year", publisher="Ledger House")
        f.add("marts.market_share", market_id="widgets-de", market_name="Widgets in Germany", definition="by revenue", series_id="ser-revenue", entity_id="acme", company_name="Acme Works", is_others=False, is_group=False, period_start=date(year, 1, 1), period_end=date(year, 12, 31), period_grain="year", share_pct=value, publisher="Ledger House", is_headline=False, is_superseded=False, winner_rule="only report", reports=1, origin="table", observation_id=f"obs-rev-{year}", evidence="H", confidence=1.0, recorded_at=BEFORE)
    _observation(f, "obs-odd", cell_ref="Z1", series_id="ser-odd", entity_id="dyn", market_id="märkte/../x", definition=HOSTILE_TEMPLATE, metric="market_share", value=3.0, unit="percent", period_start=date(2022, 1, 1), period_end=date(2022, 12, 31), publisher=HOSTILE_TITLE, source_url="javascript:window.__xss=1")
    f.add("marts.market_share", market_id="märkte/../x", market_name=f"Odd market {HOSTILE_TEMPLATE}", definition=HOSTILE_TEMPLATE, series_id="ser-odd", entity_id="dyn", company_name=COMPANIES["dyn"], is_others=False, is_group=False, period_start=date(2022, 1, 1), period_end=date(2022, 12, 31), share_pct=3.0, publisher=HOSTILE_TITLE, is_headline=True, is_superseded=False, winner_rule="only report", reports=1, origin="table", observation_id="obs-odd", evidence="Z1", confidence=1.0, recorded_at=BEFORE)
    _observation(f, "obs-forecast", origin="article", claim_id="c3", document_id="a" * 16, table_name=None, value_text="28 to 30 percent", series_id="ser-units", entity_id="acme", market_id="widgets-de", definition="by units", metric="market_share", value=28.0, value_high=30.0, unit="percent", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), modality="forecast", publisher="Bolt & Sons")
    _observation(f, "obs-other", cell_ref="C4", series_id="ser-blog", entity_id="acme", market_id="widgets-de", definition="a blog", metric="market_share", value=29.0, unit="percent", period_start=date(2023, 1, 1), period_end=date(2023, 3, 31), publisher="A blog")


def _sizes(f: Fixture) -> None:
    for number in range(5):
        year, level = 2019 + number, 2.1e9 * 1.14**number
        _observation(f, f"obs-size-{year}", cell_ref=f"E{year}", series_id="ser-size", entity_id=None, market_id="widgets-de", definition="sales", metric="market_size", value=level, unit="EUR", period_start=date(year, 1, 1), period_end=date(year, 12, 31), period_grain="year", is_total=True)
        f.add("marts.growth", growth_id=f"g-{year}", market_id="widgets-de", market_name="Widgets in Germany", series_id="ser-size", subject_id="widgets-de", subject_name="Widgets in Germany", metric="market_size", unit="EUR", period_start=date(year, 1, 1), period_end=date(year, 12, 31), period_grain="year", is_others=False, level=level,
              computed_growth_pct=14.0 if number else None, growth_reason=None if number else "no earlier year", reported_growth_pct=13.5 if number == 3 else None, reported_observation_id=f"obs-size-{year}" if number == 3 else None, publisher="Widget Watch", is_superseded=False, winner_rule="only report", observation_id=f"obs-size-{year}", evidence=f"E{year}", recorded_at=BEFORE, confidence=1.0)
        f.add("marts.growth", growth_id=f"r-{year}", series_id="ser-acme", subject_id="acme", subject_name="Acme Works", metric="revenue", unit="EUR", period_start=date(year, 4, 1), period_end=date(year + 1, 3, 31), period_grain="year", is_others=False, level=level / 3, computed_growth_pct=14.0 if number else None, publisher="Acme Works", is_superseded=False, winner_rule="only report", observation_id=f"obs-size-{year}", evidence="annual report", recorded_at=BEFORE, confidence=1.0)
    for unit in ("EUR", "USD"):  # one reported growth beside two levels
        f.add("marts.growth", series_id="ser-acme", subject_id="acme", subject_name="Acme Works", metric="profit", unit=unit, period_start=date(2023, 1, 1), period_end=date(2023, 12, 31), period_grain="year", is_others=False, level=5e7, reported_growth_pct=3.0, reported_observation_id="obs-other", publisher="Acme Works", is_superseded=False, winner_rule="only report", observation_id=f"obs-profit-{unit}", evidence="annual report", recorded_at=BEFORE, confidence=1.0)


def _events(f: Fixture) -> None:
    common = {"date_status": "single", "amount_status": "unknown", "reports": 1, "independent_sources": 1, "first_report_at": BEFORE, "recorded_at": BEFORE, "amounts_reported": [], "confidence": 0.9, "winner_rule": "only report"}
    f.add("marts.event_timeline", **(common | {"timeline_id": "t1", "event_type": "penalty", "modality": "actual", "participant_ids": ["acme"], "participant_names": ["Acme Works"], "date_start": date(2022, 3, 1), "date_end": date(2022, 3, 31), "edtf": "2022-03", "amount": 4e6, "currency": "EUR", "amount_status": "agreed", "date_status": "agreed", "description": f"Acme Works fined. {HOSTILE_QUOTE}", "reports": 2, "independent_sources": 2, "event_ids": ["e1"], "table_refs": ["rulings!A2"], "winner_ref": "e1", "recorded_at": NOW, "move_1d_pct": -4.2, "price_ticker": "ACME"}))
    f.add("marts.event_timeline", **(common | {"timeline_id": "t2", "event_type": "product_launch", "modality": "planned", "participant_ids": ["cogs", None], "participant_names": [HOSTILE_COMPANY, "An unknown firm"], "date_start": date(2022, 9, 5), "date_end": date(2022, 9, 5), "description": HOSTILE_CELL, "event_ids": [], "table_refs": ["rulings!A3"], "winner_ref": "rulings!A3"}))
    f.add("marts.event_timeline", **(common | {"timeline_id": "t3", "event_type": "leadership_change", "modality": "actual", "participant_ids": ["acme-group"], "participant_names": ["Acme Group"], "date_start": None, "date_end": None, "date_status": "unknown", "description": "A new head.", "event_ids": [], "table_refs": ["rulings!A4"], "winner_ref": "rulings!A4"}))
    for number, (target, action, day) in enumerate((("Acme Works", "fine", date(2022, 3, 15)), (HOSTILE_COMPANY, HOSTILE_CELL, date(2022, 9, 5)), ("Acme Group", "new head", None)), start=2):
        f.add("staging.table_events", table_name="rulings", row_number=number, cell_ref=f"A{number}", event_type="penalty", date_start=day, date_end=day, target=target, action=action, regulator="Widget Office", jurisdiction="DE", modality="actual", amount=4e6 if number == 2 else None, currency="EUR" if number == 2 else None, source="Gazette", source_url="javascript:window.__xss=1")
    f.add("staging.landing_files", path="tables/widgets.csv", kind="table", bytes=4_000, sha256="1" * 64, first_seen_at=BEFORE)
    f.add("staging.landing_files", path="tables/rulings.csv", kind="table", bytes=900, sha256="2" * 64, first_seen_at=BEFORE)
    f.add("staging.landing_files", path="articles/acme.txt", kind="article", bytes=500, sha256="3" * 64, first_seen_at=NOW)


def _judged(f: Fixture) -> None:
    """A forecast that is open, a dispute, an index with bounds, a finding."""
    market = {"market_id": "widgets-de", "market_name": "Widgets in Germany", "definition": "by units"}
    f.add("marts.forecasts", **market, forecast_id="fc1", series_id="ser-units", subject_id="acme", subject_name="Acme Works", entity_id="acme", metric="market_share", statistic="level", unit="percent", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), forecast_value=28.0, forecast_high=30.0, qualifier="range", forecaster="Bolt & Sons", made_at=BEFORE, is_latest=True, outcome="open", origin="article", observation_id="obs-forecast", claim_id="c3", evidence="28 to 30 percent", confidence=0.9)
    start, end = quarter(8)
    row = next(r for r in f.rows["marts.market_share"] if r["entity_id"] == "acme" and r["period_start"] == start)
    f.add("marts.disputes", **market, dispute_id="d1", kind="dispute", family="widgets-de", subject_id="acme", subject_name="Acme Works", is_total=False, metric="market_share", statistic="level", unit="percent", period_start=start, period_end=end, period_grain="quarter", low=29.0, high=row["share_pct"], spread=1.0, figures=2, independent_sources=2, series_count=2, reports=[HOSTILE_QUOTE], evidence_refs=["c1"], definitions=["by units"], publishers=["Widget Watch", "A blog"], winner_value=row["share_pct"], winner_observation_id=row["observation_id"], winner_rule="a table outranks a blog", is_open=True, observation_ids=[row["observation_id"], "obs-other"])
    for number in range(12):
        start, end = quarter(number)
        f.add("marts.market_concentration", **market, concentration_id=f"hhi-{number}", series_id="ser-units", publisher="Widget Watch", period_start=start, period_end=end, period_grain="quarter", is_superseded=False, companies=4, coverage_pct=89.5, others_pct=10.5, rest_pct=10.5, hhi_low=2300.0 - 40 * number, hhi_high=2400.0 - 40 * number, concentration="high", leader_name="Acme Works", top_1_pct=40.0 - number, observation_ids=[], confidence=1.0)
    f.add("marts.audit_findings", finding_id="a1", check_name="shares_exceed_whole", market_id="widgets-de", market_name="Widgets in Germany", series_id="ser-units", metric="market_share", statistic="level", unit="percent", period_start=date(2023, 1, 1), period_end=date(2023, 3, 31), stated=103.0, expected_high=100.5, expectation=f"the shares of one market are at most the whole {HOSTILE_QUOTE}", off_by=2.5, observation_id=row["observation_id"], observation_ids=[row["observation_id"]], evidence="31.5%", confidence=1.0)


def many_claims(count: int = 5_000) -> Fixture:
    """One article in which every sentence holds a number."""
    f = Fixture()
    parts, claims, position = [], [], 0
    for i in range(count):
        number = f"{i + 1:,} units"
        sentence = f"Plant {i + 1} of the 📦 works made {number} in 2023. "
        start = position + sentence.index(number)
        claims.append((start, start + len(number), number, i + 1))
        parts.append(sentence)
        position += len(sentence)
    text = "".join(parts)
    f.add("core.documents", document_id="c" * 16, landing_path="articles/many.txt", title="Many plants", text=text, language="en", source_name="The Widget Post", published_at=BEFORE, published_at_basis="metadata", first_seen_at=NOW, content_sha256="0" * 64, body_start=0, body_end=len(text), story_id="s9", copies=1, licence="CC0")
    for start, end, quote, value in claims:
        f.add("core.claims", claim_id=f"m{value}", document_id="c" * 16, span_start=start, span_end=end, quote=quote, sentence_start=0, sentence_end=len(text), statistic="level", metric="production", value=float(value), unit="count", qualifier="exact", subject_text=f"Plant {value}", period_start=date(2023, 1, 1), period_end=date(2023, 12, 31), modality="actual", rule_id="count.made", confidence=0.8, ruleset="r1", recorded_at=NOW)
    return f
