"""Cut a text into paragraphs and sentences, find its headline and its body; offsets stay those of the text. No words are understood here.

Three ways of printing meet: edited prose, agency text with all-caps headlines, and tokenised text in which " ." ends a sentence and
" .4" continues a number.
"""

from __future__ import annotations

import re

from pipelines.extraction.syntax.lexicon import SENTENCE_STARTERS, wordset

#: A sentence longer than this is cut at white space: what is longer is a table or an attack, and every later pass stays linear.
MAX_SENTENCE = 1_600

# One for one, so that offsets hold. Zero-width characters become a space inside nothing: they separate nothing a reader sees.
_REPLACEMENTS = {
    0x00A0: " ", 0x2007: " ", 0x2009: " ", 0x200A: " ", 0x202F: " ", 0x2002: " ", 0x2003: " ", 0x3000: " ", 0x2028: "\n", 0x2029: "\n",
    0x0085: "\n", 0x2018: "'", 0x2019: "'", 0x201B: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x00AB: '"',
    0x00BB: '"', 0x2010: "-", 0x2011: "-", 0x2212: "-", 0x0060: "'", 0x00B4: "'", 0xFF0C: ",", 0xFF05: "%", 0x200B: " ", 0xFEFF: " ",
    0x2060: " ", 0x200E: " ", 0x200F: " ", 0x00AD: "-", 0x0000: " ",
}  # fmt: skip
_ODD = re.compile("[" + "".join(map(chr, _REPLACEMENTS)) + "]")

_TITLES = wordset(
    """mr mrs ms dr prof st gen sen rep gov sgt capt lt col messrs rev hon no nos vs jan feb mar apr jun jul aug sep sept oct nov dec
    fig vol pvt approx est incl excl dept"""
)
_MAY_END = wordset(
    """inc corp co ltd plc bros llc jr sr etc a.m p.m u.s u.k u.n e.u d.c n.y s.a n.v a.g s.p.a l.p cos reg pty intl assn mfg u.s.a
    ave blvd mt"""
)
# The sign comes first, so that the search runs from sign to sign; what must stand before it is looked for behind it.
_FINAL = re.compile(r"""[.!?…](?:[.!?…]{0,7}["')\]]{0,4}(?=\s|\Z)|(?<=[a-z0-9)%"'][.!?])(?=["'(]?[A-Z][a-z])|(?<=[A-Z][A-Z]\.)(?=[A-Z][a-z])|(?<=[a-z]\.)["'](?=[A-Z]))""")
_LOWER_RUN = re.compile(r"[a-z]{4}")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = re.compile(r"[ \t]*(?:[-*•·▪–—]|\d{1,2}[.)])[ \t]")
_WORD_BEFORE = re.compile(r"[^\s(\[\"']{1,24}\Z")
_WORD_AFTER = re.compile(r"""[\s"'(\[]*([^\s"'()\[\]]{1,24})""")


def normalise(text: str) -> str:
    """The text with non-breaking spaces, curly quotes and the like replaced one for one; same length, so offsets hold."""
    odd = "`" in text or "\0" in text if text.isascii() else _ODD.search(text) is not None
    return text.translate(_REPLACEMENTS) if odd else text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the paragraphs. A single line break ends one where the line is visibly complete, otherwise it is a wrapped line."""
    spans, start = [], 0
    blocks = []
    for m in _BLANK.finditer(text):
        blocks.append((start, m.start()))
        start = m.end()
    blocks.append((start, len(text)))
    for begin, end in blocks:
        block = text[begin:end]
        if "\n" not in block.strip("\n"):
            spans.append((begin, end))
            continue
        lines = block.split("\n")
        width = max(map(len, lines))
        position = open_at = begin
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            position += len(line) + 1
            stripped = line.rstrip()
            wrapped = following and len(stripped) + len(following.split(" ", 1)[0]) >= 0.9 * width and width > 40
            if _BULLET.match(following) or not (wrapped or not following or (stripped[-1:] in ",;" and following[:1].islower())):
                spans.append((open_at, min(position - 1, end)))
                open_at = position
        if open_at < end:
            spans.append((open_at, end))
    return [s for s in (_trim(text, a, b) for a, b in spans) if s[0] < s[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, white space trimmed."""
    spans, at = [], start
    for m in _FINAL.finditer(text, start, end):
        if m.end() < end and not _ends_sentence(text, start, m.start(), m.end(), end):
            continue
        spans.append((at, m.end()))
        at = m.end()
    if at < end:
        spans.append((at, end))
    pieces: list[tuple[int, int]] = []
    for a, b in spans:
        a, b = _trim(text, a, b)
        while b - a > MAX_SENTENCE:
            cut = max(text.rfind("; ", a + 200, a + MAX_SENTENCE), text.rfind("\n", a + 200, a + MAX_SENTENCE))
            if cut < 0:
                cut = text.rfind(" ", a + 200, a + MAX_SENTENCE)
            cut = a + MAX_SENTENCE if cut < 0 else cut + 1
            pieces.append(_trim(text, a, cut))
            a = _trim(text, cut, b)[0]
        pieces.append((a, b))
    return [p for p in pieces if p[0] < p[1]]


