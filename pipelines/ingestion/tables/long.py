"""Long tables of measures: one row per fact (or several value columns a row), as a stream of batches in the normalised shape.

Rows that cannot be read are refused one by one with the address of the cell that is wrong, the rest go on. What a label means is parsed
once per distinct label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.extraction.model import CLAIM_MODALITIES
from pipelines.ingestion.dates import parse_date_cell
from pipelines.ingestion.tables.columns import Labels, combine, plain_numbers, scaled_floats
from pipelines.ingestion.tables.descriptor import Descriptor, Measure
from pipelines.ingestion.tables.frame import NOT_A_NUMBER, Fault, Frame, missing_value
from pipelines.ingestion.tables.meaning import EntityLabel, Meaning
from pipelines.ingestion.tables.model import MEASURES
from pipelines.ingestion.tables.periods import PeriodError, TablePeriod, with_end
from pipelines.ingestion.tables.units import parse_unit

EPOCH = date(1970, 1, 1)
NO_DATE = np.iinfo(np.int32).min


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the number of a row is: a measure with unit and scale filled in, or the reason why not."""

    metric: str = "other"
    total_metric: str = "other"
    statistic: str = "level"
    unit: str = ""
    scale: Decimal = Decimal(1)
    fault: tuple[str, str, str] | None = None  # reason code, reason, role of the cell at fault


def days(day: date | None) -> int:
    """A date as days since 1970, for numpy."""
    return NO_DATE if day is None else (day - EPOCH).days


