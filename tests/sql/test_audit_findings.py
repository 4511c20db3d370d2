"""marts.audit_findings: what cannot be right is found, what rounding explains is not."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from tests.sql.ledger import Ledger

SIZE = {"metric": "market_size", "unit": "USD", "is_total": True, "entity_label": "Total market"}
GROWTH = {"metric": "market_size", "statistic": "change", "is_total": True, "entity_label": "Total market"}


def findings(ledger, columns: str = "check_name, subject_name, stated") -> list[tuple]:
    return ledger.build("marts.audit_findings").query(f"SELECT {columns} FROM marts.audit_findings ORDER BY ALL")


@pytest.mark.parametrize(
    ("shares", "found"),
    [((46, 30, 24), []), ((46.4, 30.4, 23.2), []), ((34, 33, 34), []), ((46, 40, 24), [("shares_exceed_whole", 110.0)])],
)
def test_shares_of_one_source(ledger, shares, found):
    for name, share in zip(("Acme", "Bolt", "Cog"), shares, strict=True):
        ledger.cell(name, "2020", share)
    assert findings(ledger, "check_name, stated") == found
    assert ledger.broken_rules() == []


def test_shares_of_two_sources_that_cannot_both_be(ledger):
    ledger.cell("Acme", "2020", 70, source="Acme Research via One")
    ledger.cell("Bolt", "2020", 60, source="Acme Research via Two")
    assert findings(ledger, "check_name, stated") == [("shares_exceed_whole", 130.0)]


@pytest.mark.parametrize(("rest", "found"), [(24, []), (30, [("shares_exceed_whole", 106.0)]), (14, [("shares_miss_whole", 90.0)])])
def test_with_the_rest_given_they_add_to_100(ledger, rest, found):
    for name, share in (("Acme", 46), ("Bolt", 30), ("Others", rest)):
        ledger.cell(name, "2020", share)
    assert findings(ledger, "check_name, stated") == found


def test_an_impossible_share(ledger):
    ledger.cell("Acme", "2020", 137)
    assert findings(ledger) == [("share_out_of_bounds", "Acme", 137.0)]


@pytest.mark.parametrize(("top", "found"), [(76, []), (75.9, []), (70, 1), (83, 1)])
def test_a_group_against_its_members(ledger, top, found):
    for name, share in (("Acme", 46), ("Bolt", 20), ("Cog", 10), ("Dyn", 4), ("Top 3 vendors", top)):
        ledger.cell(name, "2020", share)
    rows = findings(ledger, "check_name, subject_name, stated, expected_low, expected_high")
    assert rows == ([("group_against_members", "Top 3 vendors", float(top), 74.5, 77.5)] if found else [])


@pytest.mark.parametrize(("reported", "found"), [(45, []), (44.2, []), (41, []), (66, [("growth_against_levels", 66.0)])])
def test_growth_against_levels_within_the_printed_digits(ledger, reported, found):
    """19 bn to 27.4 bn is 40.3 to 48.4 percent."""
    ledger.cell(None, "2020", 19e9, value_text="19", **SIZE)
    ledger.cell(None, "2021", 27.4e9, value_text="27.4", **SIZE)
    ledger.cell(None, "2021", reported, **GROWTH)
    assert findings(ledger, "check_name, stated") == found


def test_growth_is_not_held_against_a_side_currency(ledger):
    for unit, values in (("CNY", (100e6, 110e6, 121e6)), ("USD", (15e6, 20e6))):
        for year, value in enumerate(values, start=2019):
            ledger.cell("Acme", str(year), value, metric="revenue", unit=unit, market_label=None)
    ledger.cell("Acme", "2020", 10, metric="revenue", statistic="change", market_label=None)
    assert findings(ledger) == []


@pytest.mark.parametrize(("growth", "found"), [(38, []), (55, [("growth_against_shares", 55.0)])])
def test_growth_against_shares(ledger, growth, found):
    """A share from 44.5 to 39.8 in a market that grew 55 percent is a growth of 38 to 39 percent."""
    ledger.cell("Acme", "2020-Q1", 44.5)
    ledger.cell("Acme", "2021-Q1", 39.8)
    ledger.cell(None, "2021-Q1", 55, **GROWTH)
    ledger.cell("Acme", "2021-Q1", growth, metric="revenue", statistic="change")
    assert findings(ledger, "check_name, stated") == found


@pytest.mark.parametrize(("year", "found"), [(19, []), (19.04, []), (24, [("quarters_against_year", 24e9)])])
def test_quarters_against_their_year(ledger, year, found):
    for number, value in enumerate((3.9, 4.3, 5.0, 5.8), start=1):
        ledger.cell(None, f"2020-Q{number}", value * 1e9, value_text=f"{value:.1f}", **SIZE)
    ledger.cell(None, "2020", year * 1e9, value_text=str(year), **SIZE)
    assert findings(ledger, "check_name, stated") == found


def test_a_years_share_lies_between_its_quarters(ledger):
    for number, value in enumerate((40, 42, 43, 41), start=1):
        ledger.cell("Acme", f"2020-Q{number}", value)
    ledger.cell("Acme", "2020", 47)
    assert findings(ledger) == [("quarters_against_year", "Acme", 47.0)]


def test_amounts_against_total_and_share(ledger):
    units = {"metric": "units", "unit": "count"}
    for name, value, share in (("Acme", 60e6, 60), ("Bolt", 30e6, 45), ("Others", 10e6, 10)):
        ledger.cell(name, "2020", value, value_text=f"{value / 1e6:g}", **units)
        ledger.cell(name, "2020", share, source="Acme Research via Two")
    ledger.cell(None, "2020", 130e6, value_text="130", is_total=True, **units)
    assert ("parts_against_total", 130e6) in findings(ledger, "check_name, stated")
    ledger.db.execute("UPDATE staging.table_rows SET value = 100e6, value_text = '100' WHERE is_total")
    assert findings(ledger) == [("share_against_amounts", "Bolt", 45.0), ("shares_exceed_whole", "Acme", 115.0)]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ({"statistic": "difference", "unit": "percentage_point", "value": -9.0}, []),
        ({"statistic": "difference", "unit": "percentage_point", "value": -12.0}, ["change_against_levels"]),
        ({"statistic": "change", "unit": "percent", "value": -20.0}, []),
        ({"statistic": "change", "unit": "percent", "value": -9.0}, ["change_against_levels"]),
        ({"statistic": "multiple", "unit": "ratio", "value": 2.0}, ["change_against_levels"]),
    ],
)
def test_from_46_to_37_against_the_stated_change(ledger, claim, found):
    document = ledger.article("Acme's share fell by XX, from 46% in 2019 to 37% in 2021.")
    same = {"subject_name": "Acme", "market_name": "world widget market"}
    ledger.claim(document, "46%", 46, period="2019", **same)
    ledger.claim(document, "37%", 37, period="2021", **same)
    value = claim.pop("value")
    ledger.claim(
        document,
        "XX",
        value,
        period="2021",
        base_period_start=datetime(2019, 1, 1).date(),
        base_period_end=datetime(2019, 12, 31).date(),
        **same,
        **claim,
    )
    assert [row[0] for row in findings(ledger)] == found


def test_swapped_figures_and_the_odd_one_out(ledger):
    for source, acme, bolt in (("One", 33.8, 19.3), ("Two", 33.8, 19.3), ("blog", 19.3, 33.8)):
        ledger.cell("Acme", "2021-Q2", acme, source=f"Acme Research via {source}")
        ledger.cell("Bolt", "2021-Q2", bolt, source=f"Acme Research via {source}")
    assert findings(ledger) == [
        ("figures_swapped", "Acme", 19.3), ("figures_swapped", "Bolt", 33.8), ("outvoted", "Acme", 19.3), ("outvoted", "Bolt", 33.8),
    ]  # fmt: skip


def test_a_figure_given_to_another_company(ledger):
    ledger.cell("Tencent Cloud", "2019", 17.3, source="Acme Research via One", published_at=datetime(2020, 3, 31))
    ledger.cell("Baidu AI Cloud", "2019", 17.3, source="Acme Research via Two", published_at=datetime(2020, 3, 23))
    assert findings(ledger) == [("figure_of_another", "Baidu AI Cloud", 17.3)]


def test_the_real_tables(real):
    """Known slips of the press are found; of all figures not one in twenty is in question."""
    found = real.query("SELECT check_name, evidence FROM marts.audit_findings")
    names = {name for name, _ in found}
    assert {"figures_swapped", "figure_of_another", "group_against_members", "growth_against_levels", "outvoted"} <= names
    figures = real.query("SELECT count(*) FROM core.observations")[0][0]
    assert len(found) < 0.05 * figures


# --- seeded errors -----------------------------------------------------------------------------------------------------------------

KINDS = ("share", "growth", "part", "article")


def consistent(ledger: Ledger, rng: random.Random, units: int) -> list[dict]:
    """Markets whose printed figures all follow from one truth."""
    rows = []
    for number in range(units):
        label = f"Worldwide gadget{number} (Acme Research)"
        total = rng.uniform(5, 90) * 1e9
        weights = [rng.uniform(1, 5) for _ in range(5)]
        base = {"market_label": label, "source": "Acme Research"}
        for year in (2020, 2021):
            growth = rng.uniform(-0.2, 0.6)
            previous, total = total, total * (1 + growth) if year == 2021 else total
            weights = [w * rng.uniform(0.85, 1.15) for w in weights]
            shares = [100 * w / sum(weights) for w in weights]
            names = [*(f"Maker{k}" for k in range(4)), "Others"]
            for name, share in zip(names, shares, strict=True):
                rows.append(base | {"entity": name, "period": str(year), "value": round(share, 1), "text": f"{share:.1f}", "kind": "share"})
                amount = share * total / 100
                money = {"metric": "revenue", "unit": "USD"}
                rows.append(
                    base
                    | money
                    | {"entity": name, "period": str(year), "value": round(amount, -7), "text": f"{amount / 1e9:.2f}", "kind": "part"}
                )
            rows.append(
                base
                | {
                    "entity": None,
                    "period": str(year),
                    "value": round(total, -7),
                    "text": f"{total / 1e9:.2f}",
                    "kind": "total",
                    **{k: v for k, v in SIZE.items() if k != "entity_label"},
                }
            )
            if year == 2021:
                stated = 100 * (total / previous - 1)
                rows.append(
                    base
                    | {
                        "entity": None,
                        "period": "2021",
                        "value": round(stated),
                        "text": f"{stated:.0f}",
                        "kind": "growth",
                        **{k: v for k, v in GROWTH.items() if k != "entity_label"},
                    }
                )
    return rows


def spoil(row: dict, rng: random.Random) -> dict:
    """An error that no rounding explains."""
    sign = rng.choice((-1, 1))
    if row["kind"] == "share":
        value = max(row["value"] + sign * rng.uniform(2, 12), row["value"] / 3)
        return row | {"value": round(value, 1), "text": f"{value:.1f}"}
    if row["kind"] == "growth":
        value = row["value"] + sign * rng.uniform(3, 20)
        return row | {"value": round(value), "text": f"{value:.0f}"}
    value = row["value"] * (1 + sign * rng.uniform(0.05, 0.4))
    return row | {"value": round(value, -7), "text": f"{value / 1e9:.2f}"}


def load(ledger: Ledger, rows: list[dict]) -> list[str]:
    refs = []
    with ledger.batch():
        for row in rows:
            more = {k: v for k, v in row.items() if k not in ("entity", "period", "value", "text", "kind")}
            if row["entity"] is None:
                more["entity_label"] = "Total market"
            refs.append(ledger.cell(row["entity"], row["period"], row["value"], value_text=row["text"], **more))
    return refs


def articles(ledger: Ledger, rng: random.Random, count: int, wrong: bool) -> list[str]:
    """Articles that state two levels and the change between them; returns the claim of each change."""
    changes = []
    for number in range(count):
        first, second = rng.randint(20, 60), rng.randint(20, 60)
        points = second - first + (rng.choice((-1, 1)) * rng.randint(2, 9) if wrong else 0)
        document = ledger.article(
            f"Note {number} {wrong}. Share of Maker{number} went from {first}% in 2019 to {second} % in 2021, a change of {points} points."
        )
        same = {"subject_name": f"Maker{number}", "market_name": "world gadget market"}
        ledger.claim(document, f"{first}%", first, period="2019", **same)
        ledger.claim(document, f"{second} %", second, period="2021", **same)
        more = {
            "statistic": "difference",
            "unit": "percentage_point",
            "period": "2021",
            "base_period_start": datetime(2019, 1, 1).date(),
            "base_period_end": datetime(2019, 12, 31).date(),
        }
        changes.append(ledger.claim(document, f"{points} points", points, **same, **more))
    return changes


@pytest.mark.slow
def test_200_seeded_errors():
    rng = random.Random(20260102)
    clean = Ledger()
    rows = consistent(clean, rng, 150)
    load(clean, rows)
    articles(clean, rng, 100, wrong=False)
    clean.build("marts.audit_findings")
    false_alarms = clean.query("SELECT count(*) FROM marts.audit_findings")[0][0]
    figures = clean.query("SELECT count(*) FROM core.observations")[0][0]
    assert false_alarms <= 0.01 * figures, f"{false_alarms} false alarms in {figures} figures"

    spoilt = Ledger()
    chosen = {}  # one error a market, so that each must be found by itself
    for kind in ("share", "growth", "part"):
        candidates = [i for i, r in enumerate(rows) if r["kind"] == kind]
        for index in rng.sample(candidates, len(candidates)):
            if kind == "share" and rows[index]["entity"] == "Others":
                continue
            if sum(rows[i]["kind"] == kind for i in chosen) == 50:
                break
            if rows[index]["market_label"] not in {rows[i]["market_label"] for i in chosen}:
                chosen[index] = spoil(rows[index], rng)
    refs = load(spoilt, [chosen.get(i, r) for i, r in enumerate(rows)])
    seeded = [refs[i] for i in chosen] + articles(spoilt, rng, 50, wrong=True)
    assert len(seeded) == 200
    spoilt.build("marts.audit_findings")
    reached = {
        ref
        for (ref,) in spoilt.query(
            "SELECT coalesce(claim_id, table_name || '!' || cell_ref) FROM core.observations "
            "WHERE observation_id IN (SELECT unnest(observation_ids) FROM marts.audit_findings)"
        )
    }
    caught = sum(ref in reached for ref in seeded)
    print(f"{caught} of {len(seeded)} caught, {false_alarms} false alarms in {figures} figures")
    assert caught >= 0.95 * len(seeded), f"{caught} of {len(seeded)} caught"
