"""Finds triggers in a sentence and decides which rule each of them satisfies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.extraction.events.lexicon import Trigger, expanded, triggers
from pipelines.extraction.events.modality import modality_of
from pipelines.extraction.events.view import BE, Arguments, View
from pipelines.extraction.rules.events import rules_by_group
from pipelines.extraction.rules.events_base import EventRule
from pipelines.extraction.syntax.model import Token


@dataclass(slots=True)
class Candidate:
    """A trigger that satisfies a rule: tokens first..last-1 of the view's sentence."""

    view: View
    first: int
    last: int
    rule: EventRule
    trigger: Trigger
    arguments: Arguments

    @property
    def start(self) -> int:
        return self.view.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.view.tokens[self.last - 1].end


@dataclass(frozen=True, slots=True)
class Constraint:
    """The class sets of a rule, split once."""

    rule: EventRule
    object: frozenset[str]
    not_object: frozenset[str]
    subject: frozenset[str]
    not_subject: frozenset[str]
    beside: frozenset[str]
    not_beside: frozenset[str]
    head: frozenset[str]
    near: frozenset[str]
    modifier: frozenset[str]
    not_near: frozenset[str]

    needs: tuple[frozenset[str], ...]

    def possible(self, present: frozenset[str]) -> bool:
        """Whether the classes present in a sentence can fill what the rule asks for, wherever they stand."""
        for wanted in self.needs:
            if wanted.isdisjoint(present):
                return False
        return self.not_near.isdisjoint(present)


class Fitting:
    """The rules that a trigger can satisfy, highest priority first; one object for all triggers that have the same."""

    def __init__(self, constraints: tuple[Constraint, ...]) -> None:
        self.constraints = constraints
        #: Without one of these classes none of the rules is possible; None where some rule asks for nothing.
        self.one_of = frozenset().union(*(min(c.needs, key=len) for c in constraints)) if all(c.needs for c in constraints) else None

    def possible(self, present: frozenset[str]) -> list[Constraint]:
        if self.one_of is not None and self.one_of.isdisjoint(present):
            return []
        return [c for c in self.constraints if c.possible(present)]


_Entries = tuple[tuple[Trigger, Fitting], ...]


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[_Entries, dict[str, _Entries]]]:
    """The triggers of each word that rules use, with these rules, highest priority first: those to try before any word, and before some."""
    lemmas: dict[str, set[str]] = {}
    for entries in triggers().values():
        for entry in entries:
            lemmas.setdefault(entry.group, set()).add(entry.lemma)
    out: dict[tuple[str, str], Fitting] = {}
    shared: dict[tuple[int, ...], Fitting] = {}
    for group, rules in rules_by_group().items():
        split = [(frozenset(expanded(r.verbs)), _constraint(r)) for r in rules]
        for lemma in lemmas.get(group, ()):
            rules_of = tuple(c for verbs, c in split if not verbs or lemma in verbs)
            if not rules_of:
                continue
            known = tuple(map(id, rules_of))
            if known not in shared:
                shared[known] = Fitting(rules_of)
            out[group, lemma] = shared[known]
    found = {w: tuple((e, fitting) for e in entries if (fitting := out.get((e.group, e.lemma)))) for w, entries in triggers().items()}
    return {word: _by_following(entries) for word, entries in found.items() if entries}


def _by_following(entries: _Entries) -> tuple[_Entries, dict[str, _Entries]]:
    """The triggers that may stand before any word, and for each word that goes on with a longer one all that may stand before it."""
    needed = [e.rest[0] if e.rest and not e.separable else None for e, _ in entries]

    def before(word: str | None) -> _Entries:
        return tuple(entry for entry, need in zip(entries, needed, strict=True) if need is None or need == word)

    return before(None), {word: before(word) for word in set(needed) - {None}}


def _constraint(rule: EventRule) -> Constraint:
    sets = {slot: frozenset(getattr(rule, slot).split()) for slot in Constraint.__slots__[1:-1]}
    return Constraint(rule, **sets, needs=tuple(sets[slot] for slot in ("near", "object", "subject", "beside", "head", "modifier") if sets[slot]))


