"""Long tables that are not measures: events, daily prices, exchange rates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.extraction.model import EVENT_MODALITIES, EVENT_TYPES
from pipelines.ingestion.dates import DateCell, parse_date_cell
from pipelines.ingestion.tables.columns import Labels, plain_numbers, scaled_floats
from pipelines.ingestion.tables.descriptor import Descriptor, EventRule
from pipelines.ingestion.tables.frame import NOT_A_NUMBER, Fault, Frame, missing_value
from pipelines.ingestion.tables.long import date_array, days
from pipelines.ingestion.tables.model import EVENTS, FX_RATES, PRICES
from pipelines.ingestion.tables.periods import PeriodError, parse_period
from pipelines.ingestion.tables.units import currency_codes

#: What the usual words of enforcement lists mean; a descriptor's own `event_types` come first.
DEFAULT_EVENT_RULES = (
    EventRule(contains=["ipo halted", "ipo suspended", "ipo cancelled", "ipo canceled"], type="ipo", modality="cancelled"),
    EventRule(contains=["court", "appeal", "lawsuit", "sued", "challenge"], type="lawsuit"),
    EventRule(contains=["investigation", "probe", "inquiry", "review opened"], type="investigation"),
    EventRule(contains=["fine", "penalt", "settlement", "confiscat"], type="penalty"),
)


def _require(frame: Frame, role: str, keep: np.ndarray) -> np.ndarray:
    missing = frame.labels(role).missing & keep
    frame.refuse(missing, role, missing_value(role))
    return keep & ~missing


def _dates(frame: Frame, keep: np.ndarray, grains: tuple[str, ...]) -> tuple[Labels, list[DateCell | None], np.ndarray]:
    """The date column, its meanings, and the rows that stay."""
    keep = _require(frame, "date", keep)
    labels = frame.labels("date")
    cells = [c if (c := parse_date_cell(v)) and c.grain in grains else None for v in labels.values]
    bad = keep & labels.spread([c is None for c in cells], False, bool)
    expected = "an ISO date such as 2021-12-21" + (", or 2021-12 where the day is unknown" if "month" in grains else "")
    frame.refuse(bad, "date", Fault("not_a_date", "not a date", expected, "write the date as YYYY-MM-DD"))
    return labels, cells, keep & ~bad


def _numbers(frame: Frame, role: str, keep: np.ndarray, *, required: bool) -> tuple[np.ndarray, np.ndarray]:
    """(values, rows that stay): empty cells are NaN, or refused where the number is required."""
    column = frame.mapping.columns.get(role)
    if column is None:
        return np.full(len(frame), np.nan), keep
    spec = frame.descriptor.field(column)
    text = frame.text(column)
    numbers = plain_numbers(text, *((spec.decimal_char, spec.group_char) if spec else (".", None)))
    bad = keep & pc.is_null(numbers).to_numpy(zero_copy_only=False) & pc.is_valid(text).to_numpy(zero_copy_only=False)
    frame.refuse(bad, role, NOT_A_NUMBER)
    keep = keep & ~bad
    if required:
        keep = _require(frame, role, keep)
    scale = frame.mapping.constants.get("scale")
    return scaled_floats(numbers, Decimal(scale) if scale else Decimal(1)), keep


def _currency(frame: Frame, keep: np.ndarray, role: str = "currency") -> tuple[Labels, np.ndarray]:
    labels = frame.labels(role)
    codes = [v.upper() for v in labels.values]
    bad = keep & labels.spread([c not in currency_codes() for c in codes], False, bool)
    frame.refuse(bad, role, Fault("unknown_unit", "not an ISO 4217 currency", "a code such as USD", "write the currency's ISO code"))
    return labels.renamed([c if c in currency_codes() else None for c in codes]), keep & ~bad


def _table(schema: pa.Schema, columns: dict[str, pa.Array | Labels], rows: np.ndarray) -> pa.Table:
    taken = pa.array(rows)
    arrays = []
    for field in schema:
        column = columns[field.name]
        array = column.take(rows).array() if isinstance(column, Labels) else column.take(taken)
        if pa.types.is_string(field.type) and pa.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        arrays.append(array.cast(field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def _position(frame: Frame, name: str, column: str) -> dict[str, pa.Array | Labels]:
    everything = np.arange(len(frame))
    return {
        "table_name": Labels.constant(name, len(frame)),
        "row_number": pa.array(frame.row_number),
        "cell_ref": frame.addresses(column, everything),
        "source": frame.labels("source"),
        "source_url": frame.labels("source_url"),
    }


def _nullable(values: np.ndarray) -> pa.Array:
    return pa.array(values, pa.float64(), mask=np.isnan(values))


def read_events(descriptor: Descriptor, frames: Iterator[Frame], name: str) -> Iterator[pa.Table]:
    """One row per event row; a date known to the month is the month's interval."""
    rules = (*descriptor.marketledger.event_types, *DEFAULT_EVENT_RULES)

    def classify(action: str) -> tuple[str, str]:
        lower = action.lower()
        rule = next((r for r in rules if any(part.lower() in lower for part in r.contains)), None)
        return (rule.type, rule.modality) if rule else ("regulatory_action", "actual")

    for frame in frames:
        keep = frame.constraints_hold()
        labels, cells, keep = _dates(frame, keep, ("day", "month", "year"))
        keep = _require(frame, "target", keep)
        amount, keep = _numbers(frame, "amount", keep, required=False)
        currency, keep = _currency(frame, keep)
        unpriced = keep & ~np.isnan(amount) & currency.missing
        frame.refuse(
            unpriced, "currency", Fault("missing_value", "an amount without a currency", "an ISO code such as USD", "fill the currency")
        )
        keep &= ~unpriced
        action, types, modality = frame.labels("action"), frame.labels("event_type"), frame.labels("modality")
        found = [classify(v) for v in action.values]
        for given, known, role in ((types, EVENT_TYPES, "event_type"), (modality, EVENT_MODALITIES, "modality")):
            wrong = keep & given.spread([v not in known for v in given.values], False, bool)
            fault = Fault("bad_metadata", f"unknown {role}", ", ".join(known)[:300], f"write one of the known values for {role}")
            frame.refuse(wrong, role, fault)
            keep &= ~wrong
        derived = action.renamed([f[0] for f in found]) if not (~types.missing).any() else types
        derived = Labels(np.where(derived.missing, len(derived.values), derived.codes), [*derived.values, "regulatory_action"])
        modal = action.renamed([f[1] for f in found]) if not (~modality.missing).any() else modality
        modal = Labels(np.where(modal.missing, len(modal.values), modal.codes), [*modal.values, "actual"])
        columns = _position(frame, name, frame.column_of("date")) | {
            "event_type": derived,
            "modality": modal,
            "date_start": date_array(labels.spread([days(c.start if c else None) for c in cells], days(None), np.int64)),
            "date_end": date_array(labels.spread([days(c.end if c else None) for c in cells], days(None), np.int64)),
            "date_text": labels,
            "edtf": labels.renamed([c.edtf if c else None for c in cells]),
            "regulator": frame.labels("regulator"),
            "target": frame.labels("target"),
            "jurisdiction": frame.labels("jurisdiction"),
            "action": action,
            "amount": _nullable(amount),
            "currency": currency,
        }
        yield _table(EVENTS, columns, np.flatnonzero(keep))


