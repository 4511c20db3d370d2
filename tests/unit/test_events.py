"""Modality, dates, amounts, participants and the once-per-document rule of events, and that hostile input does no harm."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction.events.lexicon import classes, expanded, plural, triggers, verb_forms
from pipelines.extraction.events.titles import recased
from pipelines.extraction.model import EVENT_MODALITIES, EVENT_TYPES, Article, Event
from pipelines.extraction.pipeline import extract
from pipelines.extraction.rules.events import EVENT_RULES

PUBLISHED = date(2019, 9, 12)  # a Thursday
SPECIAL = {"NAME", "ORG", "PERSON", "PLACE", "PRONOUN", "TIME", "MONEY", "PERCENT", "COUNT", "MANY", "AGO", "STRETCH"}
SLOTS = ("object", "not_object", "subject", "not_subject", "beside", "not_beside", "modifier", "near", "not_near")


def events(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    return extract(Article(text=text, published_at=published)).events


def only(text: str, kind: str, published: date | None = PUBLISHED) -> Event:
    found = [e for e in events(text, published) if e.event_type == kind]
    assert len(found) == 1, [(e.event_type, e.quote) for e in events(text, published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Norvik Foods acquired Holm Dairies.", "merger_acquisition", "actual"),
        ("Holm Dairies was acquired by Norvik Foods.", "merger_acquisition", "actual"),
        ("Norvik Foods completed the acquisition of Holm Dairies.", "merger_acquisition", "actual"),
        ("Norvik Foods agreed to buy Holm Dairies.", "merger_acquisition", "actual"),
        ("Norvik Foods will buy Holm Dairies.", "merger_acquisition", "planned"),
        ("Norvik Foods is to buy Holm Dairies.", "merger_acquisition", "planned"),
        ("Norvik Foods plans to acquire Holm Dairies.", "merger_acquisition", "planned"),
        ("Norvik Foods may acquire Holm Dairies.", "merger_acquisition", "possible"),
        ("Norvik Foods is in talks to acquire Holm Dairies.", "merger_acquisition", "possible"),
        ("Norvik Foods is considering a sale of its bakery arm.", "merger_acquisition", "possible"),
        ("Norvik Foods scrapped its plan to acquire Holm Dairies.", "merger_acquisition", "cancelled"),
        ("Norvik Foods called off the merger with Holm Dairies.", "merger_acquisition", "cancelled"),
        ("Delmar Software shelved its initial public offering.", "ipo", "cancelled"),
        ("Norvik Foods has decided not to acquire Holm Dairies.", "merger_acquisition", "cancelled"),
        ("Norvik Foods will close its Oslo plant.", "closure", "planned"),
        ("Norvik Foods is cutting 300 jobs.", "layoffs", "planned"),
        ("Norvik Foods cut 300 jobs last year.", "layoffs", "actual"),
    ],
)
def test_modality(text: str, kind: str, modality: str) -> None:
    assert only(text, kind).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "If Norvik Foods acquired Holm Dairies, prices would rise.",
        "Unless sales recover, Norvik Foods will close its Oslo plant.",
        "Norvik Foods could cut 300 jobs if demand falls.",
    ],
)
def test_a_conditional_is_never_actual(text: str) -> None:
    assert all(e.modality != "actual" for e in events(text))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Norvik Foods acquired Holm Dairies on Monday.", "merger_acquisition", date(2019, 9, 9), date(2019, 9, 9)),
        ("In 2015, Norvik Foods acquired Holm Dairies.", "merger_acquisition", date(2015, 1, 1), date(2015, 12, 31)),
        ("Norvik Foods said on Wednesday it has acquired Holm Dairies.", "merger_acquisition", date(2019, 9, 11), date(2019, 9, 11)),
        ("Norvik Foods has acquired Holm Dairies.", "merger_acquisition", PUBLISHED, PUBLISHED),
        ("Norvik Foods may acquire Holm Dairies.", "merger_acquisition", None, None),
        ("Norvik Foods will close its Oslo plant in March 2020.", "closure", date(2020, 3, 1), date(2020, 3, 31)),
        ("Norvik Foods will close its Oslo plant by the end of 2020.", "closure", PUBLISHED, date(2020, 12, 31)),
        ("Norvik Foods reported a net profit of $4 million for the year to March 2019.", "earnings_report", PUBLISHED, PUBLISHED),
        ("On Tuesday Norvik Foods reported a net profit of $4 million.", "earnings_report", date(2019, 9, 10), date(2019, 9, 10)),
        ("Norvik Foods opened a factory in Poland late last year.", "expansion", date(2018, 10, 1), date(2018, 12, 31)),
        ("Anna Berg, chairman of Norvik Foods, steps down in April.", "leadership_change", date(2020, 4, 1), date(2020, 4, 30)),
        ("Norvik Foods raised the price of its milk in March.", "other", date(2019, 3, 1), date(2019, 3, 31)),
        ("In May the watchdog ordered Norvik Foods to pay 2 million euros.", "penalty", date(2019, 5, 1), date(2019, 5, 31)),
        ("The news comes a month after Norvik Foods closed its Oslo mill.", "closure", date(2019, 8, 1), date(2019, 8, 31)),
        ("The news comes two weeks after Norvik Foods closed its Oslo mill.", "closure", date(2019, 8, 29), date(2019, 8, 29)),
        ("Larch Ratings may lower its ratings on the debt of Norvik Foods.", "rating_change", None, None),
        ("Norvik Foods has closed six mills in recent months.", "closure", None, None),
    ],
)
def test_dates(text: str, kind: str, start: date | None, end: date | None) -> None:
    event = only(text, kind)
    assert (event.date_start, event.date_end) == (start, end), event


def test_without_a_publication_date_nothing_is_guessed() -> None:
    event = only("Norvik Foods acquired Holm Dairies on Monday.", "merger_acquisition", None)
    assert event.date_start is None


def test_a_report_without_its_year_takes_that_of_the_period() -> None:
    text = "Norvik Foods reported on Tuesday 4 August an operating profit of EUR 7,8 mn for the second quarter of 2009 ."
    assert only(text, "earnings_report", None).date_start == date(2009, 8, 4)


def test_a_later_sentence_gives_the_day() -> None:
    text = "Norvik Foods has sued Delmar Software over a patent. The case is complex. The suit was lodged at a court in Oslo on Monday."
    assert only(text, "lawsuit").date_start == date(2019, 9, 9)


def test_both_halves_of_a_succession_share_their_date() -> None:
    text = "Anna Berg of Norvik Foods will step down in April. She will be replaced by Carl Lund as chief executive."
    found = [e for e in events(text) if e.event_type == "leadership_change"]
    assert {e.date_start for e in found} == {date(2020, 4, 1)}


def test_a_later_sentence_gives_the_due_date_of_a_deal() -> None:
    text = "Norvik Foods agreed to buy Holm Dairies for $40 million. The deal is expected to close in March 2020."
    event = only(text, "merger_acquisition")
    assert (event.date_start, event.date_end) == (date(2020, 3, 1), date(2020, 3, 31))


def test_a_plan_given_up_in_the_next_sentence_is_cancelled() -> None:
    text = "Norvik Foods considered spinning off its bakery arm. The company eventually shelved the plan."
    assert only(text, "merger_acquisition").modality == "cancelled"


@pytest.mark.parametrize(
    ("text", "kind", "amount", "currency"),
    [
        ("The watchdog fined Norvik Foods $2.8 billion for collusion.", "penalty", 2.8e9, "USD"),
        ("The watchdog slapped Norvik Foods with a $2.8 billion penalty.", "penalty", 2.8e9, "USD"),
        ("Norvik Foods agreed to buy Holm Dairies for 40 million euros ($45 million).", "merger_acquisition", 40e6, "EUR"),
        ("Norvik Foods will cut 300 jobs.", "layoffs", None, None),
        ("A court ordered Norvik Foods to pay 2 million euros.", "penalty", 2e6, "EUR"),
        ("Norvik Foods raised $30 million from investors at a $300 million valuation.", "financing", 30e6, "USD"),
    ],
)
def test_amounts(text: str, kind: str, amount: float | None, currency: str | None) -> None:
    event = only(text, kind)
    assert (event.amount, event.currency) == (amount, currency)
    if amount is not None:
        start, end = event.amount_span
        assert any(c.span_start < end and start < c.span_end for c in extract(Article(text=text)).claims), "the claim of the same amount"


def test_participants_agent_first_with_full_names() -> None:
    text = "Brandt Chemicals Inc said sales were steady. In May, Brandt acquired Holm Dairies Ltd from the state."
    event = only(text, "merger_acquisition")
    assert event.participant_names[0].startswith("Brandt Chemicals")
    assert any(name.startswith("Holm Dairies") for name in event.participant_names)
    assert len(event.participant_ids) == len(event.participant_names)


def test_each_event_once() -> None:
    text = (
        "Norvik Foods has acquired Holm Dairies for $40 million.\n\nThe takeover will strengthen its position. "
        "Analysts said the acquisition made sense. Norvik Foods acquired Holm Dairies from the state."
    )
    assert len([e for e in events(text) if e.event_type == "merger_acquisition"]) == 1


def test_two_events_of_one_type_stay_two() -> None:
    text = "Norvik Foods acquired Holm Dairies in 2015. Norvik Foods acquired Finch Bakeries in 2017."
    assert [e.date_start.year for e in events(text) if e.event_type == "merger_acquisition"] == [2015, 2017]


def test_direct_speech_is_no_report() -> None:
    assert not events("“They fired the chief executive and closed the plant,” said a neighbour.")


def test_spans_and_vocabulary() -> None:
    text = "Kestrel Motors recalled 12,000 vans. It named Anna Berg chief executive and will build a plant in Ohio."
    for event in events(text):
        assert text[event.span_start : event.span_end] == event.quote
        assert event.sentence_start <= event.span_start < event.span_end <= event.sentence_end
        assert event.event_type in EVENT_TYPES
        assert event.modality in EVENT_MODALITIES
        assert 0.05 <= event.confidence <= 0.95
        assert any(rule.id == event.rule_id for rule in EVENT_RULES)


def test_rules_name_classes_and_triggers_that_exist() -> None:
    known = set().union(*classes().values()) | SPECIAL
    groups = {t.group for entries in triggers().values() for t in entries}
    lemmas = {(t.group, t.lemma) for entries in triggers().values() for t in entries}
    for rule in EVENT_RULES:
        assert rule.event_type in EVENT_TYPES
        assert rule.triggers in groups, rule.id
        for slot in SLOTS:
            assert set(getattr(rule, slot).split()) <= known, (rule.id, slot)
        for lemma in expanded(rule.verbs):
            assert (rule.triggers, lemma) in lemmas, (rule.id, lemma)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("buy", {"buys", "bought", "buying"}),
        ("drop", {"drops", "dropped", "dropping"}),
        ("acquire", {"acquires", "acquired", "acquiring"}),
        ("deny", {"denies", "denied", "denying"}),
        ("agree", {"agrees", "agreed", "agreeing"}),
        ("launch", {"launches", "launched", "launching"}),
    ],
)
def test_verb_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= set(verb_forms(lemma))


def test_plurals() -> None:
    assert [plural(n) for n in ("job", "loss", "company", "chairman")] == ["jobs", "losses", "companies", "chairmen"]


def test_titles_are_read_in_small_letters_of_the_same_length() -> None:
    title = "Brandt Chemicals Completes Acquisition of Solvex"
    assert recased(title) == "Brandt Chemicals completes acquisition of Solvex"
    assert recased("Brandt Chemicals completed the acquisition of Solvex.") is None


PIECES = [*"aA 1.,;:\"'“”()-$%\n", "acquired ", "will ", "Norvik ", "the plan ", "to buy ", "2015 "]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
def test_any_text_is_survived(text: str) -> None:
    for event in events(text):
        assert text[event.span_start : event.span_end] == event.quote


def test_hostile_length_stays_linear() -> None:
    text = "to buy " * 4000
    begin = time.perf_counter()
    events(text)
    assert time.perf_counter() - begin < 20


def test_a_shared_name_does_not_make_two_events_one() -> None:
    text = (
        "Norvik Foods sold its bakery arm in March. It makes cheese. Its sales are rising. Its shops are full. It owns six mills. "
        "Norvik Foods has acquired Danish rival Holm Dairies."
    )
    assert len([e for e in events(text) if e.event_type == "merger_acquisition"]) == 2


def test_a_noun_does_not_take_up_what_a_later_verb_tells() -> None:
    text = (
        "Norvik Foods came through an inquiry by the ministry in 2015. It makes cheese. Its sales are rising. "
        "The watchdog is now investigating Norvik Foods over its prices."
    )
    assert any(e.quote == "investigating" for e in events(text))


def test_what_only_explains_other_news_is_left_out() -> None:
    text = "Norvik Foods shut its Oslo mill. It makes cheese. Its sales are rising. %s"
    clause = "Holm Dairies, which bought a rival%s, is based in Aarhus."
    assert len(events(text % clause % " in 2018")) == 2
    assert len(events(text % clause % "")) == 1
