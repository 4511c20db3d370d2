"""Names in a text: where they stand, what kind they are, and under which name the document knows them.

Runs once per document over capitalised word sequences, before any tagging; knowledge about words of names is in names.py, what "it" and
"the company" stand for in coreference.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from pipelines.extraction.model import Registry
from pipelines.extraction.syntax.aliases import AliasIndex, alias_index
from pipelines.extraction.syntax.canonical import name_documents_names
from pipelines.extraction.syntax.headline_names import HeadlineNames
from pipelines.extraction.syntax.lexicon import SENTENCE_STARTERS, lexicon, wordset
from pipelines.extraction.syntax.model import Mention, ParsedArticle, Sentence
from pipelines.extraction.syntax.names import NO_NAMES, name_lexicon, possessive_names
from pipelines.extraction.syntax.ordinary import (
    GENERIC,
    OPENING_MEASURES,
    is_adverb,
    is_month_range,
    is_ordinary,
    small_words,
    told_as_places,
)
from pipelines.extraction.syntax.segment import find_dateline, is_all_caps, is_title_case

_CONNECTORS = "of|and|&|de|del|do|dos|du|von|van|der|den|la|le|for|the|di|da|al|und|och|et"
_WORD = (
    r"(?:(?:Inc|Corp|Co|Cos|Ltd|Bros|St|Jr|Sr|Pvt|Pty|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Rep)\.(?!\w)"
    r"|(?:[A-Z]\.){2,6}|[A-Z]\.(?=\s[A-Z])"
    r"|[A-Z]\w*(?:(?:[-&/+]|\.(?![A-Z][a-z]))\w+|'[A-Z]\w+){0,6}(?:!|\+(?!\w))?|[a-z]{1,2}[A-Z]\w+)"
)
_SEQUENCE = re.compile(rf"(?<![\w$£€]){_WORD}(?:(?:,? (?=(?:Inc|Ltd|LLC|Corp|Plc|S\.A|N\.V)\b)| (?:(?:{_CONNECTORS}) ){{0,2}}){_WORD}){{0,9}}")
_PIECE = re.compile(r"\S+")
_EXCHANGES = r"NASDAQ|Nasdaq|NYSE|AMEX|LSE|LON|HEL|OMX Helsinki|OMX|HKEX|HKG|SEHK|TSE|TSX|ASX|BSE|NSE|SZSE|SSE|SHA|SHE|FRA|ETR|XETRA|EPA|Euronext|SWX|SIX|STO|OSE|AIM|OTC|OTCBB|KRX|TYO|SGX|JSE|BIT|BME|ADR|OSL|CPH|WSE|WAR|TAL|RSE|VSE|PRA|VIE|AMS|BRU|LIS|MIL|MCE|IST|MOEX|MCX|TPE|KLSE|IDX|PSE|NZX|TLV|SAO|BVMF|Stockholm"
_TICKER = re.compile(
    rf"\s?<([A-Z][A-Z0-9.]{{0,8}})>|\s?\(\s?(?:{_EXCHANGES}|[A-Z]{{2,8}})\s?:\s?([A-Z0-9][A-Z0-9.]{{0,9}})\s?\)|\s?\b(?:{_EXCHANGES})\s?:\s?([A-Z][A-Z0-9]{{1,7}})\b"
)
#: A sign that every ticker holds, and how many characters of it stand before and after the sign at most.
_TICKER_SIGN, _TICKER_LEFT, _TICKER_RIGHT = re.compile(r"[<:]"), 18, 16
_ACRONYM = re.compile(r"\s?\(\s?(?:the\s|\")?([A-Z][A-Za-z&.-]{1,9})\"?\s?\)")
_KNOWN_AS = re.compile(r"\s?[,(]?\s(?:which is |is |was )?(?:also |better |now |formerly |previously |commonly ){0,2}(?:known|called) (?:as )?(?:the )?[\"']?")
_INITIALISM = re.compile(r"\(\s?([A-Z]{2,6})\s?\)")
_ROLE_AFTER = re.compile(r"\s?,\s(?:[\w'&.-]+\s){0,7}?(?:chairman|chairwoman|chief|president|director|analyst|economist|spokesman|spokeswoman|manager|minister|secretary|founder|head|strategist|trader|partner|professor|CEO|CFO|COO|CTO|boss|owner)\b")
_WHO_AFTER = re.compile(r"\s?,\swho\b")
_VERB_AFTER = re.compile(r"\s(?:[a-z]{3,12}ed|took|had|has|is|was|will|said|says|sold|bought|makes|made|plans|expects|grew|rose|fell)\b")
#: Words of saying before a name and of affiliation after it, or words that only make persons the doers: "said *Ana Tull* of Fern Bank", "founded in 2017 by *Ana Tull*".
_SAID_BY = re.compile(r"(?:[\"',]\s(?:said|says|added|adds|explained|warned|noted)|\b(?:co-)?founded (?:in \d{4} )?by|\b(?:co-)?founders?,?|\bchief|\binvented by|\bled by [a-z]+)\s\Z")
_AFFILIATED = re.compile(r"\s?,?\s(?:of|at|from|with|who)\s|\s?,\s(?:an?|the|its|whose|\d\d)\s")
_TAKES_OFFICE = re.compile(r"(?:\sand\s[A-Z][\w'-]{1,20}\s[A-Z][\w'-]{1,20})?\s(?:took charge|took over as|stepped down|resigned|retired|was appointed|co-founded|founded)\b")
_OF_BEFORE = re.compile(r"\b(?:in|of|at|for|from|with|'s)\s(?:the\s)?\Z")
_NAME_ACTS = re.compile(r"\s?'s\b|\s(?:said|says|announced|plans|reported|posted|expects|agreed|has|will|still|also|bought|acquired|launched|unveiled|employs|sells|makes|owns|hired|stayed|overtook)\b")
#: Substances and the like: with a capital they only open the sentence.
_STUFF = wordset("oil gold silver copper coffee cocoa sugar wheat corn steel gas coal cotton crude tin zinc nickel rubber trade demand growth production output cash power water")
_AMOUNT = re.compile(r"(?:[A-Z]{2,4}|Rs|Rmb|Y)\d[\d.,]*(?:[mk]|mn|bn|mln)?\Z")
_DERIVED = re.compile(r"-(?:based|listed|owned|made|led|backed|style|headquartered|born|quoted|run|controlled|dominated|wide|speaking|related|funded)\Z", re.I)
_INITIALS = re.compile(r"[A-Za-z]+")
_NEVER = frozenset(("IN", "DT", "CC", "PRP", "PRP$", "WRB", "WP", "WDT", "MD", "TO", "EX", "PDT"))
_LEGAL_FORM = re.compile(r" (?:Inc|Corp|Co|Ltd|Plc|LLC|Group)\b", re.I)
_OF_HEADS = wordset("Bank Ministry Department University Directorate Board Chamber Institute Bureau Office Council Federation Association House Court Commission Organization Organisation Academy School College Republic Kingdom Confederation Society League Union Authority Agency Secretary Minister Registrar Bureau Committee Division Register Academy")
_FUNCTION_TAGS = frozenset(("IN", "DT", "CC", "PRP", "PRP$", "RB", "WRB", "WP", "WDT", "MD", "TO", "EX", "PDT", "VBG", "VBD", "VBZ", "VBP", "CD", "RBR", "JJR", "WP$", "UH"))


_FEASTS = frozenset({"New Year", "Black Friday", "Cyber Monday", "Golden Week", "Boxing Day", "Singles Day"})
_WATCHDOG = re.compile(r"\b(?:watchdog|regulator|authority|ministry)\s\Z", re.I)
_HOLDING = frozenset({"Holding", "Holdings", "Group"})


class _Finder(HeadlineNames):
    """One document's names."""

    def __init__(self, article: ParsedArticle, aliases: AliasIndex) -> None:
        self.article, self.aliases = article, aliases
        self.names = name_lexicon()
        self.tags = lexicon().tags
        self.found: list[Mention] = []
        self.skips: list[tuple[int, int]] = []
        self.tickers: dict[int, tuple[int, str]] = {}  # where a ticker begins -> (where it ends, ticker)
        self.inner: Counter[str] = Counter()  # capitalised words that do not open a sentence
        self.small = small_words(article.normal)
        self.searches = 200  # what is left of searches through the whole text: more would take quadratic time
        self.acronyms: list[tuple[Mention, str]] = []

    def run(self) -> list[Mention]:
        text = self.article.normal
        for m in _find_tickers(text):
            self.tickers[m.start()] = (m.end(), m[1] or m[2] or m[3])
            self.skips.append(m.span())
        masked = _masked(text, self.skips)
        if "'s" in masked:
            spans = [m.span() for m in self._possessive(masked)] if any(name in masked for name in self.names.possessive) else []
            masked = _masked(masked, spans)
        headings: list[Sentence] = []
        sequences: list[tuple[Sentence, int, int, bool]] = []
        for s in self.article.sentences:
            begin = s.start
            dateline = find_dateline(masked, s.start, s.end)
            if dateline is not None:
                self.skips.append(dateline)
                begin = dateline[1]
            line = masked[s.start : s.end]
            if (len(line) < 200 and is_all_caps(line)) or (s.is_headline and is_title_case(line)):
                headings.append(s)
                continue
            for m in _SEQUENCE.finditer(masked, begin, s.end):
                initial = m.start() - begin < 3 and not masked[begin : m.start()].strip("\"'([-• ")
                initial = initial or masked[m.start() - 1 : m.start()] in ("\"", "\0") or masked[m.start() - 2 : m.start()] in (": ", "- ")
                sequences.append((s, m.start(), m.end(), initial))
                if not initial:
                    first, _, rest = m[0].partition(" ")
                    self.inner[first] += 1
                    if rest and first in self.names.first_names and rest.isalpha():
                        self.inner[rest] += 1  # "Stern" of "Yael Stern" opens a later sentence
        for s, start, end, initial in sequences:
            self._sequence(masked, s, start, end, initial)
        numbers = {(q.start, q.end) for q in (*self.article.quantities, *self.article.times)}
        self.found = [m for m in self.found if (m.start, m.end) not in numbers]  # "*Half* of Acme's customers", "in *July-to-September*"
        self.found.sort(key=lambda m: m.start)
        for m, following in zip_longest(self.found, self.found[1:]):
            if following is not None and following.kind == "place" and m.kind == "group" and text[m.end : following.start].strip() == ",":
                before = text[max(0, m.start - 12) : m.start].split()
                if before and before[-1].lower() in ("in", "of", "at", "near", "from", "to"):
                    m.kind = "place"  # "of Wayville, Ohio"
            self._kind_from_context(m)
            if following is not None and following.start - m.end < 30 and _KNOWN_AS.fullmatch(text, m.end, following.start) and m.kind != "person":
                self.acronyms.append((m, following.text))
        self._abbreviations(text)
        told_as_places(self.found, text)
        name_documents_names(self.found, self.acronyms, self.aliases)
        known = self.known_forms() if headings else {}
        skips = sorted(self.skips)
        for s in headings:
            self.names_of_heading(s, known, skips)
        self.found.sort(key=lambda m: m.start)
        self.article.memo["skips"] = sorted(self.skips)
        return self.found

    def _possessive(self, masked: str) -> Iterator[re.Match[str]]:
        """Well-known names that end in 's."""
        for m in possessive_names().finditer(masked):
            mention = Mention(m.start(), m.end(), m[0], m[0], self.names.possessive[m[1]])
            alias = self.aliases.exact(m[0]) or self.aliases.exact(m[1])
            if alias is not None:
                mention.entity_id, mention.name, mention.kind = alias.entity_id, alias.name, alias.kind
            self.found.append(mention)
            yield m

    def _abbreviations(self, text: str) -> None:
        """Leave out bracketed initials of common words: "gross domestic product (GDP) grew"."""
        for m in _INITIALISM.finditer(text):
            start = m.start() - text[max(0, m.start() - 1) : m.start()].isspace()
            words = text[max(0, start - 80) : start].split()[-len(m[1]) :]
            if "".join(w[0] for w in words).upper() == m[1]:
                self.skips.append((start, m.end()))

    # --- from a sequence of capitalised words to names

    def _sequence(self, masked: str, sentence: Sentence, start: int, end: int, initial: bool) -> None:
        words = [(m[0], m.start(), m.end()) for m in _PIECE.finditer(masked, start, end)]
        words = self._without_opener(words, initial)
        if initial and len(words) > 1 and words[0][0].isupper() and len(words[0][0]) > 3:
            # a slug in capitals before the sentence: "ACME Gray Bank said …"
            k = next((k for k, w in enumerate(words) if not w[0].isupper()), 0)
            if k and words[0][0].title() in self.article.normal:
                self._emit(words[:k], False)
                words = words[k:]
        part: list[tuple[str, int, int]] = []
        titled = False
        i, n = 0, len(words)
        while i < n:
            word, a, b = words[i]
            bare = word.rstrip(".,")
            if word in self.names.person_titles or bare in self.names.person_titles:
                self._emit(part, titled)
                part, titled = [], True
            elif _names_nobody(word) or (word in self.names.role_titles and not self._inside_name(words, i, part)):
                if not (part and _DERIVED.search(word)):  # "Hong Kong-listed" names nobody
                    self._emit(part, titled)
                part, titled = [], False
                if word in self.names.role_titles:
                    titled = i + 2 < n + 1
            elif word in ("and", "of", "for", "the", "&") or (word.islower() and word not in part):
                if part and self._joins(words, i, part):
                    part.append(words[i])
                else:
                    self._emit(part, titled)
                    part, titled = [], False
            elif word in self.names.demonyms and part and part[0][0] in self.names.countries and len(part) == 1:
                self._emit(part, False)
                part, titled = [], False
                continue
            elif not part and word in self.names.demonyms and i + 1 < n and not self._national_name(words, i) and not self._joined_nation(words, i):
                self.found.append(Mention(a, b, word, self.names.demonyms[word], "nationality"))
            else:
                part.append(words[i])
            i += 1
        self._emit(part, titled)

    def _without_opener(self, words: list[tuple[str, int, int]], initial: bool) -> list[tuple[str, int, int]]:
        """Drop the word whose capital is only that of the sentence."""
        if not initial or not words:
            return words
        word = words[0][0]
        lower = word.lower()
        tag = self.tags.get(lower)
        if len(words) == 1 and tag is None and word.endswith("ly") and not is_adverb(lower, self.tags) and _VERB_AFTER.match(self.article.normal, words[0][2]):
            return words  # "Grammly raised $5m"
        if tag is None and not self.inner[word] and word[:1].isupper() and is_ordinary(word, self.small, self.tags) and not (len(words) > 1 and words[1][0].rstrip(".") in self.names.suffixes):
            return words[1:]
        if len(words) == 1:
            if tag is None:
                return words if self.inner[word] or not word.endswith(("ly", "ing")) else []
            if tag in ("NNS", "VB") and lower in self.small and self.inner[word] < 2:
                return []
            common = tag not in ("NNP", "NNPS", "FW") and not (self.inner[word] and tag not in _FUNCTION_TAGS and lower not in SENTENCE_STARTERS)
            if not common or word in self.names.demonyms or (word.isupper() and len(word) > 1 and tag not in _FUNCTION_TAGS):
                return words
            acts = _NAME_ACTS.match(self.article.normal, words[0][2], words[0][2] + 14)
            named = acts and lower not in _STUFF and ((self.tags.get(word, "").startswith("NNP") and tag == "NN") or (tag in ("JJ", "VB", "VBP") and acts[0].endswith("s") and "'" in acts[0]))
            return words if named else []
        if f"{word} {words[1][0]}" in self.names.countries or f"{word} {words[1][0]}" in self.names.places:
            return words
        if words[1][0].islower() and lower in OPENING_MEASURES:
            return words[1:]
        if lower in SENTENCE_STARTERS or (tag in _FUNCTION_TAGS and not word.isupper() and not self.inner[word]):
            return words[1:]
        if tag in ("NNS", "JJS", "VB", "VBN") or lower in self.names.roles or lower in self.names.organisation_nouns or lower in ("several", "other", "few", "new"):
            known = self.inner[word] and words[1][0] not in self.names.demonyms
            company = words[1][0].rstrip(".") in self.names.suffixes or (tag != "NNS" and words[1][0] in self.names.kinds) or words[1][0].islower()
            return words if known or company else words[1:]
        return words

    def _inside_name(self, words: list[tuple[str, int, int]], i: int, part: list[tuple[str, int, int]]) -> bool:
        """Whether a word like "General" or "Financial" is part of an organisation's name here."""
        word = words[i][0]
        if word == "Executive" and len(part) > 2 and part[1][0] == "and":
            return True  # "Health and Safety Executive"
        if word not in ("General", "Prime", "Head", "Operating", "Financial", "Finance", "Foreign", "Executive", "Chief", "Secretary", "Justice", "Commissioner", "Representative", "Advocate"):
            return False
        following = words[i + 1][0] if i + 1 < len(words) else ""
        if following in self.names.role_titles or (i and words[i - 1][0] in self.names.role_titles):
            return False
        return bool(following and following not in ("and", "of", "for")) or (bool(part) and word in ("General", "Financial", "Finance"))

    def _national_name(self, words: list[tuple[str, int, int]], i: int) -> bool:
        """Whether a nationality begins a name ("British Airways") or stands before one ("Finnish Cargotec")."""
        following = words[i + 1][0].rstrip(".")
        if following in ("and", "&"):
            return i + 2 < len(words) and words[i + 1][0] == "&"
        if following in ("of", "for") or following.isupper() or following in self.names.role_titles or following in self.names.person_titles:
            return False
        if following in self.names.suffixes:
            return True
        tag = self.tags.get(following.lower())
        return following in self.names.kinds or (tag is not None and tag not in ("NNP", "NNPS") and not self._alone(words, i + 1))

    def _joined_nation(self, words: list[tuple[str, int, int]], i: int) -> bool:
        """"Scottish and Newcastle (S&N)": the bracket shows that it is one name."""
        return i + 2 < len(words) and words[i + 1][0] in ("and", "&") and f"({words[i][0][0]}&{words[i + 2][0][0]})" in self.article.normal

    def _alone(self, words: list[tuple[str, int, int]], i: int) -> bool:
        return self.inner[words[i][0]] > 1 and not self.tags.get(words[i][0].lower())

    def _joins(self, words: list[tuple[str, int, int]], i: int, part: list[tuple[str, int, int]]) -> bool:
        """Whether the small word at `i` is inside a name."""
        word = words[i][0]
        if i + 1 >= len(words):
            return False
        following = words[i + 1][0]
        left = part[-1][0].rstrip(".")
        if word == "&":
            return True
        if word == "the":
            return part[-1][0] in ("of", "for")
        if part[-1][0] in ("of", "for", "and") and word in ("and", "of"):
            return False
        if word in ("of", "for"):
            return any(w[0] in _OF_HEADS for w in part)
        if word == "and":
            if left in self.names.suffixes or left in self.names.countries or left in self.names.places or following in self.names.countries:
                return False
            after = words[i + 2][0].rstrip(".") if i + 2 < len(words) else ""
            single = len(part) == 1 and (not after or after in self.names.suffixes or after in self.names.kinds)
            phrase = f"{part[-1][0]} and {following}"
            legal = after in self.names.suffixes
            if self.searches < 0:
                return False
            separate = self.inner[part[-1][0]] > self._together(phrase) + (0 if legal else 1)
            body = any(w[0] in _OF_HEADS or w[0] in ("Administration", "Exchange", "Executive", "Service") for w in words[i + 2 : i + 5])
            if body and ((self.is_common(left.lower()) and self.is_common(following.lower())) or (self.article.normal[part[0][1] - 4 : part[0][1]].lower() == "the " and not self.inner[left])):
                return True
            if any(w[0] in _OF_HEADS or w[0] == "of" for w in part):
                return self.tags.get(following.lower()) in ("NN", "NNS", "JJ") and self.tags.get(left.lower()) in ("NN", "NNS", "JJ")
            if single and legal and not separate:
                return True
            if f"({part[-1][0][0]}&{following[0]})" in self.article.normal:
                return True
            self.searches -= 1
            if self.searches < 0:
                return False
            return len(part) == 1 and self._before_legal_form(phrase)
        return True

    def _before_legal_form(self, phrase: str) -> bool:
        """Whether a phrase stands somewhere before "Inc", "Ltd" and the like, in letters of any size."""
        text, size, phrase = self.article.normal, len(phrase), phrase.lower()
        return any(text[m.start() - size : m.start()].lower() == phrase and not (text[m.start() - size - 1 : m.start() - size].isalnum()) for m in _LEGAL_FORM.finditer(text, size))

    def _together(self, phrase: str) -> int:
        self.searches -= 1
        return self.article.normal.count(phrase)

    def _emit(self, part: list[tuple[str, int, int]], titled: bool) -> None:
        while part and (part[-1][0].islower() or part[-1][0] == "&"):
            part = part[:-1]
        if not part:
            return
        if part[-1][0].lower() in ("dlrs", "dlr", "dollar", "dollars") or (len(part) > 1 and f"{part[-2][0]} {part[-1][0]}" in _FEASTS):
            return  # "31 billion U.S. Dlrs", "after Chinese New Year"
        start, end = part[0][1], part[-1][2]
        text = self.article.normal[start:end]
        if text.endswith(".") and part[-1][0].rstrip(".") not in self.names.suffixes and part[-1][0].count(".") == 1:
            end -= 1
            text = text[:-1]
        text = text.rstrip(",")
        end = start + len(text)
        lower = text.lower()
        if len(text) == 1 or lower in NO_NAMES or lower in GENERIC or self.article.normal[end : end + 1] in ("$", "£", "€") or (len(part) == 1 and not text.isupper() and self.tags.get(lower) in _NEVER):
            return
        mention = Mention(start, end, text, text, self._kind(part, text, titled))
        if mention.kind == "nationality":
            mention.name = self.names.demonyms.get(text, text)
        alias = self.aliases.exact(text)
        if alias is not None:
            mention.entity_id, mention.name, mention.kind = alias.entity_id, alias.name, alias.kind
        elif len(part) > 1 and (cut := self.aliases.longest([w[0] for w in part])) is not None:
            k, alias = cut
            while k < len(part) and (part[k][0].rstrip(".,") in self.names.suffixes or part[k][0] in _HOLDING):
                k += 1  # the legal form belongs to the name: "Alibaba Group" + "Holding Ltd."
            mention.end = part[k - 1][2]
            mention.text = self.article.normal[start : mention.end]
            mention.entity_id, mention.name, mention.kind = alias.entity_id, alias.name, alias.kind
            self.found.append(mention)
            self._emit(part[k:], titled)
            return
        if mention.end in self.tickers:
            mention.ticker = self.tickers[mention.end][1]
            if mention.kind in ("group", "place"):
                mention.kind = "company"
        m = _ACRONYM.match(self.article.normal, end)
        if m and (_abbreviates(m[1], text) or (m[1].isupper() and 2 <= len(m[1]) <= 5 and _subsequence(m[1].lower(), text.lower()))):
            self.acronyms.append((mention, m[1]))
            self.skips.append(m.span())
        self.found.append(mention)

    def _kind(self, part: list[tuple[str, int, int]], text: str, titled: bool) -> str:
        names = self.names
        if text in names.countries or text in names.places:
            return "place"
        if text in names.demonyms or (text.endswith("s") and text[:-1] in names.demonyms):
            return "nationality"
        last = part[-1][0].rstrip(".")
        if last in names.suffixes and len(part) > 1:
            return "company"
        first = part[0][0]
        if 2 <= len(part) <= 4 and first in names.first_names and last not in names.kinds and "&" not in text:
            return "person"
        if titled and len(part) <= 3 and last not in names.kinds:
            return "person"
        body = next((part[k - 1][0] for k in range(1, len(part)) if part[k][0] == "of" and part[k - 1][0] != "of"), None)
        if body is not None and first in ("Directorate", "Ministry", "Department", "Commission", "Bureau", "Board", "Office", "Council", "Agency"):
            return names.kinds.get(first, "regulator")
        if len(part) > 1 or part[0][0] in ("Treasury", "Reuters", "Bloomberg", "Congress", "Parliament", "Senate"):
            kind = names.kinds.get(last) or next((names.kinds[w[0]] for w in part if w[0] in _OF_HEADS and w[0] in names.kinds), None)
            if kind is not None:
                return kind
        return "group"

    def _kind_from_context(self, m: Mention) -> None:
        """A person by the function named beside the name, or by "who" after it."""
        if m.kind == "group" and m.text.count(" ") < 3 and _WHO_AFTER.match(self.article.normal, m.end) and not _OF_BEFORE.search(self.article.normal, max(0, m.start - 12), m.start):
            m.kind = "person"
        if m.kind == "group" and m.text.count(" ") == 1 and _TAKES_OFFICE.match(self.article.normal, m.end):
            m.kind = "person"
        if m.kind == "group" and _WATCHDOG.search(self.article.normal, max(0, m.start - 12), m.start):
            m.kind = "regulator"
        if m.kind not in ("group", "person") or " " not in m.text or m.text.isupper():
            return
        text = self.article.normal
        words = text[max(0, m.start - 24) : m.start].rstrip(" ,").split()
        before = words[-1].lower() if words else ""
        if before in self.names.organisation_nouns:
            m.kind = "company" if m.kind == "person" else m.kind
            return
        if m.kind == "person":
            return
        acts = m.text.count(" ") < 3 and self._speaks_as_person(m, before)
        if "&" in m.text:
            return
        if acts or (before in self.names.roles and before not in ("leader", "owner", "head", "chief", "investor", "partner", "broker", "author")) or _ROLE_AFTER.match(text, m.end, m.end + 90):
            m.kind = "person"


    def _speaks_as_person(self, m: Mention, before: str) -> bool:
        """Whether a name of two or three words stands where only a person does: after "said" with an affiliation, after "founded by", "finance chief"."""
        text = self.article.normal
        if not _SAID_BY.search(text, max(0, m.start - 30), m.start) or m.text.rsplit(" ", 1)[-1] in self.names.kinds:
            return False
        return before not in ("said", "says", "added", "adds", "explained", "warned", "noted") or bool(_AFFILIATED.match(text, m.end))