def read_prices(descriptor: Descriptor, frames: Iterator[Frame], name: str) -> Iterator[pa.Table]:
    """One row per security and trading day."""
    for frame in frames:
        keep = frame.constraints_hold()
        labels, cells, keep = _dates(frame, keep, ("day",))
        for role in ("ticker", "currency"):
            keep = _require(frame, role, keep)
        close, keep = _numbers(frame, "close", keep, required=True)
        volume, keep = _numbers(frame, "volume", keep, required=False)
        currency, keep = _currency(frame, keep)
        columns = _position(frame, name, frame.column_of("close")) | {
            "ticker": frame.labels("ticker"),
            "entity_label": frame.labels("entity"),
            "trade_date": date_array(labels.spread([days(c.start if c else None) for c in cells], days(None), np.int64)),
            "close": _nullable(close),
            "volume": _nullable(volume),
            "currency": currency,
        }
        yield _table(PRICES, columns, np.flatnonzero(keep))


#: ECB series suffixes: A average of the period, E end of the period, P (of daily series) the day's spot rate.
RATE_TYPES = {"A": "average", "E": "end", "P": "spot", "SP00": "spot", "AVERAGE": "average", "END": "end", "SPOT": "spot"}


def read_fx_rates(descriptor: Descriptor, frames: Iterator[Frame], name: str) -> Iterator[pa.Table]:
    """One row per currency and day (or period), quoted in units of the currency for one of the base currency (the euro)."""
    for frame in frames:
        keep = frame.constraints_hold()
        keep = _require(frame, "date", keep)
        labels = frame.labels("date")
        periods = []
        for value in labels.values:
            try:
                periods.append(parse_period(value))
            except PeriodError:
                periods.append(None)
        bad = keep & labels.spread([p is None for p in periods], False, bool)
        frame.refuse(
            bad, "date", Fault("not_a_date", "not a date", "2021-12-31, or 2021 for a yearly rate", "write the date as YYYY-MM-DD")
        )
        rate, keep = _numbers(frame, "rate", keep & ~bad, required=True)
        keep = _require(frame, "currency", keep)
        currency, keep = _currency(frame, keep)
        base, keep = _currency(frame, keep, "base_currency")
        wrong = keep & ~(rate > 0)
        frame.refuse(wrong, "rate", Fault("constraint", "a rate that is not positive", "a positive number", "mend the rate"))
        kinds = frame.labels("rate_type")
        kind = kinds.renamed([RATE_TYPES.get(v.upper()) for v in kinds.values])
        is_day = labels.spread([bool(p and p.grain == "day") for p in periods], False, bool)
        default = np.where(is_day, len(kind.values), len(kind.values) + 1)
        columns = _position(frame, name, frame.column_of("rate")) | {
            "rate_date": date_array(labels.spread([days(p.end if p else None) for p in periods], days(None), np.int64)),
            "period_start": date_array(labels.spread([days(p.start if p else None) for p in periods], days(None), np.int64)),
            "period_grain": labels.renamed([p.grain if p else None for p in periods]),
            "rate_type": Labels(np.where(kind.missing, default, kind.codes), [*kind.values, "spot", "average"]),
            "base_currency": Labels(np.where(base.missing, len(base.values), base.codes), [*base.values, "EUR"]),
            "currency": currency,
            "rate": _nullable(rate),
        }
        yield _table(FX_RATES, columns, np.flatnonzero(keep & ~wrong))
