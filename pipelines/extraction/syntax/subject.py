"""Whose number is it: the default subject of a quantity, from its clause, its noun phrase and what these stand for.

Metrics, markets and periods are the claims' own rules; here only syntax and the names decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.extraction.syntax.coreference import antecedent, local_antecedent, main_organisation, organisation_nouns, resolve
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Attachment, Clause, Mention, NounPhrase, Sentence
from pipelines.extraction.syntax.prominence import main_place
from pipelines.extraction.syntax.sources import source_names

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
_EXPECTATION = wordset("plateau expectation estimate forecast target consensus projection prediction guidance high low level average peak record")
_THINGS_COUNTED = wordset("download installation subscription delivery order ticket loan mortgage deposit user visitor customer subscriber passenger")
_HOLDS = frozenset(("have", "comprise", "offer", "boast", "feature", "cover", "contain"))
_ONLOOKERS = wordset("analyst market street economist investor expert consensus")
_ECONOMY = wordset("gdp gnp inflation unemployment deficit surplus exports export imports import economy consumption reserves")
#: What a company has, and no ministry or watchdog: "its profit".
_OF_COMPANIES = wordset("profit profits earnings sales revenue revenues turnover dividend shares stock margin margins ebitda market-share customers subscribers stores")
_CREDITS = wordset("loan bond note debenture facility credit")
#: Measures that go up and down and are taken up by "it".
_RATES = wordset("rate price index number figure level ratio share proportion yield value total average inflation unemployment output demand margin")
#: Verbs whose first object receives what the second is.
_GIVES = wordset("owe pay lend offer hand sell")
_PENALTIES = wordset("fine penalty sanction levy damage")
_SHARES = wordset("share stake holding portion proportion percentage interest slice part fraction majority minority")
_DEAL_NOUNS = wordset("deal transaction acquisition takeover merger offer bid purchase agreement contract sale offering listing flotation investment project repurchase buyback buy-back placing placement")
_INSIDERS = wordset("board director management chairman executive spokesman spokeswoman shareholder stockholder holder official chief president")
#: Words before a measure that do not say what is sold or measured: "net sales" is a company's, "car sales" may be a market's.
_PLAIN = wordset(
    """net gross total overall operating pretax pre-tax after-tax annual quarterly monthly full-year half-year first-half second-half interim
    underlying core group consolidated record average fiscal first second third fourth last next combined own current basic diluted adjusted
    sales order cash generated group company parent passenger unit
    comparable like-for-like same-store annualised annualized estimated additional further new market"""
)
_SAY = wordset(
    """say add tell note explain report announce comment state warn estimate forecast expect predict believe project show reveal suggest
    indicate confirm claim find think calculate reckon put peg see poll"""
)
#: Words of the names of bodies that publish others' figures.
_BODIES = frozenset(("Association", "Council", "Institute", "Federation", "Confederation", "Chamber", "Bureau", "Statistics", "Department", "Ministry", "Observatory", "Survey"))
_SIZED_BY = frozenset(("at", "to", "from", "by"))
_ORGANISATIONS = frozenset(("company", "group", "publisher", "regulator", "government", "product"))


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


def default_subject(sentence: Sentence, start: int, end: int) -> Subject | None:
    """The most likely subject of the quantity at `start:end`, or None when a reader cannot tell."""
    place = sentence.attachment(start)
    measured = _measured(sentence, place, start)
    if measured is not None and measured.kind in ("quantity", "time"):
        measured = None
    if measured is None:
        return _from_clause(place.clause, None) or _carried(sentence, None, start)
    if measured.head_token.lower in _SHARES and place.clause is not None and place.clause.subject is not measured and measured.possessor is None and measured.determiner not in ("its", "their"):
        holder = _from_clause(place.clause, measured)
        if holder is not None:
            return replace(holder, metric_phrase=measured)  # "has a 36% share of the market": the holder's, not the market's
    if measured.head_lemma in _PENALTIES and place.clause is not None:
        punished = _punished(place.clause, measured)
        if punished is not None:
            return punished
    if measured.head_lemma in _CREDITS and _is_counted(measured, start) and (borrower := _from_clause(place.clause, measured)) is not None and borrower.mention is not None:
        return replace(borrower, metric_phrase=measured)  # "obtained a $30m Zenon loan": who borrows, not what the loan is called
    found = owner(measured)
    if found is None and measured.kind == "pronoun":
        return _same_as_before(sentence, measured, place) or _carried(sentence, None, start)
    if found is not None and found.basis != "noun":
        return found
    if _is_measure(measured) or _is_counted(measured, start):
        beside = _beside(sentence, place, end)
        around = beside or _from_clause(place.clause, measured)
        if around is not None:
            by_name = around.mention is None or around.mention.text in around.text
            return replace(around, text=plain_text(measured) if by_name else around.text, metric_phrase=measured)
        if found is not None and not _is_measure(measured):
            return found
        economy = measured.head_token.lower in _ECONOMY or any(t.lower in _ECONOMY for t in measured.modifiers)
        if economy and (place_mention := main_place(sentence.article)) is not None:
            return Subject(plain_text(measured), place_mention.name, "economy", place_mention, measured, measured, 0.4)
        return _carried(sentence, measured, start)
    if place.clause is not None and place.clause.verb is not None and place.clause.verb.lemma in _HOLDS and measured in place.clause.objects and place.clause.subject is not None:
        holder = owner(place.clause.subject)
        if holder is not None:
            return replace(holder, metric_phrase=measured)  # "the hall has a floor area of 900 square metres"
    if measured.head_lemma in _DEAL_NOUNS:
        around = _from_clause(place.clause, measured)
        mention = around.mention if around is not None and around.mention is not None else antecedent(sentence, measured.start, "company")
        if mention is not None:
            return Subject(plain_text(measured), mention.name, "deal", mention, measured, measured, 0.4)
    return found or Subject(plain_text(measured), plain_text(measured), "noun", None, measured, measured, 0.4)


def _punished(clause: Clause, measured: NounPhrase) -> Subject | None:
    """Who has to pay a penalty: "hit *Acme* with a fine", "imposed a fine on *Acme*"."""
    target = measured.postmodifier("on", "against") or clause.adjunct("on", "against")
    if target is None and clause.object is not None and clause.object is not measured:
        target = clause.object
    found = owner(target) if target is not None and target.kind in ("name", "noun", "pronoun") else None
    return replace(found, metric_phrase=measured) if found is not None else None


def _same_as_before(sentence: Sentence, pronoun: NounPhrase, place: Attachment) -> Subject | None:
    """What "this" or "that" goes on about: the subject of the clause or of the sentence before."""
    earlier = local_antecedent(sentence, pronoun.start)
    if earlier is None and sentence.previous is not None:
        clauses = sentence.previous.clauses
        earlier = next((c.subject for c in clauses if c.subject is not None and c.subject_basis == "explicit"), None)
    found = owner(earlier) if earlier is not None else None
    return replace(found, basis=f"clause {found.basis}", confidence=0.4) if found is not None else None


# --- which noun phrase the number measures


def _measured(sentence: Sentence, place: Attachment, start: int) -> NounPhrase | None:
    """The noun phrase that names what the quantity measures."""
    whole = sentence.np_at(start)
    if whole is not None and whole.kind == "quantity":
        if whole.possessor is not None and whole.possessor.kind in ("name", "noun"):
            return whole.possessor
        of = whole.postmodifier("of")
        quantity = whole.head_token.quantity
        if of is not None and quantity is not None and quantity.dimension == "money" and _is_measure(of) and (of.possessor is not None or owner(of) is not None):
            return of  # "$6bn of Acme's debt"
    chosen = in_order(sentence, start, place) or gapped(sentence, start)
    if chosen is not None:
        return chosen
    np, clause = place.noun_phrase, place.clause
    if np is not None and np.kind == "quantity":
        outer = np.preposition.governor if np.preposition is not None else None
        if isinstance(outer, NounPhrase) and outer.kind != "quantity":
            np = outer
        else:
            inner = sentence.attachment(np.start) if np.start != start else None
            np = inner.noun_phrase if inner is not None and inner.noun_phrase is not np else None
            if inner is not None and np is None:
                place, clause = inner, inner.clause
    if np is not None and np.kind != "quantity":
        if np.head_lemma in _EXPECTATION and (_onlooker(np) or (np.preposition is not None and np.possessor is None)) and clause is not None and clause.subject is not None:
            return clause.subject
        if np.head_lemma in CHANGE_NOUNS:
            return changed(np) or _change_taken_up(np) or np
        return np
    if clause is None:
        return None
    if place.role == "subject" and whole is not None:
        return whole.postmodifier("of") or clause.subject
    if clause.subject is not None and clause.subject.head_token.lower == "there":
        thing = next((o for o in clause.objects if o.kind == "noun" and o.end <= start), None)
        return (changed(thing) or thing) if thing is not None else None  # "there was an increase in orders by 5%"
    if place.role in ("extent", "adjunct", "object", "complement") and clause.verb is not None and not clause.verb.passive:
        thing = next((o for o in clause.objects if o.kind in ("noun", "name") and o.start < start and _may_be_measured(o)), None)
        if thing is not None and thing.kind == "name" and clause.verb.lemma in _GIVES:
            thing = None  # "owed *Acme* $4m": to whom
        if thing is not None and (place.role != "adjunct" or place.preposition in _SIZED_BY) and clause.verb.lemma not in ("be", "become"):
            return thing
    if place.role in ("extent", "complement", "adjunct", "subject", "verb", "none"):
        return clause.subject
    return None


def changed(np: NounPhrase) -> NounPhrase | None:
    """What a noun of change tells the change of: "a drop of 2% in May *in sales*"."""
    things = (p.object for p in np.postmodifiers if p.preposition in ("in", "of", "on", "for") and p.object is not None)
    return next((o for o in things if o.kind in ("noun", "name", "pronoun") and o.head_token.quantity is None and o.head_lemma not in ("term", "reality", "practice")), None)


def _change_taken_up(np: NounPhrase) -> NounPhrase | None:
    """What "*the gain* of 2%" or "that rise" goes on about: the measure that is the subject before it in the sentence, or in the one before."""
    if np.determiner not in ("the", "this", "that") or np.possessor is not None or any(t.tag in ("NN", "NNP", "NNS") for t in np.modifiers):
        return None
    previous = np.sentence.previous
    for clauses in (np.sentence.clauses, previous.clauses if previous is not None and previous.paragraph == np.sentence.paragraph else ()):
        told = next((c.subject for c in clauses if c.subject is not None and c.subject_basis == "explicit" and (c.subject.sentence is not np.sentence or c.subject.end <= np.start)), None)
        if told is not None:
            return told if _is_measure(told) else None
    return None


def _may_be_measured(np: NounPhrase) -> bool:
    """Whether an object may be what the number is of: no forecast of others, no part of a set phrase ("change *hands*")."""
    return (np.head_lemma not in _EXPECTATION or np.determiner in ("its", "their")) and np.head_lemma not in ("hand", "place", "advantage", "day", "week", "month", "year", "session", "season", "trading")


def in_order(sentence: Sentence, start: int, place: Attachment | None = None) -> NounPhrase | None:
    """The member of a row of names that belongs to this member of a row of numbers: "Acme and Zenon had 5% and 4%"."""
    place = place or sentence.attachment(start)
    own, clause = sentence.np_at(start), place.clause
    if own is None or clause is None or clause.subject is None or own.kind != "quantity":
        return None
    top = own.conjunct_of or own
    numbers = [top, *top.conjuncts]
    subject = clause.subject
    names = [subject, *subject.conjuncts]
    if subject.kind != "name" and subject.apposition is not None:
        names = [subject.apposition, *subject.apposition.conjuncts]
    if len(numbers) < 2 or len(names) != len(numbers):
        return None
    if any(n.kind != "name" for n in names) and not (sentence.tokens[-1].lower == "respectively" or any(t.lower == "respectively" for t in sentence.tokens)):
        return None
    return names[numbers.index(own)]


def gapped(sentence: Sentence, start: int) -> NounPhrase | None:
    """The name right before a number in a list whose verb is said once: "Acme had 5%, *Zenon* 4%", "palm oil *at* 850"."""
    index = sentence.index_at(start)
    if not index:
        return None
    tokens, np_of = sentence.tokens, sentence.analysis.np_of
    own = np_of[index]
    first = own.first if own is not None else index
    at = first - 1
    linked = at > 0 and tokens[at].lower in ("at", "with", "on", "(", ":", "by")
    if linked:
        at -= 1
    left = np_of[at] if at >= 0 else None
    if left is None or left is own or left.kind not in ("name", "noun") or left.last != at + 1:
        return None
    before = tokens[left.first - 1].lower if left.first else ""
    if before == "of" and left.first > 1 and tokens[left.first - 2].lower in ("that", "those") and not linked:
        return left  # "and that of *Acme* 4%"
    if not linked:
        listed = before in (",", "and", ";", "but") and _amount_before(sentence, left.first)
        return left if (left.kind == "name" and before in (",", "and", ";", "while", "but", "|", "by")) or (listed and left.kind == "noun") else None
    word = tokens[at + 1].lower
    if word == "(":
        return left if left.kind == "name" or left.preposition is None else None
    listed = before in (",", "and", ";") and _amount_before(sentence, left.first)
    behind = left.preposition.preposition if left.preposition is not None else ""
    followed = behind == "followed by" or (behind in ("ahead of", "against") and left.kind == "name")
    return left if word in ("at", "with", "on") and (listed or followed) else None


def _amount_before(sentence: Sentence, index: int) -> bool:
    return any(t.tag == "QTY" for t in sentence.tokens[max(0, index - 8) : index])


def _onlooker(np: NounPhrase) -> bool:
    """Whether an expectation is that of analysts or the market: then the number compares with the clause's own."""
    words = [np.possessor.head_lemma] if np.possessor is not None else []
    words += [t.lemma for t in np.modifiers]
    return any(w in _ONLOOKERS for w in words)


