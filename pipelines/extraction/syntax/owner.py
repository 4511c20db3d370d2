"""Whose a noun phrase is: the possessor, the name within, what is attached to it, or what the phrase itself stands for."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.syntax.coreference import antecedent, local_antecedent, resolve
from pipelines.extraction.syntax.descriptions import ORGANISATIONS, organisation_nouns
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Mention, NounPhrase

#: Nouns that name a measure; the subject is whose measure it is, not the measure.
METRIC_NOUNS = wordset(
    """profit profits loss losses income earnings revenue revenues sales turnover result results margin margins share shares stock stocks price
    prices dividend cost costs expense expenses spending investment debt debts capital value valuation worth output production capacity
    shipments shipment deliveries delivery volume volumes order orders book bookings backlog assets liabilities cash flow payout surcharge
    stake holding interest charge charges provision fine penalty settlement bid offer target forecast guidance outlook rate rates growth
    increase decrease rise fall drop decline jump slump gain cut reduction improvement figure number total amount proportion percentage
    workforce staff headcount jobs employees workers subscribers users customers visitors passengers traffic membership base ebit ebitda
    savings proceeds fee fees bill budget deficit surplus exports imports trade reserves inflation unemployment gdp yield capitalisation
    capitalization equity eps index rating demand supply surge hike change part majority minority remainder rest level expectation estimate
    estimates tax taxes consumption inventory inventories advertising performance bonus salary pay wage loan loans deposits funding quarter year
    portfolio average profitability excess range ratio impact effect benefit contribution addition additions round note notes uptick low high peak
    arr mrr gmv gtv aum nps occupancy utilisation utilization attendance productivity footfall takings receipts billings bookings tariff tariffs churn retention
    borrowings borrowing crop crops harvest starts intake arrears overheads receivables throughput plateau advances numbers
    penetration enrolment circulation readership viewership audience completions reservations productions capex opex
    duty duties levy levies close closing net operations maximum minimum sum turnaround reading score goal personnel tonnage load factor units installations downloads views"""
)
CHANGE_NOUNS = wordset(
    "increase decrease rise fall drop decline jump slump gain cut reduction improvement growth surge hike change slide dip plunge climb advance uptick upturn downturn rebound"
)
EXPECTATION = wordset("plateau expectation estimate forecast target consensus projection prediction guidance high low level average peak record")
_THINGS_COUNTED = wordset("download installation subscription delivery order ticket loan mortgage deposit user visitor customer subscriber passenger")
#: What a company has, and no ministry or watchdog: "its profit".
_OF_COMPANIES = wordset("profit profits earnings sales revenue revenues turnover dividend shares stock margin margins ebitda market-share customers subscribers stores")
#: Measures that go up and down and are taken up by "it".
_RATES = wordset("rate price index number figure level ratio share proportion yield value total average inflation unemployment output demand margin")
PENALTIES = wordset("fine penalty sanction levy damage")
_INSIDERS = wordset("board director management chairman executive spokesman spokeswoman shareholder stockholder holder official chief president")
#: Words before a measure that do not say what is sold or measured: "net sales" is a company's, "car sales" may be a market's.
_PLAIN = wordset(
    """net gross total overall operating pretax pre-tax after-tax annual quarterly monthly full-year half-year first-half second-half interim
    underlying core group consolidated record average fiscal first second third fourth last next combined own current basic diluted adjusted
    sales order cash generated group company parent passenger unit
    comparable like-for-like same-store annualised annualized estimated additional further new market"""
)
_ORGANISATIONS = ORGANISATIONS | {"product"}
#: How a group that is told by its leader is told: it is no person that acts.
LED = "group by who leads it"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a quantity measures. `text` is the phrase as printed, `name` what it stands for, `basis` the rule that chose it.

    `metric_phrase` is the noun phrase that names the measure ("net profit", "shares"), where there is one.
    """

    text: str
    name: str
    basis: str
    mention: Mention | None = None
    noun_phrase: NounPhrase | None = None
    metric_phrase: NounPhrase | None = None
    confidence: float = 0.5


def is_measure(np: NounPhrase) -> bool:
    return np.kind == "noun" and (np.head_token.lower in METRIC_NOUNS or np.head_lemma in METRIC_NOUNS)


def plain_text(np: NounPhrase) -> str:
    """The phrase without number, article and leading adverbs: "stores" of "about 1,000 stores"."""
    tokens = np.sentence.tokens
    first = np.first
    while first < np.head and (tokens[first].tag in ("QTY", "CD", "RB", "IN", "DT", "JJR", "$") or tokens[first].quantity is not None):
        first += 1
    while first < np.head and tokens[first].tag == "QTY":
        first += 1
    return np.sentence.article.text[tokens[first].start : np.full_end]


def measured_text(np: NounPhrase) -> str:
    """The phrase without a last word that only tells a change: "ad spending" of "ad spending growth"."""
    tokens = np.sentence.tokens
    before = tokens[np.head - 1] if np.head > np.first else None
    if np.head_lemma not in CHANGE_NOUNS or before is None or before.tag not in ("NN", "NNS") or np.postmodifiers:
        return plain_text(np)
    text = plain_text(np)
    return text[: before.end - np.end] if before.end > np.end - len(text) else text


