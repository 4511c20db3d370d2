"""Numerals: what a run of digits or of number words is worth; nothing about units."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.vocabulary import numbers

#: Longer runs are no numbers anybody measures (and floats hold no more); they are passed over.
LONGEST = 40
DIGITS = r"\d+(?:[.,]\d+)*"
_WORD = re.compile(r"[a-z]+")
AND_A_PART = re.compile(r"[ -]and[ -](?:a[ -])?(half|quarter|third|three[ -]quarters)\b")
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_JOIN = re.compile(r"[ \u00a0-](?:and )?")
_N = numbers()
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}


def digits_value(raw: str) -> tuple[float, int] | None:
    """The value of digits with separators, and how much of `raw` it covers; None where it is no number ("1.2.3").

    A comma groups thousands (1,234,567), lakhs (1,64,137), or is the decimal sign (7,8); a dot is the decimal sign, or groups where it
    occurs more than once (1.234.567). Of both, the last is the decimal sign.
    """
    if len(raw) > LONGEST:
        return None
    commas, dots = raw.count(","), raw.count(".")
    if not commas:
        if dots <= 1:
            return float(raw), len(raw)
        groups = raw.split(".")
        return (float("".join(groups)), len(raw)) if _grouped(groups) else None
    if dots:
        if raw.rfind(".") > raw.rfind(","):
            whole, _, part = raw.rpartition(".")
            groups = whole.split(",")
            return (float(f"{''.join(groups)}.{part}"), len(raw)) if dots == 1 and (_grouped(groups) or _grouped_lakhs(groups)) else None
        whole, _, part = raw.rpartition(",")
        return (float(f"{whole.replace('.', '')}.{part}"), len(raw)) if commas == 1 and _grouped(whole.split(".")) else None
    groups = raw.split(",")
    if _grouped(groups) or _grouped_lakhs(groups):
        return float("".join(groups)), len(raw)
    if commas == 1:
        return float(raw.replace(",", ".")), len(raw)
    return float(groups[0]), len(groups[0])  # a list without spaces: 1,2,3


def _grouped(groups: list[str]) -> bool:
    return 0 < len(groups[0]) <= 3 and (groups[0][0] != "0" or len(groups) == 1) and all(len(g) == 3 for g in groups[1:])


def _grouped_lakhs(groups: list[str]) -> bool:
    return len(groups) >= 3 and len(groups[0]) <= 2 and groups[0][0] != "0" and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1])


def part_value(m: re.Match[str]) -> float:
    """What AND_A_PART adds: "and a half" is 0.5."""
    return _PARTS.get(m[1], 0.75)


def words_value(low: str, at: int) -> tuple[float, int, float] | None:
    """The value of number words from `at` ("one hundred and fifty thousand"), where they end, and the scale word they end in (else 1)."""
    total, current, last_small = 0.0, None, None
    start = end = at
    scaled, scale = False, 1.0
    for _ in range(14):
        m = _WORD.match(low, at)
        word = m[0] if m else ""
        if word in _N.small:
            small = _N.small[word]
            # "twenty five" adds up, "five six" is two numbers
            if last_small is not None and not (last_small >= 20 and 0 < small < 10):
                break
            current, last_small = (current or 0.0) + small, small
            if total:
                scale = 0.0  # "one million two hundred": no single scale
        elif word in _N.scale:
            factor = _N.scale[word]
            if factor <= 100:
                current = (1.0 if current is None else current) * factor
            elif current is None:
                total, scale = (total or 1.0) * factor, scale * factor
            else:
                total, current, scale = total + current * factor, None, 0.0 if total else factor
            scaled, last_small = True, None
        else:
            break
        end = m.end()
        join = _JOIN.match(low, end)
        # "and" belongs to a number only after hundred, thousand ...
        if join is None or (join.end() - end > 1 and not (scaled and total + (current or 0.0) >= 100)):
            break
        at = join.end()
    return (total + (current or 0.0), end, scale if current is None and scale else 1.0) if end > start else None
