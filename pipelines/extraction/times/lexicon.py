"""Tokens of a text and the one-letter class of each: what the grammar's patterns are written over. No dates are computed here."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from pathlib import Path

#: A blank line ends an expression; one line break does not (wires are hard-wrapped).
TOKEN = re.compile(
    r"[A-Za-z](?:(?:\.[A-Za-z]){1,5}\b\.?|\w*)| |\d{4}-\d{2}-\d{2}(?![\w-])|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\w)|\d{1,2}:\d{2}(?!\d)|\d{1,3}(?:,\d{3}){1,6}(?!\d)"
    r"|\d{1,9}\.\d{1,9}(?![\w.])|\w+|\n[ \t\r]{0,80}\n|\s+|[^\w\s]"
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + "".join(map(chr, range(0xA1, 0x100)))
SOURCE = Path(__file__).parents[1] / "lexicon" / "times.tsv"


class Classes(dict):
    """Token -> class letter; a word that is not in the lexicon gets a letter by its shape (remembered for the first 100,000 words)."""

    letters: dict[str, str]

    def __missing__(self, token: str) -> str:
        letter = self.shape(token)
        if len(token) < 20 and len(self) < 100_000:
            self[token] = letter
        return letter

    def shape(self, token: str) -> str:
        first = token[0]
        if first.isalpha():
            return self.letters["PASTED"] if token.endswith("ed") else self.letters["CAPITAL"] if first.isupper() else self.letters["WORD"]
        if first.isspace():
            return self.letters["BREAK"] if token.count("\n") > 1 else self.letters["SPACE"]
        if not first.isdigit():
            return self.letters["SIGN"]
        if "-" in token or "/" in token or token.count(".") == 2:
            return self.letters["FULLDATE"]
        if "." in token:
            return self.letters["DECIMAL"]
        return self.letters["FIGURE" if token.replace(",", "").isdecimal() else "SIGN"]


def variants(word: str, case: str) -> tuple[str, ...]:
    if case == "exact":
        return (word,)
    if case == "cap":
        return (word.capitalize(), word.upper())
    return (word, word.capitalize(), word.upper())


def load() -> tuple[Classes, dict[str, object]]:
    """Classes and values of all tokens known beforehand."""
    classes, values = Classes(), {}
    letters: dict[str, str] = {}

    def letter(name: str) -> str:
        return letters.setdefault(name, LETTERS[len(letters)])

    for name in ("SPACE", "WORD", "CAPITAL", "PASTED", "BREAK", "SIGN", "FULLDATE", "DECIMAL", "FIGURE"):
        letter(name)

    def add(name: str, token: str, value: object = None) -> None:
        if token not in classes:
            classes[token] = letter(name)
            values[token] = value

    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, case, words = line.split("\t")
        for item in words.split():
            word, _, value = item.partition("=") if len(item) > 1 else (item, "", "")
            for token in variants(word, case):
                add(name, token, int(value) if re.fullmatch(r"-?\d+", value) else value or word)
    for n in range(10_000):
        name = "ZERO" if n == 0 else "DAYN" if n <= 31 else "YEAR" if 1900 <= n < 2100 else "OLDYEAR" if 1500 <= n < 1900 else "INT"
        add(name, str(n), n)
        if n < 100:
            add("ZERO" if n == 0 else "DAYN", f"{n:02d}", n)
            for suffix in ("th", "st" if n % 10 == 1 else "nd" if n % 10 == 2 else "rd" if n % 10 == 3 else "th"):
                add("DAYORD" if 0 < n <= 31 else "ORDNUM", f"{n}{suffix}", n)
    for h in range(1, 13):
        for half, offset in (("am", 0), ("pm", 12), ("AM", 0), ("PM", 12)):
            add("CLOCKPM", f"{h}{half}", (h % 12 + offset, 0))
    for h in range(25):
        for m in range(60):
            for text in {f"{h}:{m:02d}", f"{h:02d}:{m:02d}"}:
                add("CLOCK", text, (h, m))
            if h < 10:
                add("INT", f"{h:02d}{m:02d}", h * 100 + m)
    for y in range(1100, 2100, 10):
        add("DECADES", f"{y}s", y)
    for y in range(20, 100, 10):
        add("DECADES2", f"{y}s", 1900 + y)
    for word, y in (
        ("twenties", 20),
        ("thirties", 30),
        ("forties", 40),
        ("fifties", 50),
        ("sixties", 60),
        ("seventies", 70),
        ("eighties", 80),
        ("nineties", 90),
    ):
        for token in variants(word, "any"):
            add("DECADES2", token, 1900 + y)
    short = [(f"{y:02d}", 2000 + y if y < 70 else 1900 + y) for y in range(100)] + [(str(y), y) for y in range(1980, 2070)]
    for form in ("FY{}", "fy{}", "Fy{}", "CY{}"):
        add("CY" if form[0] == "C" else "FY", form.format(""))
        for text, y in short:
            add("CYNN" if form[0] == "C" else "FYNN", form.format(text), y)
    for q in range(1, 5):
        for form in (f"Q{q}", f"{q}Q", f"q{q}"):
            add("QN", form, q)
        for text, y in short:
            for form in (f"{q}Q{text}", f"Q{q}{text}"):
                add("QNYY", form, (y, q))
    for h in (1, 2):
        for form in (f"H{h}", f"{h}H"):
            add("HN", form, h)
        for text, y in short:
            for form in (f"{h}H{text}", f"H{h}{text}"):
                add("HNYY", form, (y, h))
    classes.letters = letters
    return classes, values


CLASSES, VALUES = load()
LETTER_OF = CLASSES.letters
SPACE = LETTER_OF["SPACE"]


def tokenize(text: str) -> tuple[list[str], list[int], str]:
    """Tokens without the blanks between words, their offsets, and the string of their class letters; a break closes all three."""
    tokens = TOKEN.findall(text)
    starts = list(accumulate(map(len, tokens), initial=0))
    letters = "".join(map(CLASSES.__getitem__, tokens))
    kept = list(map(SPACE.__ne__, letters))
    return [*compress(tokens, kept), "\n"], [*compress(starts, kept), len(text)], letters.replace(SPACE, "") + LETTER_OF["BREAK"]
