"""Who or what something is done to, where that and not the doer is measured: what is bought, bid for, valued, fined, priced, marked down.

Each way looks at the verb of the clause or the noun the number hangs on; whose number it is without such a verb is subject.py's matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.claims.subject_model import Subject
from pipelines.extraction.rules.claims_base import Measure
from pipelines.extraction.syntax.coreference import main_organisation
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Clause, NounPhrase
from pipelines.extraction.syntax.owner import plain_text

if TYPE_CHECKING:
    from pipelines.extraction.claims.subject import SubjectFinder

_TARGET = re.compile(r"\btargets?\Z|\btarget prices?\Z")
_BUY = wordset("buy acquire purchase sell obtain divest")
_BUY_UP = wordset("snap scoop gobble pick mop hoover")
#: Verbs of paying: what is bought stands after "for", with "spend" and "splash" after "on".
_PAY = wordset("pay offer bid spend propose splash tender")
_OFFERS = wordset("offer bid proposal approach takeover buyout")
_PARTS = wordset("stake share interest holding stock equity remainder rest half part majority control")
#: Verbs with somebody who receives what is told: "makes *Acme* the largest, with 26%".
_GIVE = wordset("give leave make bring hand grant award net earn")
_TAKE_OFF = wordset("wipe knock shave lop strip take erase slice trim cut")
_TRADE = wordset("sell buy trade purchase export import order offer quote fetch book")
_PREMIUM = wordset("premium discount")
#: Nouns of prices that are told of what is priced, not of who sets them.
_PRICES = wordset("price tariff fare fee rent")
_PLAIN_PRICES = wordset("share stock sale sales offer target closing asking purchase issue unit selling list")
_LAUNCH = wordset("launch unveil introduce release announce present show reveal debut")
_OWNED = frozenset(("its", "their", "our", "his", "her"))
_PER_WEIGHT = wordset("tonne ton lb pound ounce oz barrel bushel kilo kg kilogram litre liter gallon hectolitre cwt carat mwh")
#: How a subject that was bought or bid for is told: the passage goes on about the buyer.
BOUGHT = "what is bought or sold"
_COMPANIES = frozenset(("company", "group"))


def acted_on(finder: SubjectFinder, index: int, measure: Measure, previous: Subject | None) -> Subject | None:
    """Who is fined, what is bought: "slapped *its unit* with a $2.8bn penalty", "imposed a fine of $5m *on Acme*", "bought *Zenon* for $5m"."""
    if measure.item is not None and _TARGET.search(finder.reading.items[measure.item].lower):
        return _rated(finder, measure.item)
    clause = finder.sentence.clause_at(finder.reading.items[index].start)
    if clause is None:
        return None
    if measure.metric == "penalty":
        return _punished(finder, clause)
    found = _valued(finder, clause, index) or _taken_off(finder, clause) or _given(finder, clause, index)
    if found is None and measure.metric == "price":
        found = _priced(finder, clause, index, measure, previous)
    if found is None and (measure.metric == "deal_value" or (measure.metric == "price" and (_per_share(finder, index) or _offer(finder, clause, finder.reading.items[index].start) is not None))):
        found = _bought(finder, clause, index, measure)
    return found


def _punished(finder: SubjectFinder, clause: Clause) -> Subject | None:
    verb = clause.verb
    if verb is None or verb.passive:
        return None
    target = clause.adjunct("on", "against")
    if target is not None and verb.lemma in ("impose", "levy", "win", "file"):
        return finder.of_np(target, "on whom it is imposed")
    if verb.lemma in ("fine", "slap", "hit", "order", "penalise", "penalize", "punish", "sue"):
        target = next((o for o in clause.objects if o.kind in ("noun", "name", "pronoun")), None)
        return finder.of_np(target, "who is fined") if target is not None else None
    return None


def _valued(finder: SubjectFinder, clause: Clause, index: int) -> Subject | None:
    """ "valued *Acme* at $5m"."""
    start, verb = finder.reading.items[index].start, clause.verb
    if verb is None or verb.lemma != "value" or verb.passive or clause.subject is None or clause.subject.end > start:
        return None
    target = next((o for o in clause.objects if o.kind in ("noun", "name", "pronoun") and o.end <= start and not finder.is_measure(o)), None)
    valued = finder.of_np(target, "what is valued") if target is not None else None
    return valued if valued is not None and valued.strength >= 2 else None


def _given(finder: SubjectFinder, clause: Clause, index: int) -> Subject | None:
    """ "The deal gives *Acme* a share of 26%"."""
    if clause.verb is None or clause.verb.passive or clause.verb.lemma not in _GIVE or len(clause.objects) < 2:
        return None
    who = clause.objects[0]
    if who.kind not in ("name", "pronoun") or who.start < clause.verb.end or clause.objects[1].kind not in ("noun", "quantity"):
        return None
    found = finder.of_np(who, "to whom it is given")
    told = found is not None and found.strength >= 2 and found.kind in ("company", "group", "")
    return found if told and (who.kind == "name" or any(m.name == found.name for m in finder.sentence.mentions)) else None


def _taken_off(finder: SubjectFinder, clause: Clause) -> Subject | None:
    """ "wiped a fifth off *Acme*"."""
    if clause.verb is None or clause.verb.passive or clause.verb.lemma not in _TAKE_OFF:
        return None
    loser = clause.adjunct("off") or next((p for o in clause.objects if (p := o.postmodifier("off")) is not None), None)
    if loser is None:
        return None
    found = finder.of_np(loser.possessor or loser, "off which it is taken")
    return found if found is not None and found.strength >= 2 else None


def _bought(finder: SubjectFinder, clause: Clause, index: int, measure: Measure) -> Subject | None:
    """What is bought, or bid for; a common noun keeps its words and takes the buyer's name."""
    verb, start = clause.verb, finder.reading.items[index].start
    target: NounPhrase | None = None
    if verb is not None and not verb.passive:
        if verb.lemma in _BUY or (verb.particle == "up" and verb.lemma in _BUY_UP):
            target = next((o for o in clause.objects if (o.kind in ("noun", "name") or o.head_token.lower in ("it", "them")) and o.end <= start and not finder.is_measure(_thing(o))), None)
            if target is None and measure.metric == "deal_value":
                target = next((o for o in clause.objects if o.kind in ("noun", "name") and not finder.is_measure(_thing(o))), None)
        elif verb.lemma in _PAY:
            target = _after(clause, ("for", "on") if verb.lemma in ("spend", "splash") else ("for",))
    if measure.metric == "price" and (sought := _shares_sought(finder, start)) is not None:
        return sought
    offer = _offer(finder, clause, start)
    if target is None and offer is not None:
        target = offer.postmodifier("for")
    if target is not None and _thing(target) is target and target.kind == "noun" and target.head_lemma in ("share", "stock"):
        target = None  # "offers 90p for each share it does not own"
    if target is None:
        paid = _per_share(finder, index) and verb is not None and verb.lemma in _PAY
        return _other_party(finder, clause, offer, start) if paid or (measure.metric == "price" and offer is not None) else None
    if _thing(target) is target and target.kind == "noun" and target.head_lemma in _PARTS and target.determiner in ("a", "an", "the") and target.head_lemma not in ("business", "remainder"):
        party = _other_party(finder, clause, offer, start)  # "paid $310m for a majority"
        if party is not None:
            return party
    thing = finder.of_np(_thing(target), BOUGHT)
    if thing is None or thing.strength >= 2:
        return thing if thing is None or thing.kind not in ("place", "nationality") else None
    if target.postmodifier("of") is not None and verb is not None and verb.lemma in _PAY:
        return None  # "spent $5m on a range of projects"
    buyer = finder.of_np(clause.subject, "who buys or sells") if clause.subject is not None else None
    return Subject(thing.text, buyer.name, f"{thing.basis}, by name", buyer.entity_id, 2, buyer.kind) if buyer is not None and buyer.strength >= 2 else None


