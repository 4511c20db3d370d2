"""Counting: the counted noun of a plain number, and the plain numbers that measure nothing (dates, ages, names, scores)."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.vocabulary import words

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_TIME_AFTER = re.compile(
    rf"[ \u00a0-]?(?:{_MONTH}\b|(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|decades?|times|centur(?:y|ies)|quarters?|nights?|fortnights?|"
    r"year-olds?|weekends?|semesters?|trading days?|business days?|consecutive|straight|successive|gmt|bst|est|edt|cet|utc|o'clock|a\.m\.|p\.m\.|am\b|pm\b|hrs)(?![a-z]))"
)
_NUMBERED_TIME = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty) (?:years?|months?|weeks?|days?|hours?|quarters?)(?![a-z])"
_ADJECTIVE_TIME = re.compile(r" (?!(?:a|an|per|last|this|next|each|the|every|in|of|one|two|three|four|five|six|seven|eight|nine|ten|twelve) )(?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?)(?![a-z])")
_TIME_NEXT = re.compile(rf" {_NUMBERED_TIME}")
_BEFORE = re.compile(r"([A-Za-z.&']+)([ \u00a0\n]+)\Z")
_LABELS = words("label")
_MONTHS = re.compile(rf"{_MONTH}\.?\Z")
_WORD = re.compile(r"(?:\+|-(?:plus|odd)\b)?[ \u00a0]?\n?([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9'&.\-]*|\d{1,4}(?:-\d{1,4})?\b)")
_STOP = words("not_in_noun_phrase")
_PLURAL = words("plural")
_NOT_PLURAL = words("not_plural")
_MODIFIER_PLURAL = words("plural_modifier")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t(]*\Z")
_STREET = re.compile(r" [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Street|Road|Avenue|Lane|Boulevard|Drive|Square|St|Rd|Ave)\b")


def plain_refusal(page: Folded, atom: Atom) -> str | None:
    """Why a plain number (no unit) is no quantity, or None; "name" and "word" are refusals that an earlier count can lift."""
    low, text = page.low, page.text
    start, end, number = atom.start, atom.end, atom.number
    if atom.basis == "fraction":
        return None
    often = (atom.scale > 1 or atom.grouped) and low.startswith(" times", end)
    if (_TIME_AFTER.match(low, end) and not often) or (atom.scale == 1 and number < 100 and _ADJECTIVE_TIME.match(low, end) and not low.startswith(" of", end)):
        return "time"
    if atom.scale > 1:
        return None
    m = _BEFORE.search(text, max(0, start - 24), start)
    before = m[1] if m else ""
    lower_before = before.lower()
    if lower_before in ("age", "aged", "ages"):
        return "age"
    if not atom.grouped:
        refusal = _whole_refusal(page, atom, before, lower_before)
        if refusal is not None:
            return refusal
    if atom.word == "words" and not atom.grouped and (number <= 1 or counted_noun(page, atom) is None):
        return "word"
    return None


def _whole_refusal(page: Folded, atom: Atom, before: str, lower_before: str) -> str | None:
    low, text = page.low, page.text
    start, end, number = atom.start, atom.end, atom.number
    after, next_char = low[end : end + 1], low[end + 1 : end + 2]
    before_char = low[start - 1] if start else "\n"
    if atom.word is None and 1400 <= number <= 2100 and end - start == 4 and not _counts_things(page, atom, lower_before):
        return "year"
    if lower_before in _LABELS or (_MONTHS.match(lower_before) and number <= 31):
        return "label"
    if low[start] == "+" or (counted_noun(page, atom) is None and ((before_char == " " and low[start - 2 : start - 1].isdigit()) or (after == " " and next_char.isdigit()))):
        return "digits in a row"
    if after == "-" and next_char.isalpha() and not low.startswith(("plus", "odd"), end + 1):
        return "compound"
    if (after and after in "-/:" and next_char.isdigit()) or before_char in "-/:":
        return "score or date"
    if after in (".", ")") and next_char in (" ", "\t", "") and _LIST_NUMBER.search(text, max(0, start - 4), start):
        return "list number"
    if _STREET.match(text, end):
        return "address"
    if lower_before == "boeing" and number in _JETS:
        return "label"
    if atom.word is None and before and not before.islower() and _is_name_before(page, start, before):
        return "name"
    if atom.word is not None and text[start].isupper() and before[:1].isupper() and text[end + 1 : end + 2].isupper() and _is_name_before(page, start, before):
        return "name"
    if 16 <= number <= 99 and before_char == " " and (after == "," or low.startswith(" ,", end)) and _is_age(page, start, end):
        return "age"
    if number <= 31 and before_char == " " and _DAYS_BEFORE.search(low, max(0, start - 60), start):
        return "day of a month"
    return None


_AGE_BEFORE = re.compile(r"[A-Z][a-z'-]+ [A-Z][A-Za-z'-]+ ?(?:, ?(?:[A-Z][A-Za-z.]{1,7} )?(?:\( ?[A-Z][A-Za-z.&]{1,8} ?\.? ?\))? ?)?, \Z")
_CALLED_TO = re.compile(r" ?, (?:(?:who|a|an|the) [^.]{0,40})?(?:has|had|have|was|is|will|as|who|joins?|joined|takes?|took|succeeds?|replaces?|became|becomes|formerly|previously|currently|a|an|the|said|left|leaves|stepped)\b")


def _is_age(page: Folded, start: int, end: int) -> bool:
    """`Anna Berg, 52, a former banker`, also in text with spaces around its commas."""
    text = page.text
    if _AGE_BEFORE.search(text, max(0, start - 48), start) is None:
        return False
    return text[end + 1 : end + 3].strip(" ,")[:1].islower() if text[end] == "," else _CALLED_TO.match(page.low, end) is not None


_DAYS_BEFORE = re.compile(rf"\b{_MONTH} \d{{1,2}}(?:, \d{{1,2}}){{0,12}},? (?:and )?\Z")
_JETS = frozenset(range(707, 800, 10))
_TEMPORAL = words("before_year")


def _counts_things(page: Folded, atom: Atom, before: str) -> bool:
    """A four-digit number that could be a year, but counts: `employs 2000 people`."""
    noun = counted_noun(page, atom)
    return noun is not None and noun.lower() in _COUNTED and before not in _TEMPORAL


_COUNTED = words("counted")


def _is_name_before(page: Folded, start: int, before: str) -> bool:
    """True where a capitalised word glues a number into a name: `Windows 95`, `Boeing 747`; not in an all-capital line or after a sentence starts."""
    text = page.text
    line_start = max(text.rfind("\n", max(0, start - 80), start), start - 80)
    line = text[line_start + 1 : start + 40].split("\n")[0]
    if before.endswith(("'s", "s'")) or line.isupper() or before.lower() in _STOP or before in ("About", "Some", "Nearly", "Over", "Around", "Almost", "Another", "Only", "All", "At", "Least", "Just", "Other", "Mr", "Total"):
        return False
    at = start - len(before) - 1
    while at > 0 and text[at - 1] in " \n":
        at -= 1
    return at > 0 and text[at - 1] not in '.!?\n"'


def counted_noun(page: Folded, atom: Atom) -> str | None:
    """The head of the noun phrase after a number: `1,200 new workers` counts workers, `30 Airbus A320 planes` planes."""
    if _TIME_NEXT.match(page.low, atom.end):
        return None  # "118 two years ago"
    phrase = _phrase_after(page.text, atom.end)
    plurals = [i for i, word in enumerate(phrase) if _is_plural(word)]
    if plurals:
        head = plurals[0]
        # a name in the plural, and "sales jobs": the common noun behind it is what is counted
        if (phrase[head][:1].isupper() or phrase[head].lower() in _MODIFIER_PLURAL) and len(plurals) > 1:
            head = next((i for i in plurals[1:] if phrase[i].islower()), head)
        while head + 1 in plurals:
            head += 1
        return phrase[head]
    if atom.word is not None and (atom.value != 1 or atom.high is not None):
        return None
    nouns = [word for word in phrase if not word.lower().endswith(_NO_NOUN_ENDING) and "-" not in word]
    cut = next((i for i, word in enumerate(phrase) if i and word.lower().endswith("ed")), len(phrase))
    nouns = [word for word in phrase[:cut] if word in nouns]
    return nouns[-1] if nouns else None


_NO_NOUN_ENDING = ("ly", "more", "ed")


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in _PLURAL or (len(lower) > 2 and lower[-1] == "s" and lower[-2] not in "sui" and lower not in _NOT_PLURAL) or lower.endswith(("taxis", "skis"))


_SHADE = re.compile(r"-(?:plus|odd)\b")


def _phrase_after(text: str, at: int) -> list[str]:
    """The words after a number as far as a noun phrase can go."""
    found: list[str] = []
    for _ in range(7):
        m = _WORD.match(text, at)
        if m is None or (m.start(1) == at and found) or (text[at] == "-" and not _SHADE.match(text, at)):
            break
        word = m[1]
        bare = word.rstrip(".'-")
        lower = bare.lower()
        if not bare or lower in _STOP or (bare[0].isupper() and text[m.start()] == "\n"):
            break
        if bare[0].isdigit() and "-" in bare:  # "737-800 jets"
            pass
        elif bare.isdigit():
            if not (found and found[-1][:1].isupper()):  # "Note 7 phones"
                break
        elif bare.endswith("'s"):
            found.clear()
        else:
            found.append(bare)
        at = m.end()
        if word != bare or text[at : at + 1] in (",", ";", ")", ":", "(", '"', "?", "!", ""):
            break
    return found