def owner(np: NounPhrase, depth: int = 0) -> Subject | None:
    """Whose measure a noun phrase names: possessor, name within, attached phrase, or what the phrase itself stands for."""
    if depth > 4:
        return None
    if np.kind == "pronoun" and np.head_token.lower in ("that", "those") and (whose := np.postmodifier("of", "at", "in")) is not None:
        return owner(whose, depth + 1)  # "those of Acme lost 2%"
    if np.kind == "pronoun" and np.head_token.lower == "it" and (measure := _measure_taken_up(np)) is not None:
        return owner(measure, depth + 1) or Subject(plain_text(measure), plain_text(measure), "measure", None, measure, measure, 0.4)
    if np.kind == "pronoun" and np.head_token.lower in ("they", "them") and (people := _plural_before(np)) is not None:
        return Subject(plain_text(people), plain_text(people), "pronoun", None, people, None, 0.5)
    if np.kind in ("name", "pronoun"):
        mention = resolve(np)
        local = local_antecedent(np.sentence, np.start) if np.kind == "pronoun" else None
        if local is not None and (led := _led_by(local)) is not None:
            return led
        if mention is not None and local is not None:
            return Subject(local.text, mention.name, "pronoun", mention, np, None, 0.8)
        if mention is not None:
            return Subject(np.text, mention.name, "name" if np.kind == "name" else "pronoun", mention, np, None, 0.8)
        return Subject(np.text, np.text, "name", None, np, None, 0.5) if np.kind == "name" else None
    if np.kind != "noun" or np.head_token.lower == "there":
        return None
    renamed = np.apposition
    if renamed is not None and renamed.mention is not None and renamed.mention.kind in _ORGANISATIONS and not is_measure(np):
        return Subject(renamed.text, renamed.mention.name, "apposition", renamed.mention, np, None, 0.7)
    if np.head_lemma in _INSIDERS:
        mention = antecedent(np.sentence, np.start, "company") if np.possessor is None and not any(t.mention for t in np.tokens) else None
        if mention is not None:
            return Subject(np.text, mention.name, "insider", mention, np, None, 0.5)
    foreseen = np.postmodifier("for", "on") if np.head_lemma in EXPECTATION and np.determiner in ("its", "their", "his", "her") else None
    if foreseen is not None and foreseen.kind == "name" and (of_whom := owner(foreseen, depth + 1)) is not None:
        return of_whom  # "a broker cut its forecast for Acme"
    if np.holder is not None and np.possessor is None and np.holder is not np:
        held = owner(np.holder, depth + 1)
        if held is not None:
            return Subject(held.text, held.name, "possessor", held.mention, np, np, 0.8)
    if np.possessor is not None and np.possessor.kind != "time" and resolve(np) is None:
        inner = owner(np.possessor, depth + 1)
        name = inner.name if inner is not None else bare(np.possessor)
        mention = inner.mention if inner is not None else None
        geographic = mention is not None and mention.kind in ("place", "nationality")
        printed = plain_text(np) if geographic else bare(np.possessor) if is_measure(np) else bare(np)
        own = next((t.mention for t in np.tokens[np.possessor.last - np.first :] if t.mention is not None and t.mention.kind in _ORGANISATIONS), None)
        if own is not None and not is_measure(np):
            return Subject(printed, own.name, "possessor", own, np, np, 0.8)  # "Acme's *Alta* mine"
        return Subject(printed, name, "possessor", mention, np, np, 0.8)
    if np.determiner in ("its", "their", "his", "her"):
        mention = antecedent(np.sentence, np.start, np.determiner, any(t.lower in _OF_COMPANIES for t in np.tokens[1:]))
        if (beside := _with_its(np)) is not None and (whose := owner(beside, depth + 1)) is not None:
            return whose
        local = local_antecedent(np.sentence, np.start)
        if np.determiner == "their" and (people := _plural_before(np)) is not None:
            return Subject(plain_text(people), plain_text(people), "possessive pronoun", None, np, np, 0.5)  # "the poorer countries … their growth"
        if mention is not None:
            text = local.text if local is not None and mention.text not in local.text and local.head_lemma in organisation_nouns() else np.text
            return Subject(text, mention.name, "possessive pronoun", mention, np, np, 0.7)
        return Subject(local.text, local.text, "possessive pronoun", None, np, np, 0.4) if local is not None else None
    if np.determiner in ("our", "my") and (mention := antecedent(np.sentence, np.start, "company")) is not None:
        return Subject(np.text, mention.name, "possessive pronoun", mention, np, np, 0.5)
    if np.head_lemma in organisation_nouns() and (mention := resolve(np)) is not None:
        return Subject(np.text, mention.name, "definite", mention, np, None, 0.7)
    inner_names = [t.mention for t in np.tokens if t.mention is not None]
    organisation = next((m for m in inner_names if m.kind in _ORGANISATIONS), None)
    if organisation is not None:
        return Subject(plain_text(np), organisation.name, "modifier", organisation, np, np, 0.7)
    mention = resolve(np)
    if mention is not None:
        return Subject(np.text, mention.name, "definite", mention, np, None, 0.7)
    if is_measure(np):
        attached = _attached(np)
        if attached is not None:
            deeper = owner(attached, depth + 1)
            where = deeper is not None and deeper.mention is not None and deeper.mention.kind == "place" and all(p.preposition != "of" for p in np.postmodifiers[:1])
            if where and not says_what(np):
                return None  # "market share in France": a company's
            if deeper is not None:
                return Subject(plain_text(np), deeper.name, "attached", deeper.mention, np, np, 0.7)
        if inner_names:
            return Subject(plain_text(np), plain_text(np), "place", inner_names[0], np, np, 0.5)
        return None
    return Subject(plain_text(np), plain_text(np), "noun", None, np, None, 0.5)


