"""Linking: ranges, lists whose unit stands once, bracketed pairs, and units carried over from an earlier number of the sentence."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom, tidy
from pipelines.extraction.quantities.exchange import exchange_units
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.vocabulary import Unit

_TO = re.compile(r"(?:-(?= to))? ?(?:-|to|and|or|till|until|through) ?\Z")
_LIST = re.compile(r", ?\Z|,? (?:and|or) \Z| & \Z|/ ?\Z")
_BETWEEN = re.compile(r"(?:\bbetween|\brang(?:e|es|ed|ing) (?:of|from|between)|\brange|\bfrom anywhere between|\banywhere from)(?: (?:about|around|some|roughly|approximately|a|an))?\s*\Z")
_FROM = re.compile(r"\bfrom(?: (?:about|around|some|roughly|just|over|under|nearly|almost|approximately|a|an|the|its|their|present|current|previous|existing|earlier|initial|original|today's|now|level of)){0,3}\s*\Z")
#: "grew by 11.2m to 14.9m": what was told in the past had one extent and one end.
_GREW_BY = re.compile(r"\b(?:rose|fell|grew|climbed|jumped|slipped|slid|declined|decreased|increased|dropped|surged|soared|tumbled|plunged|shrank|widened|narrowed) by \Z")
_NOT_YET = re.compile(r"\b(?:to|will|would|could|may|might|should|have|has|had|be|were|was|are|is) [a-z]+ by \Z")
_MOVED = re.compile(
    r"\b(?:rose|rise|rises|rising|risen|fell|fall|falls|falling|fallen|up|down|by|gained|gain|gaining|lost|lose|losing|added|adding|adds|"
    r"increased|increase|increases|increasing|decreased|decrease|dropped|drop|drops|climbed|climb|jumped|jump|grew|grow|grows|grown|declined|decline|"
    r"slipped|slid|dipped|cut|soared|surged|tumbled|plunged|advanced|eased|improved|widened|narrowed|shed|off|another|"
    r"boost|boosted|raise|raised|lifted|sank|slumped|edged|firmed|ticked|rebounded|swelled|expanded|shrank|contracted)"
    r"(?: (?:by|about|around|nearly|almost|some|more than|over|just|only|a further|another|an additional|roughly|approximately))*\s*\Z"
)
SENTENCE_END = re.compile(r"[.!?]['\")]{0,2}\s+(?=[A-Z\"'(<])|\n\s*\n")
CARRY_LEFT = re.compile(r"(?:\b(?:from|to|at|up|down|against|versus|vs|with|and|or|than|below|above|of|another|further|imports|exports|for|by|,)|,|-|\()(?: (?:about|around|nearly|almost|over|under|some|just|only|more than|less than|a|an|the|up to|as much as|roughly|approximately|previous|present|earlier|january|february|march|april|may|june|july|august|september|october|november|december|last|its|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|quarter|yesterday)(?:'s)?){0,2}\s*\Z")


def link(page: Folded, found: list[Atom]) -> list[Atom]:
    """The atoms with ranges joined and shared units filled in."""
    _share_forward(page, found)
    found = _join_ranges(page, found)
    exchange_units(page, found)
    _carry_back(page, found)
    return _join_minor(page, found)


def _share_forward(page: Folded, found: list[Atom]) -> None:
    """`10, 15 and 20 percent`, `76 million and 63 million euros`, `5 to 7 million`: what stands once, after the last."""
    low = page.low
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if b.qstart - a.qend > 8 or (a.unit is not None and not a.prefixed):
            continue
        gap = low[a.qend : b.qstart]
        to, listed = _TO.match(gap), _LIST.match(gap)
        if not (to or listed):
            if gap in (" ", " ( ") and a.prefixed and a.scale == 1 and b.unit is None and (a.decimal or a.signed):
                _share_scale_out_of_brackets(page, a, b)
            continue
        if a.unit is None:
            if _is_year(a) and not (_is_year(b) or (b.scale == 1 and b.number > 1000)):
                continue
            if b.unit is None:
                if to and a.scale == 1 and b.scale > 1 and abs(a.number) < 1000 and a.number <= b.number and not a.grouped:
                    a.scale = b.scale
                continue
            if b.prefixed or b.word == "fraction" or (b.unit.dimension == "ratio" and b.word):
                continue
            if "or" in gap and (a.scale > 1 or a.grouped or "," in gap or abs(a.number) >= 1000):
                continue  # "1,229, or 54.5 pct" says one thing in two ways
            if a.word == "words" and a.number == 1 and a.scale == 1 and not to:
                continue
            a.unit, a.basis = b.unit, "named after the last of the list" if listed and not to else a.basis
        shared = a.prefixed or a.unit is b.unit
        if shared and to and a.scale == 1 and b.scale > 1 and abs(a.number) < 1000 and not a.grouped and a.number <= b.number:
            a.scale = b.scale


def _is_year(atom: Atom) -> bool:
    """A plain four-digit number of our times."""
    return atom.end - atom.start == 4 and atom.scale == 1 and 1900 <= atom.number <= 2100 and not atom.grouped and not atom.decimal and atom.word is None


def _share_scale_out_of_brackets(page: Folded, a: Atom, b: Atom) -> None:
    """`EUR 20.5 18.7 million`, `EUR -2.5 ( +0.4 ) million`: tables turned into sentences."""
    after = re.compile(r" ?\) (million|mn|mln|billion|bn)\b").match(page.low, b.end)
    if after:
        scale = 1e9 if after[1][0] == "b" else 1e6
    elif b.scale > 1:
        scale = b.scale
    else:
        return
    a.scale = b.scale = scale
    b.unit, b.basis = a.unit, "as the number before it"


def _same_kind(a: Unit | None, b: Unit | None) -> bool:
    if a is None or b is None:
        return False
    return a.unit == b.unit or (a.dimension == b.dimension == "money" and "*" in (a.unit[0], b.unit[0]))


def _join_ranges(page: Folded, found: list[Atom]) -> list[Atom]:
    low = page.low
    out: list[Atom] = []
    for b in found:
        a = out[-1] if out else None
        if a is None or b.qstart - a.qend > 5 or a.high is not None or a.word == "fraction" or b.word == "fraction":
            out.append(b)
            continue
        gap = low[a.qend : b.qstart]
        if not _TO.match(gap) or not _is_range(page, a, b, gap.strip()):
            out.append(b)
            continue
        if b.unit is None:
            b.unit = a.unit
            if a.scale > 1 and b.scale == 1 and b.number < 1000 and not b.grouped and b.number > a.number:
                b.scale = a.scale
        elif a.unit is None:
            a.unit = b.unit
        elif a.unit.unit[0] == "*":
            a.unit = Unit(a.unit.dimension, b.unit.unit, a.unit.factor)
        if a.prefixed and a.scale == 1 and b.scale > 1 and abs(a.number) < 1000 and not a.grouped and a.number <= b.number:
            a.scale = b.scale
        a.high = b.value
        a.qend = b.qend
        a.end = b.end
        a.grouped = a.grouped or b.grouped
        a.word = None if a.word == "words" else a.word
    return out


def _is_range(page: Folded, a: Atom, b: Atom, joint: str) -> bool:
    """A range, or two values? `between A and B` is a range, `rose from A to B` and `rose A to B` are two."""
    low = page.low
    if b.unit is not None and a.unit is not None and not _same_kind(a.unit, b.unit):
        return False
    if a.unit is not None and b.unit is None and (b.scale == 1 and a.scale > 1 and b.grouped):
        return False
    if a.unit is None and b.unit is None and _is_year(b):
        return False  # "1999-2003", "9-2007", "between 1999 and 2003"
    left = low[max(0, a.qstart - 48) : a.qstart]
    x, y = a.value, b.number * b.scale * (b.unit or a.unit or _PLAIN).factor
    if b.unit is None and b.scale == 1 and a.scale > 1 and b.number < 1000:
        y *= a.scale
    if _BETWEEN.search(left):
        return joint in ("and", "to", "-", "or")
    if joint in ("and", "or") or (joint == "-" and a.word is None and b.word == "words" and page.text[b.start].isupper()):
        return False  # "7-Eleven"
    if joint == "-" and a.is_whole() and a.unit is None and low[max(0, a.start - 2) : a.start - 1].isdigit():
        return False  # "40 737-800 jets"
    plain = a.unit is None and b.unit is None and not (a.scale > 1 or b.scale > 1 or a.grouped)
    if plain and joint == "-" and not (0 < x < y and low[b.qend : b.qend + 1] == " " and low[b.qend + 1 : b.qend + 2].isalpha()):
        return False  # scores, seasons and phone numbers, but "20-25 people"
    if x >= y and joint != "-":
        return False
    if joint == "-":
        return x < y or (x > y and a.unit is None)
    if _FROM.search(left):
        return False
    if _is_year(a) and a.unit is None and b.grouped and left.endswith((" in ", " since ", " from ")):
        return False  # "from 12,000 in 1999 to 7,500"
    if _MOVED.search(left):
        is_percent = a.unit is not None and a.unit.dimension == "percent"
        if not is_percent and a.unit is not None and b.unit is not None and _GREW_BY.search(left) and not _NOT_YET.search(left):
            return False
        return (y < 2 * x or (is_percent and y == 2 * x and left.rstrip().endswith(" by"))) and (is_percent or not left.rstrip().endswith(("up", "down")))
    return y <= 10 * x


_PLAIN = Unit("bare", "count")


def _carry_back(page: Folded, found: list[Atom]) -> None:
    """`rose to 31.20 euros from 18.4`, `62.5 mln francs compared with 58.1 mln`: the unit of an earlier number in the sentence."""
    money: Atom | None = None
    other: Atom | None = None
    converted: tuple[Atom, Atom] | None = None  # an amount and what it is in other money
    for atom in found:
        if atom.unit is not None:
            if atom.unit.dimension == "money":
                if money is not None and page.low[money.qend : atom.qstart] in (" (", " ( ") and page.low[atom.qend : atom.qend + 2].strip().startswith((")", ";")):
                    converted = (money, atom)
                money = atom
            elif atom.unit.dimension in ("physical", "percent"):
                other = atom
            continue
        if atom.basis == "fraction":
            continue
        measured = other is not None and (atom.scale == 1 or other.unit.dimension == "physical")
        last = other if measured and (money is None or money.qend < other.qend) else money
        if last is money and money is not None and converted is not None and money is converted[1]:
            last = converted[0]
        if last is None or last.unit is None or atom.qstart - last.qend > 240 or not _comparable(last, atom):
            continue
        if atom.scale > 1 and last.unit.factor < 1:
            continue  # a share price in cents says nothing of millions
        if last is money and atom.scale > 1 and _A_NUMBER_OF.search(page.low, last.qend, atom.qstart):
            continue  # "to 1.9bn kronor as the number of people rose to 2.6 million"
        if not ends_plain(page, atom) or not CARRY_LEFT.search(page.low, max(0, atom.qstart - 40), atom.qstart):
            continue
        if SENTENCE_END.search(page.text, last.qend, atom.qstart):
            continue
        atom.unit, atom.basis = last.unit, "unit of an earlier number in the sentence"


def _comparable(last: Atom, atom: Atom) -> bool:
    """True where two numbers can be of one unit: both scaled, both decimal or both grouped, and not worlds apart."""
    if atom.scale > 1:
        return last.unit is None or last.unit.dimension != "physical" or (last.unit.unit != "point" and 0.001 < atom.value / (last.value or 1) < 1000)
    if atom.grouped and last.scale > 1 and last.unit is not None and last.unit.dimension == "physical" and atom.number >= 10_000:
        return 0.0005 < atom.number / (last.value or 1) < 2  # "15.3 mln bpd, down 900,000"
    ratio = abs(atom.number / last.number) if last.number else 0.0
    alike = (atom.decimal and last.decimal and last.scale == 1) or (atom.grouped and last.grouped and last.scale == 1)
    return alike and 0.02 < ratio < 50


_A_NUMBER_OF = re.compile(r"\b(?:numbers? of|headcount|workforce|ticket sales|unit sales|subscribers|customers|passengers|users|visitors|arrivals|shipments|deliveries|registrations)\b")
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)\]\"]|\Z|-- |- )|\s+(?:in|from|to|at|on|by|for|and|or|but|of|the|a|an|last|this|next|a|as|against|versus|vs|compared|during|over|after|before|since|up|down|"
    r"with|while|which|who|that|had|has|have|was|were|is|are|will|would|could|previously|earlier|respectively|yearly|annually|per|each|she|he|it|they|the|under|than|"
    r"until|if|when|because|although|though|through|within|between|million\b|year|its|their|also|then|now|so|late|later|early|following|followed|according|excluding|including|plus|or)\b"
)


def ends_plain(page: Folded, atom: Atom) -> bool:
    return _NO_NOUN.match(page.low, atom.qend) is not None


def _join_minor(page: Folded, found: list[Atom]) -> list[Atom]:
    """`five dollars and 20 cents` is one amount."""
    out: list[Atom] = []
    for b in found:
        a = out[-1] if out else None
        if (
            a is not None and a.unit is not None and b.unit is not None and b.unit.dimension == a.unit.dimension == "money" and b.unit.factor == 0.01
            and a.unit.factor == 1 and a.scale == 1 and a.high is None and b.high is None and a.number == int(a.number) and 0 < b.number < 100
            and 0 < b.start - a.qend <= 6 and page.low[a.qend : b.qstart].strip(" ,") in ("", "and")
            and (b.unit.unit[0] == "*" or b.unit.unit == a.unit.unit or a.unit.unit[0] == "*")
        ):  # fmt: skip
            a.number = tidy(a.number + b.number / 100)
            a.qend, a.end, a.decimal = b.qend, b.qend, True
            continue
        out.append(b)
    return out
