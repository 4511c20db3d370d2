"""Near-duplicates on edited copies of invented articles, and different stories about one company that must stay apart."""

import itertools
import random
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.ingestion.stories import assign_stories

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"

MERGER = """Acme agrees to buy Initech for $4.2 billion
Acme, the widget maker based in Dayton, said on Monday that it had agreed to buy its smaller rival Initech for $4.2 billion in cash and shares.
The offer values each Initech share at $61, a premium of 28% to the price at which the stock closed on Friday before the news broke.
Jane Roe, who has run Acme since 2018, said the two companies would save $300 million a year by the third year after the deal closes.
Trade unions fear for jobs at Initech's two plants in Toledo, where some 2,400 people assemble widgets for the farm machinery business.
The deal needs the consent of regulators in the United States and in Europe, and the companies expect to complete it early next year.
Together the two groups would hold 38% of the world market for industrial widgets, according to the research house Globex."""

PROFIT = """Acme lifts its forecast after a strong quarter
Acme, the widget maker based in Dayton, raised its outlook for the year on Thursday after demand from carmakers turned out better than feared.
Sales in the three months to September rose 11% to $1.9 billion, and net profit climbed to $240 million from $195 million a year before.
Chief executive Jane Roe said that order books were full into the spring, and that prices for steel had come down since the summer.
The company now expects sales of between $7.4 billion and $7.6 billion this year, up from an earlier range of $7.1 billion to $7.3 billion.
Shares in Acme gained 6% in early trading in New York, the largest rise in a day for more than a year and a half."""

LAWSUIT = """Acme sued over faulty widgets in harvesters
A group of farmers in Iowa has sued Acme, claiming that widgets made in Dayton failed during the harvest and cost them $90 million.
The complaint, filed in a federal court in Des Moines, says the company knew of the weakness in its widgets for at least two years.
Acme said that the claims were without merit and that its products had passed every test the law asks for and several that it does not.
Chief executive Jane Roe told analysts last month that the company had set aside no money for the case and did not plan to settle it."""


def paragraphs(text):
    return text.split("\n")


def dropped(text):
    lines = paragraphs(text)
    return "\n".join(lines[:4])


def changed_headline(text):
    return "\n".join(["Widget giant strikes a bargain with a rival", *paragraphs(text)[1:]])


def added_intro(text):
    intro = "Good morning. Here is what our editors picked for you today: a merger, a strike, and a look at the weather over the long weekend ahead."
    return "\n".join(
        [intro, "This story was first sent to subscribers of our morning letter and has been updated twice since then.", *paragraphs(text)]
    )


def reworded_wire(text):
    return (
        text.replace("said on Monday", "announced Monday")
        .replace("smaller rival", "competitor")
        .replace("$4.2 billion", "$4.2 bn")
        .replace(" per cent", "%")
    )


def shuffled(text):
    lines = paragraphs(text)
    random.Random(3).shuffle(lines)
    return "\n".join(lines)


def agency_copy(text):
    return "DAYTON, Ohio (Globex Wire) - " + text.upper().capitalize() + "\n(Reporting by John Doe; editing by Mary Major)"


EDITS = [
    dropped,
    changed_headline,
    added_intro,
    reworded_wire,
    shuffled,
    agency_copy,
    lambda t: added_intro(dropped(t)),
    lambda t: changed_headline(reworded_wire(t)),
]


def documents(*texts, **more):
    return [{"document_id": f"d{i}", "text": t, "landing_path": f"articles/{i:04d}.txt", **more} for i, t in enumerate(texts)]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("text", [MERGER, PROFIT])
def test_an_edited_copy_joins_its_original(text, edit):
    stories = assign_stories(documents(text, LAWSUIT, edit(text)))
    assert stories["d2"] == ("d0", "d0")
    assert stories["d0"] == ("d0", None)
    assert stories["d1"] == ("d1", None)


def test_copies_of_copies_are_one_story():
    copies = [edit(MERGER) for edit in EDITS]
    stories = assign_stories(documents(MERGER, *copies))
    assert {s for s, _ in stories.values()} == {"d0"}
    assert [d for _, d in stories.values()] == [None] + ["d0"] * len(copies)


def test_different_stories_about_one_company_stay_apart():
    stories = assign_stories(documents(MERGER, PROFIT, LAWSUIT))
    assert len({s for s, _ in stories.values()}) == 3
    assert {d for _, d in stories.values()} == {None}


def test_two_reports_of_one_event_in_other_words_stay_apart():
    other = (
        "Dayton-based Acme is to pay $4.2 billion for Initech, uniting two of the best-known names in widgets. Under the terms made public on Monday, "
        "holders of Initech stock receive $61 a share, 28% above Friday's close. Savings are put at $300 million a year, and 2,400 workers in Toledo wait to "
        "hear what becomes of them. Authorities on both sides of the Atlantic will look at a company with 38% of the market, by Globex's count."
    )
    stories = assign_stories(documents(MERGER, other))
    assert len({s for s, _ in stories.values()}) == 2


def test_the_quarterly_template_with_other_numbers_is_another_story():
    quarter = "{c} reported {q} quarter results. Revenue was ${a} million against ${b} million. Net income came to ${d} million. The board declared a dividend of {e} cents."
    first = quarter.format(c="Acme", q="first", a=512, b=480, d=61, e=12)
    second = quarter.format(c="Initech", q="third", a=77, b=91, d=4, e=3)
    assert len({s for s, _ in assign_stories(documents(first, second)).values()}) == 2


def test_shared_boilerplate_makes_no_story():
    footer = (
        "\n"
        + "Read all about our privacy policy, our cookies, our partners and the many ways in which you can support the work of this paper. "
        * 8
    )
    rows = documents(PROFIT + footer, LAWSUIT + footer)
    for row, text in zip(rows, (PROFIT, LAWSUIT), strict=True):
        row |= {"body_start": 0, "body_end": len(text)}
    assert len({s for s, _ in assign_stories(rows).values()}) == 2


def test_the_earliest_is_the_original_whatever_the_order():
    early, late = documents(changed_headline(MERGER), MERGER)
    early["published_at"], late["published_at"] = datetime(2024, 5, 2), datetime(2024, 5, 1)
    undated = documents(dropped(MERGER))[0] | {"document_id": "d9", "published_at": None}
    for rows in itertools.permutations([early, late, undated]):
        stories = assign_stories(rows)
        assert stories == {"d1": ("d1", None), "d0": ("d1", "d1"), "d9": ("d1", "d1")}


def test_empty_and_short_texts_are_their_own_stories():
    stories = assign_stories(documents("", "", "Acme rose 5%.", "Acme rose 5% on Monday in New York."))
    assert [d for _, d in stories.values()] == [None, None, None, None]
    assert assign_stories([]) == {}


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles are not here")
def test_labelled_articles_are_all_different_and_found_again_when_edited():
    texts = [f.read_text(encoding="utf-8") for f in sorted(SHARED.glob("*/*.txt"))]
    edited = ["An introduction that was not there before.\n" + t[: len(t) * 3 // 5] for t in texts]
    stories = assign_stories(documents(*texts, *edited))
    originals = {f"d{i}" for i in range(len(texts))}
    assert {s for s, _ in stories.values()} == originals
    assert all(stories[f"d{len(texts) + i}"] == (f"d{i}", f"d{i}") for i in range(len(texts)))
