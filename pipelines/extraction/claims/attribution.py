"""Whom the text credits for a number: a speaker, a report or a forecaster, carried forward through a passage as a reader would.

`attribute` is for callers; everything about one article is worked out once and kept in its memo. Lexicon: lexicon/attribution.tsv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.extraction.syntax.model import Clause, NounPhrase, ParsedArticle, Sentence
from pipelines.extraction.syntax.sources import source_names

_LEXICON = Path(__file__).parents[1] / "lexicon" / "attribution.tsv"


#: Who passes on what others say.
_MEDIA = re.compile(r"\b(?:Reuters|Bloomberg|Times|News|Journal|Post|BBC|Agence|AP|AFP|AFX|Press|Guardian|Telegraph|TV|Radio|Dow Jones|Newswires|CNBC|CNN)\b")
_RESULTS = re.compile(r"\b(?:results|earnings|profits?|revenues?|sales|quarter\w*|loss)\b")


class Attribution(NamedTuple):
    """Who is credited (None: the text credits nobody) and why."""

    name: str | None
    reason: str


_SAYING = frozenset(("said", "says", "say", "added", "adds", "told", "claimed", "announced", "noted", "forecasts", "expects", "predicts", "estimates", "warned", "show", "shows", "showed"))
#: Verbs that the tagger may read as nouns after a name: "Acme estimates its sales will rise".
_READ_AS_NOUNS = frozenset(("forecasts", "expects", "predicts", "estimates", "claims", "says", "notes"))
#: Verbs that put a figure on what there is.
_VALUING = frozenset(("estimate", "estimates", "estimated", "peg", "pegs", "pegged", "reckons", "reckon", "puts", "put", "demanded", "requested", "urged", "proposed", "propose", "demands", "seeks"))
#: What a bidder proposes is the bid itself, credited to nobody.
_OF_A_BID = frozenset(("price", "deal_value"))
_PROPOSED = frozenset(("propose", "proposes", "proposed"))
_NOBODY = Attribution(None, "nobody is credited")


@dataclass(frozen=True, slots=True)
class Said:
    """One stated source: who, in which stretch of text, and by what kind of words (say, data, result, expect)."""

    name: str
    kind: str
    start: int
    end: int
    organisation: bool
    named: bool
    words: str


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Kind -> words."""
    lines = [line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    return {kind: frozenset(words.split()) for kind, words in lines}


@cache
def _telling() -> frozenset[str]:
    """The verbs with which `_find` credits their subject with something."""
    words = lexicon()
    return words["say"].union(*(words[kind] for kind in ("result", "expect", "show", "demand", "value", "revise")), ("be", "find", "look"))


def attribute(sentence: Sentence, start: int, end: int, *, modality: str = "actual", metric: str | None = None) -> Attribution:
    """The source the text credits for the number at `start:end` (text offsets).

    `modality` is what claim_modality says of it: forecasts are credited to who makes them. `metric` keeps moves of share prices, which
    no report states, from being credited to the report an article is about.
    """
    stated = _stated(sentence)
    owner = _owner_of_forecast(sentence, start, end)
    if owner is not None:
        return owner
    covering = [s for s in stated if s.start <= start < s.end and not (metric in _OF_A_BID and s.words.rpartition(" ")[2].lower() in _PROPOSED) and (s.kind != "expect" or modality != "actual" or s.words.rpartition(" ")[2].lower() in _VALUING)]
    if covering:
        best = min(covering, key=lambda s: (s.end - s.start, s.kind == "expect"))
        told = [s for s in covering if s.kind == "say" and s.name != best.name and s.named]
        if best.kind == "expect" and told and best.words.split(" ", 1)[0].lower() in ("the", "it", "they", "he", "she"):
            best = told[0]  # "the chairman said the company expects": the chairman's word
        return Attribution(best.name, f"{best.words} ({best.kind})")
    return _carried(sentence, start, metric)


def _stated(sentence: Sentence) -> list[Said]:
    """The sources a sentence states, each with the stretch it covers."""
    memo = sentence.article.memo
    key = ("said", sentence.index)
    if key not in memo:
        memo[key] = _find(sentence)
    return memo[key]  # type: ignore[return-value]


def _find(sentence: Sentence) -> list[Said]:
    found: list[Said] = []
    words = lexicon()
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or clause.subject is None or verb.negated or not _reports(sentence, clause):
            continue
        lemma = verb.lemma
        subject = clause.agent if verb.passive else clause.subject
        if subject is None or lemma not in _telling():
            continue
        kind = "say" if lemma in words["say"] else "result" if lemma in words["result"] else "expect" if lemma in words["expect"] else None
        if _head(subject) & words["document"] and lemma in words["show"]:
            kind = "data"
        elif lemma in words["demand"] and (lemma != "seek" or _head(subject) & words["court"]) and any(t.quantity is not None for t in sentence.tokens[verb.last : verb.last + 14]):
            kind = "expect"
        elif (lemma in words["value"] and (_head(subject) & words["crowd"] or _values(sentence, clause, subject))) or (lemma in words["revise"] and _of_outlook(sentence, verb.last)):
            kind = "say"
        elif lemma == "be" and _head(subject) & (words["outlook"] | {"aim"}) and subject.possessor is not None:
            subject, kind = subject.possessor, "expect"
        following = sentence.tokens[verb.last].lower if verb.last < len(sentence.tokens) else ""
        if kind is None and ((lemma == "find" and following == "that") or (lemma == "look" and following == "for")):
            kind = "data" if lemma == "find" else "expect"
        if kind is None:
            continue
        outer = found[-1] if found and found[-1].start <= subject.start < found[-1].end else None
        name = (outer.name, outer.organisation, outer.named) if outer and subject.kind == "pronoun" else _name(sentence, subject)
        if name is not None:
            found.append(Said(name[0], kind, *_content(sentence, clause, subject), name[1], name[2], f"{subject.text} {verb.main_token.text}"))
    if not found:
        found = _document_by(sentence) or _without_a_clause(sentence)
    return found + _according_to(sentence)


def _values(sentence: Sentence, clause: Clause, subject: NounPhrase) -> bool:
    """Somebody named puts a figure on what is not his own: "Acme pegs the market at $4bn", "researcher Acme puts it at 5m"."""
    verb = clause.verb
    assert verb is not None
    studies = verb.lemma == "peg" or {t.lower for t in subject.tokens} & {"researcher", "researchers", "consultancy", "tracker", "analyst", "analysts", "broker", "research"}
    named = subject.mention is not None and subject.mention.kind not in _NO_SOURCE and bool(studies) and not verb.passive
    tokens = sentence.tokens[verb.last : verb.last + 16]
    return named and any(t.lower == "at" and any(u.quantity is not None for u in tokens[k + 1 : k + 5]) for k, t in enumerate(tokens))


def _of_outlook(sentence: Sentence, at: int) -> bool:
    """True where a verb changes a forecast: "raised its target"."""
    return any(t.lower in lexicon()["outlook"] for t in sentence.tokens[at : at + 6])


def _head(np: NounPhrase) -> set[str]:
    return {np.head_lemma, np.head_token.lower}


def _without_a_clause(sentence: Sentence) -> list[Said]:
    """A verb of saying the clauses do not show ("…, say web analysts"; "the chairman, Jane Marsh, said"): its neighbour speaks."""
    tokens = sentence.tokens
    for token in tokens:
        if token.lower not in _SAYING or token.tag not in ("VBD", "VBZ", "VBP", "NNS", "NN", "VBN", "VB"):
            continue
        before = next((t for t in reversed(tokens[max(0, token.index - 3) : token.index]) if t.tag[:2] in ("NN", "PR") and t.time is None), None)
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        last = after is not None and tokens[token.index - 1].lower in (",", "”", '"', "''") and after.tag[:2] in ("NN", "DT", "JJ", "PR")
        np = sentence.np_at(after.start) if last and after is not None else sentence.np_at(before.start) if before is not None else None
        if np is None or np.first <= token.index < np.last:
            if before is None or before.mention is None or before.mention.kind in _NO_SOURCE or before.index != token.index - 1 or token.tag != "NNS" or token.lower not in _READ_AS_NOUNS:
                continue
            name: tuple[str, bool, bool] | None = (before.mention.name, before.mention.kind != "person", True)
        else:
            name = _name(sentence, np)
        if name is not None:
            if np is None:
                continue
            kind = "expect" if token.lower in ("forecasts", "expects", "predicts", "estimates") else "say"
            whole = last or token.index > 0.7 * len(tokens)
            return [Said(name[0], kind, sentence.start if whole else token.start, sentence.end, name[1], name[2], f"{np.text} {token.text}")]
    return []


def _document_by(sentence: Sentence) -> list[Said]:
    """A document and its author with words between it and its verb: "a survey by Acme published this month found that …"."""
    words, tokens = lexicon(), sentence.tokens
    documents = words["document"]
    for at, token in enumerate(tokens[:-4]):
        if token.lower not in documents or tokens[at + 1].lower not in ("by", "from"):
            continue
        author = next((t for t in tokens[at + 2 : at + 6] if t.mention is not None and t.mention.kind not in _NO_SOURCE), None)
        verb = next((t for t in tokens[at + 2 : at + 18] if t.lower == "found" or (t.tag in ("VBD", "VBN", "VBZ", "VBP") and t.lemma in words["show"])), None)
        if author is not None and verb is not None:
            return [Said(author.mention.name, "data", verb.start, sentence.end, author.mention.kind != "person", True, f"{token.text} by {author.mention.name}")]
    return []


def _reports(sentence: Sentence, clause: Clause) -> bool:
    """Finite verbs report; a gerund only with a clause of its own ("adding that sales rose")."""
    verb = clause.verb
    assert verb is not None
    if verb.form == "finite":
        return True
    following = sentence.tokens[verb.last].lower if verb.last < len(sentence.tokens) else ""
    return verb.form == "gerund" and following == "that"


def _content(sentence: Sentence, clause: Clause, subject: NounPhrase) -> tuple[int, int]:
    """The stretch a speaker is credited with: what follows the verb, or what stands before where the verb ends the sentence."""
    verb = clause.verb
    assert verb is not None
    tokens = sentence.tokens
    after = max(verb.last, subject.last if subject.first >= verb.last else 0)
    if clause.marker in ("after", "as", "when", "since", "while", "because", "before", "although", "though"):
        return verb.start, sentence.end
    rest = [t for t in tokens[after:] if t.lower not in (".", ",", '"', "”", "''")]
    before = min(verb.first, subject.first)
    leads = any(t.tag[:2] in ("VB", "MD") or t.quantity is not None for t in tokens[:before])
    if leads and (len(rest) < 5 or not any(t.tag[:2] in ("VB", "MD") for t in rest) or (before and tokens[before - 1].lower in (",", '"', "”", "''"))):
        return sentence.start, sentence.end
    return verb.start, sentence.end


def _according_to(sentence: Sentence) -> list[Said]:
    found = []
    for pp in sentence.analysis.prepositional_phrases:
        if pp.preposition in ("according to", "according") and pp.object is not None:
            name = _name(sentence, pp.object) or (pp.object.text, True, False)
            if pp.object.kind in ("noun", "name") and not _head(pp.object) & lexicon()["not_by"]:
                begin = _estimate_before(sentence, pp.index)
                found.append(Said(name[0], "data", begin, sentence.end, name[1], name[2], f"according to {pp.object.text}"))
    return found


def _estimate_before(sentence: Sentence, index: int) -> int:
    """Where "according to" begins to reach back: only to the estimate beside it, if one is compared with a fact."""
    outlook = lexicon()["outlook"]
    for token in sentence.tokens[max(0, index - 12) : index]:
        if token.lower in outlook or token.lower in ("projected", "expected"):
            return max(sentence.start, token.start - 40 if token.lower in ("projected", "expected") else token.start)
    return sentence.start


def _name(sentence: Sentence, np: NounPhrase) -> tuple[str, bool, bool] | None:
    """The name to credit for a noun phrase, whether it is an organisation and whether it is named; None for what is no source."""
    article = sentence.article
    words = lexicon()
    head, lower = np.head_lemma, np.head_token.lower
    if head in words["document"] or lower in words["document"]:
        inner = _author(np)
        if inner is not None:
            return inner
        earlier = _last_source(sentence, named=True) if np.determiner in ("the", "its", "this") else None
        return earlier or (np.text, True, False)
    if np.text.lower() in ("the city", "city", "wall street"):
        return np.text, True, False
    if head in words["court"]:
        return np.text, True, False
    if np.kind == "pronoun":
        if lower in ("he", "she"):
            mention = article.resolve(np)
            return (mention.name, False, True) if mention is not None else _last_source(sentence, person=True)
        if lower not in ("it", "they"):
            return None
        return _last_source(sentence, organisation=lower == "it") or _resolved(article, np)
    if np.mention is None and np.determiner in ("the", "this") and np.possessor is None and np.apposition is None and head in _COMPANY_NOUNS:
        earlier = _last_source(sentence, organisation=True)
        main = _main_company(article)
        if earlier is not None and (main is None or earlier[0] == main or earlier[0] not in source_names(article)):
            return earlier
        if main is not None:
            return main, True, True
    found = _resolved(article, np)
    if found is not None:
        return found
    if lower in words["nobody"] or head in words["nobody"]:
        return None
    if head in words["crowd"] or lower in words["crowd"]:
        return np.text, head not in ("analyst", "economist"), False
    return None


_COMPANY_NOUNS = frozenset(("company", "group", "firm", "airline", "bank", "maker", "carmaker", "automaker", "retailer", "lender", "manufacturer", "supermarket", "brewer", "insurer", "operator", "business", "giant", "carrier", "conglomerate", "chipmaker"))
_NO_SOURCE = ("place", "nationality", "product", "market")


def _resolved(article: ParsedArticle, np: NounPhrase) -> tuple[str, bool, bool] | None:
    mention = article.resolve(np)
    if mention is None or mention.kind in _NO_SOURCE:
        return None
    return mention.name, mention.kind != "person", True


def _main_company(article: ParsedArticle) -> str | None:
    """The organisation the article is about: named first among those it names most."""
    key = "main company"
    if key not in article.memo:
        counts: dict[str, int] = {}
        for mention in article.mentions:
            if mention.kind in ("company", "group"):
                counts[mention.name] = counts.get(mention.name, 0) + 1
        article.memo[key] = max(counts, key=lambda name: counts[name]) if counts else None
    return article.memo[key]  # type: ignore[return-value]


def _author(np: NounPhrase) -> tuple[str, bool, bool] | None:
    """Whose report or data: "the Rho data", "Acme's report", "a survey by Acme", "data compiled by the firm Acme"."""
    sentence = np.sentence
    if np.possessor is not None:
        found = _resolved(sentence.article, np.possessor)
        if found is not None:
            return found
    for token in np.tokens:
        if token.mention is not None and token.mention.kind not in _NO_SOURCE:
            return token.mention.name, True, True
    by = False
    for token in sentence.tokens[np.last : np.last + 12]:
        if token.lower in (",", ";", ".", "and", "but", "which") and not by:
            break
        by = by or token.lower in ("by", "from", "of")
        if by and token.mention is not None and token.mention.kind not in _NO_SOURCE:
            return token.mention.name, token.mention.kind != "person", True
    return None


def _last_source(sentence: Sentence, *, named: bool = False, organisation: bool = False, person: bool = False) -> tuple[str, bool, bool] | None:
    """The source stated last before a sentence, of the kind asked for."""
    at: Sentence | None = sentence.previous
    for _ in range(8):
        if at is None:
            return None
        for said in reversed(_stated(at)):
            if (named and not said.named) or (organisation and not (said.organisation and said.named)) or (person and said.organisation):
                continue
            return said.name, said.organisation, said.named
        at = at.previous
    return None


def _owner_of_forecast(sentence: Sentence, start: int, end: int) -> Attribution | None:
    """`analysts' estimate of $5m`, `its guidance of 20%`, `the $6m forecast by analysts`."""
    words = lexicon()
    index = sentence.index_at(start)
    if index is None:
        return None
    tokens = sentence.tokens
    sentence.analysis  # noqa: B018 - tokens have their tags only then
    for at in range(index - 1, max(index - 7, -1), -1):
        if tokens[at].lower in words["outlook"] and (tokens[at].tag[:2] != "VB" or tokens[at - 1].tag[:2] in ("NN", "JJ", "PO", "PR", "DT")):
            return _owner(sentence, at)
        if tokens[at].tag[:2] in ("VB", "MD") or tokens[at].lower in (",", ";"):
            break
    last = sentence.index_at(max(end - 1, start)) or index
    if last + 1 < len(tokens) and tokens[last + 1].lower in ("expected", "forecast", "estimated") and tokens[last + 1].tag[:2] == "VB" and (last + 2 >= len(tokens) or tokens[last + 2].lower in (".", ",", ";")) and (
        {t.lower for t in tokens[max(0, index - 3) : index]} & {"versus", "vs", "vs.", "than", "against"}
    ):
        return Attribution("analysts", "expected")
    if last + 2 < len(tokens) and tokens[last + 1].lower in ("projected", "expected", "forecast", "predicted", "estimated") and tokens[last + 2].lower == "by":
        np = sentence.np_at(tokens[min(last + 3, len(tokens) - 1)].start)
        if np is not None:
            return Attribution(_plain(sentence, np), f"{tokens[last + 1].lower} by")
    return None


def _plain(sentence: Sentence, np: NounPhrase) -> str:
    name = _name(sentence, np)
    return name[0] if name is not None else np.text


def _owner(sentence: Sentence, at: int) -> Attribution | None:
    """Whose forecast stands at a token."""
    np = sentence.np_at(sentence.tokens[at].start)
    noun = sentence.tokens[at].lower
    if np is None:
        return None
    if np.possessor is not None:
        name = _name(sentence, np.possessor)
        return Attribution(name[0] if name is not None else np.possessor.text, f"{np.possessor.text} {noun}")
    crowd = [t.lower for t in np.tokens if t.lower.rstrip("'s") in ("analyst", "market", "consensus", "street", "economist")]
    author = _author(np)
    if author is not None:
        return Attribution(author[0], np.text)
    if crowd or noun in ("estimates", "expectations", "consensus"):
        return Attribution("analysts", np.text)
    return None


def _carried(sentence: Sentence, start: int, metric: str | None) -> Attribution:
    """What an earlier or a later sentence credits: the speaker of a quotation, or the one report the whole passage is from."""
    speaker = _speaker_of_quotation(sentence, start)
    if speaker is not None:
        return speaker
    clause = sentence.clause_at(start)
    if metric in lexicon()["uncarried"] or sentence.is_headline or (clause is not None and clause.kind == "relative"):
        return _NOBODY
    report = _report(sentence.article)
    if report is not None and sentence.index >= report[1]:
        return Attribution(report[0], "the article is about this report")
    at, far = sentence.previous, 1
    while at is not None and at.paragraph == sentence.paragraph and far <= 2:
        last = [s for s in _stated(at) if s.named and s.organisation and (s.kind == "result" or (s.kind == "data" and far == 1))]
        if last and not _MEDIA.search(last[-1].name):
            return Attribution(last[-1].name, "carried from the sentence before")
        if _stated(at):
            break
        at, far = at.previous, far + 1
    return _NOBODY


def _report(article: ParsedArticle) -> tuple[str, int] | None:
    """The report an article passes on, by its opening: somebody's data, or a company's own results; and the sentence from which it holds."""
    if "report" not in article.memo:
        article.memo["report"] = _find_report(article)
    return article.memo["report"]  # type: ignore[return-value]


#: Bodies that publish statistics, and what they are of.
_BODY = re.compile(r"\b(?:Statistics|Statistical|Office|Bureau|Ministry|Department|Institute|Association|Federation|Council|Agency|Commerce|Treasury|Institut|Customs|Society)\b")
_STATISTICS = re.compile(
    r"\b(?:exports?|imports?|surplus|deficit|unemployment|jobless|inflation|consumer prices|producer prices|output|production|gross domestic product|GDP|retail sales|registrations|economy|orders)\b",
    re.I,
)


def _find_report(article: ParsedArticle) -> tuple[str, int] | None:
    opening = [s for s in article.sentences if not s.is_headline][:2]
    for sentence in opening:
        for said in _stated(sentence):
            if not (said.organisation and said.named) or said.kind == "expect" or _MEDIA.search(said.name):
                continue
            if said.kind == "data" or said.name in source_names(article) or (said.kind == "say" and _BODY.search(said.name) and _STATISTICS.search(sentence.text)):
                return said.name, sentence.index
            own = said.kind == "result" or said.words.endswith(("announced", "announces"))
            if own and _RESULTS.search(sentence.text) and article.normal.count(said.name.split()[0]) >= 2:
                return said.name, sentence.index
    return None


def _speaker_of_quotation(sentence: Sentence, start: int) -> Attribution | None:
    """The one quoted: the number stands inside quotation marks whose speaker is named in a neighbouring sentence of the paragraph."""
    article = sentence.article
    begin, _ = article.paragraphs[sentence.paragraph]
    before = article.text[max(begin, start - 2000) : start]
    inside = before.count("“") > before.count("”") if "“" in before else before.count('"') % 2 == 1
    if not inside:
        return None
    for other in (sentence.next, sentence.previous, sentence.next and sentence.next.next):
        if other is None or other.paragraph != sentence.paragraph:
            continue
        said = [s for s in _stated(other) if s.kind == "say"]
        if said:
            return Attribution(said[0].name, f"{said[0].words} (quotation)")
    return None
