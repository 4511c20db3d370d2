"""Statements, studies and figures that are the news themselves."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

STUDY = EventRule(
    id="event.statement.study",
    event_type="statement",
    triggers="reportn",
    verbs="report, survey, study, poll, white_paper",
    not_object="RESULTS PERIODWORD ANALYSTWORD",
    not_near="ANALYSTWORD PATIENTWORD",
    lead=3,
    keep="once",
    finds={"Tablet sales grew 9%, according to a report by research firm Delmar.": {"participant_names": ["Delmar"]}},
)
RESEARCH_SAID = EventRule(
    id="event.statement.research_said",
    event_type="statement",
    triggers="statev",
    verbs="say, report, show, find, estimate, reveal, predict, publish, release, suggest, conclude",
    subject="RESEARCHER ORG",
    near="RESEARCHER",
    not_subject="ANALYSTWORD",
    not_near="EARNINGSWORD",
    lead=3,
    keep="once",
    finds={"The tablet market grew 9% in May, research firm Delmar said on Tuesday.": {}},
)
PUBLISH = EventRule(
    id="event.statement.publish",
    event_type="statement",
    triggers="statev",
    verbs="publish, release, issue",
    object="STUDYNOUN",
    not_object="PROFIT RESULTSWORD",
    keep="once",
    finds={"Norvik Foods published a report on wages.": {}},
)
OFFICIAL = EventRule(
    id="event.statement.official",
    event_type="statement",
    triggers="statev",
    verbs="say, warn, urge, call_for, predict, suggest, caution, vow, threaten",
    subject="OFFICIAL",
    lead=1,
    keep="once",
    finds={"A trade official said it would be foolish to act alone.": {}},
    ignores=("Norvik Foods said sales rose.",),
)
SPEECH = EventRule(
    id="event.statement.speech",
    event_type="statement",
    triggers="speech",
    verbs="speech, keynote, keynote_speech, testimony, open_letter, press_conference",
    near="PERSON",
    keep="once",
    finds={"Anna Berg spoke of the banks in a speech in Oslo.": {}},
)
CRITICISE = EventRule(
    id="event.statement.criticise",
    event_type="statement",
    triggers="statev",
    verbs="criticise, criticize, condemn, blast, slam, denounce, rebuke, apologise, apologize, confirm",
    subject="PERSON ORG GOV POST",
    near="PERSON SPEECHWORD",
    keep="once",
    finds={"The minister criticised lenders in a speech in Oslo.": {}},
)
STUDY_BY = EventRule(
    id="event.statement.study_by",
    event_type="statement",
    triggers="reportn",
    verbs="report, survey, study",
    object="ORG RESEARCHER",
    near="PUBLISHWORD",
    not_object="RESULTS PERIODWORD PRONOUN",
    keep="once",
    priority=1,
    finds={"A survey by actuaries Holm & Berg published this week found gaps.": {}},
)
DATA_SHOWED = EventRule(
    id="event.statement.data_showed",
    event_type="statement",
    triggers="statev",
    verbs="show, release, publish",
    object="",
    subject="DATAWORD RESEARCHER",
    near="DATAWORD",
    beside="TIME",
    not_near="EARNINGSWORD",
    lead=2,
    keep="once",
    finds={"Retail sales fell in May, government data showed on Wednesday.": {}},
)
RESEARCH = EventRule(
    id="event.statement.research",
    event_type="statement",
    triggers="reportn",
    verbs="research",
    near="ACCORDINGWORD",
    lead=3,
    keep="once",
    finds={"Tablet sales grew 9%, according to research by Delmar.": {}},
    ignores=("Norvik Foods will spend $4 million on cancer research.",),
)
FIGURES_RELEASED = EventRule(
    id="event.statement.figures_released",
    event_type="statement",
    triggers="statev",
    verbs="release, publish, issue",
    near="DATAWORD",
    beside="RESEARCHER ORG GOVONLY",
    not_near="EARNINGSWORD",
    voice="passive",
    lead=4,
    keep="once",
    finds={"The figure, released by the Treasury on Wednesday, was 6% higher than in May.": {}},
)
STATISTICS_SAID = EventRule(
    id="event.statement.statistics_said",
    event_type="statement",
    triggers="statev",
    verbs="say, report, show, estimate, announce",
    subject="ORG RESEARCHER GOVONLY CENTRALBANK",
    near="STATWORD",
    not_subject="ANALYSTWORD PERSON FIRMSUFFIX",
    not_near="EARNINGSWORD PROFIT PRONOUN BUYWORD JOBS SHARESWORD DEALWORD PROBEWORD PLANTONLY FIRM",
    lead=2,
    keep="once",
    finds={"Vehicle exports fell 4.1% in May, Norvik Data said on Friday.": {}},
    ignores=("Norvik Foods said its exports rose 4%.",),
)
ACCORDING_FIGURES = EventRule(
    id="event.statement.according_to_figures",
    event_type="statement",
    triggers="accordingfigures",
    near="ORG RESEARCHER GOVONLY",
    not_near="EARNINGSWORD ANALYSTWORD BUYWORD",
    lead=2,
    keep="once",
    finds={"Britons spent 9% more online in May, according to figures from trade body IMRV.": {}},
)
CONFIRMS_TALKS = EventRule(
    id="event.statement.confirms_talks",
    event_type="statement",
    triggers="statev",
    verbs="confirm, deny, acknowledge",
    subject="ORG FIRM",
    near="APPROACHWORD",
    keep="once",
    finds={"Norvik Foods confirmed on Thursday that it had received an approach.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