def _is_measure(np: NounPhrase) -> bool:
    return np.kind == "noun" and (np.head_token.lower in METRIC_NOUNS or np.head_lemma in METRIC_NOUNS)


def _is_counted(np: NounPhrase, start: int) -> bool:
    """Whether the phrase holds the number itself ("1,000 stores", "a $5m deal"), and stands after a verb."""
    if not np.start <= start < np.end:
        return False
    clause = np.sentence.clause_at(start)
    return clause is not None and clause.subject is not np


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


# --- whose it is


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
    if renamed is not None and renamed.mention is not None and renamed.mention.kind in _ORGANISATIONS and not _is_measure(np):
        return Subject(renamed.text, renamed.mention.name, "apposition", renamed.mention, np, None, 0.7)
    if np.head_lemma in _INSIDERS:
        mention = antecedent(np.sentence, np.start, "company") if np.possessor is None and not any(t.mention for t in np.tokens) else None
        if mention is not None:
            return Subject(np.text, mention.name, "insider", mention, np, None, 0.5)
    foreseen = np.postmodifier("for", "on") if np.head_lemma in _EXPECTATION and np.determiner in ("its", "their", "his", "her") else None
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
        printed = plain_text(np) if geographic else bare(np.possessor) if _is_measure(np) else bare(np)
        own = next((t.mention for t in np.tokens[np.possessor.last - np.first :] if t.mention is not None and t.mention.kind in _ORGANISATIONS), None)
        if own is not None and not _is_measure(np):
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
    if _is_measure(np):
        attached = _attached(np)
        if attached is not None:
            deeper = owner(attached, depth + 1)
            where = deeper is not None and deeper.mention is not None and deeper.mention.kind == "place" and all(p.preposition != "of" for p in np.postmodifiers[:1])
            if where and not _says_what(np):
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
    plural = local is not None and local.kind == "noun" and local.head_token.tag == "NNS" and local.possessor is None and not local.conjuncts and not _is_measure(local)
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


