"""Word knowledge: the Brill tag lexicon (shipped by textblob, read once) and what follows from it: possible tags and lemmas.

Which of a word's tags holds in a sentence is decided in tagger.py; names of organisations and places are in names.py.
"""

from __future__ import annotations

import csv
import importlib.util
from functools import lru_cache
from pathlib import Path


def wordset(text: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(text.split())


LEXICON = Path(__file__).resolve().parent.parent / "lexicon"

#: Words that often open a sentence: after "Inc." they show that the sentence ended.
SENTENCE_STARTERS = wordset("""the a an it its he his she they their we our you this that these those in on at for from by with as but and or if when while after
    before since although though because however meanwhile earlier later last first some many most both all analysts shares sales revenue
    net profit total one two there what who why how according also still now not no under during despite once to more than another such
    each company officials sources separately moreover yet so only even about around between until among within without over following
    given whereas""")

# Ambiguity classes of a word: which decision the tagger has to make.
PLAIN, PAST, BASE, S_FORM, ING, SPECIAL, ADJ_VERB = range(7)

_SPECIAL = wordset("that 's ' her up down more less like may can will off out over about around further")
_AUXILIARIES = wordset("be is are was were been being am have has had having do does did done doing")
_SUFFIX_TAGS = (
    ("ization", "NN"), ("isation", "NN"), ("ness", "NN"), ("ment", "NN"), ("tion", "NN"), ("sion", "NN"), ("ship", "NN"), ("ance", "NN"),
    ("ence", "NN"), ("ity", "NN"), ("ism", "NN"), ("ist", "NN"), ("ers", "NNS"), ("ors", "NNS"), ("ies", "NNS"), ("able", "JJ"), ("ible", "JJ"),
    ("ical", "JJ"), ("ful", "JJ"), ("less", "JJ"), ("ous", "JJ"), ("ive", "JJ"), ("ary", "JJ"), ("est", "JJS"), ("al", "JJ"), ("ic", "JJ"),
    ("ly", "RB"), ("ise", "VB"), ("ize", "VB"), ("ing", "VBG"), ("ed", "VBN"), ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS"),
)  # fmt: skip
_VOWELS = frozenset("aeiou")


def read_tsv(name: str) -> list[dict[str, str]]:
    """The rows of a lexicon file."""
    with (LEXICON / name).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def data_path(name: str) -> Path:
    """A data file of the textblob package, found without importing the package (that would import NLTK)."""
    spec = importlib.util.find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the tag lexicon is shipped by the package textblob, which is not installed: pip install textblob")
    return Path(spec.submodule_search_locations[0]) / "en" / name


class Lexicon:
    """Tags of words, verbs and their lemmas. Built once; see `lexicon()`."""

    def __init__(self) -> None:
        tags: dict[str, str] = {}
        for line in data_path("en-lexicon.txt").read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith(";;;"):
                word, _, rest = line.partition(" ")
                tags[word] = rest.split(" ", 1)[0]
        self.lemmas: dict[str, str] = {}
        self.past: set[str] = set()
        self.participle: set[str] = set()
        self.verbs: set[str] = {w for w, t in tags.items() if t in ("VB", "VBP") and w.islower()}
        for row in read_tsv("syntax_irregular_verbs.tsv"):
            base = row["base"]
            self.verbs.add(base)
            self.lemmas |= {row["past"]: base, row["participle"]: base}
            self.past.add(row["past"])
            self.participle.add(row["participle"])
            tags[row["past"]] = "VBD"
            if row["participle"] != row["past"]:
                tags[row["participle"]] = "VBN"
            for prefix in ("re", "over", "under", "out", "up"):
                self.lemmas.setdefault(prefix + row["past"], prefix + base)
                self.lemmas.setdefault(prefix + row["participle"], prefix + base)
                tags.setdefault(prefix + row["past"], "VBD")
                tags.setdefault(prefix + row["participle"], "VBN")
        self.verbs |= wordset("axe mull slap fine lower better near total own back double triple halve slow narrow open close merge post top boost cap tap trim tumble")
        self.lemmas |= dict.fromkeys(("is", "are", "was", "were", "am", "been", "being", "'re", "'m"), "be")
        self.lemmas |= {"has": "have", "'ve": "have", "having": "have", "does": "do", "goes": "go", "n't": "not", "left": "leave", "fined": "fine", "fining": "fine", "dying": "die", "lying": "lie"}
        for word, tag in list(tags.items()):
            if tag in ("VBD", "VBN", "VBG", "VBZ") and word.islower() and word not in self.lemmas and len(word) > 3:
                base = self._strip(word, tags)
                if base is not None:
                    self.verbs.add(base)
        for row in read_tsv("syntax_words.tsv"):
            tags[row["word"]] = row["tag"]
        self.tags = tags
        #: What `entry` found before, for words inside a sentence and for words whose capital may be that of the sentence.
        self.entries: tuple[dict[str, tuple[str, int]], dict[str, tuple[str, int]]] = ({}, {})

    @staticmethod
    def _strip(word: str, tags: dict[str, str]) -> str | None:
        """The base form of a regular -ed, -ing or -s form, chosen among the words that exist."""
        if word.endswith("ied") or word.endswith("ies"):
            candidates = [word[:-3] + "y", word[:-1]]
        elif word.endswith("ing") and len(word) > 4:
            candidates = _unsuffix(word[:-3])
        elif word.endswith("ed") and len(word) > 3:
            candidates = _unsuffix(word[:-2])
        elif word.endswith("es"):
            candidates = [word[:-1], word[:-2]]
        elif word.endswith("s"):
            candidates = [word[:-1]]
        else:
            return None
        for wanted in (("VB", "VBP"), ("NN",), ("JJ", "RB", "IN", "NNP", "VBD", "VBN")):
            for c in candidates:
                if tags.get(c) in wanted:
                    return c
        return None

    def is_verb(self, base: str) -> bool:
        return base in self.verbs

    def lemma(self, lower: str, tag: str) -> str:
        """The base form of a verb or noun, otherwise the word itself."""
        return lemma_of(lower, tag)

    def find_lemma(self, lower: str, tag: str) -> str:
        """The same, not remembered."""
        if tag[0] == "V" or tag == "MD":
            if lower in self.lemmas:
                return self.lemmas[lower]
            return lower if lower in self.verbs else self._strip(lower, self.tags) or self._regular(lower)
        if tag in ("NNS", "NNPS") and len(lower) > 3:
            if lower in _NOUN_PLURALS:
                return _NOUN_PLURALS[lower]
            if lower.endswith("ies"):
                return lower[:-3] + "y"
            if lower.endswith(("sses", "xes", "ches", "shes", "zes")):
                return lower[:-2]
            if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
                return lower[:-1]
        return lower

    @staticmethod
    def _regular(lower: str) -> str:
        """The base form of a verb no lexicon knows ("rebranded")."""
        if lower.endswith("ied"):
            return lower[:-3] + "y"
        for suffix in ("ing", "ed"):
            if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
                return _unsuffix(lower[: -len(suffix)])[0]
        return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower

    def entry(self, word: str, initial: bool) -> tuple[str, int]:
        """(most frequent tag, ambiguity class) of a word; `initial`: its capital may be that of the sentence."""
        entries = self.entries[initial]
        found = entries.get(word)
        if found is None:
            found = self._lookup(word, initial)
            if len(entries) > 100_000:
                entries.clear()
            entries[word] = found
        return found

    def _lookup(self, word: str, initial: bool) -> tuple[str, int]:
        lower = word.lower()
        first = word[0]
        if not first.isalpha() and first != "'":
            return self._number_or_sign(word, lower), SPECIAL if word in _SPECIAL else PLAIN
        if lower in _SPECIAL and (initial or word == lower):
            return self.tags.get(lower, "IN"), SPECIAL
        tag = None
        if initial and first.isupper():
            tag = self.tags.get(word if word.isupper() and len(word) > 1 and word in self.tags else lower)
            if tag is None or tag in ("NNP", "NNPS", "FW"):
                guess = self._by_suffix(lower) if word[1:].islower() else None
                exact = self.tags.get(word)
                tag = exact or ("NNP" if guess not in ("RB", "VBG", "VBN") else guess)
        elif first.isupper():
            if "-" in word and word[word.rfind("-") + 1 :].islower() and word not in self.tags:
                return self._by_suffix(lower), PLAIN  # "China-based"
            tag = self.tags.get(word, "NNP")
            if tag not in ("NNP", "NNPS", "JJ", "CD", "DT", "IN", "PRP", "PRP$", "MD", "TO", "RB"):
                tag = "NNP"
            return tag, PLAIN
        else:
            tag = self.tags.get(lower) or self._by_suffix(lower)
        return tag, self._ambiguity(lower, tag)

    def _number_or_sign(self, word: str, lower: str) -> str:
        if word[0].isdigit():
            tail = lower.lstrip("0123456789.,")
            if not tail or tail in ("m", "bn", "k", "mn", "mln", "b", "tn"):
                return "CD"
            return "NN" if tail == "%" else "CD" if tail in ("st", "nd", "rd", "th", "s") else "JJ"
        if word in ",;:" or word.startswith(("--", "..")) or word in "–—-…/":
            return word if word in ",;:" else ":"
        if word in ".!?":
            return "."
        return self.tags.get(lower) or ("$" if word in "$£€¥" else word if word in "()[]<>\"'" else "SYM")

    def _by_suffix(self, lower: str) -> str:
        if "-" in lower:
            first, _, last = lower.rpartition("-")
            tag = self.tags.get(last)
            if tag in ("VBN", "VBD", "JJ", "VBG") or (tag in ("NN", "CD") and (first[:1].isdigit() or self.tags.get(first) in ("CD", "JJ"))):
                return "JJ"
            return tag if tag in ("NN", "NNS") else "JJ" if tag in ("IN", "RB", "RP") else "NN"
        if lower.endswith("s") and (base := self.tags.get(lower[:-1])):
            return "VBZ" if base in ("VB", "VBP") else "NNS"
        for suffix, tag in _SUFFIX_TAGS:
            if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
                return tag
        return "NN"

    def _ambiguity(self, lower: str, tag: str) -> int:
        if lower in _AUXILIARIES:
            return PLAIN
        if tag in ("VBD", "VBN"):
            if lower in self.past or lower in self.participle:
                both = lower in self.past and lower in self.participle
                return (BASE if lower in self.verbs else PAST) if both else PLAIN
            return PAST
        if tag == "JJ" and lower.endswith("ed") and len(lower) > 4:
            return PAST if self._strip(lower, self.tags) in self.verbs else PLAIN
        if lower.endswith("ing") and tag in ("VBG", "NN", "JJ") and len(lower) > 4:
            return ING
        if tag in ("NN", "VB", "VBP"):
            return BASE if lower in self.verbs or tag != "NN" else PLAIN
        if tag in ("NNS", "VBZ") and lower not in self.lemmas:
            base = self._strip(lower, self.tags)
            return S_FORM if base is not None and (base in self.verbs or tag == "VBZ") else PLAIN
        if tag in ("JJ", "JJR", "RB") and lower in self.verbs:
            return ADJ_VERB
        return PLAIN


_NOUN_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "series": "series", "sales": "sales", "earnings": "earnings",
    "savings": "savings", "proceeds": "proceeds", "goods": "goods", "news": "news", "economics": "economics", "headquarters": "headquarters",
    "means": "means", "spokesmen": "spokesman", "crises": "crisis", "bases": "base", "businesses": "business", "buses": "bus", "data": "data",
    "lives": "life", "halves": "half", "shelves": "shelf", "knives": "knife", "wives": "wife", "dlrs": "dollar", "cts": "cent", "tonnes": "tonne",
}  # fmt: skip


def _unsuffix(stem: str) -> list[str]:
    """Base forms a stem without -ed or -ing may come from, the likeliest first: dropp -> drop, rat -> rate, report -> report."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "slz":
        return [stem[:-1], stem]
    closed = len(stem) >= 2 and stem[-1] not in _VOWELS and stem[-1] not in "wxy" and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    candidates = [stem + "e", stem] if (closed and len(stem) <= 4) or stem.endswith(("c", "v", "u", "dg", "rs", "ns", "at", "iz", "is", "ur")) else [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    return candidates


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of the process."""
    return Lexicon()


@lru_cache(maxsize=100_000)
def lemma_of(lower: str, tag: str) -> str:
    """The base form of a verb or noun, otherwise the lower-case word; asked for more often than anything else of a word."""
    return lexicon().find_lemma(lower, tag)