def _shares_sought(finder: SubjectFinder, start: int) -> Subject | None:
    """Whose shares a price is paid for: "37 dlrs a share cash for all of *Acme's* shares"."""
    tokens, first = finder.sentence.tokens, finder.sentence.index_at(start)
    for k in range((first or 0) + 1, min((first or 0) + 12, len(tokens) - 1)):
        if tokens[k].lower != "for":
            continue
        for np in finder.sentence.noun_phrases:
            if k < np.first <= k + 8 and np.head_lemma in ("share", "stock") and np.possessor is not None:
                found = finder.of_np(np.possessor, "whose shares are sought")
                return found if found is not None and found.strength >= 2 and found.kind in _COMPANIES else None
        return None
    return None


def _thing(np: NounPhrase) -> NounPhrase:
    """What a part belongs to: "a 30% stake in *Acme*", "*Acme*'s shares"."""
    if np.head_lemma in _PARTS:
        return np.postmodifier("in", "of") or np.possessor or np
    return np


def _after(clause: Clause, prepositions: tuple[str, ...]) -> NounPhrase | None:
    """The thing after "for": "offered $25 a share *for Acme*"."""
    for p in [*clause.adjuncts, *(p for o in clause.objects for p in o.postmodifiers)]:
        thing = p.object
        if p.preposition in prepositions and thing is not None and thing.kind in ("name", "noun", "pronoun"):
            return thing if thing.kind == "name" or thing.head_lemma in _PARTS or thing.determiner in ("the", "its", "a", "an") or thing.possessor is not None else None
    return None


