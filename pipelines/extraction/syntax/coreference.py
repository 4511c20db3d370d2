"""What a noun phrase stands for: its own name, or that of its antecedent ("the company", "its", "it", "they", "he").

The antecedent is the nearest salient phrase of the right kind, as a reader takes it: first the subjects of the same sentence, then of the
sentences before (subject, then other names), then what the article is about. Nothing is guessed for "we", "you", "there".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipelines.extraction.syntax.descriptions import ORGANISATIONS, described_as, named_again, not_meant, organisation_nouns
from pipelines.extraction.syntax.model import Clause, Mention, NounPhrase, ParsedArticle, Sentence
from pipelines.extraction.syntax.people import employer_of
from pipelines.extraction.syntax.prominence import PLACES, TALLIED, main_place, tally
from pipelines.extraction.syntax.sidelines import side_names

_PEOPLE = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_THINGS = frozenset(("it", "its", "itself"))
#: What cannot stand for the subject of its own clause: "Acme valued it at $5m".
_OBJECTS = frozenset(("it", "them", "him"))
_PLURAL = frozenset(("they", "their", "them", "themselves"))
_COMPANIES = frozenset(("company", "group", "publisher"))
_AUTHORITIES = frozenset(("regulator", "government"))
#: Nouns for public bodies: "the watchdog" is no company, and "the airline" no ministry.
_PUBLIC = frozenset(("agency", "regulator", "watchdog", "authority", "commission", "ministry", "department", "council"))
#: Units of a company that keep their owner as the one meant: "its unit" is not the company itself.
_PARTS = frozenset(("unit", "division", "arm", "subsidiary", "brand", "store", "platform", "service", "network", "studio", "venture", "rival", "partner", "investor", "fund"))
#: Nouns for an organisation by what it does to something: in "the Acme maker" it is not Acme that is meant.
_DOERS = frozenset(("maker", "operator", "producer", "developer", "owner", "parent", "rival", "supplier", "manufacturer", "publisher", "partner", "investor", "buyer", "seller", "bidder", "distributor", "unit", "subsidiary", "arm", "division"))
_WIDE = frozenset(("world", "country", "nation", "region", "industry", "continent", "state"))
_GEOGRAPHIC = frozenset(("country", "nation", "economy", "state", "city", "republic", "kingdom"))
_EXPLETIVES = frozenset(("it", "there", "one", "another", "others", "this", "that", "those"))
#: Nouns for somebody beside the one spoken of: "the biggest shareholder is Acme" brings in nobody new.
_BESIDE = frozenset(("shareholder", "customer", "client", "owner", "backer", "target", "source", "adviser", "lender", "stakeholder", "name", "vehicle"))
#: What stands between two names joined into a pair.
_JOINED = re.compile(r"(?:\s?[(<][^()<>]{1,12}[)>])?\s(?:and|or)\s")
#: How many sentences a look back passes, and how often what it finds may look back itself ("It … It … It …").
_REACH = 6
_DEPTH = 8


def resolve(np: NounPhrase | None) -> Mention | None:
    """The name a noun phrase stands for, or None when a reader cannot tell."""
    if np is None:
        return None
    memo = np.sentence.article.memo
    key = ("resolve", id(np))
    if key not in memo:
        memo[key] = None  # a chain that comes back here has no answer
        memo[key] = _resolve(np)
        memo[("keep", id(np))] = np
    return memo[key]  # type: ignore[return-value]


def _resolve(np: NounPhrase) -> Mention | None:
    own = np.mention
    if own is not None:
        return own
    article = np.sentence.article
    head = np.head_token.lower
    if np.kind == "pronoun":
        return antecedent(np.sentence, np.start, head)
    if np.kind != "noun":
        return None
    if head in ("former", "latter") and np.determiner == "the":
        return _of_two(np, last=head == "latter")
    if np.apposition is not None and np.apposition.mention is not None:
        return np.apposition.mention
    if np.appositive_of is not None and np.appositive_of.mention is not None and np.head_lemma in organisation_nouns():
        return np.appositive_of.mention
    inner = [t.mention for t in np.tokens if t.mention is not None and t.mention.kind in ORGANISATIONS]
    if inner and np.head_lemma in organisation_nouns() and np.possessor is None and np.head_lemma not in _DOERS and (inner[-1].kind != "group" or named_again(article, inner[-1])):
        return inner[-1]  # "the Acme group"
    if np.determiner in ("his", "her") and np.head_lemma in organisation_nouns() and np.head_lemma not in _PARTS:
        return _employer(np)
    if np.determiner in ("the", "this", "that") and np.head_lemma in _GEOGRAPHIC and np.head_token.tag != "NNS" and np.possessor is None:
        return main_place(article, np.start, countries=np.head_lemma != "city")
    if (_is_widest(np) or (np.determiner in ("the", "this", "that") and np.possessor is None)) and (np.head_lemma in organisation_nouns() or _based(np)):
        nationality = next((t.mention for t in np.tokens if t.mention is not None and t.mention.kind == "nationality"), None)
        return _definite(article, np, nationality)
    return None


def _of_two(np: NounPhrase, last: bool) -> Mention | None:
    """ "The former", "the latter": of the two names joined last before, in the sentence or the one before."""
    previous = np.sentence.previous
    for sentence in (np.sentence, *((previous,) if previous is not None else ())):
        pairs = [p for p in sentence.noun_phrases if p.kind == "name" and len(p.conjuncts) == 1 and p.conjuncts[0].kind == "name" and (p.sentence is not np.sentence or p.conjuncts[0].end <= np.start)]
        if pairs:
            return resolve(pairs[-1].conjuncts[0] if last else pairs[-1])
        named = [m for m in sentence.mentions if m.end <= np.start or sentence is not np.sentence]
        beside = [(a, b) for a in named for b in named if _JOINED.fullmatch(np.sentence.article.normal, a.end, b.start)]
        if beside:
            return beside[-1][1 if last else 0]
    return None


def _is_widest(np: NounPhrase) -> bool:
    """Whether the possessor only says where: "the world's fifth largest carmaker", "Japan's biggest bank"."""
    owner_np = np.possessor
    if owner_np is None:
        return False
    place = owner_np.mention is not None and owner_np.mention.kind == "place"
    return (place or owner_np.head_lemma in _WIDE) and any(t.tag == "JJS" or t.lower in ("top", "largest", "biggest") for t in np.modifiers)


def _based(np: NounPhrase) -> bool:
    """ "the Wayville-based plant": what is based somewhere is an organisation, whatever it is called."""
    return np.kind == "noun" and any(t.lower.endswith("-based") for t in np.modifiers) and np.head_lemma not in _PARTS and np.head_token.tag == "NN"


def _employer(np: NounPhrase) -> Mention | None:
    """ "*his bank*": whom the person acts for, by name ("Jo Gray of Acme") or by the words for him ("an Acme spokesman")."""
    who = antecedent(np.sentence, np.start, str(np.determiner))
    found = employer_of(np.sentence.article, who.name) if who is not None else None
    local = local_antecedent(np.sentence, np.start) if found is None else None
    return found or (next((t.mention for t in local.tokens if t.mention is not None and t.mention.kind in _COMPANIES), None) if local is not None else None)


def _definite(article: ParsedArticle, np: NounPhrase, nationality: Mention | None) -> Mention | None:
    """ "the airline": the last organisation described by that noun, else the last one spoken of."""
    noun = np.head_lemma
    if noun in _PARTS:
        described = described_as(article, np.start, noun)
        if described is not None or noun not in ("platform", "service", "network", "brand", "studio"):
            return described
        before = [m for m in article.mentions_in(max(0, np.start - 600), np.start) if m.kind in ORGANISATIONS | {"product"}]
        quoted = {s.speaker.mention.name for s in np.sentence.speech if s.speaker is not None and s.speaker.mention is not None}  # "according to Acme, the platform …"
        return next((m for m in reversed(before) if m.name not in quoted), before[-1] if before else None)
    described = described_as(article, np.start, noun) if noun not in ("company", "group", "firm") else None
    if described is not None:
        return described
    if noun == "government":
        return main_place(article, np.start, countries=True)
    if (parent := _named_as_parent(article, np)) is not None:
        return parent
    if _is_widest(np) and any(m.end <= np.start for m in np.sentence.mentions) and (told := _told_of_before(np.sentence)) is not None:
        return told  # "Zenon's growth helped *the world's largest brewer*": who is placed among all others is no one named beside
    found = antecedent(np.sentence, np.start, "authority" if noun in _PUBLIC else "company", besides=_own_clause(np))
    return found if found is not None or noun in _PUBLIC else _speaker_after(np)


def _named_as_parent(article: ParsedArticle, np: NounPhrase) -> Mention | None:
    """The organisation that the sentence before brings in as the parent of another: "a drop in profits at parent *Acme*. The carmaker saw …"."""
    before = article.sentences[np.sentence.index - 1] if np.sentence.index else None
    if before is None or np.start > np.sentence.start + 40:
        return None
    named = [m for m in before.mentions if m.kind in ORGANISATIONS and article.text[max(0, m.start - 8) : m.start].endswith((" parent ", " owner "))]
    return named[-1] if named and named[-1] is before.mentions[-1] else None


def _own_clause(np: NounPhrase) -> Clause | None:
    """The clause whose object a phrase is: "proposed to fine *the supplier*" tells of nobody who is its subject."""
    clause = np.sentence.clause_at(np.start)
    return clause if clause is not None and any(o is np for o in clause.objects) and clause.verb is not None and clause.verb.end <= np.start else None


def _told_of_before(sentence: Sentence) -> Mention | None:
    """The company that is a subject of the sentence before in the paragraph, else the one the article is about."""
    previous = sentence.previous
    if previous is not None and previous.paragraph == sentence.paragraph:
        subjects, _ = _of_sentence(previous)
        named = next((m for m in subjects if m.kind in _COMPANIES), None)
        if named is not None:
            return named
    return main_organisation(sentence.article, _COMPANIES, sentence.start)


def _speaker_after(np: NounPhrase) -> Mention | None:
    """Who speaks at the end of a sentence that nothing stands before: "The group's orders rose, *Acme* said"."""
    for clause in np.sentence.clauses:
        who = clause.subject
        if who is not None and who.start > np.end and clause.verb is not None and clause.verb.lemma in ("say", "report", "announce", "add", "state", "tell") and clause.subject_basis == "explicit":
            return who.mention if who.mention is not None and who.mention.kind in _COMPANIES else None
    return None


def antecedent(sentence: Sentence, before: int, word: str, of_company: bool = False, besides: Clause | None = None) -> Mention | None:
    """The name that "it", "its", "they", "he" or "the company" at an offset stands for; `of_company`: what it owns only a company has.

    `besides`: a clause whose subject is not meant.
    """
    kinds = _kinds(word)
    if kinds is None:
        return None
    if of_company and kinds is ORGANISATIONS:
        kinds = _COMPANIES
    article = sentence.article
    ahead = _ahead(sentence, before) if word in ("its", "their", "his", "her") else None
    if ahead is not None and ahead.kind in kinds:
        return ahead
    if word == "it" and (country := _country_told_of(sentence, before)) is not None:
        return country
    candidates: list[Mention] = []
    own = sentence.clause_at(before) if word in _OBJECTS else besides
    for candidate in _candidates(sentence, before, word in ("company", "authority"), kinds, own):
        if candidate.kind in kinds:
            return candidate
        candidates.append(candidate)
    if word in _PEOPLE:
        # a name of two words whose kind nothing shows
        return next((m for m in candidates if m.kind == "group" and m.text.count(" ") == 1), None)
    if word in _PLURAL:
        return None
    return main_organisation(article, kinds, before)


def introduced(sentence: Sentence) -> Mention | None:
    """The organisation a sentence brings in as what it goes on about: "One of the winners is *Acme*", "It was another story at *Acme*"."""
    for clause in sentence.clauses[:3]:
        if clause.verb is None or clause.verb.lemma not in ("be", "come") or clause.verb.form != "finite":
            continue
        np = clause.subject
        word = np.head_token.lower if np is not None else ""
        if np is not None and (np.kind == "name" or np.determiner in ("its", "their", "his", "her") or np.possessor is not None or np.head_lemma in organisation_nouns() or (np.kind == "pronoun" and word not in _EXPLETIVES)):
            return None
        if np is not None and np.kind == "noun" and (np.head_lemma in _BESIDE or resolve(np) is not None):
            return None
        shown = next((o for o in clause.objects[:1] if o.kind == "name"), None) or (clause.adjunct("at", "for") if word == "it" and clause.objects else None)
        mention = shown.mention if shown is not None else None
        return mention if mention is not None and mention.kind in ("company", "group") else None
    return None


def _country_told_of(sentence: Sentence, before: int) -> Mention | None:
    """The country that is the subject of the sentence before, where "it" opens this one: "The economy has bounced back. *It* grew 5%"."""
    previous, first = sentence.previous, sentence.clauses[0].subject if sentence.clauses else None
    if first is None or first.start != before or previous is None or previous.paragraph != sentence.paragraph or previous.is_headline:
        return None
    told = next((c.subject for c in previous.clauses if c.subject is not None and c.subject_basis == "explicit"), None)
    if told is None or (told.kind == "noun" and told.head_lemma not in _GEOGRAPHIC):
        return None
    found = resolve(told) or (resolve(told.possessor) if told.possessor is not None else None)
    return found if found is not None and found.kind in PLACES else None


def lead_of_paragraph(sentence: Sentence, before: int | None = None, kinds: frozenset[str] = _COMPANIES) -> Mention | None:
    """What the article is about, where a paragraph begins with "It", "Its shares", "The company": new paragraphs go back to it."""
    previous = sentence.previous
    if previous is None or previous.is_headline or previous.paragraph == sentence.paragraph or introduced(previous) is not None:
        return None
    main = main_organisation(sentence.article, kinds, before)
    if main is None or not (main.name == _opening(sentence.article) or any(n >= 2 and m is main for n, m in tally(sentence.article, kinds)[:3])):
        return None
    return main


def _ahead(sentence: Sentence, before: int) -> Mention | None:
    """ "Reporting its results, *Acme* said", "For its part, *Acme* …": before the subject a pronoun may point ahead to it."""
    if before - sentence.start > 60:
        return None
    for clause in sentence.clauses:
        np = clause.subject
        if clause.verb is not None and clause.verb.form == "finite" and np is not None and clause.subject_basis == "explicit":
            if np.start <= before or np.kind != "name":
                return None
            return np.mention if "," in sentence.article.normal[before : np.start] and not any(m.end <= before for m in sentence.mentions) else None
    return None


def _kinds(word: str) -> frozenset[str] | None:
    if word in _PEOPLE:
        return frozenset(("person",))
    if word == "company":
        return _COMPANIES
    if word == "authority":
        return _AUTHORITIES
    if word in _THINGS or word in _PLURAL:
        return ORGANISATIONS
    return None


def _candidates(sentence: Sentence, before: int, definite: bool, kinds: frozenset[str], own: Clause | None = None) -> Iterator[Mention]:
    """Possible antecedents, the most salient first. "The company" looks further than "it": past names that were only mentioned beside."""
    same: list[Mention] = []
    for clause in sentence.clauses:
        np = clause.subject
        if np is not None and np.start < before and np.end <= before and clause.subject_basis in ("explicit", "relative") and (own is None or (clause is not own and np is not own.subject)):
            found = _owner(np, before)
            if found is not None:
                same.append(found)
    yield from reversed(same)
    article = sentence.article
    quoted = not_meant(article)
    beside = [m for m in reversed(sentence.mentions) if m.end <= before and m.name not in quoted]
    if not definite:
        yield from beside
    if kinds & _COMPANIES and (lead := lead_of_paragraph(sentence, before, kinds)) is not None:
        yield lead
    s = sentence.previous
    steps = 0
    later: list[Mention] = []
    digest = is_digest(article)
    while s is not None and steps < _REACH and not (digest and s.paragraph != sentence.paragraph):
        if not s.is_headline or s.index == 0:
            subjects, rest = _of_sentence(s)
            left_out = quoted if s.paragraph == sentence.paragraph else quoted | side_names(article)
            yield from (m for m in subjects if m.name not in left_out)
            later += [m for m in rest if m.name not in left_out]
            if not definite and s.paragraph == sentence.paragraph:
                yield from later
                later = []
        steps += 1
        if steps == 2 and (main := main_organisation(article, kinds, before)) is not None:
            yield main
        s = s.previous
    if definite:
        yield from beside
    yield from later


def _of_sentence(sentence: Sentence) -> tuple[list[Mention], list[Mention]]:
    """The names of one sentence: those of the subjects of its clauses from the first on, and the rest in text order."""
    memo = sentence.article.memo
    key = ("salient", sentence.index)
    known = memo.get(key)
    depth = int(memo.get("depth", 0))  # type: ignore[call-overload]
    if known is None and depth >= _DEPTH:
        return [], sentence.mentions
    if known is None:
        subjects = []
        memo[key] = ([], sentence.mentions)
        memo["depth"] = depth + 1
        if (new := introduced(sentence)) is not None:
            subjects.append(new)
        for clause in sentence.clauses:
            if clause.subject is not None and clause.subject_basis == "explicit":
                found = _owner(clause.subject, None)
                if found is not None:
                    subjects.append(found)
        memo["depth"] = depth
        rest = [m for m in sentence.mentions if m not in subjects]
        known = memo[key] = (subjects, rest)
    return known  # type: ignore[return-value]


def _owner(np: NounPhrase, before: int | None) -> Mention | None:
    """The name of a subject, or of the one it belongs to ("Acme's profit", "shares of Acme")."""
    found = resolve(np)
    if found is not None:
        return found
    if np.possessor is not None and np.possessor.start != before:
        return resolve(np.possessor)
    inner = [t.mention for t in np.tokens if t.mention is not None and t.mention.kind in ORGANISATIONS]
    if inner:
        return inner[0]
    if np.determiner in ("its", "their", "his", "her") and (before is None or np.start < before):
        return antecedent(np.sentence, np.start, np.determiner)
    attached = np.postmodifier("of", "in", "at", "from")
    return resolve(attached) if attached is not None and attached.kind != "pronoun" else None


def main_organisation(article: ParsedArticle, kinds: frozenset[str] = ORGANISATIONS, before: int | None = None) -> Mention | None:
    """What the article is about: the organisation named most, if it is named in the headline or the first sentences."""
    if is_digest(article):
        return None
    if "beside" not in article.memo:
        article.memo["beside"] = not_meant(article) | side_names(article)
    quoted: frozenset[str] = article.memo["beside"]  # type: ignore[assignment]
    ranked = [(n, m) for n, m in tally(article, kinds)[:12] if (before is None or m.start < before) and m.name not in quoted]
    if not ranked:
        return None
    opening = _opening(article)
    lead = article.sentences[min(2, len(article.sentences) - 1)].end
    title = {m.name for m in article.headline.mentions} if article.headline is not None else set()
    count, mention = max(ranked, key=lambda item: item[0] + (3 if item[1].name == opening else 0) + (2 if item[1].name in title else 0) - (100 if item[1].start >= lead else 0))
    return mention if mention.start < lead and (count > 1 or mention.name == opening or len(ranked) == 1) else None


def _opening(article: ParsedArticle) -> str | None:
    """The name of the subject of the first sentence of the body that has one."""
    if "opening" not in article.memo:
        article.memo["opening"] = None
        for s in article.sentences[:3]:
            if s.is_headline:
                continue
            for clause in s.clauses[:3]:
                found = clause.subject.mention if clause.subject is not None and clause.subject_basis == "explicit" else None
                if found is None and clause.subject is not None and clause.subject.apposition is not None:
                    found = clause.subject.apposition.mention
                if found is None and clause.subject is not None and clause.subject_basis == "explicit" and clause.subject.kind == "noun":
                    found = _owner(clause.subject, None)  # "Workers at Acme have walked out"
                if found is not None and found.kind in _COMPANIES:
                    article.memo["opening"] = found.name
                    return found.name
    return article.memo["opening"]  # type: ignore[return-value]


def is_digest(article: ParsedArticle) -> bool:
    """Whether the paragraphs are unrelated to one another: short ones, of which few share a name with another."""
    known = article.memo.get("digest")
    if known is None:
        names: dict[int, set[str]] = {}
        sizes: Counter[int] = Counter()
        for s in article.sentences:
            if not s.is_headline:
                sizes[s.paragraph] += 1
        starts = [(a, b) for a, b in article.paragraphs]
        at = 0
        for m in article.mentions[:TALLIED]:
            while at < len(starts) and m.start >= starts[at][1]:
                at += 1
            if m.kind in ORGANISATIONS | {"product", "person"}:
                names.setdefault(at, set()).add(m.name)
        spread = Counter(n for found in names.values() for n in found)
        shared = sum(1 for found in names.values() if any(spread[n] > 1 for n in found))
        known = article.memo["digest"] = len(sizes) >= 4 and max(sizes.values()) <= 3 and len(names) >= 4 and shared < 0.4 * len(sizes) and sum(sizes.values()) < 1.5 * len(sizes)
    return bool(known)


def local_antecedent(sentence: Sentence, before: int) -> NounPhrase | None:
    """The phrase in the same sentence that "it" or "its" at an offset most likely takes up: the nearest subject before it."""
    found = None
    for clause in sentence.clauses:
        np = clause.subject
        if np is not None and clause.subject_basis == "explicit" and np.kind in ("noun", "name") and np.end <= before and (found is None or np.start > found.start):
            found = np
    return found