def date_array(values: np.ndarray) -> pa.Array:
    """Days since 1970 as an Arrow date column."""
    return pa.array(values.astype(np.int32), pa.int32(), mask=values == NO_DATE).cast(pa.date32())


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the rows of a batch say whatever is measured: about whom, for which period, by whom."""

    frame: Frame
    keep: np.ndarray
    entity: Labels
    entities: list[EntityLabel]
    period: dict[str, Any]
    shared: dict[str, Any]

    def flags(self, name: str) -> np.ndarray:
        """Per row whether its entity is so: `is_total`, `is_others`, `is_group`."""
        return self.entity.spread([getattr(e, name) for e in self.entities], False, bool)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """One value column read: the numbers of the rows that stay, and what each measures (`resolved` by `codes`)."""

    column: str
    text: pa.Array
    values: np.ndarray
    rows: np.ndarray
    codes: np.ndarray
    resolved: list[Resolved]


def read_long(descriptor: Descriptor, frames: Iterator[Frame], table_name: str) -> Iterator[pa.Table]:
    """The measures of a long table, batch by batch."""
    reader = _LongReader(descriptor, table_name)
    for frame in frames:
        yield reader.batch(frame)


class _LongReader:
    def __init__(self, descriptor: Descriptor, table_name: str) -> None:
        self.mapping = descriptor.marketledger
        self.descriptor = descriptor
        self.meaning = Meaning(descriptor.marketledger)
        self.table_name = table_name
        self.periods: dict[tuple[str | None, ...], TablePeriod | PeriodError] = {}
        self.measures: dict[tuple[str | None, ...], Resolved] = {}

    def batch(self, frame: Frame) -> pa.Table:
        """One batch of rows, normalised."""
        keep = frame.constraints_hold()
        entity_raw = frame.labels("entity")
        entities = [self.meaning.entity(v) for v in entity_raw.values]
        is_skipped = entity_raw.spread([e.is_skipped for e in entities], False, bool)
        keep &= ~is_skipped
        keep &= self._require(frame, "entity", entity_raw.missing & keep)
        period, keep = self._periods(frame, entity_raw, keep)
        batch = _Batch(frame, keep, entity_raw, entities, period, self._shared(frame, entity_raw, entities))
        parts = [self._measure(batch, measure) for measure in self.mapping.values or [self._single()]]
        return parts[0] if len(parts) == 1 else pa.concat_tables(parts).sort_by([("row_number", "ascending")])

    def _single(self) -> Measure:
        """The measure of the one value column."""
        constants = self.mapping.constants
        return Measure(
            column=self.mapping.columns["value"], metric=constants.get("metric"), statistic=constants.get("statistic"),
            unit=constants.get("unit"), scale=constants.get("scale"),
        )  # fmt: skip

    def _require(self, frame: Frame, role: str, missing: np.ndarray) -> np.ndarray:
        """Refuse rows whose `role` is mapped to a column and empty there; True where the row may stay."""
        if role not in self.mapping.columns or not missing.any():
            return np.ones(len(frame), dtype=bool)
        frame.refuse(missing, role, missing_value(role))
        return ~missing

    def _periods(self, frame: Frame, entity: Labels, keep: np.ndarray) -> tuple[dict[str, np.ndarray | Labels], np.ndarray]:
        label, end = frame.labels("period"), frame.labels("period_end")
        keep = keep & self._require(frame, "period", label.missing & keep)
        codes, combinations = combine(label, end, entity if self.meaning.calendars_differ else Labels.constant(None, len(frame)))
        parsed = [self._period(*combination) for combination in combinations]
        faults = {i: p for i, p in enumerate(parsed) if isinstance(p, PeriodError)}
        for i, error in faults.items():
            expected = "a period such as 2021, 2021-Q2, 2021-H1, FY2022-Q3 or 2021-06"
            remedy = "mend the label, or set fiscal_year_end in the descriptor"
            fault = Fault("unknown_period", f"{combinations[i][0]!r}: {error}", expected, remedy)
            frame.refuse(keep & (codes == i) & ~label.missing, "period", fault)
        good = [None if isinstance(p, PeriodError) else p for p in parsed]
        keep = keep & np.array([p is not None for p in good], dtype=bool)[codes]
        grains = Labels(codes, [p.grain if p else "" for p in good])
        return {
            "label": label,
            "start": np.array([days(p.start if p else None) for p in good])[codes],
            "end": np.array([days(p.end if p else None) for p in good])[codes],
            "grain": grains.renamed(grains.values),
            "restated": np.array([bool(p and p.restated) for p in good])[codes],
            "forecast": np.array([bool(p and p.modality == "forecast") for p in good])[codes],
        }, keep

    def _period(self, label: str | None, end: str | None, entity: str | None) -> TablePeriod | PeriodError:
        key = (label, end, entity)
        if key not in self.periods:
            self.periods[key] = self._parse_period(label or "", end, entity)
        return self.periods[key]

    def _parse_period(self, label: str, end: str | None, entity: str | None) -> TablePeriod | PeriodError:
        try:
            period = self.meaning.period(label, entity)
        except PeriodError as error:
            return error
        if end is None:
            return period
        stated = parse_date_cell(end)
        if stated is None:
            return PeriodError(f"period_end {end!r} is no date")
        if abs((stated.end - period.end).days) > 7:  # 52/53-week years end within a week of the month's end
            return PeriodError(f"{label} ends on {period.end}, the row says {end}: check fiscal_year_end")
        return with_end(period, stated.end)

    def _shared(self, frame: Frame, entity: Labels, entities: list[EntityLabel]) -> dict[str, Any]:
        """What does not depend on the measure: publisher, publication, source, flags, notes."""
        count = len(frame)
        published = frame.labels("published_at")
        dates = [parse_date_cell(v) for v in published.values]
        bad = published.spread([d is None for d in dates], False, bool)
        if bad.any():
            expected = "2022-03-29, or 2022-03 where the day is unknown"
            fault = Fault("not_a_date", "not a publication date", expected, "mend the date; the row was loaded without it", scope="cell")
            frame.refuse(bad, "published_at", fault)
        # A month or year alone: the figure was public by its last day, and no as-of query may see it earlier.
        stamps = [None if d is None else datetime(d.end.year, d.end.month, d.end.day) for d in dates]
        modality = frame.labels("modality")
        unknown = modality.spread([v not in CLAIM_MODALITIES for v in modality.values], False, bool)
        if unknown.any():
            words = ", ".join(CLAIM_MODALITIES)
            frame.refuse(
                unknown,
                "modality",
                Fault("bad_metadata", "unknown modality; taken as actual", words, f"write one of {words}", scope="cell"),
            )
        restated = np.zeros(count, dtype=bool)
        for flag in self.mapping.restated:
            column = frame.column_labels(flag.column)
            restated |= column.spread([flag.contains.lower() in v.lower() for v in column.values], False, bool)
        notes = frame.labels("note")
        if "note" not in self.mapping.columns:
            notes = entity.renamed([e.note for e in entities])
        return {
            "publisher": self._publisher(frame),
            "published_at": pa.DictionaryArray.from_arrays(
                pa.array(published.codes, pa.int32(), mask=published.missing), pa.array(stamps, pa.timestamp("us"))
            ).dictionary_decode(),
            "published_at_text": published,
            "source": frame.labels("source"),
            "source_url": frame.labels("source_url"),
            "series_label": frame.labels("series"),
            "market_label": frame.labels("market"),
            "modality": modality.renamed([v if v in CLAIM_MODALITIES else None for v in modality.values]),
            "restated": restated,
            "note": notes,
        }

    def _publisher(self, frame: Frame) -> Labels:
        if self.mapping.publisher_from is None:
            return frame.labels("publisher")
        column = frame.column_labels(self.mapping.publisher_from.column)
        return column.renamed([self.meaning.publisher(v) for v in column.values])

    def _measure(self, batch: _Batch, measure: Measure) -> pa.Table:
        """The rows of one value column."""
        frame = batch.frame
        column = measure.column or self.mapping.columns["value"]
        text = frame.text(column)
        keep = batch.keep & pc.is_valid(text).to_numpy(zero_copy_only=False)
        codes, resolved, keep = self._resolve(frame, measure, keep)
        spec = self.descriptor.field(column)
        numbers = plain_numbers(text, *((spec.decimal_char, spec.group_char) if spec else (".", None)))
        is_percent = pc.fill_null(pc.ends_with(text, "%"), False).to_numpy(zero_copy_only=False)
        mixed = keep & is_percent & np.array([r.unit not in ("percent", "percentage_point") for r in resolved] or [False])[codes]
        bad = keep & (pc.is_null(numbers).to_numpy(zero_copy_only=False))
        frame.refuse_cells(bad, column, NOT_A_NUMBER)
        frame.refuse_cells(
            mixed & ~bad,
            column,
            Fault("unknown_unit", "a percentage in a column of another unit", "a number without %", "mend the cell or the unit"),
        )
        keep = keep & ~bad & ~mixed
        values = np.full(len(frame), np.nan)
        for scale in {r.scale for r in resolved}:
            rows = np.array([r.scale == scale for r in resolved])[codes] & keep
            if rows.all():
                values = scaled_floats(numbers, scale)
            elif rows.any():
                values[rows] = scaled_floats(numbers.filter(pa.array(rows)), scale)
        infinite = keep & ~np.isfinite(values)
        frame.refuse_cells(
            infinite, column, Fault("not_a_number", "too large for a number", "a finite number", "mend the cell or the scale")
        )
        read = _Numbers(column, text, values, np.flatnonzero(keep & ~infinite), codes, resolved)
        return self._assemble(batch, read, measure.constants)

    def _resolve(self, frame: Frame, measure: Measure, keep: np.ndarray) -> tuple[np.ndarray, list[Resolved], np.ndarray]:
        """For each row the code of its resolved measure; rows whose metric or unit is unknown are refused."""
        has_metric = "metric" in self.mapping.columns and not self.mapping.values
        metric = frame.labels("metric") if has_metric else Labels.constant(None, len(frame))
        unit = (
            frame.column_labels(measure.unit_column)
            if measure.unit_column
            else frame.labels("unit" if "unit" in self.mapping.columns else "currency")
        )
        scale = frame.labels("scale") if "scale" in self.mapping.columns else Labels.constant(None, len(frame))
        if has_metric:
            keep = keep & self._require(frame, "metric", metric.missing & keep)
        codes, combinations = combine(metric, unit, scale)
        resolved = [self._resolved(measure, *combination) for combination in combinations]
        for i, found in enumerate(resolved):
            if found.fault:
                code, reason, role = found.fault
                known = ", ".join(self.mapping.metrics) if role == "metric" else "USD, percent, count, million units …"
                remedy = "add it under `metrics` in the descriptor" if role == "metric" else "name the unit in the descriptor"
                frame.refuse(keep & (codes == i), role, Fault(code, reason, known, remedy))
                keep = keep & (codes != i)
        return codes, resolved, keep

    def _resolved(self, measure: Measure, metric: str | None, unit: str | None, scale: str | None) -> Resolved:
        key = (measure.column, metric, unit, scale)
        if key not in self.measures:
            self.measures[key] = self._make(measure, metric, unit, scale)
        return self.measures[key]

    def _make(self, measure: Measure, label: str | None, unit_label: str | None, scale_label: str | None) -> Resolved:
        if label is not None:
            own = self.mapping.metrics.get(label)
            if own is None:
                return Resolved(fault=("unknown_metric", f"unknown metric {label!r}", "metric"))
            measure = own.over(measure)
        unit, scale = measure.unit, measure.scale or Decimal(1)
        if unit is None:
            parsed = parse_unit(unit_label) if unit_label else None
            if parsed is None:
                return Resolved(fault=("unknown_unit", f"unknown unit {unit_label!r}", "unit"))
            unit = parsed[0] or "count"
            scale *= Decimal(1).scaleb(parsed[1]) if measure.scale is None else 1
        if scale_label is not None:
            try:
                scale *= Decimal(scale_label.replace(",", ""))
            except ArithmeticError:
                return Resolved(fault=("unknown_unit", f"scale {scale_label!r} is no number", "scale"))
        metric = measure.metric or "other"
        return Resolved(metric, measure.total_metric or metric, measure.statistic or "level", unit, scale)

    def _assemble(self, batch: _Batch, numbers: _Numbers, constants: Mapping[str, str]) -> pa.Table:
        """The rows that stay in the normalised schema; `constants` is what the value column says about itself."""
        frame, period, shared = batch.frame, batch.period, batch.shared
        rows, codes, resolved = numbers.rows, numbers.codes, numbers.resolved
        is_total = batch.flags("is_total")
        pair, pairs = combine(Labels(codes, [str(i) for i in range(len(resolved))]), Labels(is_total.astype(np.int32) - 1, ["total"]))
        metrics = [resolved[int(c)].total_metric if t else resolved[int(c)].metric for c, t in pairs]

        def labels(values: Labels) -> pa.Array:
            return values.take(rows).array()

        def by_code(pick: list[str]) -> pa.Array:
            return labels(Labels(codes, pick).renamed(pick))

        modality = shared["modality"]
        stated = Labels(
            np.where(modality.missing, period["forecast"].astype(np.int32) + len(modality.values), modality.codes),
            [*modality.values, "actual", "forecast"],
        )
        columns = {
            "table_name": labels(Labels.constant(self.table_name, len(frame))),
            "row_number": pa.array(frame.row_number[rows]),
            "cell_ref": frame.addresses(numbers.column, rows),
            "entity_label": labels(batch.entity.renamed([e.name for e in batch.entities])),
            "metric": labels(Labels(pair, metrics).renamed(metrics)),
            "statistic": by_code([r.statistic for r in resolved]),
            "unit": by_code([r.unit for r in resolved]),
            "value": pa.array(numbers.values[rows]),
            "value_text": numbers.text.take(pa.array(rows)),
            "period_label": labels(period["label"]),
            "period_start": date_array(period["start"][rows]),
            "period_end": date_array(period["end"][rows]),
            "period_grain": labels(period["grain"]),
            **{name: pa.array(batch.flags(name)[rows]) for name in ("is_total", "is_others", "is_group")},
            "restated": pa.array((shared["restated"] | period["restated"])[rows]),
            "modality": labels(stated.renamed(stated.values)),
            "published_at": shared["published_at"].take(pa.array(rows)),
            **{
                n: labels(shared[n])
                for n in ("market_label", "publisher", "published_at_text", "source", "source_url", "series_label", "note")
            },
        }
        for role, value in constants.items():  # its own publisher, its own definition
            name = {"market": "market_label", "series": "series_label", "entity": "entity_label"}.get(role, role)
            if name in columns:
                columns[name] = labels(Labels.constant(value, len(frame)))
        return pa.Table.from_arrays([columns[f.name].cast(f.type) for f in MEASURES], schema=MEASURES)
