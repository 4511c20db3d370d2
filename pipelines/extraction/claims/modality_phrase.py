"""Modality by a number's own phrase: words of forecast beside it, figures compared with, what is known of it; clauses above are read in modality.py.

The lexicon is lexicon/modality.tsv.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.extraction.syntax.model import Sentence

_LEXICON = Path(__file__).parents[1] / "lexicon" / "modality.tsv"
#: Words in a number's phrase that do not end it.
_IN_PHRASE = frozenset(("DT", "RB", "JJ", "JJR", "PRP$", "POS", "NN", "NNS", "CD", "TIME"))
_COMPARE = frozenset(("from", "than", "against", "versus", "vs", "after", "following", "despite", "with"))
_HEADS = frozenset(("target", "targets", "forecast", "forecasts", "estimate", "estimates", "guidance", "projection", "consensus", "expectations"))
_NOUN_TAKES = frozenset(("of", "for", "is", "was", "at", "by", "to", "that"))
STOP = frozenset((",", ";", "(", ")", ":", "-", "–", "—", "--", "but", "while", "and", "which", "who", "that", "or"))
_TALKS = frozenset(("talks", "negotiations", "discussions", "talk", "rumours", "rumors", "speculation"))
_BY_OTHERS = frozenset(("plan", "plans", "budget", "proposal"))
_PAST_TIME = frozenset(("last", "ago", "earlier", "previous", "year-ago", "year-earlier"))
_RESULTS = frozenset(("earned", "lost", "made", "reported", "posted", "paid", "sold", "produced", "spent", "recorded", "achieved", "booked"))
_RISES = frozenset(("rise", "fall", "gain", "drop", "increase", "decrease", "decline", "jump", "growth", "loss", "slump", "surge"))
_BID = frozenset(("holders", "shareholders", "stockholders", "deal", "offer", "merger", "takeover", "tender", "bid", "investors", "owners"))
#: Verbs that see to what there already is: "to pay down debt of $5m".
_CLEARS = frozenset(("pay", "repay", "reduce", "cut", "refinance", "retire", "clear", "settle", "trim", "lower"))
_DONE = frozenset(("seen", "recorded", "reported", "achieved", "posted", "registered", "earned", "made", "notched", "suffered", "booked"))
_ENDS = frozenset(("close", "shut", "sell", "cut", "shed", "axe", "ax", "lay", "drop", "fire", "dismiss", "shutter", "divest", "eliminate", "reduce", "have", "open"))
_LAWSUITS = frozenset(("lawsuit", "suit", "claim", "case", "action"))
_WALKED_OUT = frozenset(("strike", "struck", "stoppage", "walkout", "claim", "claims", "demand", "demands", "ballot", "striking"))
SAID = frozenset(("say", "tell", "announce", "warn", "reveal", "state", "add", "report", "confirm", "insist", "note", "declare", "write", "explain", "see", "mean", "follow", "believe", "think", "estimate", "disclose", "indicate", "suggest", "agree", "argue"))


class Modality(NamedTuple):
    """The modality of a number and the words that decided it."""

    modality: str
    reason: str


@cache
def lexicon() -> dict[tuple[str, str], frozenset[str]]:
    """(kind, modality) -> words."""
    lines = [line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    return {(kind, modality): frozenset(words.split()) for kind, modality, words in lines}


@cache
def modality_of(kind: str, word: str) -> str | None:
    for modality in ("forecast", "hypothetical", "actual"):
        if word in lexicon().get((kind, modality), ()):
            return modality
    return None


class Case(NamedTuple):
    """One number to judge: its sentence, its tokens (both inclusive), what it measures."""

    sentence: Sentence
    first: int
    last: int
    metric: str | None
    statistic: str | None

    def word(self, index: int) -> str:
        tokens = self.sentence.tokens
        return tokens[index].lower if 0 <= index < len(tokens) else ""

    def is_layoff(self) -> bool:
        return self.metric == "headcount" and self.statistic in ("difference", "change")

    def is_deal(self, lemma: str) -> bool:
        if self.metric == "price" and lemma in ("get", "receive", "pay", "offer"):
            if lemma in ("pay", "offer") and (self._for_each_share() or self.word(self.last + 1) == "premium"):
                return True
            return any(t.lower in _BID for t in self.sentence.tokens)  # "holders will get $4 in cash for each share"
        if self.metric == "penalty" and lemma in ("pay", "hand"):
            return bool({t.lower for t in self.sentence.tokens} & {"settle", "resolve", "settlement", "settling", "resolving"})  # "will pay $5m to settle"
        return self.metric == "deal_value" or (self.metric in ("other", "debt") and modality_of("deal", lemma) is not None)


    def _for_each_share(self) -> bool:
        """Whether an amount is paid for each share of another company: "will pay $58 per Acme share, a 71% premium"."""
        words = [t.lower for t in self.sentence.tokens[self.last + 1 : self.last + 9]]
        return bool(words[:1]) and (words[0] in ("per", "a", "each", "cash") or words[:2] == ["in", "cash"]) and bool({"share", "shares"} & set(words)) and "dividend" not in {t.lower for t in self.sentence.tokens}


def known(case: Case) -> Modality | None:
    """Amounts whose own noun settles it: what a lawsuit asks for, what a strike is for, what somebody already has."""
    tokens, first = case.sentence.tokens, case.first
    if case.metric == "penalty" and case.word(case.last + 1) in _LAWSUITS:
        return Modality("hypothetical", f"what a {case.word(case.last + 1)} asks for")
    left = [t.lower for t in tokens[max(0, first - 8) : first]]
    if case.metric == "cost" and case.statistic == "change" and "for" in left and _WALKED_OUT & set(left):
        return Modality("hypothetical", "what a strike is for")
    owner = tokens[first - 1] if first else None
    if case.word(case.last + 1) in _HEADS:
        return None
    if owner is not None and owner.tag in ("PRP$", "POS") and case.metric in ("other", "headcount", "users") and not case.is_layoff() and case.statistic == "level":
        quantity = tokens[first].quantity
        grown = first > 1 and tokens[first - 2].tag[:2] == "VB" and tokens[first - 2].lemma not in _ENDS
        if quantity is not None and quantity.dimension == "count" and (grown or case.word(first - 2) in ("of", "in", "at", "to", "for", "across", "with", "among")):
            return Modality("actual", "what somebody has")
    if owner is not None and owner.tag in ("PRP$", "POS") and case.metric in ("price", "deal_value") and {case.word(k) for k in range(case.last + 1, case.last + 4)} & {"offer", "bid", "takeover"}:
        return Modality("actual", "an offer there is")
    if case.metric == "debt" and case.word(first - 1) == "of" and case.word(first - 2) in ("debt", "debts", "borrowings", "loans") and any(t.lemma in _CLEARS and t.tag[:2] == "VB" for t in tokens[max(0, first - 8) : first]):
        return Modality("actual", "a debt there is")
    return None


@cache
def _heard_before() -> frozenset[str]:
    """The words before a number, verbs left out, that `beside` makes something of."""
    listed = [words for (kind, _), words in lexicon().items() if kind in ("adjective", "noun")]
    return frozenset(STOP).union(*listed, _TALKS, ("is", "was", "are", "were", "price", "target"))


def beside(case: Case) -> Modality | None:
    """Words of forecast in the number's own phrase: "a forecast of 5%", "the expected 3,000 jobs", "$2bn projected by analysts"."""
    tokens, first, last = case.sentence.tokens, case.first, case.last
    for at in range(first - 1, max(first - 9, -1), -1):
        token, word = tokens[at], tokens[at].lower
        if word not in _heard_before() and token.tag[:2] not in ("VB", "MD"):
            continue
        modality = modality_of("adjective", word)
        if modality is not None and (case.word(at + 1) == "for" or case.word(at - 1) in ("has", "have", "had", "nobody")):
            modality = None  # a verb: "had proposed a buyout", "nobody budgeted for"
        if word in ("is", "was", "are", "were") and modality_of("noun", case.word(at - 1)):
            continue  # "the proposal is 0.24 euros"
        if word in STOP or (token.tag[:2] in ("VB", "MD") and modality is None):
            break
        if modality is not None and first - at <= 5 and case.word(at - 1) not in ("than", "-"):
            return Modality(modality, f"{word} before it")
        modality = modality_of("noun", word)
        if word == "price" and case.word(at - 1) == "target" and at >= first - 2:
            return Modality("forecast", "target price")
        if word == "target" and case.word(at - 1) == "the" and any(t.lemma == "value" for t in tokens[max(0, at - 5) : at]):
            continue  # "the bid values the target at £88m"
        if word in _TALKS and case.word(at + 1) in ("on", "over", "about", "of"):
            return Modality("hypothetical", f"{word} {case.word(at + 1)}")
        if word in _BY_OTHERS and case.word(at + 1) in ("by", "at"):
            modality = None  # "raised the price of its plan by $2"
        if modality is not None and (at + 1 == first or tokens[at + 1].lower in _NOUN_TAKES or (modality == "hypothetical" and case.word(at + 1) == "on")):
            return Modality(modality, f"{word} before it")
    told = _told_by_a_clause(case)
    if told is not None:
        return told
    for at in range(last + 1, min(last + 6, len(tokens))):
        token, word = tokens[at], tokens[at].lower
        if at == last + 1 and token.tag in ("VBN", "VBD", "JJ") and modality_of("after", word):
            return Modality("forecast", f"{word} after it")
        if token.tag[:2] in ("VB", "MD", "IN", "TO", "CC") or word in STOP:
            break
        if word in _HEADS and (word == "consensus" or not word.endswith("s")):  # "its 5% target"
            return Modality("forecast", f"{word} after it")
    return None


