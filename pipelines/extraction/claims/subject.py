"""Whose number it is: the owner of the measure noun, else the subject of the clause, else the passage's; by syntax, not by nearness."""

from __future__ import annotations

from pipelines.extraction.claims.acted_on import BOUGHT, acted_on
from pipelines.extraction.claims.lexicon import measure_nouns, words
from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.claims.referring import pointed_at, region_before
from pipelines.extraction.claims.rows import in_phrases, named_beside, respectively
from pipelines.extraction.claims.subject_model import Subject
from pipelines.extraction.rules.claims_base import Frame, Measure
from pipelines.extraction.syntax.coreference import antecedent, is_digest, lead_of_paragraph, main_organisation
from pipelines.extraction.syntax.owner import CHANGE_NOUNS, LED, measured_text, plain_text
from pipelines.extraction.syntax.people import employer_of
from pipelines.extraction.syntax.prominence import named_counts
from pipelines.extraction.syntax.sidelines import side_names
from pipelines.extraction.syntax.sources import is_rater, source_names
from pipelines.extraction.syntax.subject import changed, default_subject, gapped

#: Metrics that only organisations have.
_OF_A_COMPANY = frozenset(("headcount", "profit", "revenue", "margin", "dividend", "debt", "investment", "penalty", "cost", "deal_value", "market_cap", "valuation"))
#: Metrics a person tells of, or plans for, the organisation he or she acts for.
_OF_AN_EMPLOYER = (_OF_A_COMPANY - {"deal_value", "penalty"}) | {"users", "units", "production", "market_share"}
_ONLOOKERS = frozenset(("analyst", "economist", "market", "city", "street", "investor", "trader", "dealer", "forecaster", "broker", "strategist", "consensus", "expert"))
#: Ways that name who holds a share beside it, be it a place.
_LISTED = frozenset(("possessor", "who holds the part", "who is left with it", "name in a list", "name in a row of phrases", "same place in the list", "name before the bracket"))
_EXPECT = frozenset(("expect", "look", "forecast", "predict", "pencil", "brace", "hope", "bet", "estimate", "anticipate", "project", "bank"))
_FIND_OUT = frozenset(("find", "say", "report", "estimate", "reckon", "show", "rule", "note", "warn", "conclude", "hear"))
_TELL = frozenset(("say", "report", "announce", "add", "state", "disclose", "note", "expect"))
_FORESEE = frozenset(("see", "expect", "forecast", "predict", "project", "put", "estimate", "cut", "raise", "lift", "lower", "trim", "slash", "revise", "upgrade", "downgrade"))
_FIGURES = frozenset(("figure", "rate", "number", "total", "share", "proportion", "percentage", "average"))
_BY_REGION = frozenset(("revenue", "units", "market_size", "users", "production", "unemployment", "inflation", "gdp"))
#: Metrics of things that a company makes or runs, and nouns that are no such thing.
_OF_A_THING = frozenset(("production", "units", "users", "price", "other", "market_share"))
_OF_NOBODY = frozenset(("market", "industry", "sector", "economy", "country", "government", "union", "index", "dollar", "euro", "pound", "yen", "yuan", "currency", "world", "region", "state", "city", "public", "population", "figure", "rate", "number", "total", "average", "average", "commission", "court", "ministry", "bank"))
_REGIONS = frozenset(("north", "south", "east", "west", "region", "regions", "capital", "provinces", "countryside", "north-east", "north-west", "south-east", "south-west", "eurozone"))
#: Metrics that markets and economies have.
_OF_A_PLACE = frozenset(("market_size", "gdp", "inflation", "unemployment", "trade"))


