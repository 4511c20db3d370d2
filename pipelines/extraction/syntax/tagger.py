"""Which tag each word of a sentence has: the most frequent one, corrected by what stands around it.

One pass from left to right over the words that can be two things; every look ahead is bounded, so the pass is linear.
"""

from __future__ import annotations

from pipelines.extraction.syntax.lexicon import ADJ_VERB, BASE, ING, PAST, PLAIN, S_FORM, SPECIAL, Lexicon, lexicon
from pipelines.extraction.syntax.model import Token

from pipelines.extraction.syntax.tagger_words import ADVERBS_BETWEEN, BE, BOUNDARY, CLAUSE_VERBS, COMPASS, DO, FINITE, HAVE, HELPERS, ING_ADJECTIVES, NOUN_LIKE, NOUNS, OBJECT_START  # isort: skip
from pipelines.extraction.syntax.tagger_words import PRENOMINAL, SUBORDINATORS, TO_PREPOSITION, VERBS, WHEREVER  # isort: skip


def tag(tokens: list[Token], recase: bool = False) -> None:
    """Set the tags of a sentence's tokens. `recase`: the line is all capitals or title case, so a capital says nothing."""
    words = lexicon()
    classes, entries = [], words.entries
    initial = True
    for t in tokens:
        if t.tag != "NN":
            classes.append(PLAIN)
            initial = False
            continue
        if recase:
            t.tag, kind = words.entry(t.lower if t.lower in words.tags or t.text.isupper() else t.text, True)
        else:
            t.tag, kind = entries[initial].get(t.text) or words.entry(t.text, initial)
        classes.append(kind)
        # signs and figures before the first word leave it the first; a quotation begins anew
        initial = t.tag == "\"" or (initial and t.tag in _BEFORE_THE_FIRST_WORD)
    _Pass(tokens, classes, words).run()


_BEFORE_THE_FIRST_WORD = frozenset(("(", ":", "SYM", ".", "'", "CD", "[", "<"))
#: Words that phrases of their own turn into something else; beside them, adjectives and "have", "do".
_PHRASED = COMPASS | {"than", "whole", "thanks", "down", "upward", "downward", "contract", "contracts"}


