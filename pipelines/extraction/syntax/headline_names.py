"""Names in headlines of capitals, where a capital says nothing: those of the body found again, and words no lexicon knows.

Names in running text are mentions.py's matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.extraction.syntax.model import Mention, ParsedArticle, Sentence
from pipelines.extraction.syntax.names import NO_NAMES, NameLexicon


class HeadlineNames:
    """What finding the names of a headline needs of a document's names; filled by the finder of mentions.py."""

    article: ParsedArticle
    names: NameLexicon
    tags: dict[str, str]
    found: list[Mention]
    tickers: dict[int, tuple[int, str]]

    def known_forms(self) -> dict[str, Mention]:
        """The names of the body and their first words, in small letters."""
        known: dict[str, Mention] = {}
        for m in self.found:
            for form in {m.text, m.name, _without_suffix(m.name, self.names.suffixes)}:
                words = form.lower().replace(".", "").split()
                for k in range(1, len(words) + 1):
                    prefix = " ".join(words[:k])
                    if k == 1 < len(words) and form.split()[0] in self.names.countries:
                        continue
                    if k == len(words) or (prefix not in known and words[k - 1] not in ("and", "of", "&", "the") and (k > 1 or not self.is_common(prefix))):
                        known.setdefault(prefix, m)
        return known

    def names_of_heading(self, sentence: Sentence, known: dict[str, Mention], all_skips: list[tuple[int, int]]) -> None:
        """Names of the body found again in a headline of capitals, and words no lexicon knows."""
        text = self.article.normal
        words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\W_](?:[\w&/.-]*[\w])?(?:'(?!s\b)\w+)?", text[sentence.start : sentence.end])]
        skips = all_skips[bisect_left(all_skips, (sentence.start, 0)) : bisect_left(all_skips, (sentence.end, 0))]
        i = 0
        while i < len(words):
            a = sentence.start + words[i][1]
            if any(s <= a < e for s, e in skips):
                i += 1
                continue
            for k in range(min(6, len(words) - i), 0, -1):
                phrase = " ".join(w[0] for w in words[i : i + k]).lower().replace(".", "")
                source = known.get(phrase)
                b = sentence.start + words[i + k - 1][2]
                if source is not None and words[i][0][0].isupper():
                    self.add_heading(a, b, source.name, source.kind, source.entity_id)
                    break
                title = text[a:b].title() if text[a:b].isupper() else text[a:b]
                if title in self.names.demonyms:
                    self.found.append(Mention(a, b, text[a:b], self.names.demonyms[title], "nationality"))
                    break
                country = self.names.countries.get(title) or self.names.countries.get(text[a:b]) or self.names.countries.get(text[a : b + 1])
                if country or title in self.names.places:
                    self.found.append(Mention(a, b, text[a:b], country or title, "place"))
                    break
            else:
                word = words[i][0]
                if word[0].isupper() and len(word) > 2 and not self.is_common(word.lower()) and word.lower() not in NO_NAMES and word.isalpha():
                    self.add_heading(a, a + len(word), word, "company" if a + len(word) in self.tickers else "group", None)
                k = 1
            i += k

    def add_heading(self, a: int, b: int, name: str, kind: str, entity_id: str | None) -> None:
        mention = Mention(a, b, self.article.normal[a:b], name, kind, entity_id)
        if b in self.tickers:
            mention.ticker = self.tickers[b][1]
        self.found.append(mention)

    def is_common(self, lower: str) -> bool:
        """Whether a lower-case word is an ordinary word (its plural or past form counts)."""
        tag = self.tags.get(lower) or self.tags.get(lower.rstrip("s"))
        return tag is not None and tag not in ("NNP", "NNPS", "FW")


def _without_suffix(name: str, suffixes: frozenset[str]) -> str:
    words = name.replace(",", "").split()
    while len(words) > 1 and words[-1].rstrip(".") in suffixes:
        words.pop()
    return " ".join(words)