class SubjectFinder:
    """Finds subjects sentence by sentence and remembers the last one named."""

    def __init__(self, parsed) -> None:
        self.parsed = parsed
        self.topic: Subject | None = None
        self.last: Subject | None = None
        self.reading: Reading | None = None
        self.sentence = None

    def begin(self, sentence, reading: Reading) -> None:
        if self.sentence is not None and sentence.paragraph != self.sentence.paragraph and is_digest(self.parsed):
            self.topic = self.last = None  # unrelated paragraphs: what was spoken of before is not meant
        elif self.sentence is not None and sentence.paragraph != self.sentence.paragraph and self.topic is not None and (lead := lead_of_paragraph(sentence)) is not None:
            counts = named_counts(self.parsed)
            if counts[lead.name] > counts[self.topic.name] or self.topic.name in side_names(self.parsed):
                self.topic = Subject(lead.text, lead.name, "what the article is about", lead.entity_id, 2, lead.kind)
        self.sentence, self.reading = sentence, reading

    def find(self, index: int, frame: Frame, measure: Measure, previous: Subject | None) -> Subject | None:
        """The subject of the quantity at an item of the sentence; `previous` is that of the quantity before it in the sentence."""
        if measure.rule == "metric.exchange_rate" and self.reading.lower(index - 1) == "=" and index >= 2:
            one = self.reading.items[index - 2].text
            return Subject(one, one, "the currency priced", None, 1)
        listed = respectively(self, index) or (in_phrases(self, index) if measure.metric not in ("deal_value", "investment") else None)
        if listed is not None:
            return listed
        if previous is not None and measure.metric == "deal_value" and "or" in (self.reading.lower(index - 1), self.reading.lower(index - 2)) and previous.basis in ("for whose shares the offer is", BOUGHT):
            return previous  # "offered $26 a share for Acme, or about $310m"
        if previous is not None and self._same_as_before(index, frame, measure) and (self._of_another_time(index) or not self._someone_between(index)):
            return previous
        expected = self._expected_by_onlookers(index, measure)
        if expected is not None:
            return expected
        found = named_beside(self, index) or pointed_at(self, index) or acted_on(self, index, measure, previous) or self._by_syntax(index)
        if found is not None and found.kind == "person" and measure.metric in _OF_AN_EMPLOYER:
            found = self._employer(found) or found
        if found is not None and self._unfit(found, measure):
            found = None
        if found is not None and found.basis == "carried":
            owner = self._measure_owner(measure, index)
            found = owner if owner is not None and not self._unfit(owner, measure) else self._part_of_company(index, found)
        if found is not None and found.basis == "attached" and found.strength < 2 and measure.metric in ("units", "production"):
            found = self._clause(index, frame, measure) or found
        if found is not None and found.basis == "carried" and self.reading.lower(self.reading.governor(index)[0]) == "with":
            found = self._opening_name(index) or found
        if found is not None and found.basis in ("carried", "measure") and measure.metric in _OF_AN_EMPLOYER:
            found = self._reported_by(index, found) or found
        if found is not None and found.basis == "carried" and self.topic is not None:
            found = Subject(found.text, self.topic.name, "carried from the number before", self.topic.entity_id, 2, self.topic.kind)
        if found is None or found.strength < 2:
            options = [o for o in (self._measure_owner(measure, index), self._clause(index, frame, measure)) if o is not None and not self._unfit(o, measure)]
            best = next((o for o in options if o.strength >= 2), options[0] if options else None)
            found = self._joined(found, best)
        found = found or previous or self._carried() or self._people_counted(index)
        if found is not None and found.basis == "first name of the sentence" and measure.metric in _OF_AN_EMPLOYER:
            found = self._reported_by(index, found) or found
        if (found is None or found.strength < 2) and measure.metric == "headcount":
            found = self._organisation_near(index) or found
        if found is not None and found.text.lower() in ("units", "unit"):
            found = self._clause_words(index, found)
        if found is not None and found.strength < 2 and measure.metric in _OF_A_COMPANY:
            found = self._told_of(found)
        if self.reading.items[index].quantity.dimension == "count" and measure.metric != "headcount":
            found = self._counted(index, found)
        if self.reading.items[index].quantity.dimension != "money":
            found = self._region_in_front(index, found, measure) or found
        if measure.metric in _OF_A_PLACE:
            found = self._of_the_measure(index, measure, found)
        if found is not None and (measure.metric in _BY_REGION or (measure.metric == "price" and found.basis == "name" and found.kind == "place")):
            found = self._region_beside(index, found)
        if found is not None:
            found = self._thing_of_topic(index, found, measure)
        if found is not None:
            self.last = found
            if found.strength >= 2 and not found.basis.startswith(BOUGHT) and (found.kind not in ("place", "nationality") or self.topic is None or self.topic.kind in ("place", "nationality")):
                self.topic = found
        return found

    # -- one way after another

    def _employer(self, person: Subject) -> Subject | None:
        """Whom a person acts for: "Jo Gray, who runs Acme, aims for a margin of 5%"."""
        employer = employer_of(self.parsed, person.name)
        return Subject(employer.text, employer.name, f"employer of the {person.basis}", employer.entity_id, 2, employer.kind) if employer is not None else None

    def _expected_by_onlookers(self, index: int, measure: Measure) -> Subject | None:
        """ "Economists had looked for growth of 1%": what the sentence before told the figure of."""
        last, start = self.last, self.reading.items[index].start
        clause = self.sentence.clause_at(start)
        if last is None or clause is None or clause.subject is None or clause.verb is None or clause.verb.lemma not in _EXPECT:
            return None
        who = clause.subject
        if who.kind == "pronoun" or (who.head_lemma not in _ONLOOKERS and who.text.lower() not in ("the city", "wall street", "the street", "the market")) or (who.mention is not None and who.mention.kind not in ("place", "group")):
            return None
        if any(m.kind in ("company", "group", "product") and who.end <= m.start < start and m.name not in source_names(self.parsed) for m in self.sentence.mentions):
            return None
        np = self.sentence.np_at(self.reading.items[measure.item].start) if measure.item is not None else None
        named = np is not None and (np.possessor is not None or np.determiner in ("its", "their") or any(t.mention is not None for t in np.tokens))
        return None if named else Subject(last.text, last.name, "what the onlookers' figure is for", last.entity_id, min(last.strength, 2), last.kind)

    def _reported_by(self, index: int, found: Subject) -> Subject | None:
        """The company that tells of its own figure: "Turnover rose 21%, *Acme* said"."""
        speech = self.sentence.speech_at(self.reading.items[index].start)
        who = speech.speaker if speech is not None and speech.verb in _TELL else None
        mention = who.mention if who is not None else None
        if mention is None or mention.kind not in ("company", "group") or mention.name in source_names(self.parsed):
            return None
        return Subject(found.text, mention.name, "the company that tells it", mention.entity_id, 3, mention.kind)

    def _part_of_company(self, index: int, found: Subject) -> Subject:
        """A part of a company that is the subject itself: "the digital services segment reported"; its company stays the name."""
        clause = self.sentence.clause_at(self.reading.items[index].start)
        np = clause.subject if clause is not None else None
        if np is None or np.kind != "noun" or np.head_lemma not in words()["part_noun"] or np.head_token.quantity is not None:
            return found
        text = plain_text(np)
        return Subject(text, text if np.determiner != "its" else found.name, "a part of the company", None, 2)

    def _clause_words(self, index: int, found: Subject) -> Subject:
        """The words of the clause's subject where the number's own noun says nothing: "Shipments totalled 60m units"."""
        clause = self.sentence.clause_at(self.reading.items[index].start)
        np = clause.subject if clause is not None else None
        if np is None or np.kind != "noun" or np.head_token.quantity is not None:
            return found
        text = plain_text(np)
        return Subject(text, found.name if found.strength >= 2 else text, found.basis, found.entity_id, found.strength, found.kind)

    def _told_of(self, found: Subject) -> Subject:
        """A common noun that names no one keeps its words and takes the name of the organisation the passage is about."""
        topic = self.topic
        if topic is not None and topic.kind in ("company", "group", ""):
            words_of = found.name if found.name != found.text and "noun" in found.basis else found.text
            return Subject(words_of, topic.name, f"{found.basis}, of the one named before", topic.entity_id, 1, topic.kind)
        mention = main_organisation(self.parsed)
        if mention is not None:
            words_of = found.name if found.name != found.text and "noun" in found.basis else found.text
            return Subject(words_of, mention.name, f"{found.basis}, of whom the article tells", mention.entity_id, 1, mention.kind)
        return found

    def _organisation_near(self, index: int) -> Subject | None:
        """The last organisation named in the sentence before the number, else the first after it."""
        start = self.reading.items[index].start
        mentions = [m for m in self.sentence.mentions if m.kind in ("company", "group") and m.name not in source_names(self.parsed)]
        before = [m for m in mentions if m.end <= start]
        chosen = before[-1] if before else mentions[0] if mentions else None
        return Subject(chosen.text, chosen.name, "organisation named in the sentence", chosen.entity_id, 2, chosen.kind) if chosen is not None else None

    def _by_syntax(self, index: int) -> Subject | None:
        """What the phrase and the clause of the number say, whatever it measures."""
        quantity = self.reading.items[index].quantity
        found = default_subject(self.sentence, quantity.start, quantity.end)
        if found is None:
            return None
        mention = found.mention
        if found.basis == "name" and mention is not None and mention.kind == "place" and self.reading.lower(index - 1) == "," and self.reading.lower(index - 3) == "in":
            return None  # "rose 3% in Leeds, *5%* in York"
        if mention is not None and found.basis.endswith(LED):
            return Subject(found.text, found.name, found.basis, None, 3, "group")
        named = mention is not None and (mention.kind not in ("place", "nationality", "person") or (mention.kind == "place" and (beside := gapped(self.sentence, quantity.start)) is not None and beside.mention is mention))
        strength = (2 if found.basis == "carried" else 3) if named else 1
        return Subject(found.text, found.name, found.basis, mention.entity_id if mention is not None else None, strength, mention.kind if mention is not None else "")

    def _counted(self, index: int, found: Subject | None) -> Subject | None:
        """A count is told in the words of what is counted; the name stays that of the organisation."""
        np = self.sentence.np_at(self.reading.items[index].start)
        if np is None or np.kind not in ("noun", "name") or np.head_token.quantity is not None or np.head_token.lower in ("people", "units"):
            return found
        text = plain_text(np)
        if np.head_token.lower.endswith("s") and np.kind == "name" and np.head_token.text[:-1] in self.parsed.text:
            text = text[:-1]
        if found is None:
            return Subject(text, text, "what is counted", None, 1)
        if found.strength < 2:
            return Subject(text, found.name, f"what is counted, {found.basis}", None, 1)
        return Subject(text, found.name, found.basis, found.entity_id, found.strength, found.kind)

    def _unfit(self, found: Subject, measure: Measure) -> bool:
        """Whether what syntax offers only speaks, or is the market a share is held in."""
        if found.kind == "person":
            return not (measure.metric == "other" and measure.why.startswith(("measured: 'stake'", "measured: 'holding'", "object of 'own", "object of 'h", "part_of: 'vote", "part of the shares", "part_of: 'share")))
        if measure.metric == "penalty" and (found.basis == "attached" or found.kind == "regulator"):
            return True  # who fines does not pay
        if measure.metric == "market_share" and found.basis not in _LISTED and (found.kind in ("place", "nationality") or found.basis in ("attached", "place")):
            return not self._elliptical(found)
        if measure.metric == "debt" and (found.name in source_names(self.parsed) or is_rater(found.name)):
            return True  # who rates a debt does not owe it
        last = found.text.rsplit(" ", 1)[-1].lower()
        return found.strength < 2 and found.basis != "attached" and last in words()["voice_noun"]

    def _people_counted(self, index: int) -> Subject | None:
        """The people the number counts, where nobody else is told of: "4m *people* visited the fair"."""
        np = self.sentence.np_at(self.reading.items[index].start)
        return Subject(plain_text(np), plain_text(np), "the people counted", None, 1) if np is not None and np.kind == "noun" and np.head_token.quantity is None else None

    def _region_beside(self, index: int, found: Subject) -> Subject:
        """The region a figure is told for, where no owner is named beside it: "sales fell 2% *in Spain* but rose 9% *in the Baltics*"."""
        reading = self.reading
        if found.strength >= 3 or found.basis not in ("carried", "carried from the number before", "noun", "measure", "attached", "the measure itself", "the country of the article", "name") or (found.basis == "name" and found.kind != "place") or reading.lower(index + 1) != "in":
            return found
        at = index + 3 if reading.lower(index + 2) == "the" else index + 2
        if reading.kind(at) != "M":
            return found
        mention = self.sentence.tokens[reading.items[at].first].mention
        np = self.sentence.np_at(reading.items[at].start)
        if mention is None or np is None or mention.kind not in ("place", "nationality"):
            return found
        named = found.strength >= 2 and found.kind not in ("place", "nationality")
        return Subject(np.text, found.name if named else np.text, f"region beside the figure, {found.basis}", found.entity_id if named else None, found.strength, found.kind if named else "place")

    def _region_in_front(self, index: int, found: Subject | None, measure: Measure) -> Subject | None:
        """The region that opens a sentence whose subject names nothing: "*In the east* it is 17%", "*In Spain* the figure was 6%"."""
        clause = self.sentence.clause_at(self.reading.items[index].start)
        np = clause.subject if clause is not None else None
        if np is None or self.reading.lower(0) not in ("in", "across", "for") or np.possessor is not None:
            return None
        of_nobody = measure.metric in _BY_REGION and np.kind == "noun" and np.end <= self.reading.items[index].start and self.is_measure(np) and (found is None or found.kind in ("place", "nationality") or found.strength < 2) and not any(t.mention for t in np.tokens)
        if np.kind != "pronoun" and np.head_token.lower not in _FIGURES and not of_nobody:
            return None
        if found is not None and found.basis == "the region in front":
            return None
        if np.kind == "pronoun" and (np.head_token.lower not in ("it", "this", "that") or (found is not None and found.kind in ("company", "product"))):
            return None
        region = self.sentence.noun_phrases[0]
        place = region.mention is not None and region.mention.kind in ("place", "nationality")
        elsewhere = region.head_token.lower == "rest" and region.postmodifier("of") is not None
        if region is np or region.end > np.start or not (place or elsewhere or region.head_token.lower in _REGIONS):
            return None
        return Subject(region.full_text, region.mention.name if place and region.mention is not None else region.full_text, "the region in front", None, 1, "place")

    def _elliptical(self, found: Subject) -> bool:
        """Whether the possessor stands for the share itself: "while *India's* would go from 4% to 15%"."""
        return found.text.endswith(("'s", "’s", "s'"))

    def _opening_name(self, index: int) -> Subject | None:
        """The name that opens the sentence, before it would be carried from an earlier one: "Zapp — … —, with 9m users"."""
        start = self.reading.items[index].start
        for np in self.sentence.noun_phrases[:1]:
            if np.kind == "name" and np.end <= start:
                found = self.of_np(np, "name that opens the sentence")
                return found if found is not None and found.strength >= 3 and found.kind not in ("place", "nationality", "person", "publisher") else None
        return None

    def _of_the_measure(self, index: int, measure: Measure, found: Subject | None) -> Subject | None:
        """Measures of a market or an economy are told of the market or the country, whoever says so."""
        if measure.item is None:
            return found
        np = self.sentence.np_at(self.reading.items[measure.item].start)
        if np is None or np.kind != "noun":
            return found
        if found is not None and np.modifiers and np.modifiers[0].lower in ("group", "company", "parent", "corporate") and found.strength >= 2:
            return found  # "Group spending on plant"
        text = measured_text(np)
        clause = self.sentence.clause_at(self.reading.items[index].start)
        foreseen = clause is not None and clause.verb is not None and clause.verb.lemma in _FORESEE
        if foreseen and found is not None and found.basis.startswith(("clause ", "possessive pronoun", "pronoun")) and measure.metric in ("gdp", "inflation", "unemployment") and found.kind in ("company", "group", "regulator", "government", "publisher"):
            found = None  # "the central bank sees growth of 2%"
        if found is None or found.strength < 2 or found.basis.startswith(("carried", "as named before")) or found.kind == "publisher":
            if measure.metric != "market_size" and self.parsed.country and (found is None or found.kind not in ("place", "nationality")):
                return Subject(text, self.parsed.country, "the country of the article", None, 1)
            return Subject(text, found.name if found is not None and found.kind in ("place", "nationality") else text, "the measure itself", None, 1)
        return Subject(text, found.name, found.basis, found.entity_id, found.strength, found.kind)

    def _thing_of_topic(self, index: int, found: Subject, measure: Measure) -> Subject:
        """ "*The mine* will yield 85,000 ounces": a thing of the company the passage is about keeps its words and takes that name."""
        topic = self.topic
        if found.strength > 1 or found.name != found.text or topic is None or topic.kind not in ("company", "group", "product") or measure.metric not in _OF_A_THING or "noun" not in found.basis:
            return found
        clause = self.sentence.clause_at(self.reading.items[index].start)
        np = clause.subject if clause is not None else None
        if np is None or np.kind != "noun" or np.determiner != "the" or np.head_token.tag == "NNS" or np.head_lemma in _OF_NOBODY or plain_text(np) != found.text or topic.name in source_names(self.parsed):
            return found
        return Subject(found.text, topic.name, f"{found.basis}, of what the passage is about", topic.entity_id, 1, topic.kind)

    @staticmethod
    def _joined(weak: Subject | None, other: Subject | None) -> Subject | None:
        """A phrase that names a thing, and the organisation it is told of: the words of the one, the name of the other."""
        if weak is None or other is None:
            return other or weak
        if other.strength >= 2:
            return Subject(weak.text, other.name, f"{weak.basis}, of {other.basis}", other.entity_id, 2, other.kind)
        return weak

    def _same_as_before(self, index: int, frame: Frame, measure: Measure) -> bool:
        """Whether the number speaks of what the one before it spoke of."""
        if frame.parallel is not None:
            return True
        if frame.relation in ("from", "than", "parallel") and measure.rule in ("metric.parallel", "metric.apposed", "metric.subject", "metric.object_of_change"):
            return True
        return measure.rule in ("metric.parallel", "metric.apposed", "metric.part_of_previous", "metric.per_share") and frame.relation in ("to", "extent", "premodifier", "of", "none", "object")

    def _of_another_time(self, index: int) -> bool:
        """ "compared with *February's* 810": the same at another time."""
        np = self.sentence.np_at(self.reading.items[index].start)
        return np is not None and np.kind == "quantity" and np.possessor is not None and np.possessor.kind == "time"

    def _someone_between(self, index: int) -> bool:
        """Whether another organisation is named between the number before and this one, or right after: "Zenon fell 2%, with Acme down 3%"."""
        reading = self.reading
        before = next(iter(reading.quantities_before(index)), None)
        if before is None:
            return False
        start, earlier = reading.items[index].start, reading.items[before].start
        clause = self.sentence.clause_at(start)
        if clause is not None and clause.kind != "relative" and clause.subject is not None and clause.subject_basis == "explicit" and clause.subject.start > earlier and clause.subject.end <= start and (clause.subject.kind in ("noun", "name") or clause.subject.head_token.lower in ("those", "that")):
            return True
        if clause is not None and clause.subject is not None and clause.subject.start > earlier and region_before(self, clause.subject.first) is not None:
            return True  # "and in Poland it is 3%"
        np = self.sentence.np_at(start)
        if np is not None and np.kind == "noun" and np.head_lemma in CHANGE_NOUNS and (own := changed(np)) is not None and own.start > start and own.kind != "pronoun":
            return True  # "11-fold growth in deposits and a five-fold increase *in loans*"
        named = gapped(self.sentence, start)
        if named is not None and named.start > earlier and (named.kind == "name" or not self.is_measure(named)):
            return True  # "newspapers fell 8%, magazines 10%"
        if reading.lower(index - 1) == "'s" and reading.kind(index - 2) == "M" and index - 2 > before:
            return True  # "Spain's output rose 3% and Italy's 4%"
        names = [k for k in range(before + 1, index) if reading.kind(k) == "M" and reading.lower(k - 1) not in ("in", "on", "from", "to", "against", "than")]
        if reading.lower(index + 1) == reading.lower(before + 1) == "in" and reading.kind(index + 2) == reading.kind(before + 2) == "M":
            return True  # "5% in Spain and 7% in Italy"
        if reading.lower(index + 1) == "at" and reading.kind(index + 2) == "M":
            names.append(index + 2)
        for k in names:
            mention = self.sentence.tokens[reading.items[k].first].mention
            if mention is not None and mention.kind in ("company", "group", "product", "government"):
                return True
        return False

    def _measure_owner(self, measure: Measure, index: int) -> Subject | None:
        """The owner of the noun that names the measure: "Acme's profit", "profit of Acme", "Acme profit"."""
        if measure.item is None:
            return None
        item = self.reading.items[measure.item]
        np = self.sentence.np_at(item.start)
        owner = self._owner(np) if np is not None else None
        if owner is None or owner.strength < 2:
            reading = self.reading
            for k in range(measure.item - 1, max(measure.item - 6, 0), -1):
                if reading.lower(k) == "'s" and reading.kind(k - 1) == "M":
                    return self.of_np(self.sentence.np_at(reading.items[k - 1].start), "owner before the measure") or owner
                if reading.kind(k) in "VvQPB":
                    break
        return owner

    def _owner(self, np) -> Subject | None:
        if np.possessor is not None:
            return self.of_np(np.possessor, f"owner of {np.head_token.text!r}")
        for preposition in ("of", "at", "for", "in", "by"):
            inner = np.postmodifier(preposition)
            if inner is None or inner.kind in ("quantity", "time"):
                continue
            if inner.possessor is not None and self.is_measure(inner):
                return self.of_np(inner.possessor, f"owner of {inner.head_token.text!r}")
            if inner.kind in ("name", "pronoun") or (preposition == "of" and not self.is_measure(inner)):
                return self.of_np(inner, f"after {preposition!r}")
        for token in np.tokens[: max(0, np.head - np.first)]:
            if token.mention is not None and token.mention.kind not in ("nationality", "place", "person"):
                return Subject(token.mention.text, token.mention.name, "name before the measure", token.mention.entity_id, 3, token.mention.kind)
        if np.appositive_of is not None and np.appositive_of.kind == "name":
            return self.of_np(np.appositive_of, "what it renames")
        return None

    def is_measure(self, np) -> bool:
        noun = measure_nouns().get(np.head_token.lower)
        return noun is not None and bool(noun.measured) and "premod" not in noun.flags and np.head_lemma not in words()["part_noun"]

    def _clause(self, index: int, frame: Frame, measure: Measure) -> Subject | None:
        """The subject of the clause the number stands in, climbing out of clauses whose subject cannot be meant."""
        start = self.reading.items[index].start
        clause = self.sentence.clause_at(start)
        for _ in range(5):
            if clause is None:
                return None
            np = clause.subject
            if np is not None and clause.verb is not None and clause.verb.passive and clause.agent is not None and measure.metric in ("units", "production"):
                np = clause.agent
            if np is not None and np.kind not in ("quantity", "time"):
                if self.is_measure(np):
                    found = self._owner(np)
                    if found is not None:
                        return found
                    if measure.metric in ("market_size", "users", "units", "inflation", "gdp", "trade", "unemployment", "interest_rate", "production", "other"):
                        text = measured_text(np)
                        return Subject(text if text != plain_text(np) else np.full_text, text if text != plain_text(np) else np.text, "the measure itself", None, 1)
                else:
                    found = self.of_np(np, "subject of the clause")
                    if found is not None and not (found.kind in ("regulator", "government") and clause.verb is not None and clause.verb.lemma in _FIND_OUT):
                        return found
            clause = clause.parent
        return None

    def of_np(self, np, basis: str) -> Subject | None:
        """The subject a noun phrase stands for."""
        if np is not None and np.kind == "pronoun" and np.head_token.lower in ("that", "those") and (inner := np.postmodifier("of")) is not None:
            return self.of_np(inner, basis)
        if np is None or np.kind in ("quantity", "time"):
            return None
        mention = self.parsed.resolve(np)
        if mention is not None and mention.kind == "person":
            return None
        if mention is not None:
            return Subject(np.text if np.kind != "pronoun" else mention.text, mention.name, basis, mention.entity_id, 3, mention.kind)
        if np.kind == "name":
            return Subject(np.text, np.text, basis, None, 3)
        if np.kind == "noun" and np.determiner in ("a", "an", "another"):
            return Subject(np.full_text, np.text, basis, None, 1)
        if np.kind == "pronoun" or np.head_token.lower in words()["company_noun"]:
            if np.possessor is not None:
                return self.of_np(np.possessor, basis)
            if np.determiner in ("its", "their") and (owner := antecedent(self.sentence, np.start, np.determiner)) is not None:
                return Subject(np.text, owner.name, f"{basis}, of its owner", owner.entity_id, 3, owner.kind)
            if self.topic is not None:
                return Subject(np.text if np.kind != "pronoun" else self.topic.text, self.topic.name, f"{basis}, as named before", self.topic.entity_id, 2, self.topic.kind)
            return Subject(np.text, np.text, basis, None, 1) if np.kind != "pronoun" else None
        if np.head_token.lower in words()["voice_noun"]:
            return None
        return Subject(np.full_text, np.text, basis, None, 1)

    def _carried(self) -> Subject | None:
        if self.topic is not None:
            return Subject(self.topic.text, self.topic.name, "as named before", self.topic.entity_id, 1, self.topic.kind)
        for np in self.sentence.noun_phrases:
            if np.kind == "name":
                found = self.of_np(np, "first name of the sentence")
                if found is not None or np.mention is None:
                    return found
                employer = employer_of(self.parsed, np.mention.name)
                return Subject(employer.text, employer.name, "employer of the first name", employer.entity_id, 2, employer.kind) if employer is not None else None
        return None
