"""Runs the grammar over a text, left to right, and keeps the state that later expressions refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipelines.extraction.model import FiscalCalendar, TimeExpression
from pipelines.extraction.times.grammar import RULES
from pipelines.extraction.times.lexicon import LETTER_OF
from pipelines.extraction.times.patterns import anonymous, classes_of, opening, translate
from pipelines.extraction.times.reader import Reader

REGEXES = [re.compile(translate(rule.pattern)) for rule in RULES]
OPENINGS = [opening(regex.pattern) for regex in REGEXES]
#: Letter -> the patterns that a match beginning with it can be of, in their order.
OPENED_BY = {
    letter: re.compile("|".join(f"(?P<r{i}>{anonymous(regex.pattern)})" for i, regex in enumerate(REGEXES) if letter in OPENINGS[i]))
    for letter in set().union(*OPENINGS)
}
#: Every expression holds one of these; the rest of its tokens are of classes that stand in some pattern.
HEADS = frozenset(
    """YEAR OLDYEAR MONTH MONTHABBR MAY MONTHLOW WEEKDAY WEEKDAYLOW WEEKDAYABBR WEEKDAYS WEEKENDW WEEKENDS YEARW MONTHW WEEKW DAYW DECADEW
    FORTNIGHT HOURW YEARSW UNITS HOURS SECOND QTR QTRS QN QNYY HN HNYY HALF FY FYNN CYNN CLOCK CLOCKPM AMPM NOON TZ DECADES DECADES2 TODAY
    NAMEDAY FEAST TIMEW CLOCKW SLASH TONIGHT OVERNIGHT NOW RECENTLY PAST FUTURE MOMENT DAYPART SEASON FALL SETADJ XMAS YEARLONG YEAREND FULLDATE PERIOD""".split()  # noqa: SIM905
)
PARTS = set().union(*(classes_of(rule.pattern) for rule in RULES))
KINDS = str.maketrans({letter: "h" if name in HEADS else "p" if letter in PARTS else " " for name, letter in LETTER_OF.items()})


def stretches(letters: str) -> Iterator[tuple[int, int]]:
    """The runs of tokens in which an expression can stand: only classes that patterns name, one head at least. Linear in the text."""
    kinds = letters.translate(KINDS)
    end = 0
    while (head := kinds.find("h", end)) >= 0:
        start = kinds.rfind(" ", end, head) + 1 or end
        end = kinds.find(" ", head)
        end = len(kinds) if end < 0 else end
        yield start, end


#: Rules whose period is what something is compared with, not what is reported on.
BASES = {"date.year_earlier", "date.year_earlier.open", "date.year_earlier.period", "date.same_period", "date.prior_year"}
COMPARING = ("from", "than", "against", "versus")
BREAK = LETTER_OF["BREAK"]
#: More expressions than this with hardly a token between them are no prose and no table; the rest of such a run is passed over.
LONGEST_RUN, NEAR = 2_000, 2


def find(text: str, published_at: date | None, fiscal: FiscalCalendar | None) -> list[TimeExpression]:
    """Every time expression of the text, in text order."""
    reader = Reader(text, published_at, fiscal)
    letters = reader.letters
    kinds = letters.translate(KINDS)
    times: list[TimeExpression] = []
    at = run = 0
    for begin, finish in stretches(letters):
        if published_at is None and BREAK in letters[at:begin]:
            reader.forget()
        run = run if begin - at <= NEAR else 0
        at = begin
        while kinds.find("h", at, finish) >= 0 and (candidate := first_candidate(letters, at, finish)):
            run = run + 1 if candidate.start() - at <= NEAR else 0
            if run > LONGEST_RUN:
                break
            at = read_at(reader, candidate, times)
    return times


def first_candidate(letters: str, begin: int, finish: int) -> re.Match[str] | None:
    """The first place of a stretch where some pattern matches."""
    for at in range(begin, finish):
        patterns = OPENED_BY.get(letters[at])
        if patterns is not None and (candidate := patterns.match(letters, at, finish + 1)):
            return candidate
    return None


def read_at(reader: Reader, candidate: re.Match[str], times: list[TimeExpression]) -> int:
    """Read the first rule that accepts the tokens at a candidate; the position to go on from."""
    at = candidate.start()
    for i in range(int(candidate.lastgroup[1:]), len(RULES)):
        match = REGEXES[i].match(reader.letters, at)
        try:
            found = RULES[i].read(reader, match) if match else None
        except (ValueError, OverflowError):  # "9,000 years ago" is no day of the calendar
            continue
        if found is None:
            continue
        start = reader.starts[at]
        end = reader.starts[match.end() - 1] + len(reader.words[match.end() - 1])
        quote = reader.text[start:end]
        previous = times[-1] if times else None
        times.append(
            TimeExpression(
                start, end, quote, found.type, found.value, found.period, found.edtf, found.alternative, found.relation, RULES[i].id
            )
        )
        remember(reader, times[-1], previous, reader.words[at - 1].lower() if at else "")
        reader.note_day(times[-1].period, match.end())
        return match.end()
    return at + 1


#: "5m in the third quarter, *against 4m in* the second"
SET_AGAINST = re.compile(r"[^.;\n]{0,60}\b(?:compared (?:with|to)|against|versus|up from|down from) [^.;,\n]{1,40}\b(?:in|for|of) (?:the )?")


def compared(text: str, previous: TimeExpression | None, t: TimeExpression) -> bool:
    """Whether a time stands in what is compared with the time before it in the sentence."""
    return previous is not None and t.start - previous.end < 110 and SET_AGAINST.fullmatch(text, previous.end, t.start) is not None


def remember(reader: Reader, t: TimeExpression, previous: TimeExpression | None, word_before: str) -> None:
    """Keep the period for later words to point back to, unless it is the end of a stretch already kept ("the year to *March*")."""
    if t.period is None or t.value == "PRESENT_REF":
        return
    if previous is not None and previous.period is not None and previous.period.end == t.period.end and t.start - previous.end < 20:
        return
    is_base = t.rule_id in BASES or (reader.ref is not None and (word_before in COMPARING or compared(reader.text, previous, t)))
    is_end = t.period.grain == "day" and t.type == "DATE" and len(t.value) < 10
    reader.note(t.period, is_base, is_end)
