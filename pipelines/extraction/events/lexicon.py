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
        "over", "off", "up", "out", "down", "in", "back", "away", "aside", "private", "open", "bust", "go", "redundant",
    )
)  # fmt: skip

#: Pairs of words that do the same: "bring a drug to market", "order Acme to pay", "take Acme to court".
_SEPARABLE_PAIRS = (["up", "for", "sale"], ["to", "market"], ["to", "pay"], ["to", "court"])

_IRREGULAR = {
    "be": ("is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"),
    "buy": ("buys", "bought", "buying"),
    "sell": ("sells", "sold", "selling"),
    "take": ("takes", "took", "taken", "taking"),
    "make": ("makes", "made", "making"),
    "give": ("gives", "gave", "given", "giving"),
    "win": ("wins", "won", "winning"),
    "lose": ("loses", "lost", "losing"),
    "pay": ("pays", "paid", "paying"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "hold": ("holds", "held", "holding"),
    "build": ("builds", "built", "building"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilding"),
    "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "come": ("comes", "came", "coming"),
    "become": ("becomes", "became", "becoming"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "find": ("finds", "found", "finding"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "rise": ("rises", "rose", "risen", "rising"),
    "get": ("gets", "got", "gotten", "getting"),
    "grow": ("grows", "grew", "grown", "growing"),
    "leave": ("leaves", "left", "leaving"),
    "lay": ("lays", "laid", "laying"),
    "lead": ("leads", "led", "leading"),
    "leap": ("leaps", "leapt", "leaped", "leaping"),
    "lend": ("lends", "lent", "lending"),
    "meet": ("meets", "met", "meeting"),
    "overtake": ("overtakes", "overtook", "overtaken", "overtaking"),
    "retake": ("retakes", "retook", "retaken", "retaking"),
    "seek": ("seeks", "sought", "seeking"),
    "see": ("sees", "saw", "seen", "seeing"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "send": ("sends", "sent", "sending"),
    "shake": ("shakes", "shook", "shaken", "shaking"),
    "shrink": ("shrinks", "shrank", "shrunk", "shrinking"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "slide": ("slides", "slid", "sliding"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spend": ("spends", "spent", "spending"),
    "spin": ("spins", "spun", "spinning"),
    "stand": ("stands", "stood", "standing"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "strike": ("strikes", "struck", "striking"),
    "swing": ("swings", "swung", "swinging"),
    "swell": ("swells", "swelled", "swollen", "swelling"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "turn": ("turns", "turned", "turning"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "write": ("writes", "wrote", "written", "writing"),
    "wind": ("winds", "wound", "winding"),
    "ax": ("axes", "axed", "axing"),
    "cut": ("cuts", "cut", "cutting"),
    "set": ("sets", "set", "setting"),
    "put": ("puts", "put", "putting"),
    "shut": ("shuts", "shut", "shutting"),
    "shed": ("sheds", "shed", "shedding"),
    "hit": ("hits", "hit", "hitting"),
    "let": ("lets", "let", "letting"),
    "quit": ("quits", "quit", "quitting"),
    "split": ("splits", "split", "splitting"),
    "bid": ("bids", "bid", "bidding"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "spread": ("spreads", "spread", "spreading"),
    "post": ("posts", "posted", "posting"),
    "forecast": ("forecasts", "forecast", "forecasted", "forecasting"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "fight": ("fights", "fought", "fighting"),
    "show": ("shows", "showed", "shown", "showing"),
    "undergo": ("undergoes", "underwent", "undergone", "undergoing"),
    "swap": ("swaps", "swapped", "swapping"),
    "lay-off": ("lays-off", "laid-off", "laying-off"),
    "plead": ("pleads", "pleaded", "pled", "pleading"),
    "offset": ("offsets", "offset", "offsetting"),
    "keep": ("keeps", "kept", "keeping"),
    "deal": ("deals", "dealt", "dealing"),
    "know": ("knows", "knew", "known", "knowing"),
    "lie": ("lies", "lay", "lain", "lying"),
    "stick": ("sticks", "stuck", "sticking"),
    "forge": ("forges", "forged", "forging"),
    "ring": ("rings", "rang", "rung", "ringing"),
    "overthrow": ("overthrows", "overthrew", "overthrown"),
    "tie": ("ties", "tied", "tying"),
    "hear": ("hears", "heard", "hearing"),
}
_DOUBLING = frozenset(
    (
        "admit", "ban", "bag", "bar", "bat", "blot", "cap", "chop", "clip", "commit", "control", "defer", "deter", "dip", "drop", "dub",
        "flip", "grab", "hit", "hop", "hug", "incur", "jet", "lag", "leapfrog", "log", "map", "nab", "net", "omit", "outfit", "outstrip",
        "peg", "pen", "permit", "pin", "plan", "plug", "prop", "rebut", "recur", "refer", "rip", "scan", "scrap", "shed", "ship", "skip",
        "slam", "slap", "slip", "snag", "snap", "spin", "step", "stop", "strip", "submit", "swap", "tag", "tap", "tip", "top",
        "transfer", "trim", "wrap",
    )
)  # fmt: skip
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Every form of a verb, the lemma first."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma])
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma in _DOUBLING:
        return (lemma, third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return (lemma, third, lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma, third, lemma[:-1] + "ied", lemma + "ing")
    if lemma in ("cancel", "label", "signal", "fuel", "travel", "model", "total"):
        return (lemma, third, lemma + "ed", lemma + "ing", lemma + "led", lemma + "ling")
    return (lemma, third, lemma + ("d" if lemma.endswith("ee") else "ed"), lemma + "ing")


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
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Triggers by the first word they are printed with, longest first."""
    found: dict[str, set[Trigger]] = defaultdict(set)
    for group, pos, words in _rows("events_triggers.tsv"):
        for entry in words.split(", "):
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
def class_openers() -> frozenset[str]:
    """The first words of the phrases that have a class."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in classes() if " " in phrase)
