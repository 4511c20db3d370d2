"""Dates as metadata and table cells write them: ISO and the unambiguous English forms, to a naive UTC datetime or a day with its grain.

Dates inside running text are not read here (`articles.publication`, `extraction.times`). `03/04/2022` is refused: it is two dates.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
MONTH_WORD = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"

_DAY_FIRST = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m>{MONTH_WORD})\.?,?[ -](?P<y>\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?P<m>{MONTH_WORD})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.IGNORECASE)
_SLASHED = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})")
_MONTH_ONLY = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})")
_YEAR_ONLY = re.compile(r"(?P<y>\d{4})")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date as a table or sidecar states it: the inclusive interval of days it may mean, and its grain (day, month, year)."""

    start: date
    end: date
    grain: str

    @property
    def edtf(self) -> str:
        """The same in EDTF: `2021-12-21`, `2021-12`, `2021`."""
        return {"day": self.start.isoformat(), "month": f"{self.start:%Y-%m}", "year": f"{self.start.year:04d}"}[self.grain]


def _utc(moment: datetime) -> datetime:
    """Naive UTC: what a column named `_at` holds. A time without a zone is taken as UTC."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def parse_moment(value: object) -> datetime | None:
    """A point in time from metadata: an ISO date or datetime, an RFC 2822 date, `29 March 2022`, `March 29, 2022`; None if it is none."""
    if isinstance(value, datetime):
        return _utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if not 6 <= len(text) <= 60 or _MONTH_ONLY.fullmatch(text):
        return None
    for pattern in (_SLASHED, _DAY_FIRST, _MONTH_FIRST, _COMPACT):
        match = pattern.fullmatch(text)
        if match:
            day = _day(match)
            return datetime(day.year, day.month, day.day) if day else None
    if text[:4].isdigit():
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
    else:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    try:
        return _utc(moment) if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None
    except OverflowError:
        return None


def _day(match: re.Match[str]) -> date | None:
    month = match["m"]
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return date(int(match["y"]), number, int(match["d"]))
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def parse_date_cell(value: object) -> DateCell | None:
    """A table's date, possibly known to the month or the year only; None if it is none."""
    if isinstance(value, str):
        text = value.strip()
        match = _MONTH_ONLY.fullmatch(text)
        if match and 1 <= int(match["m"]) <= 12 and int(match["y"]) >= EARLIEST_YEAR:
            year, month = int(match["y"]), int(match["m"])
            return DateCell(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")
        match = _YEAR_ONLY.fullmatch(text)
        if match and EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
            return DateCell(date(int(text), 1, 1), date(int(text), 12, 31), "year")
    moment = parse_moment(value)
    return None if moment is None else DateCell(moment.date(), moment.date(), "day")
