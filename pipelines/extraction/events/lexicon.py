"""The trigger words and word classes of events, loaded from lexicon/events_*.tsv and inflected; no matching here."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parents[1] / "lexicon"

#: Particles that may stand behind the object of their verb: "call the deal off".
PARTICLES = frozenset(
    (
        "over", "off", "up", "out", "down", "in", "back", "away", "aside", "private", "public", "open", "bust", "go", "redundant",
    )
)  # fmt: skip

#: Pairs of words that do the same: "bring a drug to market", "order Acme to pay", "take Acme to court".
_SEPARABLE_PAIRS = (["up", "for", "sale"], ["to", "market"], ["to", "pay"], ["to", "repay"], ["to", "court"], ["on", "the", "block"], ["on", "the", "market"])

#: Forms that neither the rules nor lexicon/syntax_irregular_verbs.tsv give.
_FORMS = {
    "be": ("is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "ax": ("axes", "axed", "axing"),
    "lay-off": ("lays-off", "laid-off", "laying-off"),
    "forecast": ("forecasts", "forecast", "forecasted", "forecasting"),
    "leap": ("leaps", "leapt", "leaped", "leaping"),
    "swell": ("swells", "swelled", "swollen", "swelling"),
    "plead": ("pleads", "pleaded", "pled", "pleading"),
    "tie": ("ties", "tied", "tying"),
    "lie": ("lies", "lay", "lain", "lying"),
    "get": ("gets", "got", "gotten", "getting"),
    "retake": ("retakes", "retook", "retaken", "retaking"),
    "burn": ("burns", "burned", "burnt", "burning"),
}
_DOUBLING = frozenset(
    (
        "admit", "ban", "bag", "bar", "bat", "begin", "bid", "blot", "cap", "chop", "clip", "commit", "control", "cut", "defer", "deter", "dip", "drag", "drop", "dub",
        "flip", "forget", "grab", "hit", "hop", "hug", "incur", "jet", "lag", "let", "leapfrog", "log", "map", "nab", "net", "omit", "outbid", "outfit", "outstrip",
        "peg", "pen", "permit", "pin", "plan", "plug", "prop", "put", "quit", "rebut", "reset", "rerun", "recur", "refer", "rip", "scan", "scrap", "set", "shed", "ship", "shut", "skip",
        "slam", "slap", "slip", "snag", "snap", "spin", "split", "step", "stop", "strip", "submit", "swap", "tag", "tap", "tip", "top", "undercut", "unplug", "win", "upset", "rerun", "run", "sit",
        "transfer", "trim", "wrap", "underpin", "sum",
    )
)  # fmt: skip
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, str]]:
    """Past and participle of irregular verbs, as syntax knows them."""
    return {base: (past, participle) for base, past, participle, *_ in _rows("syntax_irregular_verbs.tsv")[1:]}


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Every form of a verb, the lemma first."""
    if lemma in _FORMS:
        return (lemma, *_FORMS[lemma])
    sibilant, vocal_y = lemma.endswith(("s", "x", "z", "ch", "sh", "o")), lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    third = lemma + "es" if sibilant else lemma[:-1] + "ies" if vocal_y else lemma + "s"
    silent = lemma.endswith("e") and not lemma.endswith(("ee", "oe"))
    base = lemma + lemma[-1] if lemma in _DOUBLING else lemma[:-1] if silent else lemma
    past = _irregular().get(lemma) or (lemma[:-1] + "ied" if vocal_y else lemma + "d" if lemma.endswith("ee") else base + "ed",)
    forms = (lemma, third, *past, base + "ing")
    if lemma in ("cancel", "label", "signal", "fuel", "travel", "model", "total"):
        forms = (*forms, lemma + "led", lemma + "ling")
    return tuple(dict.fromkeys(forms))


def plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"


class Trigger(NamedTuple):
    """One way a group's trigger may be printed: the words after the first, the part of speech, the lemma and the group."""

    rest: tuple[str, ...]
    pos: str
    lemma: str
    group: str
    separable: bool


def _rows(name: str) -> list[list[str]]:
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _verb_classes() -> dict[str, list[str]]:
    return {name: words.split(", ") for name, words in _rows("events_verbs.tsv")}


def expanded(words: str) -> list[str]:
    """A list of lemmas with the verbs of each class named in it ("@raise")."""
    out: list[str] = []
    for word in filter(None, words.split(", ")):
        out += _verb_classes()[word[1:]] if word.startswith("@") else [word]
    return list(dict.fromkeys(out))


@lru_cache(maxsize=1)
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Triggers by the first word they are printed with, longest first."""
    found: dict[str, set[Trigger]] = defaultdict(set)
    for group, pos, words in _rows("events_triggers.tsv"):
        for entry in expanded(words):
            first, *rest = entry.split("_" if "_" in entry else " ")
            if pos == "v":
                separable = (len(rest) == 1 and rest[0] in PARTICLES) or rest in _SEPARABLE_PAIRS
                for form in verb_forms(first):
                    found[form].add(Trigger(tuple(rest), "v", entry, group, separable))
            elif pos == "n":
                last = rest[-1] if rest else first
                found[first].add(Trigger(tuple(rest), "n", entry, group, False))
                if rest and rest[-1] in ("of", "to", "from", "into", "on", "for", "against", "with"):
                    if first not in ("sale", "purchase"):
                        found[plural(first)].add(Trigger(tuple(rest), "n", entry, group, False))
                elif not last.endswith("s"):
                    if rest:
                        found[first].add(Trigger((*rest[:-1], plural(last)), "n", entry, group, False))
                    else:
                        found[plural(first)].add(Trigger((), "n", entry, group, False))
            else:
                found[first].add(Trigger(tuple(rest), "p", entry, group, False))
    return {word: tuple(sorted(t, key=lambda x: (-len(x.rest), x))) for word, t in found.items()}


@lru_cache(maxsize=1)
def classes() -> dict[str, frozenset[str]]:
    """The classes of every word or phrase ("standard & poor's" is printed with blanks)."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in _rows("events_classes.tsv"):
        for entry in words.split(", "):
            word = entry.replace("_", " ")
            found[word].add(name)
            if not word.endswith("s"):
                found[plural(word)].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def class_phrases() -> dict[str, frozenset[str]]:
    """The first word of each phrase that has a class -> what may stand as the next token: the second word, or more of the phrase."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in classes():
        first, *rest = phrase.split(" ")
        found[first].update(" ".join(rest[:k]) for k in range(1, len(rest) + 1))
    return {first: frozenset(following) for first, following in found.items() if following}
