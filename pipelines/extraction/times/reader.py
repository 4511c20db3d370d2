"""The state of reading one text from left to right: its tokens, the publication day, and the last period named. No patterns here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.extraction.model import FiscalCalendar, Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.lexicon import LETTER_OF, VALUES, tokenize
from pipelines.extraction.times.patterns import translate

FUT, PASTV, PASTED = LETTER_OF["FUT"], LETTER_OF["PASTV"], LETTER_OF["PASTED"]
STOPS = (LETTER_OF["DOT"], LETTER_OF["BREAK"], LETTER_OF["SEMI"])
#: A verb after one of these is of the future, whatever its own form.
MODALS = {"will", "would", "shall", "should", "could", "can", "must", "may", "might", "to", "ll", "be"}
RIGHT_STOPS = (*STOPS, LETTER_OF["THAT"], LETTER_OF["COMMA"], LETTER_OF["WHICH"])
#: How many tokens to the left (right) of an expression a verb can tell its tense.
LEFT, RIGHT = 16, 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its match, before offsets."""

    type: str
    value: str
    period: Period | None = None
    relation: str = "absolute"
    alternative: Period | None = None
    edtf: str | None = None


#: "third quarter ended March 31", "the year to June": what tells of a fiscal year that is not the calendar's.
QUARTER_ENDED = re.compile(translate("<q>ORD DASH? QTR COMMA? WHICH? ENDED ON? (?:DAY OF?)? <mon>MONX (?:<day>DAY)?"))
YEAR_ENDED = re.compile(translate("<year>YEARW COMMA? (?:ENDED|TO) (?:ON|IN|THE|PARTN|OF)* (?:DAY OF?)? <mon>MONX (?:<day>DAY)?"))


def stated_fiscal_year(r: Reader) -> int:
    """The month in which the text says the fiscal year ends; 12 where it says none, or more than one."""
    ends = set()
    for m in (*QUARTER_ENDED.finditer(r.letters), *YEAR_ENDED.finditer(r.letters)):
        month = r.val(m, "mon")
        if (r.val(m, "day") or 31) <= 10:
            month -= 1  # a 52-week year that ends a few days late
        quarter = r.val(m, "q")
        if quarter is None or quarter <= 4:
            ends.add((month + 3 * (4 - (quarter or 4)) - 1) % 12 + 1)
    return ends.pop() if len(ends) == 1 else 12