def is_offer(finder: SubjectFinder, index: int) -> bool:
    """Whether the number is part of an offer's own phrase: "Acme's *240p offer*"."""
    np = finder.sentence.np_at(finder.reading.items[index].start)
    return np is not None and np.kind == "noun" and np.head_lemma in _OFFERS


def _offer(finder: SubjectFinder, clause: Clause, start: int) -> NounPhrase | None:
    """The noun phrase of an offer that the number is the amount of."""
    for np in (finder.sentence.np_at(start), finder.sentence.np_governing(start), clause.subject, *clause.objects):
        if np is not None and np.kind == "noun" and np.head_lemma in _OFFERS and np.start <= start:
            return np
    return None


def _other_party(finder: SubjectFinder, clause: Clause, offer: NounPhrase | None, start: int) -> Subject | None:
    """Whose shares an offer is for where no words say so: the organisation beside the bidder in the sentence, or the article's."""
    resolve = finder.parsed.resolve
    bidder = resolve(offer.possessor) if offer is not None and offer.possessor is not None else None
    if (bidder is None and offer is not None and offer.determiner in ("its", "their") and clause.subject is not None) or (bidder is None and clause.subject is not None and clause.verb is not None and clause.verb.lemma in _PAY):
        bidder = resolve(clause.subject)
    if bidder is None:
        return None
    beside = [m for m in finder.sentence.mentions if m.kind in _COMPANIES and m.name != bidder.name]
    main = main_organisation(finder.parsed)
    around = [m for m in finder.parsed.mentions if m.kind in _COMPANIES and m.name != bidder.name]
    chosen = beside[0] if beside else main if main is not None and main.name != bidder.name and main.kind in _COMPANIES else None
    if chosen is None and around:
        before = [m for m in around if m.end <= start]
        chosen = before[-1] if before else around[0]
    return Subject(chosen.text, chosen.name, "for whose shares the offer is", chosen.entity_id, 2, chosen.kind) if chosen is not None else None


def _per_share(finder: SubjectFinder, index: int) -> bool:
    reading = finder.reading
    return (reading.lower(index + 1) in ("a", "per", "for", "each") and reading.lower(index + 2) in ("share", "each")) or reading.lower(index + 1) == "each"