class _Pass:
    """The contextual pass over one sentence."""

    def __init__(self, tokens: list[Token], classes: list[int], words: Lexicon) -> None:
        self.tokens, self.classes, self.words = tokens, classes, words
        self.tags = [t.tag for t in tokens]
        self.low = [t.lower for t in tokens]
        self.n = len(tokens)
        self.last_verb: str | None = None

    def run(self) -> None:
        rules = {PAST: self.past, BASE: self.base, S_FORM: self.s_form, ING: self.ing, SPECIAL: self.special, ADJ_VERB: self.adjective_verb}
        tags = self.tags
        low = self.low
        for i, kind in enumerate(self.classes):
            if (tags[i] in ("JJ", "VBP") or low[i] in _PHRASED) and self.phrased(i):
                continue
            if kind:
                tags[i] = rules[kind](i)
                self.tokens[i].tag = tags[i]
            if tags[i] in VERBS:
                self.last_verb = tags[i]

    def phrased(self, i: int) -> bool:
        """Set the tags of what stands in a fixed phrase; True where nothing more is to be decided."""
        t, tags = self.tags[i], self.tags
        if t == "JJ" and i + 1 < self.n and self.low[i + 1] == "of" and i and not tags[i - 1].startswith(("V", "RB")) and self.tokens[i].mention is None:
            tags[i] = self.tokens[i].tag = "NN"  # "an average of", "operating net of"
        elif self.low[i] in COMPASS and i + 1 < self.n and tags[i + 1] in ("JJ", "NN", "NNS") and self.tokens[i + 1].text[:1].isupper():
            tags[i] = self.tokens[i].tag = "JJ"  # "the west European market"
        elif self.low[i] in COMPASS and i and self.low[i - 1] == "the" and tags[i] in ("RB", "JJ") and (i + 1 == self.n or tags[i + 1] not in NOUNS | {"JJ", "CC"}):
            tags[i] = self.tokens[i].tag = "NN"  # "in the north it is 12%"
        elif self.low[i] == "than" and i and self.low[i - 1] in ("more", "less") and i + 1 < self.n and self.classes[i + 1] == PAST and tags[i - 2 : i - 1] not in (["DT"], ["IN"]):
            tags[i - 1] = tags[i] = self.tokens[i - 1].tag = self.tokens[i].tag = "RB"  # "more than doubled"
        elif t == "VBP" and self.low[i] in ("have", "do") and self.tag_at(self.before(i)) in ("TO", "MD"):
            tags[i] = self.tokens[i].tag = "VB"
        elif self.low[i] == "whole" and i > 1 and self.low[i - 2 : i] == ["as", "a"]:
            for k in (i - 2, i - 1, i):
                tags[k] = self.tokens[k].tag = "RB"  # "the market as a whole"
        elif self.low[i] in ("down", "upward", "downward") and i + 1 < self.n and tags[i + 1] in ("NN", "NNS") and i and (tags[i - 1] == "DT" or (tags[i - 1] == "CC" and i > 1 and tags[i - 2] == "JJ")):
            tags[i] = self.tokens[i].tag = "JJ"  # "an upward trend", "flat or down rounds"
        elif self.low[i] in ("contract", "contracts") and self.word_at(i + 1) == "by" and {"QTY", "CD"} & set(tags[i + 2 : i + 6]) and (tags[i - 1] not in ("DT", "JJ", "IN") if i else False):
            tags[i] = self.tokens[i].tag = "VB" if self.low[i] == "contract" else "VBZ"  # "saw volumes contract by a fifth"
        elif self.low[i] == "thanks" and self.word_at(i + 1) == "to":
            tags[i] = self.tokens[i].tag = "RB"
            return True
        return False

    # --- what stands around

    def tag_at(self, i: int) -> str:
        return self.tags[i] if 0 <= i < self.n else ""

    def word_at(self, i: int) -> str:
        return self.low[i] if 0 <= i < self.n else ""

    def before(self, i: int) -> int:
        """The position before `i`, adverbs skipped; -1 at the start."""
        i -= 1
        while i >= 0 and self.tags[i] in ADVERBS_BETWEEN and self.low[i] not in ("up", "down"):
            i -= 1
        return i

    def after(self, i: int) -> int:
        i += 1
        while i < self.n and self.tags[i] in ADVERBS_BETWEEN:
            i += 1
        return i

    def finite_ahead(self, i: int, reach: int = 14) -> bool:
        """Whether a finite verb follows before the clause can end."""
        for j in range(i + 1, min(i + reach, self.n)):
            t = self.tags[j]
            if t in BOUNDARY or self.low[j] in SUBORDINATORS:
                return False
            if t == "VBN" and self.classes[j] == PAST and self.tags[j - 1] in ("TIME", "QTY"):
                return True
            if t in FINITE:
                kind = self.classes[j]
                if kind == PLAIN or (kind == S_FORM and t == "VBZ") or (kind == SPECIAL and t == "MD"):
                    return True
                if kind == PAST and self.tags[j - 1] in NOUN_LIKE and self.word_at(j + 1) != "by":
                    return True
            elif t == "VBN" and self.classes[j] == PAST and self.tags[j - 1] in NOUN_LIKE and self.word_at(j + 1) != "by" and j > i + 1:
                return True
        return False

    # --- one rule per kind of ambiguity

    def past(self, i: int) -> str:
        """-ed and its like: past tense, participle or adjective."""
        j = self.before(i)
        previous, word = self.tag_at(j), self.word_at(j)
        following = self.tag_at(i + 1)
        if previous in ("PRP", "WDT", "WP", "EX") and word not in ("us", "them", "him", "me"):
            return "VBD"
        if word in HAVE or (word in BE and previous != "POS") or word in ("get", "got", "gets", "getting"):
            return "VBN"
        if word in ("this", "that") and j == 0 and following in OBJECT_START | {"IN", "TO", "NNS", "NN"} and not self.finite_ahead(i):
            return "VBD"
        if (
            previous in PRENOMINAL
            or (previous == "CD" and following in ("NN", "NNS"))
            or (previous in ("QTY", "TIME") and self.tag_at(j - 1) in PRENOMINAL and following not in ("IN", "TO", "RB", ",", "."))
        ):
            if following in NOUNS or following in ("JJ", "QTY", "VBG", "CD", "TIME"):
                return "JJ"
            return "VBN" if previous in ("JJ", "JJR", "JJS", "QTY", "TIME") and following in ("IN", "TO") and self.finite_ahead(i) else "VBD" if previous in ("QTY", "TIME", "JJ") else "NN"
        if previous in ("IN", "TO"):
            if following in NOUNS or following in ("JJ", "QTY"):
                return "JJ" if word not in SUBORDINATORS or word in ("since", "after", "before") else "VBN"
            return "VBN"
        if previous == "CC":
            k = self.before(j)
            if following in ("NN", "NNS") and self.tag_at(k) == "JJ":
                return "JJ"
            if self.tag_at(k) in NOUNS and not self._verb_before(j):
                return "VBD"
            return "VBN" if self.last_verb == "VBN" and not (following in OBJECT_START and self._participle_alone(j)) else "VBD"
        if previous in NOUN_LIKE or previous in (",", "RP", "\"", ":") or word in ("up", "down", "in", "out", ">"):
            return self._past_after_noun(i, previous, following)
        if previous.startswith("VB") or previous == "MD":
            return "JJ" if following in NOUNS else "VBN"
        if j < 0:
            if following in ("IN", "TO", "RB", ",") or self.low[i] in ("based", "compared", "asked"):
                return "VBN"
            return "JJ" if following in NOUNS else "VBD"
        return self.tags[i] if self.tags[i] != "JJ" else "VBN"

    def _past_after_noun(self, i: int, previous: str, following: str) -> str:
        ahead = self.tag_at(i + 2)
        if following == "TIME" and self.low[i] == "ended" and previous in ("TIME", "NN", "NNS") and self._verb_before(i):
            return "VBN"  # "in the three months ended June 30"
        if previous == "NN" and following in ("IN", "RP") and self._after_name(i) and self._verb_before(i) and self.words.lemma(self.low[i], "VBD") not in CLAUSE_VERBS:
            return "VBN"  # "was Acme, a builder based in Leeds"
        if self.word_at(i + 1) in WHEREVER:
            following = "RB"
        if previous == "," and self.word_at(i + 1) in ("up", "off", "down") and self.word_at(i + 2) == "by" and self.tag_at(i + 3) not in ("QTY", "CD"):
            return "VBN"  # "Acme, set up by two brothers, makes"
        if self.word_at(i + 1) == "by" and ahead not in ("QTY", "CD", "RB", "JJR") and self.word_at(i + 2) not in ("a", "an", "between", "as", "some", "half", "more", "less"):
            return "VBN"
        if previous == ",":
            if self.word_at(i + 1) in ("by", "to") and ahead == "QTY":
                return "VBD"  # "and downloads, once popular, fell by a tenth"
            if following in ("IN", "TO") and self.words.lemma(self.low[i], "VBD") not in CLAUSE_VERBS:
                return "VBN" if not self._subject_waits(i) else "VBD"
            if following in ("NN", "NNS", "JJ") and self.low[i] not in ("said", "warned", "told", "added", "argued", "insisted") and not self._verb_before(i) and self.finite_ahead(i):
                return "JJ"
            return "VBD"
        if following in ("IN", "TO", "TIME", "RB", "") or self.word_at(i + 1) in ("(", "<"):
            lemma = self.words.lemma(self.low[i], "VBD")
            if lemma not in CLAUSE_VERBS and self.finite_ahead(i):
                return "VBN"
            if following == "TO" and lemma not in CLAUSE_VERBS and self._verb_before(i):
                return "VBN"
        if self._verb_before(i) and not self._marker_since_verb(i):
            # "posted a profit fuelled …": a noun after a verb takes a participle, unless that verb takes a clause
            last = self._last_verb_lemma(i)
            if last is not None and last not in CLAUSE_VERBS and previous != "TIME" and following in ("IN", "TO", "RB", "TIME", ".", ","):
                return "VBN"
        return "VBD"

    def _after_name(self, i: int) -> bool:
        """Whether "a builder" before the word stands right after a name and a comma."""
        for k in range(i - 1, max(-1, i - 6), -1):
            if self.low[k] in ("a", "an"):
                return self.tag_at(k - 1) == "," and self.tag_at(k - 2) == "NNP"
            if self.tags[k] not in NOUNS and self.tags[k] != "JJ":
                return False
        return False

    def _participle_alone(self, j: int) -> bool:
        """Whether the last participle before `j` stands without "have": then a past form with an object does not go on with it."""
        for k in range(j - 1, max(-1, j - 25), -1):
            if self.tags[k] == "VBN":
                return self.word_at(self.before(k)) not in HAVE
        return False

    def _subject_waits(self, i: int) -> bool:
        """Whether a subject before the comma has no verb yet: "Acme, the maker of shoes, rose to"."""
        commas = 0
        for j in range(i - 1, max(-1, i - 40), -1):
            if self.tags[j] in FINITE:
                return self.tag_at(self.before(j)) in ("WDT", "WP") and commas >= 2
            if self.tags[j] == ",":
                commas += 1
        return commas >= 2

    def _verb_before(self, i: int) -> bool:
        return any(self.tags[j] in FINITE for j in range(i - 1, max(-1, i - 25), -1))

    def _marker_since_verb(self, i: int) -> bool:
        for j in range(i - 1, max(-1, i - 25), -1):
            if self.tags[j] in FINITE:
                return False
            if self.tags[j] in ("CC", "WDT", ";", ":", ",") or self.low[j] in SUBORDINATORS:
                return True
        return True

    def _sees(self, j: int) -> str | None:
        """Whether the noun at `j` stands right after "saw", "helped", "let": then a bare verb follows, "saw profits slump"."""
        for k in range(j - 1, max(-1, j - 9), -1):
            if self.tags[k].startswith("VB"):
                lemma = self.words.lemma(self.low[k], "VBD")
                return lemma if lemma in ("see", "watch", "help", "let", "make") else None
            if self.tags[k] not in NOUNS and self.tags[k] not in PRENOMINAL and self.tags[k] != "TIME":
                return None
        return None

    def _last_verb_lemma(self, i: int) -> str | None:
        for j in range(i - 1, max(-1, i - 25), -1):
            if self.tags[j].startswith("VB"):
                return self.words.lemma(self.low[j], "VBD")
        return None

    def base(self, i: int) -> str:
        """Noun or verb: "plan", "rise", "cut"."""
        guess, word = self.tags[i], self.low[i]
        j = self.before(i)
        previous, earlier = self.tag_at(j), self.word_at(j)
        following = self.tag_at(self.after(i))
        noun = "NN" if guess in ("VB", "VBP", "VBD", "VBN") else guess
        past = word in self.words.past
        if previous == "TO":
            if self.word_at(j - 1) in TO_PREPOSITION:
                return noun
            if guess != "NN" or following in OBJECT_START or following in ("JJ", "NNS", "TIME", "RP", "IN", "TO", ".", ",", ""):
                return "VB"
            return "VB" if following not in NOUNS or not word.endswith(("ket", "fit")) else noun
        if previous == "MD" or earlier in DO:
            return "VB"
        if previous in ("PRP", "WDT", "WP") and earlier not in ("us", "them", "him", "me"):
            return "VBD" if past and earlier in ("it", "he", "she", "which", "who", "that") else "VBP"
        if previous == "," and self._modal_waits(j):
            return "VB"  # "should, on its reckoning, settle at"
        if past and previous == "QTY" and following in ("DT", "PRP$") and not self._verb_before(i):
            return "VBD"  # "about a third found a buyer"
        if earlier in HAVE and word in self.words.participle:
            return "VBN"
        if earlier in BE and previous != "POS" and word in self.words.participle and guess != "NN":
            return "VBN"
        if previous == "QTY" and guess in ("VB", "VBP") and following in ("DT", "PRP$", "RB", "RP", "QTY", "CD") and not self._verb_before(i) and not self.finite_ahead(i):
            return "VBP"  # "phones under $200 make up a third"
        if earlier == "that" and self.tag_at(j - 1) == "NNS" and self._opens_relative(j, following) and not self.finite_ahead(i, 8):
            return "VBD" if past and guess == "VBD" else "VBP"  # "economies that together make up a third"
        if previous == "QTY" and word == "account" and self.word_at(i + 1) == "for" and not self._verb_before(i):
            return "VBP"
        if previous in PRENOMINAL or previous in ("CD", "IN", "$", "QTY", "POS"):
            return noun
        if word in ("forecast", "bid", "cut") and previous in ("NN", "NNP") and self.word_at(i + 1) in ("for", "of") and self._verb_before(i):
            return noun  # "cut its profit forecast for 2005"
        if past and previous in NOUN_LIKE and following in ("IN", "TO", "TIME") and self._verb_before(i) and self._past_after_noun(i, previous, following) == "VBN":
            return "VBN"
        if previous in NOUNS and self._adverb_before_verb(i, j, following):
            return "VBD" if past and previous in ("NN", "NNP") else "VBP"
        if previous in NOUNS or previous in ("TIME", ")", ",", ":", "\""):
            if past and following not in FINITE and (following in OBJECT_START or following in ("NNS", "NN", "JJ", "IN", "TO", "TIME")):
                if not (following in ("IN", "TO", "NN") and previous != "TIME" and guess != "VBD") and not self.finite_ahead(i):
                    return "VBD"
                if guess == "VBD" and not self.finite_ahead(i):
                    return "VBD"
                return noun
            if (
                guess in ("VB", "VBP")
                and previous in ("NNS", "NNPS", "NNP", "TIME", ")")
                and following not in FINITE
                and (following in OBJECT_START or following in ("IN", "TO", "JJ", "NNS", "NN", "WDT", "RB", "") or (following == "." and word in CLAUSE_VERBS))
                and not (previous in ("NNP", "TIME") and following in NOUNS)
            ):
                return "VBP"
            if following in ("QTY", "IN", "TO", "DT", "PRP$", "JJ", "NN", "NNS") and (seen := self._sees(j)) and (seen != "see" or following not in ("JJ", "NN", "NNS")):
                return "VB"
            if previous in ("NNS", "NNPS") and following in ("", ".", "IN", "TO", "RB", "TIME", "QTY", "DT", "PRP$") and not self._any_finite(i):
                return "VBP"
            if guess == "NN" and previous in ("NNS", "NNPS") and following in ("DT", "PRP$", "PRP", "QTY") and not self.finite_ahead(i) and not self._verb_before(i):
                return "VBP"
            return noun
        if previous == "CC":
            k = self.before(j)
            if self.last_verb == "VB" and (guess in ("VB", "VBP") or following in ("DT", "PRP$")):
                return "VB"
            if self.tag_at(k) in ("NN", "NNS", "JJ") and guess == "NN":
                return noun
            return noun if guess == "NN" else "VBD" if past and self.last_verb == "VBD" else guess
        if previous.startswith("VB"):
            lemma = self.words.lemma(earlier, "VB")
            return "VB" if lemma in HELPERS and following in OBJECT_START | {"NNS", "JJ"} else noun
        if j < 0:
            return "VB" if guess in ("VB", "VBP") and following in ("DT", "PRP$", "PRP") else noun
        return guess

    def s_form(self, i: int) -> str:
        """Plural noun or third person: "plans", "shares"."""
        guess = self.tags[i]
        j = self.before(i)
        previous, earlier = self.tag_at(j), self.word_at(j)
        following = self.tag_at(self.after(i))
        if previous in ("PRP", "WDT", "WP", "EX"):
            return "VBZ"
        if earlier in ("this", "that") and j == 0 and following in ("IN", "TO", "DT", "PRP$", "JJ"):
            return "VBZ"
        if previous == "QTY" and following == "QTY" and guess == "VBZ":
            return "VBZ"  # "one dollar equals 847 won"
        if previous in PRENOMINAL or previous in ("TO", "MD", "CD", "QTY", "$", "VBG") or following == "MD":
            return "NNS"
        if earlier == "that" and self._opens_relative(j, following) and not self.finite_ahead(i, 8):
            return "VBZ"  # "a pit that accounts for 4%"
        if previous == "IN":
            return "NNS" if earlier not in ("that", "as") or guess == "NNS" else "VBZ"
        if previous in ("NN", "NNP") and self._adverb_before_verb(i, j, following):
            return "VBZ"
        if previous in ("NN", "NNP", "TIME", ")", "NNPS", "\"", ",", ":"):
            if guess == "VBZ":
                if previous in (",", "TIME") and self._past_verb_next(i):
                    return "NNS"  # "In April, starts fell 2%"
                if following in (",", ".", "", "WDT", "WP") and self.words.lemma(self.low[i], "VBZ") not in CLAUSE_VERBS:
                    return "NNS"
                return "NNS" if following in FINITE and self.classes[min(self.after(i), self.n - 1)] == PLAIN and previous != "," else "VBZ"
            if self._verb_before(i) and self._last_verb_lemma(i) not in CLAUSE_VERBS and not self._marker_since_verb(i):
                return "NNS"
            if previous == "," and self.last_verb is not None and not (following in ("TO", "DT", "PRP$", "RP") and self.last_verb == "VBN" and not self._any_finite(i)):
                return "NNS"
            if following in ("DT", "PRP$", "PRP", "QTY", "TO", "WDT", "PDT", "CD") or self.word_at(self.after(i)) == "that":
                return "VBZ" if following == "QTY" or not self.finite_ahead(i, 8) else "NNS"
            if following in ("JJ", "NNP", "NN", "NNS", "IN", "VBG") and not self._any_finite(i) and previous != ",":
                return "VBZ"
            return "NNS"
        if previous == "CC":
            k = self.before(j)
            acts = following in ("DT", "PRP$", "PRP", "QTY") and not self.finite_ahead(i, 8)  # "serves 40 shops and processes a record"
            if j < i - 1 and self.last_verb is not None and following in ("IN", "TO") and self.low[i - 1].endswith("ly"):
                return "VBZ"  # "and officially trades at 30"
            if acts and guess == "VBZ":
                return "VBZ"  # "had sales of $5m and employs 900"
            if acts and self.last_verb == "VBN" and following in ("QTY", "PRP"):
                return "VBZ"  # "has closed 64 shops and now runs 410", "has been rising and expects it to"
            return "VBZ" if self.last_verb == "VBZ" and (self.tag_at(k) == "VBZ" or guess == "VBZ" or acts) else "NNS"
        if previous == "NNS" and self.low[i] == "costs" and following == "QTY" and not self._any_finite(i):
            return "VBZ"  # "each of the flats costs $900"
        if previous == "NNS":
            return "VBZ" if guess == "VBZ" and following in OBJECT_START and not self._any_finite(i) else "NNS"
        return "NNS" if previous.startswith("VB") or j < 0 else guess

    def _modal_waits(self, comma: int) -> bool:
        """Whether what the comma closes was put between a modal and its verb."""
        for k in range(comma - 1, max(-1, comma - 9), -1):
            if self.tags[k] in FINITE or self.tags[k] in ("VB", "VBN"):
                return self.tags[k] == "MD" and self.tag_at(k + 1) == ","
        return False

    def _opens_relative(self, j: int, following: str) -> bool:
        """Whether "that" at `j` stands right after a noun and before what goes on like a verb."""
        return self.tag_at(j - 1) in ("NN", "NNS", "NNP") and following in ("IN", "TO", "DT", "PRP$", "QTY", "RP", "CD")

    def _past_verb_next(self, i: int) -> bool:
        """Whether the next word is a past tense, no adjective: two finite verbs do not stand side by side."""
        return self.tag_at(i + 1) == "VBD" and self.tag_at(i + 2) in ("QTY", "IN", "TO", "RB", "TIME", "DT", ".", ",")

    def _any_finite(self, i: int) -> bool:
        """Whether another word near is surely a finite verb."""
        for j in range(max(0, i - 25), min(self.n, i + 20)):
            if j != i and self.tags[j] in FINITE and (self.classes[j] in (PLAIN, SPECIAL) or j < i or self.classes[j] == PAST):
                return True
        return False

    def _adverb_before_verb(self, i: int, noun: int, following: str) -> bool:
        """Whether an adverb between a noun and this word shows that it is the verb: "Acme still projects a loss", "both together control half"."""
        if noun >= i - 1 or following in FINITE or following not in OBJECT_START | {"JJ", "NN", "NNS", "IN", "TO", "VB"} or self.low[i - 1] in ("up", "down", "ago", "about", "around", "only", "so-called"):
            return False
        for k in range(noun, max(-1, noun - 25), -1):
            if self.tags[k] in BOUNDARY - {"CC"} or self.low[k] in SUBORDINATORS:
                return True
            if self.tags[k] in FINITE or self.tags[k] in ("VB", "VBN", "VBG", "IN", "TO"):
                return False
        return True

    def _no_base(self, i: int) -> bool:
        """Whether the word at `i` can be no bare verb: after "paid social" a "will climb" is a verb, after "free" a "will" is none."""
        return not (0 <= i < self.n and (self.classes[i] in (BASE, ADJ_VERB) or self.low[i] in ("be", "have", "not")))

    def ing(self, i: int) -> str:
        """Gerund, participle, noun or adjective in -ing."""
        j = self.before(i)
        previous, following = self.tag_at(j), self.tag_at(i + 1)
        guess = self.tags[i]
        if self.word_at(j) in BE and previous != "POS":
            return "VBG" if guess != "NN" or following in OBJECT_START or following in ("IN", "TO", "RP") else "NN"
        if previous in PRENOMINAL or previous in ("CD", "QTY", "TIME"):
            if following in NOUNS or following in ("JJ", "VBG"):
                return "NN" if guess == "NN" or previous in ("NN", "NNP") else "JJ" if previous not in ("QTY", "TIME") or self.low[i] in ING_ADJECTIVES else "VBG"
            return "NN" if previous not in ("QTY", "TIME", "CD") or guess == "NN" else "VBG"
        if guess == "NN":
            return "VBG" if following in ("DT", "PRP$", "PRP", "QTY") and previous in ("IN", ",", "VBD", "VBZ", "") else "NN"
        if previous in ("", ",", "CC", "IN") and self.tag_at(self.after(i)) in FINITE and (self.word_at(self.after(i)) in BE | HAVE or self._past_verb_next(self.after(i) - 1)):
            return "NN"  # "Streaming alone accounted for a third"
        if self.low[i] in ING_ADJECTIVES and following in ("NN", "NNS", "JJ"):
            return "NN" if previous in ("NN", "NNP") else "JJ"
        return "VBG" if guess != "JJ" else "JJ"

    def adjective_verb(self, i: int) -> str:
        """Adjective or verb: "slow", "open", "double"."""
        j = self.before(i)
        previous = self.tag_at(j)
        following = self.tag_at(i + 1)
        if previous == "TO" and following not in ("IN", ",", ".", ""):
            return "VB" if self.word_at(j - 1) not in TO_PREPOSITION else self.tags[i]
        return "VB" if previous == "MD" or (self.word_at(j) in DO and following in OBJECT_START) else self.tags[i]

    def special(self, i: int) -> str:
        """Small words with uses of their own."""
        word = self.low[i]
        previous, following = self.tag_at(i - 1), self.tag_at(i + 1)
        if word == "that":
            after = self.tag_at(self.after(i))
            if previous in NOUN_LIKE and (after in FINITE or after in ("VBN",)) and self.classes[min(self.after(i), self.n - 1)] != S_FORM | BASE:
                return "WDT"
            if previous in NOUN_LIKE and after in ("VBZ", "NNS", "NN") and self.classes[min(self.after(i), self.n - 1)] == S_FORM and self.tag_at(self.after(i) + 1) in OBJECT_START:
                return "WDT"
            if following in ("NN", "TIME") and (previous in ("IN", "", "TO", ",") or previous.startswith("VB")) and not self.finite_ahead(i, 6):
                return "DT"
            if i == 0 and following in ADVERBS_BETWEEN and (after in FINITE or self.classes[min(self.after(i), self.n - 1)] == S_FORM):
                return "DT"  # "That still amounts to 2%"
            return "DT" if following in FINITE or (i == 0 and following == "VBN") else "IN"
        if word == "'s":
            return "VBZ" if previous in ("PRP", "EX", "WP") or self.word_at(i - 1) in ("that", "here", "what") else "POS"
        if word == "'":
            return "POS" if self.low[i - 1 : i] and self.low[i - 1].endswith("s") and previous in NOUNS and following not in ("", ".") else "'"
        if word == "her":
            return "PRP$" if following in NOUNS or following in ("JJ", "CD", "QTY", "TIME") else "PRP"
        if word in ("up", "down"):
            return "RP" if previous.startswith("VB") and following in ("DT", "PRP$", "NNS", "NN", "JJ", "NNP") else "RB"
        if word in ("off", "out", "over", "about", "around"):
            if following in ("QTY", "CD") and word in ("over", "about", "around"):
                return "RB"
            if previous.startswith("VB") and (following in ("DT", "PRP$", "NNS", "NN", "JJ", "NNP") and word in ("off", "out")):
                return "RP"
            return "IN" if following not in (".", ",", "IN", "TO", "") else "RP"
        if word in ("more", "less"):
            return "JJR"
        if word == "like":
            return "VB" if previous in ("TO", "MD") else "IN"
        if word in ("may", "can", "will"):
            return "NN" if (previous in ("DT", "PRP$") and self.word_at(i - 1) not in ("this", "that", "these", "those", "both", "all", "each", "some")) or (previous == "JJ" and following not in ("VB", "RB") and self._no_base(i + 1)) else "MD"
        if word == "further":
            return "VB" if previous in ("TO", "MD") else "JJ" if following in NOUNS or following in ("QTY", "JJ") else "RB"
        return self.tags[i]
