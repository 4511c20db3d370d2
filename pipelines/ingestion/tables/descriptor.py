"""The descriptor `NAME.table.yml`: Frictionless Table Schema for the columns, and under `marketledger:` what they mean.

The Frictionless part (`name`, `title`, `sources`, `licenses`, `schema`, `dialect`, `encoding`) keeps its own vocabulary, unknown
properties are allowed there as the standard says. The mapping is ours and strict: a misspelt key is refused with the keys there are.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping as MappingType
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from pipelines.extraction.model import EVENT_MODALITIES, EVENT_TYPES, METRICS, STATISTICS
from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.metadata import load_yaml
from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.periods import FiscalYear

KINDS = ("measures", "events", "prices", "fx_rates")
#: Roles a column or constant may have, by kind; the first group must be there.
ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "measures": (
        ("period",),
        ("entity", "market", "metric", "value", "statistic", "unit", "scale", "currency", "period_start", "period_end", "publisher", "published_at",
         "source", "source_url", "series", "modality", "note"),
    ),
    "events": (
        ("date", "target"),
        ("regulator", "jurisdiction", "action", "event_type", "modality", "amount", "currency", "scale", "source", "source_url"),
    ),
    "prices": (("date", "close", "ticker", "currency"), ("entity", "volume", "source", "source_url")),
    "fx_rates": (("date", "rate", "currency"), ("base_currency", "rate_type", "source", "source_url")),
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _as_text(value: object) -> object:
    """YAML reads `2019` as a number and `on` as true where a label is meant."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float, date)) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, int, float)) else value


def _as_decimal(value: object) -> object:
    try:
        number = Decimal(str(value).replace(",", "").replace("_", ""))
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    if not number.is_finite() or number == 0:
        raise ValueError("must be a finite number other than 0")
    return number