def _led_by(np: NounPhrase) -> Subject | None:
    """A group that is named by who leads it: "*an investor group led by Zenon chairman Alan Kolar* said it has"."""
    after = next((c for c in np.sentence.clauses if c.verb is not None and c.verb.first == np.last and c.verb.form == "participle" and c.verb.lemma in ("lead", "control", "head")), None)
    if np.kind != "noun" or np.determiner not in ("a", "an", "the") or np.head_lemma not in organisation_nouns() or after is None:
        return None
    leader = after.agent or after.adjunct("by")
    if leader is None or leader.kind not in ("name", "noun"):
        return None
    named = [t.mention for t in leader.tokens if t.mention is not None]
    return Subject(np.sentence.article.text[np.start : leader.full_end], named[-1].name, LED, named[-1], np, None, 0.6) if named else None


def _plural_before(np: NounPhrase) -> NounPhrase | None:
    """The plural noun that "they" or "their" takes up in its own sentence, where that noun names nobody: "*growers* said their crop"."""
    local = local_antecedent(np.sentence, np.start)
    plural = local is not None and local.kind == "noun" and local.head_token.tag == "NNS" and local.possessor is None and not local.conjuncts and not is_measure(local)
    return local if plural and local is not None and local.determiner is None and resolve(local) is None else None


def _with_its(np: NounPhrase) -> NounPhrase | None:
    """ "*Acme*, with its 14m users, is": whose they are is the name before the comma."""
    p = np.preposition
    if p is None or p.preposition != "with" or p.index < 2 or np.sentence.tokens[p.index - 1].text != ",":
        return None
    left = np.sentence.analysis.np_of[p.index - 2]
    return left if left is not None and left.kind == "name" else None


def _measure_taken_up(pronoun: NounPhrase) -> NounPhrase | None:
    """The rate, price or number that "it" goes on about in the same sentence: "says the vacancy rate has risen and expects *it* to reach 9%"."""
    clause = pronoun.sentence.clause_at(pronoun.start)
    if clause is None or clause.kind == "relative" or clause.subject is not pronoun:
        return None
    earlier = [c.subject for c in pronoun.sentence.clauses if c.subject is not None and c.subject_basis == "explicit" and c.subject.end <= pronoun.start]
    last = earlier[-1] if earlier else None
    return last if last is not None and last.kind == "noun" and last.head_lemma in _RATES else None


def says_what(np: NounPhrase) -> bool:
    """Whether a measure names its own matter ("smartphone sales") or is one of an economy ("exports")."""
    if np.head_token.lower in ("exports", "imports", "inflation", "unemployment", "gdp", "surplus", "deficit", "consumption", "demand", "prices"):
        return True
    return any(t.lower not in _PLAIN and t.tag not in ("QTY", "TIME", "CD", "RB") for t in np.modifiers)


def _attached(np: NounPhrase) -> NounPhrase | None:
    """What a measure is of: "sales *at Acme*", "shares *of Acme*", "exports *to Spain*"; a measure of a measure is looked through."""
    for p in [*np.postmodifiers, *(q for c in np.conjuncts[-1:] if c.kind == "noun" for q in c.postmodifiers if q.preposition == "of")]:
        thing = p.object
        if thing is None or thing.kind not in ("name", "noun", "pronoun") or thing.head_token.quantity is not None:
            continue
        if (p.preposition == "for" and np.head_lemma in PENALTIES) or thing.head_lemma in ("date", "time", "end", "moment", "stage"):
            continue
        if p.preposition in ("of", "at", "for", "from", "in", "on", "by") and not (thing.kind == "noun" and is_measure(thing) and owner(thing, 4) is None and not (thing.head_token.tag == "NNS" and thing.head_lemma in _THINGS_COUNTED and thing.modifiers)):
            return thing
    return None


def bare(np: NounPhrase) -> str:
    """The phrase without a possessive ending."""
    text = np.text.rstrip()
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            return text[: -len(ending)].rstrip()
    return text
