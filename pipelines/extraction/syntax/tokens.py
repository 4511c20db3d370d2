"""Words of a sentence with their tags; a quantity, a time expression or a name is one token. Tags are decided in tagger.py."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extraction.model import Quantity, TimeExpression
from pipelines.extraction.syntax.model import Mention, Sentence, Token

#: Time expressions that stand inside a verb group: "is *now* selling".
_ADVERBS = frozenset(("now", "recently", "currently", "previously", "formerly", "lately", "soon", "already", "later", "earlier"))
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,8}|\w+(?:[-&.'/]\w+|(?<=\d),\d\w*)*(?:(?<=[a-z])\+(?!\w))?|-{2,}|\.{2,}|[^\w\s]")


class Tokeniser:
    """Tokens of sentences of one text; holds the spans that count as one token."""

    def __init__(self, text: str, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> None:
        self.text = text
        units = sorted([*times, *quantities], key=lambda u: (u.start, -u.end))
        self.units: list[Quantity | TimeExpression] = []
        for unit in units:
            if not self.units or unit.start >= self.units[-1].end:
                self.units.append(unit)
        self.starts = [u.start for u in self.units]

    def tokens(self, sentence: Sentence) -> list[Token]:
        text, out, at = self.text, [], sentence.start
        for start, end, unit in self._spans(sentence):
            if start < at:
                continue
            if at < start:
                _words(text, at, start, out)
            at = end
            if unit is None:
                continue
            quote = text[start:end]
            if isinstance(unit, Mention):
                out.append(Token(len(out), start, end, quote, quote.lower(), "JJ" if unit.kind == "nationality" else "NNP", mention=unit))
            elif isinstance(unit, Quantity):
                if unit.word is not None and quote.isalpha():
                    # a number carried by a verb or adverb ("doubled") stays a word
                    out.append(Token(len(out), start, end, quote, quote.lower(), "NN", quantity=unit))
                else:
                    out.append(Token(len(out), start, end, quote, quote.lower(), "QTY", quantity=unit))
            else:
                lower = quote.lower()
                out.append(Token(len(out), start, end, quote, lower, "RB" if lower in _ADVERBS else "TIME", time=unit))
        _words(text, at, sentence.end, out)
        return out

    def _spans(self, sentence: Sentence) -> list[tuple[int, int, Mention | Quantity | TimeExpression | None]]:
        """Units, names and what is to be left out (tickers, bracketed acronyms) of a sentence, in text order."""
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        spans: list[tuple[int, int, Mention | Quantity | TimeExpression | None]] = [
            (u.start, u.end, u) for u in self.units[first:last] if u.end <= sentence.end
        ]
        taken = [(a, b) for a, b, _ in spans]
        for m in sentence.mentions:
            inside = [(a, b) for a, b in taken if a < m.end and b > m.start]
            if not inside:
                spans.append((m.start, m.end, m))
            elif all(m.start <= a and b <= m.end for a, b in inside) and not any(isinstance(u, TimeExpression) for a, _, u in spans if (a, _) in inside):
                spans = [s for s in spans if (s[0], s[1]) not in inside]
                spans.append((m.start, m.end, m))
        skips: list[tuple[int, int]] = sentence.article.memo.get("skips", [])
        for a, b in skips[bisect_left(skips, (sentence.start, 0)) :]:
            if a >= sentence.end:
                break
            spans.append((a, b, None))
        spans.sort(key=lambda s: (s[0], -s[1]))
        return spans


def _words(text: str, start: int, end: int, out: list[Token]) -> None:
    """The words and signs of a stretch without units."""
    b = start
    for word in _TOKEN.findall(text, start, end):
        a = text.find(word, b)  # only white space stands between two words
        b = a + len(word)
        if b - a == 1:
            if word == "'" and text[b : b + 1] == "s" and not text[b + 1 : b + 2].isalnum():
                continue  # the "s" that follows is taken with it below
            if word == "s" and text[a - 1 : a] == "'":
                a, word = a - 1, "'s"
            elif word in "<>":
                continue  # agency style, "<Acme Ltd>": no sign for a reader
        elif "'" in word and (cut := word.rfind("'")) > 0:
            if word[cut - 1 :].lower() == "n't":
                cut -= 1
            if len(word) - cut <= 3:
                out.append(Token(len(out), a, a + cut, word[:cut], word[:cut].lower(), "NN"))
                a, word = a + cut, word[cut:]
        out.append(Token(len(out), a, b, word, word.lower(), "NN"))
