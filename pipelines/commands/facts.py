"""What `show` finds in a published file: a market, a company or events by name, and their facts as rows. Prints nothing."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipelines.commands.console import Exit, fail
from pipelines.warehouse.database import dicts

if TYPE_CHECKING:
    import duckdb

MOST_CANDIDATES = 12


class Kind(StrEnum):
    """What can be shown."""

    market = "market"
    company = "company"
    event = "event"


#: Shares, figures, forecasts and disputes under the same columns.
_SHARES = """
    SELECT
        'share' AS fact, market_id, market_name, entity_id AS subject_id, company_name AS subject_name,
        'market_share' AS metric, 'level' AS statistic, 'percent' AS unit, period_start, period_end, period_grain,
        share_pct AS value, share_high_pct AS value_high, change_pp AS change, 'percentage_point' AS change_unit,
        publisher, definition, series_id, is_headline, is_superseded, winner_rule AS note, evidence, observation_id
    FROM marts.market_share
"""
_GROWTH = """
    SELECT
        'figure' AS fact, market_id, market_name, subject_id, subject_name, metric, 'level' AS statistic, unit, period_start, period_end, period_grain,
        level AS value, NULL::DOUBLE AS value_high, coalesce(computed_growth_pct, reported_growth_pct) AS change, 'percent' AS change_unit,
        publisher, NULL AS definition, series_id, NULL::BOOLEAN AS is_headline, is_superseded,
        CASE
            WHEN computed_growth_pct IS NOT NULL THEN 'growth computed'
            WHEN reported_growth_pct IS NOT NULL THEN 'growth as reported'
            ELSE growth_reason
        END AS note,
        evidence, observation_id
    FROM marts.growth
"""
_FORECASTS = """
    SELECT
        'forecast' AS fact, market_id, market_name, subject_id, subject_name, metric, statistic, unit, period_start, period_end, period_grain,
        forecast_value AS value, forecast_high AS value_high, NULL::DOUBLE AS change, NULL AS change_unit,
        forecaster AS publisher, definition, series_id, NULL::BOOLEAN AS is_headline, NOT is_latest AS is_superseded, outcome AS note,
        evidence, observation_id
    FROM marts.forecasts
"""
_DISPUTES = """
    SELECT
        'dispute' AS fact, market_id, market_name, subject_id, subject_name, metric, statistic, unit, period_start, period_end, period_grain,
        low AS value, high AS value_high, NULL::DOUBLE AS change, NULL AS change_unit,
        array_to_string(publishers, '; ') AS publisher, array_to_string(definitions, '; ') AS definition, NULL AS series_id,
        NULL::BOOLEAN AS is_headline, NOT is_open AS is_superseded, replace(kind, '_', ' ') AS note,
        array_to_string(reports, '; ') AS evidence, winner_observation_id AS observation_id
    FROM marts.disputes
"""
_EVENTS = """
    SELECT
        timeline_id, edtf, date_start, date_end, event_type, modality, participant_names, participant_ids, amount, currency, description,
        move_5d_pct, reports, independent_sources, date_status, amount_status, event_ids, table_refs, winner_ref, confidence
    FROM marts.event_timeline
"""
_MARKETS = """
    SELECT
        market_id, any_value(market_name ORDER BY market_name) AS market_name, count(*) AS shares, count(DISTINCT entity_id) AS companies,
        count(DISTINCT series_id) AS series, min(period_start) AS first_period, max(period_end) AS last_period
    FROM marts.market_share
    WHERE market_id IS NOT NULL
    GROUP BY market_id
    ORDER BY shares DESC, market_id
"""
_COMPANIES = """
    WITH used AS (
        SELECT entity_id, 1 AS shares, 0 AS figures, 0 AS events FROM marts.market_share WHERE NOT is_others
        UNION ALL
        SELECT subject_id, 0, 1, 0 FROM marts.growth
        UNION ALL
        SELECT unnest(participant_ids), 0, 0, 1 FROM marts.event_timeline
    )
    SELECT entity_id, entity_name, kind, sum(shares)::BIGINT AS shares, sum(figures)::BIGINT AS figures, sum(events)::BIGINT AS events
    FROM used
    JOIN core.entities USING (entity_id)
    GROUP BY ALL
    ORDER BY shares DESC, figures DESC, events DESC, entity_id
"""
#: (id, name shown, spelling) of all that can be named, and the ids of all facts.
_NAMES = {
    Kind.market: "SELECT DISTINCT market_id, market_name, market_name FROM core.markets ORDER BY ALL",
    Kind.company: """
        SELECT entity_id, entity_name, entity_name FROM core.entities
        UNION
        SELECT entity_id, entity_name, alias FROM core.entity_aliases JOIN core.entities USING (entity_id)
        ORDER BY ALL
    """,
}
_USES = {
    Kind.market: "SELECT market_id FROM marts.market_share UNION ALL SELECT market_id FROM marts.growth",
    Kind.company: """
        SELECT entity_id FROM marts.market_share
        UNION ALL
        SELECT subject_id FROM marts.growth
        UNION ALL
        SELECT unnest(participant_ids) FROM marts.event_timeline
    """,
}


def fold(text: str) -> str:
    """A name as it is compared: no case, accents or punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def _nearness(identity: str, spelling: str, wanted: str) -> int | None:
    """How near a name is to what was typed, 0 is nearest: its id, the name, its beginning, its words, a part of it; None where it is not."""
    folded, target = fold(spelling), fold(wanted)
    words = set(target.split())
    fits = (
        identity == wanted,
        folded == target,
        folded.startswith(target + " "),
        bool(words) and words <= set(folded.split()),
        bool(target) and target in folded,
    )
    return fits.index(True) if any(fits) else None