def _priced(finder: SubjectFinder, clause: Clause, index: int, measure: Measure, previous: Subject | None) -> Subject | None:
    """What a price is for: "48,000 tonnes of *sugar* at 6 cents a lb", "lift the *milk price* by 3p"; a premium is told of whose price it tops."""
    reading = finder.reading
    start = reading.items[index].start
    governing = finder.sentence.np_governing(start) or finder.sentence.np_at(start)
    if governing is not None and governing.head_lemma in _PREMIUM:
        to = governing.postmodifier("to", "on", "over") or clause.adjunct("to")
        topped = finder.of_np(to.possessor or to, "whose price it tops") if to is not None and to.kind == "noun" and (to.possessor is None or to.possessor.kind != "time") else None
        return topped if topped is not None and topped.strength >= 2 else previous
    if clause.verb is not None and clause.verb.lemma in _TRADE and reading.lower(index + 2) in _PER_WEIGHT:
        for o in clause.objects:
            goods = o.postmodifier("of") if o.kind == "quantity" else o if o.kind == "noun" else None
            if goods is not None and goods.kind == "noun" and o.start < start:
                text = plain_text(goods)
                return Subject(text, text, "what is traded", None, 2)
    if (launched := _launched_before(finder, clause)) is not None:
        return launched
    np = next((o for o in clause.objects if o.end <= start and _says_what_is_priced(o)), None)
    if np is None:
        return None
    text = plain_text(np)
    return Subject(text, text, "what is priced", None, 2)


def _launched_before(finder: SubjectFinder, clause: Clause) -> Subject | None:
    """ "Acme launched the *Zed*. It costs $300": what the sentence before brought out."""
    np, previous = clause.subject, finder.sentence.previous
    if np is None or np.head_token.lower != "it" or previous is None or clause.verb is None or clause.verb.lemma not in ("cost", "retail", "sell", "start", "go"):
        return None
    for told in reversed(previous.clauses):
        thing = told.object
        if told.verb is not None and told.verb.lemma in _LAUNCH and not told.verb.passive and thing is not None and thing.kind in ("name", "noun") and (thing.kind == "name" or thing.apposition is not None):
            return finder.of_np(thing.apposition if thing.kind == "noun" else thing, "what was launched before")
    return None


def _says_what_is_priced(np: NounPhrase) -> bool:
    """Whether a price names its goods and no owner: "the guaranteed *milk* price"."""
    if np.kind != "noun" or np.head_lemma not in _PRICES or np.possessor is not None or np.determiner in _OWNED or any(t.mention for t in np.tokens):
        return False
    return any(t.tag in ("NN", "NNS") and t.lower not in _PLAIN_PRICES for t in np.modifiers)


def _rated(finder: SubjectFinder, item: int) -> Subject | None:
    """Whose shares a price target is for: "a price target of 90 crowns *on Acme*"."""
    reading = finder.reading
    clause = finder.sentence.clause_at(reading.items[item].start)
    rater = finder.parsed.resolve(clause.subject) if clause is not None else None
    np = finder.sentence.np_at(reading.items[item].start)
    if np is not None and np.determiner in ("its", "their", "his", "her") and rater is not None:
        rated = next((m for m in reversed(finder.sentence.mentions) if clause.subject.end <= m.start and m.end <= np.start and m.kind in _COMPANIES and m.name != rater.name), None)
        if rated is not None:
            return Subject(rated.text, rated.name, "whose target it is", rated.entity_id, 2, rated.kind)  # "cut Acme to sell and lowered *its target*"
    for k in range(item + 1, min(item + 24, len(reading.items))):
        if reading.lower(k) in ("on", "for"):
            for j in range(k + 1, min(k + 12, len(reading.items))):
                if reading.kind(j) == "M":
                    mention = finder.sentence.tokens[reading.items[j].first].mention
                    if mention is None or mention.kind in ("company", "group", "product"):
                        return finder.of_np(finder.sentence.np_at(reading.items[j].start), "whose target it is")
                if reading.kind(j) in "VvQB":
                    break
    for k in range(item - 1, 1, -1):
        if reading.kind(k) == "M" and any(reading.lower(j) in ("on", "for", "of", "in") for j in range(max(0, k - 5), k)):
            mention = finder.sentence.tokens[reading.items[k].first].mention
            if mention is not None and mention.kind in ("company", "group"):
                return finder.of_np(finder.sentence.np_at(reading.items[k].start), "whose rating it is")
    main = main_organisation(finder.parsed)
    if finder.reading.items[item].lower != "target" and main is not None and main.kind in _COMPANIES and rater is not None and rater.name != main.name and rater.kind in _COMPANIES:
        return Subject(main.text, main.name, "whose target it is", main.entity_id, 2, main.kind)  # "Gray Bank has a target price of 5 euros"
    return None