def _ends_sentence(text: str, start: int, stop: int, stop_end: int, end: int) -> bool:
    """Whether the stop at `stop` ends a sentence, from the word before it and the word after it."""
    after = _WORD_AFTER.match(text, stop_end, end)
    if after is None:
        return True
    following = after[1]
    if text[stop] != ".":
        # "Yahoo! shares", “"Why?" he asked”: a small letter goes on
        return not following[0].islower()
    if stop > start and text[stop - 1].isspace():
        return not following[0].islower()
    if following[0].islower():
        return False
    before = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    word = before[0].lower() if before else ""
    if word in _TITLES and not (word == "no" and not following[0].isdigit()):
        return False
    if len(word) == 1 and word.isalpha() and before is not None and before[0].isupper():
        return False
    if word in _MAY_END or (len(word) > 2 and word[-2] == "." and len(word) <= 7):
        return following.lower().rstrip(",") in SENTENCE_STARTERS or (text[stop_end - 1] in "\"'" and following[0].isupper())
    return True


def is_heading(line: str, last: bool) -> bool:
    """Whether a paragraph stands as a headline or a crosshead: one short line without a full stop."""
    if len(line) > 160 or "\n" in line or last:
        return False
    final = line.rstrip("\"')")[-1:]
    return final not in ".:;,…" and not (final in "!?" and len(line) > 110) and any(c.isalpha() for c in line)


def is_all_caps(line: str) -> bool:
    """Whether a line is printed in capitals, as agency headlines are."""
    if _LOWER_RUN.search(line, 0, 60):
        return False
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def is_title_case(line: str) -> bool:
    """Whether the long words of a line begin with capitals, as in American headlines."""
    words = [w for w in re.findall(r"[^\W\d_][\w'-]*", line) if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


_DATELINE = re.compile(
    r"""(?x)
    (?: [A-Z][A-Z.'-]{1,20}(?:[ ,/]{1,2}[A-Z][A-Za-z.'-]{1,20}){0,4}
        (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2}(?:,\ \d{4})?)?
        (?:\ \((?:AFX|AP|AFP|Reuters|Bloomberg|Dow\ Jones|[A-Z][A-Za-z]{1,14})\)|\ AFX|\ \(Thomson\ Financial\))?
        (?:\ (?:-{1,2}|–|—)[ ]|:\ (?=[A-Z]))
      | [A-Z][a-z]{2,15}(?:\ [A-Z][a-z]{2,15}){0,2}(?:\ \((?:Reuters|AP|AFP|Bloomberg)\)\ ?(?:-{1,2}|–|—)\ |:\ (?=[A-Z]))
    )"""
)


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The dateline at the beginning of a paragraph ("HELSINKI, Nov 3 (Reuters) - "), if it has one."""
    head = text[start : min(end, start + 80)]
    if not head[:1].isupper() or not ("-" in head or "–" in head or "—" in head or ": " in head):
        return None
    m = _DATELINE.match(text, start, min(end, start + 120))
    return m.span() if m else None


_TAIL = re.compile(
    r"""(?im)^[ \t]*(?:
      leave\ a\ (?:reply|comment)\b | (?:your\ email\ address\ will\ not\ be\ published|required\ fields\ are\ marked).* | post\ comment\b
    | share\ this(?:\ article|\ story|\ post)?[ \t]{0,9}:?[ \t]{0,9}$ | related\ (?:articles|stories|posts|topics|content|news)[ \t]{0,9}:?[ \t]{0,9}$ | read\ more[ \t]{0,9}:[ \t]{0,9}$
    | (?:more\ from|you\ may\ also\ like|recommended(?:\ for\ you)?|most\ (?:read|popular)|trending(?:\ now)?)\b.{0,60}$
    | (?:sign\ up|subscribe)\ (?:for|to)\ .{0,120}(?:newsletter|alerts|updates|email|inbox).{0,80}$
    | (?:we|this\ (?:site|website))\ uses?\ cookies\b.* | cookie\ (?:policy|settings|preferences)[ \t]{0,9}$ | accept\ (?:all\ )?cookies[ \t]{0,9}$
    | source[s]?[ \t]{0,9}:?[ \t]{0,9}$ | tags?[ \t]{0,9}:.{0,200}$ | filed\ under\b.{0,200}$ | about\ the\ author\b.{0,80}$ | (?:©|\(c\)\ (?=\d{4})|copyright)\ .{0,160}$
    | follow\ us\ on\b.{0,120}$ | all\ rights\ reserved\b.{0,80}$ | advertisement[ \t]{0,9}$ | comments?[ \t]{0,9}(?:\(\d{1,5}\))?[ \t]{0,9}$ | (?:previous|next)\ (?:post|article)\b.{0,160}$
    )""".replace("\\ ", "[ ]"),
    re.X,
)


def find_body(text: str) -> tuple[int, int]:
    """Where the article's own text begins and ends: what a site adds after it (comment forms, sharing, cookies) is marked, never cut.

    A tail marker counts only when at least half of the text, and a sentence, stand before it.
    """
    normal = normalise(text)
    start = len(normal) - len(normal.lstrip())
    end = len(normal.rstrip())
    for m in _TAIL.finditer(normal):
        before = normal[start : m.start()]
        if len(before) >= 0.5 * (end - start) and _FINAL.search(before):
            end = len(normal[: m.start()].rstrip())
            break
    return start, max(start, end)
