"""The types that pass between the stages of extraction; no behaviour beyond what a span needs.

All offsets are half-open Unicode code points into the document's text: `text[item.start:item.end] == item.quote`.
All dates are `datetime.date`; a period is inclusive at both ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

#: Vocabulary of the public contract (gold/GUIDELINES.md fixes the meaning of each word).
STATISTICS = ("level", "change", "difference", "multiple")
METRICS = (
    "market_share", "market_size", "revenue", "profit", "margin", "market_cap", "valuation", "deal_value", "investment", "penalty",
    "price", "users", "units", "production", "headcount", "debt", "dividend", "cost", "trade", "gdp", "inflation", "interest_rate",
    "unemployment", "other",
)  # fmt: skip
QUALIFIERS = ("exact", "approx", "more_than", "less_than", "range")
CLAIM_MODALITIES = ("actual", "forecast", "hypothetical")
EVENT_TYPES = (
    "regulatory_action", "penalty", "lawsuit", "policy", "ipo", "merger_acquisition", "partnership", "product_launch", "customer_win",
    "customer_loss", "leadership_change", "financing", "buyback_dividend", "earnings_report", "guidance", "layoffs", "expansion",
    "closure", "security_incident", "investigation", "rating_change", "strike", "trade_dispute", "bankruptcy", "statement", "other",
)  # fmt: skip
EVENT_MODALITIES = ("actual", "planned", "possible", "cancelled")
DIMENSIONS = ("percent", "percentage_point", "money", "ratio", "count", "physical", "bare")


@dataclass(frozen=True, slots=True)
class Period:
    """An inclusive interval of days with the grain a writer meant: day, week, month, quarter, half, year, decade, range."""

    start: date
    end: date
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit, as printed.

    `value` and `value_high` are in base units (2800000000, 0.17 for 17 cents); the sign is not applied here, except where the text
    prints one. `unit` is `percent`, `percentage_point`, `ratio`, `count`, an ISO 4217 code, or a physical unit in plain words.
    `noun` is the counted noun of a count ("users"), singular or plural as printed. `word` is set for numbers carried by a verb or
    adverb ("doubled", "halved", "three-fold"). `unit_basis` says why the unit is what it is where the text leaves it open.
    """

    start: int
    end: int
    quote: str
    value: float
    unit: str
    dimension: str
    value_high: float | None = None
    qualifier: str = "exact"
    noun: str | None = None
    word: str | None = None
    unit_basis: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression, normalised as TIMEX3 (ISO-TimeML) and as an inclusive interval.

    `type` is DATE, TIME, DURATION or SET; `value` the TIMEX3 value ("2021", "2021-Q4", "2004-W12", "P3Y", "PAST_REF"). `period` is
    None where a reader cannot tell (no publication date, a bare duration). `edtf` keeps uncertainty ("2021~", "2021-01/2021-03").
    `alternative` is the second reading where two remain. `relation` says how it is anchored: absolute, relative, deictic, duration.
    """

    start: int
    end: int
    quote: str
    type: str
    value: str
    period: Period | None = None
    edtf: str | None = None
    alternative: Period | None = None
    relation: str = "absolute"
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number an article states about something; field meanings are those of core.claims (expectations/core/claims.yml)."""

    span_start: int
    span_end: int
    quote: str
    sentence_start: int
    sentence_end: int
    statistic: str
    metric: str
    value: float
    unit: str
    rule_id: str
    confidence: float
    value_high: float | None = None
    qualifier: str = "exact"
    subject_text: str | None = None
    subject_id: str | None = None
    subject_name: str | None = None
    market_id: str | None = None
    market_name: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    base_period_start: date | None = None
    base_period_end: date | None = None
    period_text: str | None = None
    period_reason: str | None = None
    modality: str = "actual"
    attributed_to: str | None = None
    unit_basis: str | None = None
    explanation: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned or was called off; field meanings are those of core.events."""

    span_start: int
    span_end: int
    quote: str
    event_type: str
    rule_id: str
    confidence: float
    sentence_start: int = 0
    sentence_end: int = 0
    participant_ids: tuple[str | None, ...] = ()
    participant_names: tuple[str, ...] = ()
    date_start: date | None = None
    date_end: date | None = None
    date_text: str | None = None
    edtf: str | None = None
    modality: str = "actual"
    amount: float | None = None
    currency: str | None = None
    amount_span: tuple[int, int] | None = None
    effect_until: date | None = None
    explanation: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Omission:
    """A number that was seen and left out of the claims, with the reason in words (for `extract --explain`)."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """The fiscal year of one entity: FY2022 with `end_month=3` ends on 31 March 2022. `weeks` marks a 52/53-week year."""

    entity_id: str
    end_month: int
    weeks: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """One name under which an entity or a market is known; `kind` is company, product, publisher, regulator, government, person or market."""

    alias: str
    entity_id: str
    name: str
    kind: str = "company"


@dataclass(frozen=True, slots=True)
class Registry:
    """What is known beforehand about names: aliases and fiscal calendars. Unknown organisations work without it."""

    aliases: Sequence[Alias] = ()
    fiscal_calendars: Sequence[FiscalCalendar] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction is given: a text and what is known about it from outside.

    `published_grain` says how far `published_at` can be trusted: day, or month or year where it was inferred.
    """

    text: str
    published_at: date | None = None
    title: str | None = None
    source_name: str | None = None
    body_start: int = 0
    body_end: int | None = None
    published_grain: str = "day"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article, in text order."""

    language: str
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    omissions: tuple[Omission, ...] = ()
    notes: tuple[str, ...] = ()
