"""What is known about names without a registry: legal forms, words that show the kind of an organisation, places, first names, titles.

Only data and look-ups; finding names in a text is mentions.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.extraction.syntax.lexicon import read_tsv, wordset

#: Capitalised words and abbreviations that are no names by themselves.
NO_NAMES = wordset(
    """CEO CFO COO CTO CIO MD EVP SVP VP IPO GDP GNP CPI EPS EBIT EBITDA AGM EGM IT TV PC PCs AI IoT ICT R&D M&A YoY QoQ ARPU SaaS DVD CD LCD LED
    EUR USD GBP JPY CNY RMB SEK NOK DKK CHF CAD AUD INR HKD RUB BRL KRW EURO Euro Euros Rs Rmb RM Q1 Q2 Q3 Q4 H1 H2 FY NOTE OEM B2B B2C SMS MMS
    GSM 3G 4G 5G LTE SUV SUVs EV EVs ATM ATMs HQ VAT PR HR OK DRAM NAND CPU GPU API APIs SMEs SME I A AM PM GMT EST ET PT CET ADR ADRs ETF REIT
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Qtr Shr Net Revs Vs Mths Nine Avg Chapter Internet Web Capex Opex Edtech Fintech Crypto Cryptocurrency Like-for-like
    ARR MRR GMV GTV AUM NPS ROE ROCE ROI FTE FTEs EBITDAR EBITA NII NIM RPO DAU MAU DAUs MAUs TPV P/E Backlog Bookings Capex Headcount""".lower()
)


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Sets of words by what they say about a name."""

    suffixes: frozenset[str]  # legal forms, as printed and without dots
    kinds: dict[str, str]  # last word of an organisation's name -> kind
    person_titles: frozenset[str]
    role_titles: frozenset[str]
    organisation_nouns: frozenset[str]  # lower-case nouns that stand for an organisation
    roles: frozenset[str]  # lower-case nouns of people's functions
    first_names: frozenset[str]
    places: frozenset[str]
    countries: dict[str, str]  # any name of a country -> its name
    demonyms: dict[str, str]  # "Finnish" -> "Finland"
    possessive: dict[str, str]  # well-known names that end in 's -> kind


@lru_cache(maxsize=1)
def name_lexicon() -> NameLexicon:
    """The one name lexicon of the process."""
    organisations = read_tsv("organisations_words.tsv")
    titles = read_tsv("names_titles.tsv")
    countries: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for row in read_tsv("names_countries.tsv"):
        for name in (row["country"], *filter(None, row["also"].split(","))):
            countries[name] = row["country"]
        for name in filter(None, row["demonyms"].split(",")):
            demonyms[name] = row["country"]
    return NameLexicon(
        suffixes=frozenset(r["word"] for r in organisations if r["role"] == "suffix"),
        kinds={r["word"]: r["role"] for r in organisations if r["role"] != "suffix"},
        person_titles=frozenset(r["title"].rstrip(".") for r in titles if r["kind"] == "person"),
        role_titles=frozenset(r["title"] for r in titles if r["kind"] == "role"),
        roles=frozenset(r["role"] for r in read_tsv("names_roles.tsv")),
        organisation_nouns=frozenset(r["noun"] for r in read_tsv("names_org_nouns.tsv")),
        first_names=frozenset(r["first_name"] for r in read_tsv("names_first.tsv")),
        places=frozenset(r["place"] for r in read_tsv("names_places.tsv")),
        countries=countries,
        demonyms=demonyms,
        possessive={r["name"]: r["kind"] for r in read_tsv("names_possessive.tsv")},
    )


@lru_cache(maxsize=1)
def possessive_names() -> re.Pattern[str]:
    """Finds well-known names that end in 's, with what follows them as part of the name."""
    return re.compile(rf"\b({'|'.join(map(re.escape, name_lexicon().possessive))})(?:(?: Investors Service| Ratings| Corp\b| Holdings| Financial)(?: Inc\b)?)?(?![\w'])")