def find_candidates(view: View) -> list[Candidate]:
    """The best rule for every trigger of a sentence, in text order."""
    index, lower = _index(), view.lower
    out: list[Candidate] = []
    covered = -1
    possible: dict[Fitting, list[Constraint]] = {}
    for i, word in enumerate(lower):
        known = index.get(word)
        if known is None or i < covered:
            continue
        entries = known[1].get(lower[i + 1], known[0]) if i + 1 < len(lower) else known[0]
        best: tuple[int, int, Candidate] | None = None
        cache: dict[tuple[int, str], Arguments | None] = {}
        for entry, fitting in entries:
            if (keyed := possible.get(fitting)) is None:
                keyed = possible[fitting] = fitting.possible(view.present)
            if not keyed or (last := _match(view, i, entry)) is None:
                continue
            key = (last, entry.pos)
            if key not in cache:
                _ = view.analysis  # sets the tags; a sentence in which nothing is possible goes without
                cache[key] = _arguments(view, i, last, entry)
            arguments = cache[key]
            if arguments is None:
                continue
            for constraint in keyed:
                rank = (last - i, constraint.rule.priority)
                if best is not None and rank <= best[:2]:
                    continue
                if satisfies(view, constraint, arguments, entry):
                    candidate = Candidate(view, i, last, constraint.rule, entry, arguments)
                    only = constraint.rule.only or ("actual" if constraint.rule.event_type == "earnings_report" else "")
                    if only and modality_of(candidate) not in only:
                        continue  # leaves the trigger to a rule of the modality it has
                    best = (*rank, candidate)
                    break
        if best is not None:
            out.append(best[2])
            whole = not best[2].trigger.separable or best[2].trigger.lemma.endswith(("_to_pay", "_to_repay"))
            covered = best[2].last if whole else i + 1
    return out


def satisfies(view: View, c: Constraint, arguments: Arguments, entry: Trigger) -> bool:
    if c.rule.tense:
        verb = arguments.clause.verb if arguments.clause is not None else None
        if verb is None or verb.tense != c.rule.tense:
            return False
    if c.modifier and not view.holds(arguments.modifiers, c.modifier):
        return False
    if c.object and not view.holds(arguments.object, c.object):
        return False
    if c.beside and not view.holds(arguments.beside, c.beside):
        return False
    if c.rule.voice == "passive" and not arguments.passive:
        return False
    if c.head and not view.holds_head(arguments.object, c.head):
        return False
    if c.rule.to and not view.infinitive_in(arguments.beside):
        return False
    if c.not_object and (
        view.holds_head(arguments.object, c.not_object) or (entry.pos != "v" and view.holds(arguments.modifiers, c.not_object))
    ):
        return False
    if c.not_beside and view.holds_head(arguments.beside, c.not_beside):
        return False
    if c.subject and not view.holds(arguments.subject, c.subject):
        return False
    return not (c.not_subject and view.holds(arguments.subject, c.not_subject))


def _match(view: View, i: int, entry: Trigger) -> int | None:
    """Where the trigger's words end, when they stand at token i."""
    lower, rest = view.lower, entry.rest
    if not rest:
        return i + 1
    end = i + 1 + len(rest)
    if tuple(lower[i + 1 : end]) == rest:
        return end
    if entry.separable and lower[i + 1 : i + 2] != ["place"]:
        for k in range(i + 2, min(i + 6, len(lower))):
            if tuple(lower[k : k + len(rest)]) == rest:
                return k + len(rest)
            if lower[k] in (",", ".", ";", "to", "that", "place", "at", "in", "on", "of"):
                break
    return None


def _premodifies(before: Token | None) -> bool:
    """Whether what stands before a participle shows that it modifies the noun after it: "a U.S.-listed firm", "the previously announced plan"."""
    return before is not None and (
        before.tag in ("DT", "PRP$", "POS", "CD", "JJ", "HYPH", "IN")
        or before.lower in ("previously", "recently", "newly", "-", "formerly")
    )


_FIRM_NOUNS = frozenset({"firm", "company", "group", "giant", "business", "operator", "specialist", "arm", "unit", "division", "industry", "sector"})
_DETERMINERS = ("DT", "PRP$", "POS", "JJ", "JJR", "CD")


