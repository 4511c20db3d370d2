"""Arithmetic on inclusive periods: years, quarters, months, weeks, their neighbours and their TIMEX3 values; no text here."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

from pipelines.extraction.model import Period

#: Months of the units that are whole months.
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
UNIT_DAYS = {"D": 1, "W": 7, "2W": 14}


@lru_cache(4096)
def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@lru_cache(4096)
def year(y: int) -> Period:
    return Period(date(y, 1, 1), date(y, 12, 31), "year")


@lru_cache(4096)
def month(y: int, m: int) -> Period:
    return Period(date(y, m, 1), last_day(y, m), "month")


@lru_cache(4096)
def months(y: int, m: int, count: int, grain: str) -> Period:
    """`count` months from month `m` of year `y`; `m` may lie outside 1..12."""
    y, m = carry(y, m)
    end_y, end_m = carry(y, m + count - 1)
    return Period(date(y, m, 1), last_day(end_y, end_m), grain)


def carry(y: int, m: int) -> tuple[int, int]:
    return y + (m - 1) // 12, (m - 1) % 12 + 1


@lru_cache(4096)
def quarter(y: int, q: int, end_month: int = 12) -> Period:
    """Quarter `q` of the year that ends with month `end_month` of year `y`."""
    return months(y, end_month - 12 + 3 * (q - 1) + 1, 3, "quarter")


@lru_cache(4096)
def half(y: int, h: int, end_month: int = 12) -> Period:
    return months(y, end_month - 12 + 6 * (h - 1) + 1, 6, "half")


def fiscal_year(y: int, end_month: int = 12) -> Period:
    return months(y, end_month - 12 + 1, 12, "year")


@lru_cache(4096)
def day(d: date) -> Period:
    return Period(d, d, "day")


@lru_cache(4096)
def week(d: date) -> Period:
    start = d - timedelta(days=d.weekday())
    return Period(start, start + timedelta(days=6), "week")


def weekend(d: date) -> Period:
    start = d - timedelta(days=d.weekday())
    return Period(start + timedelta(days=5), start + timedelta(days=6), "range")


def decade(y: int) -> Period:
    return Period(date(y - y % 10, 1, 1), date(y - y % 10 + 9, 12, 31), "decade")


def safe_date(y: int, m: int, d: int) -> date | None:
    """The date, or None where there is no such day."""
    if 1 <= y < MAXYEAR and 1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1]:
        return date(y, m, d)
    return None


@lru_cache(4096)
def plus_months(d: date, n: int) -> date:
    """The same day `n` months later, or the month's last day where it has no such day."""
    y, m = carry(d.year, d.month + n)
    return date(y, m, min(d.day, monthrange(y, m)[1]))


def plus(d: date, n: float, unit: str) -> date:
    """`d` moved by `n` units."""
    if unit in UNIT_DAYS:
        return d + timedelta(days=round(n * UNIT_DAYS[unit]))
    return plus_months(d, round(n * UNIT_MONTHS[unit]))


@lru_cache(4096)
def containing(d: date, unit: str) -> Period:
    """The calendar unit that holds the day."""
    if unit == "D":
        return day(d)
    if unit in ("W", "2W"):
        return week(d)
    if unit == "M":
        return month(d.year, d.month)
    if unit == "Q":
        return quarter(d.year, (d.month + 2) // 3)
    if unit == "H":
        return half(d.year, 1 if d.month < 7 else 2)
    if unit == "DE":
        return decade(d.year)
    if unit == "CE":
        return Period(date(d.year - d.year % 100 or 1, 1, 1), date(d.year - d.year % 100 + 99, 12, 31), "range")
    return year(d.year)


@lru_cache(4096)
def shift(p: Period, n: float, unit: str) -> Period:
    """A period moved by whole units, keeping month ends month ends."""
    if unit in UNIT_DAYS:
        step = timedelta(days=round(n * UNIT_DAYS[unit]))
        return Period(p.start + step, p.end + step, p.grain)
    count = round(n * UNIT_MONTHS[unit])
    end = plus_months(p.end, count)
    if p.end == last_day(p.end.year, p.end.month):
        end = last_day(end.year, end.month)
    return Period(plus_months(p.start, count), end, p.grain)


def month_count(p: Period) -> int:
    """Length in months, rounded up."""
    return (p.end.year - p.start.year) * 12 + p.end.month - p.start.month + 1


@lru_cache(4096)
def iso_week(d: date) -> str:
    y, w, _ = d.isocalendar()
    return f"{y:04d}-W{w:02d}"


@lru_cache(4096)
def timex_value(p: Period) -> str:
    """The TIMEX3 value of a calendar period (a fiscal quarter is named by its year and months)."""
    y = p.start.year
    if p.grain == "day":
        return p.start.isoformat()
    if p.grain == "week":
        return iso_week(p.start)
    if p.grain == "month":
        return f"{y:04d}-{p.start.month:02d}"
    if p.grain == "quarter" and p.start.month % 3 == 1:
        return f"{y:04d}-Q{(p.start.month + 2) // 3}"
    if p.grain == "half" and p.start.month in (1, 7):
        return f"{y:04d}-H{1 if p.start.month == 1 else 2}"
    if p.grain == "year" and p.start.month == 1:
        return f"{y:04d}"
    if p.grain == "decade":
        return f"{y // 10}"
    if p.grain == "quarter":  # of a fiscal year: the calendar quarter that holds its middle
        middle = plus_months(p.start, 1)
        return f"{middle.year:04d}-Q{(middle.month + 2) // 3}"
    if p.grain == "year":
        return f"{p.end.year:04d}"
    return f"{p.start.isoformat()}/{p.end.isoformat()}"
