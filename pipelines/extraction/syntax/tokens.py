"""Words of a sentence with their tags; a quantity, a time expression or a name is one token. Tags are decided in tagger.py."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extraction.model import Quantity, TimeExpression
from pipelines.extraction.syntax.model import Sentence, Token

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,8}|\w+(?:[-&.'/]\w+|(?<=\d),\d\w*)*|-{2,}|\.{2,}|[^\w\s]")


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
        for i in range(bisect_left(self.starts, sentence.start), len(self.units)):
            unit = self.units[i]
            if unit.end > sentence.end:
                break
            self._words(text, at, unit.start, out)
            time = unit if isinstance(unit, TimeExpression) else None
            quote = text[unit.start : unit.end]
            out.append(Token(len(out), unit.start, unit.end, quote, quote.lower(), "TIME" if time else "QTY", None if time else unit, time))
            at = unit.end
        self._words(text, at, sentence.end, out)
        return out

    def _words(self, text: str, start: int, end: int, out: list[Token]) -> None:
        for m in _TOKEN.finditer(text, start, end):
            word = m[0]
            a, b = m.span()
            if "'" in word and (cut := word.rfind("'")) > 0:
                if word[cut - 1 :].lower() == "n't":
                    cut -= 1
                if len(word) - cut <= 3:
                    out.append(Token(len(out), a, a + cut, word[:cut], word[:cut].lower(), "NN"))
                    a, word = a + cut, word[cut:]
            out.append(Token(len(out), a, b, word, word.lower(), "NN"))