def resolve(db: duckdb.DuckDBPyConnection, kind: Kind, wanted: str) -> tuple[str, str]:
    """(id, name) of the one thing of that name; where several or none fit, the error lists candidates."""
    weight = dict(db.execute(f"SELECT i, count(*) FROM ({_USES[kind]}) AS t(i) WHERE i IS NOT NULL GROUP BY i").fetchall())
    ranks: dict[str, tuple[int, int]] = {}
    names = {}
    for identity, shown, spelling in db.execute(_NAMES[kind]).fetchall():
        nearness = _nearness(identity, spelling, wanted)
        if nearness is not None and (weight.get(identity) or nearness < 2):
            names[identity] = shown
            ranks[identity] = min(ranks.get(identity, (9, 0)), (nearness, -weight.get(identity, 0)))
    if not ranks:
        fail(f"no {kind} named {wanted!r} in the published warehouse: `marketledger show {kind}` lists them", Exit.NOT_FOUND)
    ordered = sorted(ranks, key=lambda i: (ranks[i], names[i], i))
    best = [i for i in ordered if ranks[i][0] == ranks[ordered[0]][0]]
    if len(best) > 1 and ranks[best[0]][0] >= 1:
        listed = "\n".join(f"  {i}  {names[i]}" for i in best[:MOST_CANDIDATES])
        fail(f"{len(best)} fit {wanted!r}: name one by its id\n{listed}", Exit.NOT_FOUND)
    return ordered[0], names[ordered[0]]


def facts_about(db: duckdb.DuckDBPyConnection, kind: Kind, identity: str) -> list[dict[str, Any]]:
    """Shares, figures, forecasts and disputes of one market or company."""
    column = "market_id" if kind is Kind.market else "subject_id"
    figures = "metric = 'market_size'" if kind is Kind.market else "true"
    expected = "metric IN ('market_size', 'market_share')" if kind is Kind.market else "true"
    sql = f"""
        SELECT *
        FROM (
            ({_SHARES})
            UNION ALL BY NAME (SELECT * FROM ({_GROWTH}) WHERE {figures})
            UNION ALL BY NAME (SELECT * FROM ({_FORECASTS}) WHERE {expected})
            UNION ALL BY NAME ({_DISPUTES})
        )
        WHERE {column} = ?
        ORDER BY fact DESC, series_id, period_start, period_end, value DESC, subject_id
    """
    return dicts(db, sql, [identity])


def events_about(db: duckdb.DuckDBPyConnection, kind: Kind, identity: str) -> list[dict[str, Any]]:
    """Events of a company, or of all companies of a market, and of what they belong to."""
    of_market = "SELECT DISTINCT entity_id FROM marts.market_share WHERE market_id = ? AND NOT is_others"
    sql = f"""
        WITH who(i) AS ({of_market if kind is Kind.market else "SELECT ?"}),
        wider(i) AS (FROM who UNION SELECT parent_id FROM core.entities JOIN who ON entity_id = i WHERE parent_id IS NOT NULL)
        {_EVENTS}
        WHERE list_has_any(participant_ids, (SELECT list(i) FROM wider))
        ORDER BY date_start DESC NULLS LAST, timeline_id
    """
    return dicts(db, sql, [identity])


def events_with(db: duckdb.DuckDBPyConnection, wanted: str) -> list[dict[str, Any]]:
    """Events by id or by words that must all occur; all of them where nothing is wanted."""
    rows = dicts(db, f"{_EVENTS} ORDER BY date_start DESC NULLS LAST, timeline_id")
    if not wanted:
        return rows
    if named := [r for r in rows if r["timeline_id"] == wanted]:
        return named
    words = [re.compile(rf"\b{re.escape(w)}") for w in fold(wanted).split()]
    found = [r for r in rows if (said := _said_of(r)) and all(word.search(said) for word in words)]
    if not found:
        fail(f"no event with the words {wanted!r}: `marketledger show event` lists the latest", Exit.NOT_FOUND)
    return found


def _said_of(event: dict[str, Any]) -> str:
    """All words that an event can be found by."""
    names = (n or "" for n in event["participant_names"] or ())
    texts = [event["event_type"], event["modality"], event["edtf"] or "", event["description"], event["timeline_id"]]
    return fold(" ".join([*texts, *names]))


def listing(db: duckdb.DuckDBPyConnection, kind: Kind) -> list[dict[str, Any]]:
    """All markets or all companies with how much is known of each, most first."""
    return dicts(db, _MARKETS if kind is Kind.market else _COMPANIES)
