"""Durations as quantities: "three years" is a number with a unit, though never a claim; read off the time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.extraction.model import Quantity, TimeExpression

_VALUE = re.compile(r"P(T?)(\d{1,9}(?:\.\d{1,6})?)(Y|M|W|D|H|S|DE|CE)")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "DE": "decade", "CE": "century"}
_QUALIFIERS = {
    "approx": re.compile(r"(?:about|around|nearly|almost|roughly|some|approximately)\b", re.IGNORECASE),
    "more_than": re.compile(r"(?:more than|over|at least)\b", re.IGNORECASE),
    "less_than": re.compile(r"(?:less than|fewer than|under|up to|at most)\b", re.IGNORECASE),
}


def durations(times: Iterable[TimeExpression], quantities: Iterable[Quantity]) -> list[Quantity]:
    """A quantity for each duration with a stated number that no quantity covers, in text order."""
    taken = [(q.start, q.end) for q in quantities]
    found = []
    for time in times:
        match = _VALUE.fullmatch(time.value) if time.type == "DURATION" else None
        if match is None or any(start < time.end and time.start < end for start, end in taken):
            continue
        unit = "minute" if match[1] and match[3] == "M" else _UNITS[match[3]]
        qualifier = next((name for name, pattern in _QUALIFIERS.items() if pattern.match(time.quote)), "exact")
        found.append(Quantity(time.start, time.end, time.quote, float(match[2]), unit, "physical", qualifier=qualifier))
    return found
