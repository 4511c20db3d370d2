"""Runs the grammar over a text, left to right, and keeps the state that later expressions refer to."""

from __future__ import annotations

import re
from datetime import date

from pipelines.extraction.model import FiscalCalendar, TimeExpression
from pipelines.extraction.times.grammar import RULES
from pipelines.extraction.times.lexicon import LETTER_OF
from pipelines.extraction.times.patterns import anonymous, translate
from pipelines.extraction.times.reader import Reader

REGEXES = [re.compile(translate(rule.pattern)) for rule in RULES]
ANY = re.compile("|".join(f"(?P<r{i}>{anonymous(regex.pattern)})" for i, regex in enumerate(REGEXES)))
#: Rules whose period is what something is compared with, not what is reported on.
BASES = {"date.year_earlier", "date.year_earlier.open", "date.year_earlier.period", "date.same_period", "date.prior_year"}
BREAK = LETTER_OF["BREAK"]


def find(text: str, published_at: date | None, fiscal: FiscalCalendar | None) -> list[TimeExpression]:
    """Every time expression of the text, in text order."""
    reader = Reader(text, published_at, fiscal)
    letters, words, starts = reader.letters, reader.words, reader.starts
    times: list[TimeExpression] = []
    at = 0
    while candidate := ANY.search(letters, at):
        if published_at is None and BREAK in letters[at : candidate.start()]:
            reader.forget()
        at = candidate.start() + 1
        for i in range(int(candidate.lastgroup[1:]), len(RULES)):
            match = REGEXES[i].match(letters, candidate.start())
            if not match:
                continue
            found = RULES[i].read(reader, match)
            if found is None:
                continue
            first, last = match.start(), match.end() - 1
            start, end = starts[first], starts[last] + len(words[last])
            times.append(
                TimeExpression(
                    start, end, text[start:end], found.type, found.value, found.period, found.edtf, found.alternative, found.relation, RULES[i].id
                )
            )
            tail_of = len(times) > 1 and times[-2].period is not None and found.period is not None and times[-2].period.end == found.period.end
            if found.period is not None and found.value != "PRESENT_REF" and not (tail_of and start - times[-2].end < 20):
                before = words[first - 1].lower() if first else ""
                is_base = RULES[i].id in BASES or (before in ("from", "than", "against", "versus") and reader.ref is not None)
                is_end = found.period.grain == "day" and found.type == "DATE" and len(found.value) < 10
                reader.note(found.period, is_base, is_end)
            at = match.end()
            break
    return times