Label = Annotated[str, BeforeValidator(_as_text)]
Labels = Annotated[list[Label], BeforeValidator(_as_list)]
Scale = Annotated[Decimal, BeforeValidator(_as_decimal)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Constraints(_Open):
    """Frictionless field constraints that are held row by row."""

    required: bool = False
    enum: list[Label] | None = None
    minimum: float | str | None = None
    maximum: float | str | None = None
    pattern: str | None = None


class FieldSpec(_Open):
    """One column of the Frictionless schema."""

    name: Label
    type: str = "any"
    decimal_char: str = Field(".", alias="decimalChar", min_length=1, max_length=1)
    group_char: str | None = Field(None, alias="groupChar", min_length=1, max_length=1)
    constraints: Constraints = Constraints()


class SchemaSpec(_Open):
    """The Frictionless schema."""

    fields: list[FieldSpec] = []
    missing_values: list[Label] | None = Field(None, alias="missingValues")


class Dialect(_Open):
    """The Frictionless dialect; `skipRows` counts title rows above the header, `sheet` names the sheet of a long workbook table."""

    delimiter: str | None = Field(None, min_length=1, max_length=1)
    quote_char: str = Field('"', alias="quoteChar", min_length=1, max_length=1)
    header: bool = True
    skip_rows: int = Field(0, alias="skipRows", ge=0, le=1000)
    sheet: Label | None = None


class Measure(_Strict):
    """What a number means. `total_metric` is its metric on rows of the whole market (spending: a vendor's revenue, the market's size)."""

    metric: Literal[METRICS] | None = None
    total_metric: Literal[METRICS] | None = None
    statistic: Literal[STATISTICS] | None = None
    unit: Label | None = None
    unit_column: Label | None = None
    scale: Scale | None = None
    column: Label | None = None
    constants: dict[str, Label] = {}

    def over(self, base: Measure) -> Measure:
        """This measure, completed by `base` where it says nothing."""
        own = {k: getattr(self, k) for k in Measure.model_fields}
        return Measure(**{k: getattr(base, k) for k in Measure.model_fields} | {k: v for k, v in own.items() if v not in (None, {})})


class HeaderSpec(Measure):
    """What one header of a wide block means beyond the block: its own period, publication, source."""

    period: Label | None = None
    entity: Label | None = None
    published_at: Label | None = None
    source: Label | None = None
    source_url: Label | None = None
    skip: bool = False


class Block(Measure):
    """One rectangle of a wide table: headers across the top, labels down the side, one measure in its cells."""

    sheet: Label | None = None
    range: str | None = Field(None, pattern=r"^[A-Za-z]{1,3}[0-9]{1,7}:[A-Za-z]{1,3}[0-9]{1,7}$")
    header_rows: int = Field(1, ge=1, le=5)
    across: Literal["period", "entity", "market"] = "period"
    down: Annotated[list[Literal["entity", "period", "market", "note"]], BeforeValidator(_as_list)] = ["entity"]
    headers: dict[Label, HeaderSpec] = {}


class LabelRules(_Strict):
    """Row labels that are not companies: the whole market, its remainder, groups that overlap the companies, rows to leave out."""

    total: Labels = ["Total", "Total market", "Total Market", "Market total", "All vendors", "Overall"]
    others: Labels = ["Other", "Others", "Rest of market", "All others"]
    groups: Labels = []
    skip: Labels = []
    rename: dict[Label, Label] = {}


class PublisherRule(_Strict):
    """The publisher out of another column: the text before the first of `until`, renamed by `names`."""

    column: Label
    until: Labels = [" via ", " ("]
    names: dict[Label, Label] = {}


class Flag(_Strict):
    """Rows whose `column` contains a text."""

    column: Label
    contains: Label


class EventRule(_Strict):
    """The event type of rows whose action contains one of these texts; the first rule that fits wins."""

    contains: Labels
    type: Literal[EVENT_TYPES]
    modality: Literal[EVENT_MODALITIES] = "actual"


class FiscalSpec(_Strict):
    """A fiscal year's end: a month, or for 52/53-week years the last (or nearest) weekday of it."""

    month: int = Field(ge=1, le=12)
    weekday: Literal[WEEKDAYS] | None = None
    rule: Literal["last", "nearest"] = "last"

    def calendar(self) -> FiscalYear:
        return FiscalYear(self.month, WEEKDAYS.index(self.weekday) if self.weekday else None, self.rule)


def _fiscal(value: object) -> object:
    """`3`, `{month: 9, weekday: saturday}`, or one of these for each entity."""
    if isinstance(value, int):
        return {"": {"month": value}}
    if isinstance(value, dict) and "month" in value:
        return {"": value}
    if isinstance(value, dict):
        return {k: {"month": v} if isinstance(v, int) else v for k, v in value.items()}
    return value


class Mapping(_Strict):
    """What the columns mean; see docs of the descriptor for examples of each shape."""

    kind: Literal[KINDS] = "measures"
    shape: Literal["long", "wide"] = "long"
    columns: dict[str, Label] = {}
    constants: dict[str, Label] = {}
    metrics: dict[Label, Measure] = {}
    values: list[Measure] = []
    labels: LabelRules = LabelRules()
    publisher_from: PublisherRule | None = None
    restated: list[Flag] = []
    fiscal_year_end: Annotated[dict[Label, FiscalSpec], BeforeValidator(_fiscal)] = {}
    all_periods_fiscal: bool = False
    event_types: list[EventRule] = []
    blocks: list[Block] = []
    currencies: list[str] = []
    notes: list[str] = []

    @model_validator(mode="after")
    def _complete(self) -> Mapping:
        required, optional = ROLES[self.kind]
        known = {*required, *optional}
        for place, names in (("columns", self.columns), ("constants", self.constants)):
            for role in names:
                if role not in known:
                    near = difflib.get_close_matches(role, known, 1)
                    raise ValueError(
                        f"{place}: no role {role!r}"
                        + (f" (did you mean {near[0]}?)" if near else f"; there are {', '.join(sorted(known))}")
                    )
        if self.shape == "wide":
            if self.kind == "measures" and not self.blocks:
                raise ValueError("a wide table needs `blocks`: where its headers and labels stand")
            return self
        missing = [r for r in required if r not in self.columns and r not in self.constants]
        if missing:
            raise ValueError(f"no column or constant for {', '.join(missing)}")
        if self.kind == "measures":
            if not self.values and "value" not in self.columns:
                raise ValueError("no value: name its column under `columns: value`, or several under `values`")
            if "metric" in self.columns and not self.metrics:
                raise ValueError("a metric column needs `metrics`: what each of its labels means")
            if "metric" not in self.columns and not self.values and "metric" not in self.constants:
                raise ValueError("no metric: name its column, or a constant")
        return self


class Descriptor(_Open):
    """A whole `.table.yml`."""

    name: Label | None = None
    title: str | None = None
    encoding: str | None = None
    sources: list[dict[str, Any]] = []
    licenses: list[dict[str, Any]] = []
    table_schema: SchemaSpec = Field(SchemaSpec(), alias="schema")
    dialect: Dialect = Dialect()
    marketledger: Mapping

    def field(self, column: str) -> FieldSpec | None:
        """The schema's entry for a column."""
        return next((f for f in self.table_schema.fields if f.name == column), None)

    @property
    def default_source(self) -> tuple[str | None, str | None]:
        """(title, path) of the first Frictionless source, for rows that name none."""
        first = self.sources[0] if self.sources else {}
        return first.get("title"), first.get("path")


def parse_descriptor(text: str, rejects: RejectList, where: str) -> Descriptor | None:
    """A descriptor's text as a model, or None with every fault in `rejects`."""
    remedy = f"mend {where}; `marketledger table describe FILE` proposes a descriptor"
    try:
        values = load_yaml(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        position = f"line {mark.line + 1}" if mark else "file"
        rejects.add(position, "bad_yaml", f"not valid YAML: {getattr(error, 'problem', None) or error}", "a YAML mapping", remedy, raw=text)
        return None
    if not isinstance(values, MappingType) or "marketledger" not in values:
        rejects.add(
            "key marketledger",
            "bad_descriptor",
            "there is no `marketledger:` mapping",
            "what the columns mean, under `marketledger:`",
            remedy,
            raw=text,
        )
        return None
    try:
        return Descriptor.model_validate(values)
    except ValidationError as error:
        for fault in error.errors()[:20]:
            path = ".".join(str(part) for part in fault["loc"]) or "marketledger"
            rejects.add(
                f"key {path}", "bad_descriptor", fault["msg"], "the descriptor's vocabulary", remedy, raw=repr(fault.get("input"))[:300]
            )
        return None


def read_descriptor(path: str, root: Path, limits: Limits, rejects: RejectList) -> Descriptor | None:
    """The descriptor at `root/path`, or None with the reason in `rejects`."""
    full = root / path
    try:
        if full.stat().st_size > limits.sidecar_bytes:
            rejects.add(
                "file", "too_large", "a descriptor over the size limit", f"at most {limits.sidecar_bytes:,} bytes", f"shorten {path}"
            )
            return None
        text = decode(full.read_bytes()).text
    except OSError as error:
        rejects.add("file", "unreadable", f"cannot read it: {error.strerror}", "a readable file", f"check the permissions of {path}")
        return None
    except DecodeError as error:
        rejects.add("file", error.code, error.reason, "UTF-8 text", f"save {path} as UTF-8")
        return None
    return parse_descriptor(text, rejects, path)
