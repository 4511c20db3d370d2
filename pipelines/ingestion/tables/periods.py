"""Period labels of tables (`2019-Q2`, `1Q22 (r)`, `FY2022-Q3`, `H1 2021`, `Jan-22`) to inclusive intervals with their grain.

Labels only: time expressions in prose are `extraction.times`. A fiscal label needs its entity's calendar; without one it is refused and
not taken for a calendar period, which would be silently wrong.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.ingestion.dates import MONTH_WORD, MONTHS, parse_moment


class PeriodError(ValueError):
    """The label is no period, or one that cannot be told without more knowledge; the message says which."""


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When a fiscal year ends. FY2022 with month 3 ends in March 2022.

    `weekday` (0 = Monday) makes it a 52/53-week year that ends on the `last` such weekday of the month, or on the one `nearest` to the
    month's end. Its quarters are of 13 weeks, the fourth takes what is left.
    """

    month: int
    weekday: int | None = None
    rule: str = "last"

    def end(self, year: int) -> date:
        """The last day of fiscal `year`."""
        last = date(year, self.month, calendar.monthrange(year, self.month)[1])
        if self.weekday is None:
            return last
        back = (last.weekday() - self.weekday) % 7
        if self.rule == "nearest" and back > 3:
            return last + timedelta(days=7 - back)
        return last - timedelta(days=back)


@dataclass(frozen=True, slots=True)
class TablePeriod:
    """A label's meaning. `restated` and `modality` come from marks such as `(r)` and `2025E`."""

    start: date
    end: date
    grain: str
    restated: bool = False
    modality: str = "actual"
    is_fiscal: bool = False


_Y = r"(?P<y>(?:19|20)\d{2}|'?\d{2})"
_FY = r"(?P<fy>FY|F|fiscal(?: year)?)?[ -]?"
_SEP = r"[ \-/:.,'’_]{0,2}"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: (grain, pattern): the first that matches the whole label wins. `n` numbers the part of the year.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("quarter", _compile(rf"{_FY}{_Y}{_SEP}Q(?P<n>[1-4])")),
    ("quarter", _compile(rf"(?P<fq>F)?Q(?P<n>[1-4]){_SEP}(?:of )?{_FY}{_SEP}{_Y}")),
    ("quarter", _compile(rf"(?P<n>[1-4])Q{_SEP}{_FY}{_SEP}{_Y}")),
    ("quarter", _compile(rf"(?P<n>first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter(?: of)?,? {_FY}{_Y}")),
    ("half", _compile(rf"{_FY}{_Y}{_SEP}H(?P<n>[12])")),
    ("half", _compile(rf"H(?P<n>[12]){_SEP}(?:of )?{_FY}{_SEP}{_Y}")),
    ("half", _compile(rf"(?P<n>[12])H{_SEP}{_FY}{_SEP}{_Y}")),
    ("half", _compile(rf"(?P<n>first|second|[12](?:st|nd)) half(?: of)?,? {_FY}{_Y}")),
    ("nine_months", _compile(rf"9M{_SEP}{_FY}{_Y}|{_FY.replace('<fy>', '<fy2>')}{_Y.replace('<y>', '<y2>')}{_SEP}9M")),
    ("year", _compile(r"(?P<fy>FY|fiscal(?: year)?)[ -]?(?P<y>(?:19|20)\d{2}|'?\d{2})")),
    ("year", _compile(r"(?:CY ?)?(?P<y>(?:19|20)\d{2})")),
    ("split_year", _compile(r"(?P<mark>FY ?)?(?P<y1>(?:19|20)\d{2})(?P<sep>[/–-])(?P<y>\d{2})")),
    ("month", _compile(r"(?P<y>(?:19|20)\d{2})(?:[-/ ]?M(?P<m>0?[1-9]|1[0-2])|[-/](?P<n>0?[1-9]|1[0-2])|(?P<nn>0[1-9]|1[0-2]))")),
    ("month", _compile(r"M?(?P<n>0?[1-9]|1[0-2])[/-](?P<y>(?:19|20)\d{2})")),
    ("month", _compile(rf"(?P<n>{MONTH_WORD})\.?(?:[ ,'’/-]{{1,2}}(?P<y>(?:19|20)\d{{2}})|[-'’/]{{1,2}}(?P<yy>\d{{2}}))")),
    ("month", _compile(rf"(?P<y>(?:19|20)\d{{2}})[ ,/-]{{1,2}}(?P<n>{MONTH_WORD})\.?")),
    ("week", _compile(r"(?P<y>(?:19|20)\d{2})[ -]?W(?P<n>\d{1,2})")),
    ("week", _compile(r"W(?:eek )?(?P<n>\d{1,2})[ ,/-]{1,2}(?P<y>(?:19|20)\d{2})")),
    ("decade", _compile(r"(?P<y>(?:19|20)\d0)s")),
    ("range", _compile(r"(?P<y1>(?:19|20)\d{2}) ?(?:-|–|—|to|/) ?(?P<y>(?:19|20)\d{2})")),
)
_RESTATED = _compile(r"(?: ?\((?:r|rev\.?|revised|restated)\)| (?:r|revised|restated))$")
_PRELIMINARY = _compile(r" ?\((?:p|prel\.?|preliminary)\)$")
_FORECAST = _compile(r"(?: ?\((?:e|f|est\.?|estimates?|forecast|proj\.?)\)| ?(?:E|F|est\.?|forecast))$")
_ACTUAL = _compile(r"(?<=\d) ?(?:A|\((?:a|actual)\))$")
_FOOTNOTE = re.compile(r"[*†‡§¹²³]{1,4}$|\[\d{1,2}\]$")


