"""Small closed sets of words and tags that the tagger asks about; how they decide is tagger.py's matter, open vocabulary is in lexicon/."""

from __future__ import annotations

from pipelines.extraction.syntax.lexicon import wordset

BE = wordset("be is are was were been being am 're 'm 's")
HAVE = wordset("have has had having 've")
DO = wordset("do does did")
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NOUN_LIKE = NOUNS | {"QTY", "TIME", "CD", ")"}
PRENOMINAL = frozenset(("DT", "PRP$", "POS", "JJ", "JJR", "JJS", "WP$", "PDT"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
VERBS = FINITE | {"VB", "VBN"}
OBJECT_START = frozenset(("DT", "PRP$", "PRP", "QTY", "NNP", "CD", "PDT", "$"))
BOUNDARY = frozenset((",", ";", ":", "CC", "WDT", "WP", "WRB"))
SUBORDINATORS = wordset("that as while when if because although though after before since until unless whether where")
#: Verbs that take a clause: after them a noun and a past form are subject and verb, not a noun with its participle.
CLAUSE_VERBS = wordset("""say add announce report expect forecast predict believe think estimate warn note claim state show reveal suggest indicate confirm
    argue tell know see hope fear mean find admit explain insist deny stress conclude declare project anticipate calculate reckon show
    disclose assume agree promise propose recommend decide hear learn feel acknowledge assert comment concede emphasise""")
TO_PREPOSITION = wordset("according due compared thanks subject access prior owing relative addition regard contrast close respect next exposure response similar equal")
ADVERBS_BETWEEN = frozenset(("RB", "RBR", "RBS"))
#: -ing forms that stand before a noun without an article as adjectives: "operating profit".
ING_ADJECTIVES = wordset("""operating leading holding existing remaining growing emerging revolving rising falling outstanding underlying manufacturing mining
    banking advertising trading marketing shipping engineering building continuing ongoing booming soaring slowing declining increasing
    following preceding working consulting processing publishing financing accounting competing developing listing selling buying closing
    opening starting buying purchasing publishing upcoming incoming outgoing missing struggling rolling exporting importing producing""")
COMPASS = frozenset(("north", "south", "east", "west"))
WHEREVER = frozenset(("worldwide", "nationwide", "globally", "abroad", "overseas", "locally", "online"))
HELPERS = frozenset(("help", "let", "make"))