@lru_cache(maxsize=20_000)
def _names_nobody(word: str) -> bool:
    """Whether a word with a capital is in no name by its form: "US-based", "EUR5m", "Jan-March", "Anglo-Dutch"."""
    return bool(word.lower() in NO_NAMES or _DERIVED.search(word) or _AMOUNT.match(word) or is_month_range(word) or _two_nations(word))


def _two_nations(word: str) -> bool:
    """An adjective like "Anglo-Dutch"."""
    if "-" not in word:
        return False
    left, _, right = word.partition("-")
    names = name_lexicon()
    known = names.demonyms.keys() | names.countries.keys() | {"Anglo", "Franco", "Sino", "Russo", "Italo"}
    return left in known and right in known


def _find_tickers(text: str) -> Iterator[re.Match[str]]:
    """The tickers of a text, sought only around the signs that every ticker holds."""
    end = 0
    for sign in _TICKER_SIGN.finditer(text):
        at = sign.start()
        m = _TICKER.search(text, max(end, at - _TICKER_LEFT), at + _TICKER_RIGHT)
        if m is not None and m.start() <= at < m.end():
            end = m.end()
            yield m


def _masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with some spans blanked, at the same offsets."""
    if not spans:
        return text
    parts, at = [], 0
    for a, b in spans:
        parts += [text[at:a], "\0" * (b - a)]
        at = b
    return "".join([*parts, text[at:]])


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a bracketed short form are the initials of the name, small words left out or in; "S&N", "MIIT", "Mofcom"."""
    letters = "".join(c for c in short if c.isalpha()).lower()
    words = _INITIALS.findall(name)
    initials = "".join(w[0] for w in words).lower()
    big = "".join(w[0] for w in words if w not in ("of", "and", "the", "for", "de")).lower()
    if not letters or len(words) < 2:
        return bool(letters) and short != name and name.lower().startswith(letters)
    if letters in (initials, big) or big.startswith(letters) or initials.startswith(letters):
        return True
    return letters[0] == initials[0] and _subsequence(letters, "".join(words).lower()) and len(letters) <= len(words) + 2


def _subsequence(short: str, long: str) -> bool:
    it = iter(long)
    return all(c in it for c in short)


def find_mentions(article: ParsedArticle, registry: Registry | None = None) -> list[Mention]:
    """Every name of the article, in text order, none overlapping another."""
    found = _Finder(article, alias_index(registry)).run()
    out: list[Mention] = []
    for m in found:
        if not out or m.start >= out[-1].end:
            out.append(m)
    return out