def _told_by_a_clause(case: Case) -> Modality | None:
    """A clause right after the number that says what it was: "the 38 cents analysts had forecast", "the £1.3bn it lent in 2022"."""
    tokens, at = case.sentence.tokens, case.last + 1
    if case.word(case.first - 1) not in ("the", "than") and case.word(case.first - 2) != "the":
        return None
    begin = at
    while at < min(begin + 4, len(tokens)) and tokens[at].tag in ("DT", "JJ", "NN", "NNS", "NNP", "PRP"):
        at += 1
    if at == begin or at >= len(tokens):
        return None
    if tokens[at].lower in ("had", "have", "has") and at + 1 < len(tokens):
        at += 1
    if modality_of("after", tokens[at].lower) or tokens[at].lower in ("pencilled", "penciled"):
        return Modality("forecast", f"{tokens[at].lower} after it")
    if tokens[at].tag == "VBD" and tokens[at - 1].tag == "PRP":
        return Modality("actual", f"{tokens[at].lower} after it")
    return None


def compared(case: Case) -> Modality | None:
    """The figure compared with is a fact even in a forecast: "will rise to 5% from 4%", "up from 3% in 1986", "after a 27% rise"."""
    tokens = case.sentence.tokens
    at = case.first - 1
    possessive = False
    while at >= 0 and case.first - at < 9 and (
        ((tokens[at].tag in _IN_PHRASE or tokens[at].time is not None) and tokens[at].lower not in _COMPARE)
        or (tokens[at].lower == "of" and case.word(at - 1) in _RISES)
        or (tokens[at].lower == "than" and case.word(at - 1) in ("more", "less", "fewer"))
    ):
        possessive = possessive or (tokens[at].tag == "POS" and at > 0 and tokens[at - 1].time is not None)
        at -= 1
    if possessive:
        return Modality("actual", "the figure of an earlier period")
    if at < 0:
        return None
    word = tokens[at].lower
    if _compares_with(case):
        return Modality("actual", "compare with …")
    if word in ("after", "following", "despite") or (word == "with" and case.word(at - 1) in ("compare", "compared", "compares")):
        return Modality("actual", f"{word} …")
    if _told_of_the_past(case):
        return Modality("actual", "the figure of an earlier period")
    if word == "of" and case.word(at + 1) in ("its", "their", "the", "his") and at > 0 and tokens[at - 1].quantity is not None and case.metric == "headcount":
        return Modality("actual", "the whole of which a part is told")
    if word == "on" and case.metric == "debt" and case.word(at - 1) in ("rating", "ratings"):
        return Modality("actual", "debt that is rated")
    earlier = any(t.quantity is not None for t in tokens[max(0, at - 14) : at])
    onward = case.word(case.last + 1) == "to" and case.last + 2 < len(tokens) and any(t.quantity is not None for t in tokens[case.last + 2 : case.last + 5])
    if word == "from" and onward and revised(case) is None:
        return Modality("actual", "the figure it starts from")
    if word == "from" and (earlier or case.word(at - 1) in ("up", "down")) and case.word(case.last + 1) != "to" and not revised(case):
        return Modality("actual", "the figure compared with")
    if word == "than" and case.word(at + 1) in ("the", "its", "last"):
        return Modality("actual", "the figure compared with")
    if word in ("against", "versus", "vs") and earlier and case.word(at - 1) != "as":
        return Modality("actual", "the figure compared with")
    return None