def _arguments(view: View, i: int, last: int, entry: Trigger) -> Arguments | None:
    """The arguments of the trigger, or None where the word is not the part of speech the trigger needs."""
    tokens = view.tokens
    token = tokens[i]
    if token.mention is not None and (
        token.text != token.text.upper() or token.mention.end > tokens[last - 1].end or token.mention.start < token.start
    ):
        return None  # part of a name; "IPO" and the like may be taken for names
    before = tokens[i - 1] if i else None
    following = tokens[last] if last < len(tokens) else None
    if entry.pos == "v":
        if entry.lemma == "sell" and following is not None and following.lower == "on":
            return None  # "sold on its convenience"
        if token.tag == "VBG" and following is not None and (following.lower in _FIRM_NOUNS or (following.time is not None and entry.lemma == "end")):
            return None  # "outsourcing firm", "the quarter ending March 31"
        if i == 0 and not view.sentence.is_headline and token.tag in ("VB", "VBN", "NN") and following is not None and following.tag == "NNP":
            return None  # a title or part of a name: "Partner <Solvex Inc>"
        if entry.lemma == "make" and following is not None and following.lower == "up":
            return None  # "made up a third of sales"
        if view.auxiliary(i, last) or (before is not None and before.lower == "-"):
            return None
        if token.tag[:2] == "VB":
            attributive = (
                before is not None and (before.tag in _DETERMINERS) and following is not None and following.tag[:2] in ("NN", "JJ")
            )
            if token.tag == "VBN" and following is not None and following.tag in ("NN", "NNS") and _premodifies(before):
                return None
            if attributive and token.tag in ("VBN", "VBG", "VBD") and before.tag != "JJ":
                return None
        elif token.tag[:2] in ("NN", "JJ") and token.lower.endswith("ed") and before is not None and before.lower in BE:
            pass  # an -ed word the tagger does not know
        elif token.tag[:2] in ("NN", "JJ"):
            governs = following is not None and (following.tag in ("DT", "PRP$", "CD", "QTY") or following.lower == "that")
            infinitive = before is not None and before.tag == "TO" and i > 1 and tokens[i - 2].tag[:2] in ("VB", "JJ") and not entry.rest
            owned = governs and before is not None and before.tag == "POS" and not entry.rest  # "Moody's cut its rating"
            if before is not None and not owned and (before.tag in (*_DETERMINERS, "IN") or (entry.rest and not governs and token.tag != "NNS")):
                return None
            telegraphic = token.tag == "NNS" and before is not None and following is not None and not view.finite
            phrasal = bool(entry.rest) and last == i + 1 + len(entry.rest)
            if infinitive or (telegraphic and following is not None and (phrasal or following.tag[:2] in ("NN", "JJ", "VB"))):
                pass  # "Finance chief quits builder", "due to list on the exchange"
            elif following is None or not (following.tag in ("DT", "PRP$", "CD", "QTY", "NNP", "NNPS") or following.mention is not None):
                return None
        return view.verb_arguments(i, last if last == i + 1 + len(entry.rest) else i + 1)
    if entry.pos == "n":
        if entry.lemma == "order" and before is not None and before.lower == "in" and following is not None and following.lower == "to":
            return None
        if entry.lemma == "bid" and view.lower[max(i - 2, 0) : i] == ["in", "a"] and view.lower[last : last + 1] == ["to"]:
            return None  # "in a bid to" means "in order to"
        if entry.lemma == "fire" and before is not None and before.lower in ("under", "came", "come"):
            return None  # criticised
        if not entry.rest and following is not None and following.tag == "DT" and (before is None or before.tag[:2] == "NN"):
            return None  # a verb the tagger took for a noun: "the firm offers a range of services"
        head = tokens[last - 1]
        if not entry.rest and head.tag[:2] == "VB" and (before is None or before.tag not in (*_DETERMINERS, "NN", "NNS", "NNP", "VBN")):
            return None
        if (
            following is not None
            and following.tag in ("NN", "NNS")
            and not entry.rest
            and following.lower
            not in (
                "plan",
                "plans",
                "deal",
                "agreement",
                "talks",
                "offer",
                "bid",
                "process",
                "programme",
                "program",
                "announcement",
                "proposal",
            )
        ):
            return None
        return view.noun_arguments(i, last)
    return view.noun_arguments(i, last)
