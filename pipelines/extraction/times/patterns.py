"""The pattern language: token classes in capitals, groups as `<name>CLASS`, everything else as in a regular expression.

`THE? <ord>ORDINAL DASH? QTR` is the class letters of "the", an ordinal, a hyphen and "quarter"; it is matched on the string of
class letters that lexicon.tokenize makes, so a pattern sees words, never characters. Compiling only; no rule is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as ops
from re import _parser
from typing import Any

from pipelines.extraction.times.lexicon import LETTER_OF

#: A name for several classes.
SETS = {
    "ORDINAL": "ORDWORD SECOND",
    "CARDINAL": "WORDNUM TENS DAYN INT OLDYEAR DECIMAL FIGURE",
    "DAY": "DAYN DAYORD",
    "MON": "MONTH MONTHABBR MAY",
    "MONX": "MONTH MONTHABBR MAY MONTHLOW",
    "WD": "WEEKDAY",
    "WDX": "WEEKDAY WEEKDAYABBR WEEKDAYLOW",
    "REL": "THIS CURRENT LAST PAST PREV NEXT COMING FOLLOWING",
    "UNIT1": "YEARW MONTHW WEEKW DAYW DECADEW FORTNIGHT",
    "UNITN": "YEARSW UNITS QTRS",
    "TIMEUNIT": "HOURW HOURS",
    "ANYUNIT1": "YEARW MONTHW WEEKW DAYW DECADEW FORTNIGHT HOURW QTR",
    "ANYUNITN": "YEARSW UNITS QTRS HOURS",
    "YY": "DAYN INT ZERO",
    "BACK": "AGO EARLIER BEFORE",
    "SHIFT": "AGO EARLIER BEFORE LATER AFTER",
    "ORD": "ORDWORD SECOND DAYORD",
    "ENDMARK": "DOT COMMA SEMI BREAK CLOSE SIGN AND",
    "SEASONS": "SEASON FALL",
    "PLURAL": "YEARSW UNITS HOURS",
    "TIMED": "HOURW HOURS YEARW YEARSW UNITS MONTHW",
}
PIECE = re.compile(r"(\(\?<?[:=!])|<([a-z0-9_]+)>|([A-Z][A-Z0-9]*)|(\S)")


def letters(name: str) -> str:
    """The character or character set of a class or a set of classes."""
    if name in SETS:
        return "[" + "".join(LETTER_OF[c] for c in SETS[name].split()) + "]"
    if name not in LETTER_OF:
        raise ValueError(f"a pattern names the class {name}: it is neither in lexicon/times.tsv nor in SETS of {__name__}")
    return LETTER_OF[name]


def translate(pattern: str) -> str:
    """A pattern over class names as a regular expression over class letters."""
    out, group = [], None
    for look, name, cls, other in PIECE.findall(pattern):
        if name:
            group = name
        elif group:
            out.append(f"(?P<{group}>" + (f"{letters(cls)})" if cls else ""))
            group = None
        else:
            out.append(look or (letters(cls) if cls else other))
    return "".join(out)


def classes_of(pattern: str) -> set[str]:
    """The letters of the classes a pattern names."""
    names = {name for _, _, name, _ in PIECE.findall(pattern) if name and name != "ENDMARK"}
    return {LETTER_OF[c] for name in names for c in SETS.get(name, name).split()}


def anonymous(regex: str) -> str:
    """The same expression without named groups, to stand in an alternation with others."""
    return re.sub(r"\(\?P<[a-z0-9_]+>", "(?:", regex)


def opening(regex: str) -> set[str]:
    """The letters that a match can begin with."""
    letters, may_be_empty = _opening(_parser.parse(regex))
    if may_be_empty:
        raise ValueError(f"a pattern can match nothing: {regex}")
    return letters


def _opening(items: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """What parsed items can begin with, and whether they can match nothing."""
    found: set[str] = set()
    for op, given in items:
        if op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
            continue  # takes no letter
        if op is ops.LITERAL:
            letters, empty = {chr(given)}, False
        elif op is ops.IN:
            letters, empty = {chr(value) for _, value in given}, False
        elif op is ops.MAX_REPEAT:
            letters, empty = _opening(given[2])
            empty = empty or given[0] == 0
        elif op is ops.SUBPATTERN:
            letters, empty = _opening(given[3])
        elif op is ops.BRANCH:
            branches = [_opening(branch) for branch in given[1]]
            letters, empty = set().union(*(b[0] for b in branches)), any(b[1] for b in branches)
        else:
            raise ValueError(f"the pattern language has no {op}")
        found |= letters
        if not empty:
            return found, False
    return found, True