class Reader:
    """One text being read. `ref` is the last reporting period named (a month or longer), `ref_any` the last period of any grain."""

    def __init__(self, text: str, published_at: date | None, fiscal: FiscalCalendar | None):
        self.text, self.published, self.fiscal = text, published_at, fiscal
        self.words, self.starts, self.letters = tokenize(text)
        self.ref: Period | None = None
        self.ref_any: Period | None = None
        self.years: dict[tuple[int, int], int] = {}
        self.last: dict[str, Period] = {}
        self.day: Period | None = None
        self.day_at = 0
        self.stated_end_month = stated_fiscal_year(self)
        self.in_crores = "crore" in text or "lakh" in text  # amounts counted the Indian way: fiscal years end in March

    def val(self, m: re.Match[str], group: str) -> Any:
        """The lexicon value of a group's first token, or None where the group is absent."""
        at = m.start(group) if group in m.re.groupindex else -1
        return None if at < 0 else VALUES.get(self.words[at], self.words[at])

    def word(self, m: re.Match[str], group: str) -> str:
        at = m.start(group) if group in m.re.groupindex else -1
        return "" if at < 0 else self.words[at].lower()

    def between(self, start: int, end: int) -> list[str]:
        return self.words[start:end]

    def direction(self, start: int, end: int) -> int:
        """1 where the verbs around speak of the future, -1 of the past, 0 where nothing tells."""
        left = self.letters[max(0, start - LEFT) : start]
        left = left[max(map(left.rfind, STOPS)) + 1 :]
        future, past = left.rfind(FUT), left.rfind(PASTV)
        if future >= 0 and (future > past or (past - future <= 3 and self.words[start - len(left) + future].lower() in MODALS)):
            return 1  # "will be", "would have been lost"
        if past >= 0:
            return -1
        if PASTED in left:
            return -1
        right = self.letters[end : end + RIGHT]
        # after a time that opens the sentence its verb stands behind a comma
        stop = min((i for i in map(right.find, STOPS if len(left) <= 2 else RIGHT_STOPS) if i >= 0), default=RIGHT)
        right = right[:stop]
        future, past = right.find(FUT), min((i for i in (right.find(PASTV), right.find(PASTED)) if i >= 0), default=-1)
        if future >= 0 and (past < 0 or future < past):
            return 1
        return -1 if past >= 0 else 0

    def note(self, period: Period, is_base: bool = False, is_end: bool = False) -> None:
        """Remember a period that later words ("a year earlier", "that month") can point back to; a base of comparison only weakly."""
        self.ref_any = period
        if is_end:  # "the end of 2009": a day that "a year earlier" can point back to
            self.ref = period
        if period.grain in ("day", "week"):
            return
        if not is_base:
            self.last[period.grain] = self.ref = period

    def note_day(self, period: Period | None, at: int) -> None:
        """Remember the last day named, and the token after it: clock times and "the next day" lean on it."""
        if period is not None and period.grain == "day":
            self.day, self.day_at = period, at

    def day_here(self, start: int) -> Period | None:
        """The last day named in the sentence of a token."""
        if self.day is None or any(stop in self.letters[self.day_at : start] for stop in STOPS):
            return None
        return self.day

    def forget(self) -> None:
        """Without a publication date a new paragraph may be of another report: nothing points back over it."""
        if self.published is None:
            self.ref = self.ref_any = self.day = None
            self.last.clear()

    @property
    def end_month(self) -> int:
        """The month in which fiscal years end: declared, else as the text itself says, else December."""
        return self.fiscal.end_month if self.fiscal else self.stated_end_month

    # Which year a month, quarter or day without one belongs to -----------------------------------------------------------------------

    def nearest_month(self, m: int, direction: int) -> Period | None:
        """The month a writer means who names no year: the last one, or the next one where the verb is of the future."""
        if self.published is None:
            return None
        p = self.published
        this = cal.month(p.year, m)
        ahead = (m - p.month) % 12
        if direction > 0 and ahead <= 9:
            return this if this.end >= p else cal.month(p.year + 1, m)
        if direction == 0 and 0 < ahead <= 2:
            return cal.month(*cal.carry(p.year, p.month + ahead))
        return this if this.start <= p else cal.month(p.year - 1, m)

    def nearest_quarter(self, q: int, direction: int, end_month: int) -> Period | None:
        """The quarter meant without a year: the last one that is over or nearly so; with a verb of the future the next one not yet over."""
        if self.published is None:
            return None
        p = self.published
        candidates = [cal.quarter(y, q, end_month) for y in range(p.year - 1, p.year + 3)]
        if direction > 0:
            ahead = next(c for c in candidates if c.end >= p)
            if (ahead.start - p).days < 190:
                return ahead
        return [c for c in candidates if c.start <= p][-1]

    def nearest_half(self, h: int, direction: int, end_month: int) -> Period | None:
        if self.published is None:
            return None
        p = self.published
        candidates = [cal.half(y, h, end_month) for y in range(p.year - 1, p.year + 3)]
        if direction > 0:
            return next(c for c in candidates if c.end >= p)
        # a half reported on is over, or well under way
        return [c for c in candidates if (p - c.start).days >= (60 if direction < 0 else 0)][-1]

    def nearest_day(self, m: int, d: int, direction: int) -> date | None:
        """The day meant without a year: the nearest one, or the one the verb's tense allows."""
        if self.published is None:
            return None
        p = self.published
        if (m, d) in self.years and direction <= 0:
            return cal.safe_date(self.years[m, d], m, d)
        days = [x for x in (cal.safe_date(p.year + k, m, d) for k in (-1, 0, 1)) if x]
        if direction > 0:
            days = [x for x in days if x >= p] or days
        elif direction < 0:
            days = [x for x in days if (x - p).days <= 60] or days
        return min(days, key=lambda x: abs((x - p).days)) if days else None

    def nearest_weekday(self, weekday: int, direction: int) -> date | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - weekday) % 7
        if direction > 0 and back:
            return cal.plus(self.published, 7 - back, "D")
        return cal.plus(self.published, -back, "D")