def _year(text: str) -> int:
    digits = text.lstrip("'")
    number = int(digits)
    return number if len(digits) == 4 else 2000 + number if number < 70 else 1900 + number


def _months(start: date, count: int) -> date:
    """The first day `count` months after the month of `start`."""
    months = start.year * 12 + start.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _part(year: int, months: int, number: int, fiscal: FiscalYear | None) -> tuple[date, date]:
    """The `number`-th stretch of `months` months of a calendar or fiscal year."""
    if fiscal is None:
        start = _months(date(year, 1, 1), (number - 1) * months)
        return start, _months(start, months) - timedelta(days=1)
    if fiscal.weekday is None:
        first = _months(date(year, fiscal.month, 1), -11)
        start = _months(first, (number - 1) * months)
        return start, _months(start, months) - timedelta(days=1)
    first, last = fiscal.end(year - 1) + timedelta(days=1), fiscal.end(year)
    weeks = months // 3 * 13
    start = first + timedelta(weeks=weeks * (number - 1))
    is_last = number * months >= 12
    return start, last if is_last else start + timedelta(weeks=weeks) - timedelta(days=1)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ORDINALS.get(text.lower()) or MONTHS[text.lower()]


def _interval(grain: str, match: re.Match[str], fiscal: FiscalYear | None, is_fiscal: bool) -> tuple[date, date, str]:
    groups = match.groupdict()
    year = _year(groups.get("y") or groups.get("yy") or groups.get("y2") or "")
    part = groups.get("n") or groups.get("m") or groups.get("nn")
    number = _number(part) if part else 1
    own = fiscal if is_fiscal else None
    if grain == "quarter":
        return *_part(year, 3, number, own), "quarter"
    if grain == "half":
        return *_part(year, 6, number, own), "half"
    if grain == "nine_months":
        return _part(year, 3, 1, own)[0], _part(year, 3, 3, own)[1], "range"
    if grain == "year":
        return *_part(year, 12, 1, own), "year"
    if grain == "month":
        start = date(year, number, 1)
        return start, _months(start, 1) - timedelta(days=1), "month"
    if grain == "week":
        try:
            start = date.fromisocalendar(year, number, 1)
        except ValueError:
            raise PeriodError(f"{year} has no week {number}") from None
        return start, start + timedelta(days=6), "week"
    if grain == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31), "decade"
    first = _year(groups["y1"])
    if first >= year:
        raise PeriodError("a range that ends before it starts")
    return date(first, 1, 1), date(year, 12, 31), "range"


def _strip_marks(label: str) -> tuple[str, bool, str]:
    """(label without its marks, restated, modality)."""
    restated, modality = False, "actual"
    for _ in range(3):
        before = label
        label = _FOOTNOTE.sub("", label).rstrip()
        if _RESTATED.search(label):
            label, restated = _RESTATED.sub("", label), True
        elif _PRELIMINARY.search(label):
            label = _PRELIMINARY.sub("", label)
        elif _FORECAST.search(label) and any(c.isdigit() for c in label):
            label, modality = _FORECAST.sub("", label), "forecast"
        elif _ACTUAL.search(label):
            label = _ACTUAL.sub("", label)
        if label == before:
            break
    return label.strip(), restated, modality


def parse_period(label: str, fiscal: FiscalYear | None = None, all_fiscal: bool = False) -> TablePeriod:
    """The interval a label names; raises PeriodError. `all_fiscal` reads plain labels (`2022-Q3`) in the fiscal calendar too."""
    text = " ".join(label.split())
    if not text or len(text) > 40:
        raise PeriodError("not a period label")
    core, restated, modality = _strip_marks(text)
    for grain, pattern in _PATTERNS:
        match = pattern.fullmatch(core)
        if not match:
            continue
        groups = match.groupdict()
        marked = bool(groups.get("fy") or groups.get("fy2") or groups.get("fq"))
        if grain == "split_year":
            if _year(groups["y"]) != _year(groups["y1"]) + 1:
                continue
            if not groups["mark"] and groups["sep"] == "-" and int(groups["y"]) <= 12:
                continue  # ISO: 2011-12 is December
            if not groups["mark"] and int(groups["y"]) <= 12 and fiscal is None:
                raise PeriodError("either a month or a year across two calendar years; write 2011-12 or FY2011/12")
            marked, grain = True, "year"
        is_fiscal = marked or (all_fiscal and grain in ("quarter", "half", "year", "nine_months"))
        if is_fiscal and fiscal is None:
            raise PeriodError("a fiscal period of an entity whose fiscal calendar is not known")
        start, end, grain_out = _interval(grain, match, fiscal, is_fiscal)
        return TablePeriod(start, end, grain_out, restated, modality, is_fiscal)
    moment = parse_moment(core)
    if moment is not None:
        return TablePeriod(moment.date(), moment.date(), "day", restated, modality)
    raise PeriodError("not a period label")


def with_end(period: TablePeriod, end: date) -> TablePeriod:
    """The period moved to the end a table states beside its label (a 52/53-week year whose last day is printed)."""
    return replace(period, end=end)