def _compares_with(case: Case) -> bool:
    """ "This would compare with a surplus of $5m in 1986"."""
    tokens = case.sentence.tokens
    for at in range(case.first - 1, max(case.first - 8, 0), -1):
        if tokens[at].lower == "with" and tokens[at - 1].lower in ("compare", "compares", "compared"):
            return True
        if tokens[at].tag[:2] in ("VB", "MD") or tokens[at].lower in STOP or tokens[at].quantity is not None:
            return False
    return False


def _told_of_the_past(case: Case) -> bool:
    """A figure set off with its own past time: "the dividend, €9 a share last year,", "the 7.2 mln earned in 1986", "debt, now $62m"."""
    tokens, at = case.sentence.tokens, case.last + 1
    if case.word(case.first - 1) in ("now", "currently") and case.word(case.first - 2) == ",":
        return True
    for k in range(at, min(at + 3, len(tokens))):
        if tokens[k].lower in _DONE and tokens[k].tag in ("VBN", "VBD") and (case.word(k + 1) == "in" or (k + 1 < len(tokens) and set(case.word(k + 1).split()) & _PAST_TIME)):
            return case.word(case.first - 1) in ("the", "than", "a")  # "less than the 7% rise seen in 2022"
        if tokens[k].tag[:2] not in ("NN", "JJ", "VB"):
            break
    if case.word(at) in _RESULTS and case.word(case.first - 1) in ("the", "its") and any(t.time is not None for t in tokens[at + 1 : at + 4]):
        return True
    if case.word(case.first - 1) != ",":
        return False
    for k in range(at, min(at + 6, len(tokens))):
        if tokens[k].time is not None and set(tokens[k].lower.split()) & _PAST_TIME:
            return case.word(k + 1) in (",", ")")
        if tokens[k].tag[:2] in ("VB", "MD") or tokens[k].lower in STOP:
            return False
    return False


def revised(case: Case) -> Modality | None:
    """A target or forecast that is set or changed: "lifted its share target on the maker to 330 crowns"."""
    if case.word(case.first - 1) not in ("to", "from", "at", "(", "-", "of", "about", "around"):
        return None
    left = case.sentence.tokens[max(0, case.first - 24) : case.first]
    noun = next((t for k, t in enumerate(left) if t.lower in _HEADS and (t.tag[:2] == "NN" or (k and left[k - 1].tag[:2] in ("NN", "PR", "PO", "JJ")))), None)
    if noun is not None and any(t.tag[:2] == "VB" and modality_of("revise", t.lemma) for t in left):
        return Modality("forecast", f"{noun.lower} …")
    return None
