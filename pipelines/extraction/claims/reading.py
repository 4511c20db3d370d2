"""One sentence as claims read it: quantities, times, measure nouns, verbs and small words in order, with helpers to look left and right.

No decision is taken here; the rules in ../rules/claims_*.py decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipelines.extraction.claims.lexicon import MeasureNoun, Verb, measure_nouns, phrase_starts, verbs, words
from pipelines.extraction.model import Quantity, TimeExpression
from pipelines.extraction.quantities.folding import lowered

#: Kinds of an item: Q quantity, T time, N measure noun, C change noun, V verb of the lexicon, v other verb, P preposition, M name,
#: n other noun, B punctuation, w other word.
_DETERMINERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "this", "that", "these", "those", "'s", "’s", "any", "no", "another"))
#: Words that may separate the verbs of a sentence, and those of them that open a clause.
_OPENERS = frozenset(("while", "whereas", "but", "although", "though", "because", "since", "after", "when", "if"))
_BREAKERS = _OPENERS | {";", ":", "--", "—", "as", "and", ","}
#: Abbreviations of agency tables, which no tagger knows.
_LEDGER_WORDS = frozenset(("shr", "revs", "rev", "div", "qtly div", "avg shrs"))


@dataclass(slots=True, eq=False)
class Item:
    kind: str
    first: int
    last: int
    start: int
    end: int
    lower: str
    text: str
    tag: str
    quantity: Quantity | None = None
    time: TimeExpression | None = None
    noun: MeasureNoun | None = None
    verb: Verb | None = None
    direction: int = 0


@dataclass(slots=True, eq=False)
class Reading:
    """The items of a sentence and, by quantity, the index of its item. `lowers` and `kinds` are those of the items, side by side; `low` is
    the sentence in small letters.
    """

    sentence: object
    items: list[Item]
    low: str = ""
    at: dict[int, int] = field(default_factory=dict)  # start of a quantity -> index of its item
    numbers: list[int] = field(default_factory=list)  # the items that are quantities
    lowers: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    breaks: list[int] | None = None  # the items that separate verbs, when first asked for

    def index_of(self, quantity: Quantity) -> int | None:
        return self.at.get(quantity.start)

    def item(self, index: int) -> Item | None:
        return self.items[index] if 0 <= index < len(self.items) else None

    def lower(self, index: int) -> str:
        try:
            return self.lowers[index] if index >= 0 else ""
        except IndexError:
            return ""

    def kind(self, index: int) -> str:
        try:
            return self.kinds[index] if index >= 0 else ""
        except IndexError:
            return ""

    def words_after(self, index: int, count: int) -> list[str]:
        """The next so many items in small letters."""
        return self.lowers[index + 1 : index + 1 + count]

    def item_at(self, offset: int) -> int | None:
        """The index of the item that covers a text offset."""
        for k, item in enumerate(self.items):
            if item.start <= offset < item.end:
                return k
        return None

    def governor(self, index: int) -> tuple[int, frozenset[str]]:
        """The index of what stands before a quantity, its qualifiers skipped, and the words skipped: ("rose", {"about"}); -1 at the start."""
        modifiers = words()["modifier"]
        skipped: list[str] = []
        at = index - 1
        while at >= 0:
            item = self.items[at]
            word = item.lower
            if item.kind in "QTNVCM" and not (item.kind == "V" and word == "estimated"):
                break
            before = self.lower(at - 1)
            if word in ("~", "≈", "+/-"):
                at -= 1
                continue
            if word == "than":
                if before not in ("more", "less", "fewer", "other", "rather"):
                    break
                skipped += [word, before]
                at -= 2
                continue
            if word == "to":
                moved = self.item(at - 2)
                if before == "up" and moved is not None and moved.verb is not None and moved.kind == "V" and moved.verb.frame == "change" and "trans" not in moved.verb.flags:
                    break  # "crept up to 48%"
                if before in ("up", "close") and self.lower(at - 2) not in ("is", "was", "are", "were", "shares", "stock"):
                    skipped += [word, before]
                    at -= 2
                    continue
                break
            if word == "of":
                if before in ("total", "average", "record", "minimum", "maximum", "excess", "estimated", "order", "range", "region", "high", "low", "level"):
                    skipped += [word, before]
                    at -= 2
                    if before in ("excess", "order", "region", "range") and self.lower(at) == "the":
                        at -= 1
                    if before in ("excess", "order", "region", "range") and self.lower(at) == "in":
                        at -= 1
                    continue
                break
            if word in ("least", "most") and before == "at":
                skipped += [word, before]
                at -= 2
                continue
            if word == "between" and before in ("of", "at", "for", "by", "to", "from", "in", "with"):
                at -= 1
                continue
            if word == "as":
                if before in ("much", "many", "high", "low", "little", "few") and self.lower(at - 2) == "as":
                    skipped += [word, before]
                    at -= 3
                    continue
                break
            if word in ("up", "down", "off", "higher", "lower", "by", "at", "for", "in", "or", "with", "from", "on", "above", "below", "worth"):
                break
            if word in modifiers or (item.tag in ("JJ", "RB", "DT", "JJS", "RBS", "PDT", "PRP$") and item.kind == "w"):
                skipped.append(word)
                at -= 1
                continue
            break
        return at, frozenset(skipped)

    def phrase_after(self, index: int, limit: int = 7) -> list[int]:
        """The items of the noun phrase a quantity begins ("$2.8 billion antitrust penalty"), up to a preposition, verb, comma or name boundary."""
        found: list[int] = []
        at = index + 1
        if self.lower(at) in ("-", "–") and self.item(at) and self.items[at].start == self.items[index].end:
            at += 1
        while at < len(self.items) and len(found) < limit:
            item = self.items[at]
            if item.lower == "(" and at + 2 < len(self.items) and self.items[at + 2].lower == ")" and self.items[at + 1].kind in "wnM":
                at += 3  # "year-on-year (YoY) growth"
                continue
            if item.lower == "(" and not found and (close := self._conversion_end(at)):
                at = close  # "$2bn (1.53bn euros; £1.05bn) settlement"
                continue
            if item.lower in ("and", "or") and found and self.items[index].quantity.dimension == "count" and self.kind(at + 1) in ("n", "N", "w") and self.items[at + 1].tag[:2] in ("NN", "JJ"):
                at += 1
                continue
            if item.lower in ('"', "'", "``", "''") and self.kind(at + 1) in ("n", "N", "w", "M"):
                at += 1
                continue
            if item.kind in "PBVvQ" or item.lower in _DETERMINERS or item.lower in ("and", "or", "but", "that", "which", "who", "when", "while", "plus", "minus", "if", "because", "although", "though", "whereas", "since", "after", "before", "until", "as"):
                break
            if item.kind == "T" and found and self.kind(at - 1) not in "w":
                break
            found.append(at)
            at += 1
        return found

    def _conversion_end(self, at: int) -> int | None:
        """Past the bracket that opens here, if it holds only other amounts."""
        for k in range(at + 1, min(at + 10, len(self.items))):
            if self.lower(k) == ")":
                return k + 1 if k > at + 1 else None
            if self.kind(k) != "Q" and self.lower(k) not in (";", ",", "about", "or", ":", "-", "around"):
                return None
        return None

    def clause(self, index: int) -> tuple[int, int]:
        """The bounds of the clause around an item: between breaks that separate verbs."""
        breaks = self.breaks
        if breaks is None:
            breaks = self.breaks = [k for k, word in enumerate(self.lowers) if word in _BREAKERS and self._breaks(k)]
        before, after = bisect_left(breaks, index), bisect_right(breaks, index)
        return breaks[before - 1] + 1 if before else 0, breaks[after] if after < len(breaks) else len(self.items)

    def _breaks(self, k: int) -> bool:
        item = self.items[k]
        if item.lower in (";", ":", "--", "—"):
            return True
        if item.lower == "since" and self.lower(k - 1) in ("has", "have", "had"):
            return False  # "has since swollen to"
        if item.lower in _OPENERS:
            return item.kind in "wP"
        if item.lower == "as":
            return self.kind(k + 1) in "MNnw" and self.lower(k + 1) not in ("much", "many", "well", "high", "low", "of", "a", "an", "the") and any(
                self.kind(j) in "Vv" or (self.kind(j) == "Q" and self.items[j].quantity.word and self.items[j].quantity.dimension == "ratio")
                for j in range(k + 1, min(k + 8, len(self.items)))
            )
        if item.lower in ("and", ","):
            following = range(k + 1, min(k + 7, len(self.items)))
            seen_subject = False
            for j in following:
                kind = self.kind(j)
                if kind in "MNn":
                    seen_subject = True
                elif kind in "Vv":
                    return seen_subject and not self.lower(j).endswith("ing")
                elif kind in "QBP" or self.lower(j) in ("and", "or"):
                    return False
        return False

    def quantities_before(self, index: int) -> Sequence[int]:
        """The items of the quantities before an item, the nearest first."""
        return self.numbers[: bisect_left(self.numbers, index)][::-1]


@lru_cache(maxsize=20_000)
def _known(lower: str) -> tuple[int, bool, bool, bool, MeasureNoun | None, Verb | None, int | None, int | None]:
    """What is known of one word: the most words of a phrase it begins, whether it is a sign, whether the lexicons have it, whether it is a
    preposition; noun, verb, direction as a noun of change, direction as a word like "up".
    """
    noun, closed = measure_nouns().get(lower), words()
    if "-" in lower and noun is None:
        noun = measure_nouns().get(lower.rpartition("-")[2])
    sign = not lower[:1].isalnum() and lower not in ("'s", "’s", "'d", "'ll")
    verb, change, preposition, up = verbs().get(lower), closed["change_noun"].get(lower), lower in closed["preposition"], closed["up_word"].get(lower)
    listed = preposition or noun is not None or verb is not None or change is not None or up is not None
    return phrase_starts().get(lower, 1), sign, listed, preposition, noun, verb, change, up


def read(sentence, tokens) -> Reading:
    """The items of a sentence: multi-word nouns and verbs joined, each word given its kind."""
    items: list[Item] = []
    reading = Reading(sentence, items, lowered(sentence.text))
    lowers = [t.lower for t in tokens]
    past = 0
    for k, token in enumerate(tokens):
        if k < past:
            continue  # part of the phrase before
        lower, tag = lowers[k], token.tag
        if token.quantity is not None:
            reading.at[token.quantity.start] = len(items)
            reading.numbers.append(len(items))
            items.append(Item("Q", k, k + 1, token.start, token.end, lower, token.text, tag, quantity=token.quantity))
            continue
        if token.time is not None:
            items.append(Item("T", k, k + 1, token.start, token.end, lower, token.text, tag, time=token.time))
            continue
        size, sign, listed, preposition, noun, verb, change, up = _known(lower)
        if size > 1 and (phrase := _phrase(tokens, lowers, k, size)) is not None:
            items.append(phrase)
            past = phrase.last
            continue
        item = Item("w", k, k + 1, token.start, token.end, lower, token.text, tag)
        if sign:
            item.kind = "B"
        elif not listed:
            item.kind = "M" if token.mention is not None or tag.startswith("NNP") else "v" if tag.startswith("VB") else "n" if tag.startswith("NN") else "w"
        else:
            _classify(item, tokens, items, preposition, noun, verb, change, up)
        if up is not None and item.kind == "w":
            item.direction = up
        items.append(item)
    reading.lowers, reading.kinds = [i.lower for i in items], [i.kind for i in items]
    return reading


def _phrase(tokens, lowers: list[str], k: int, size: int) -> Item | None:
    """The longest noun or verb of several words that begins at a token."""
    nouns, verb_table = measure_nouns(), verbs()
    for last in range(min(k + size, len(tokens)), k + 1, -1):
        phrase = " ".join(lowers[k:last])
        noun, verb = nouns.get(phrase), verb_table.get(phrase)
        if (noun or verb) and not any(t.quantity or t.time for t in tokens[k:last]):
            text = " ".join([t.text for t in tokens[k:last]])
            return Item("N" if noun else "V", k, last, tokens[k].start, tokens[last - 1].end, phrase, text, tokens[last - 1].tag, noun=noun, verb=verb)
    return None


def _classify(item: Item, tokens, items: list[Item], preposition: bool, noun: MeasureNoun | None, verb: Verb | None, change: int | None, up: int | None) -> None:
    """Give a word that the lexicons have its kind, by its tag and the words before it."""
    k, lower, tag = item.first, item.lower, item.tag
    token = tokens[k]
    verbal = _verbal(tokens, k, items) if tag[:2] == "VB" else tag == "" or tag == "MD"
    if tag == "JJ" and verb is not None and verb.frame == "change" and k + 1 < len(tokens) and tokens[k + 1].quantity is not None and items and items[-1].lower not in _DETERMINERS:
        verbal = True  # "Acme lost 2 million subscribers"
    if lower in ("accounts", "account") and k + 1 < len(tokens) and tokens[k + 1].lower == "for":
        verbal, noun, tag = True, None, "VBZ"
    if noun is not None and lower in _LEDGER_WORDS:
        verbal, tag = False, "NN"
    if noun is not None and (noun.flags & {"share", "stock"} or (items and items[-1].lower in _DETERMINERS and items[-1].lower != "that")):
        verbal, tag = False, "NN" if tag.startswith("VB") else tag
    if verb is not None and verbal:
        item.kind, item.verb, item.direction = "V", verb, verb.direction
    elif preposition and not (up is not None and tag in ("RB", "JJR", "JJ")):
        item.kind = "P"
    elif change is not None and not (noun is not None and "loss" in noun.flags):
        item.kind, item.direction = "C", change
    elif noun is not None and not tag.startswith("VB"):
        item.kind, item.noun = "N", noun
        if tag == "NNP" and token.text[:1].isupper() and items and not token.text.isupper():
            item.kind, item.noun = "M", None
    elif token.mention is not None or tag.startswith("NNP"):
        item.kind = "M"
    elif tag.startswith("VB"):
        item.kind = "v"
    elif tag.startswith("NN"):
        item.kind = "n"


def _verbal(tokens, k: int, items: list[Item]) -> bool:
    """Whether a word tagged as a verb stands as one: "its *sold* shares" does not."""
    return not (tokens[k].tag in ("VBN", "VBD") and items and items[-1].lower in ("a", "an", "its", "their") and k + 1 < len(tokens) and tokens[k + 1].tag.startswith("NN"))