def _says_what(np: NounPhrase) -> bool:
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
        if (p.preposition == "for" and np.head_lemma in _PENALTIES) or thing.head_lemma in ("date", "time", "end", "moment", "stage"):
            continue
        if p.preposition in ("of", "at", "for", "from", "in", "on", "by") and not (thing.kind == "noun" and _is_measure(thing) and owner(thing, 4) is None and not (thing.head_token.tag == "NNS" and thing.head_lemma in _THINGS_COUNTED and thing.modifiers)):
            return thing
    return None


def bare(np: NounPhrase) -> str:
    """The phrase without a possessive ending."""
    text = np.text.rstrip()
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            return text[: -len(ending)].rstrip()
    return text


def _beside(sentence: Sentence, place: Attachment, end: int) -> Subject | None:
    """The name after the number: "sales jumped 28% *at Acme*"."""
    clause = place.clause
    if clause is None:
        return None
    for p in clause.adjuncts:
        if p.preposition == "at" and p.object is not None and end <= p.start <= end + 2 and p.object.kind in ("name", "noun"):
            return owner(p.object)
    return None


def _from_clause(clause: Clause | None, measured: NounPhrase | None) -> Subject | None:
    """The owner of the subject of the clause, or of a clause around it; somebody who only speaks is not it."""
    seen = 0
    own = clause.subject if clause is not None else None  # "loans grew while *deposits* rose 8%": the loans are not meant
    while clause is not None and seen < 5:
        subject = clause.subject
        if subject is not None and subject is not measured and subject.kind not in ("quantity", "time"):
            speaks = clause.verb is not None and clause.verb.lemma in _SAY and (clause.verb.lemma != "put" or any(p.preposition == "at" for p in clause.adjuncts))
            found = owner(subject)
            if found is None and seen == 0 and _is_measure(subject) and (_says_what(subject) or (measured is not None and not _is_measure(measured))):
                found = Subject(measured_text(subject), measured_text(subject), "measure", None, subject, subject, 0.4)
            aside = seen > 0 and found is not None and found.basis == "noun" and own is measured and measured is not None and subject.head_lemma not in organisation_nouns()
            if found is not None and not aside and not _only_speaks(found, subject, speaks):
                return replace(found, basis=f"clause {found.basis}", confidence=0.6)
        clause = clause.parent if clause.parent is not clause else None
        seen += 1
    return None


def _only_speaks(found: Subject, subject: NounPhrase, speaks: bool) -> bool:
    if found.mention is not None and speaks and (found.mention.name in source_names(subject.sentence.article) or not _BODIES.isdisjoint(found.mention.name.split())):
        return True
    if found.mention is not None:
        return speaks and found.mention.kind in ("person", "publisher")
    return speaks or subject.head_lemma in ("analyst", "economist", "expert", "report", "survey", "study") or (subject.kind == "noun" and found.basis == "noun" and subject.head_lemma in organisation_nouns() and speaks)


def _carried(sentence: Sentence, measured: NounPhrase | None, offset: int) -> Subject | None:
    """From the sentences before: the organisation spoken of, else what the article is about."""
    mention = antecedent(sentence, offset, "company") or main_organisation(sentence.article)
    text = plain_text(measured) if measured is not None else None
    if mention is None and measured is not None:
        text = measured_text(measured)
        return Subject(text, text, "measure", None, measured, measured, 0.3)
    if mention is None:
        return None
    return Subject(text or mention.text, mention.name, "carried", mention, measured, measured, 0.4)
