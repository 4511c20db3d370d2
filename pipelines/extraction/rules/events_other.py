"""The regular kinds of `other`: market positions, prices, recalls, restructuring, charges, meetings."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

RELOCATE = EventRule(
    id="event.other.relocate",
    event_type="other",
    triggers="restructure",
    verbs="move, relocate, transfer",
    object="HEADQUARTERS",
    finds={"Norvik Foods will move its headquarters to Oslo.": {"modality": "planned"}},
    ignores=("Norvik Foods moved quickly.",),
)
OVERTAKE = EventRule(
    id="event.other.overtake",
    event_type="other",
    triggers="overtake",
    verbs="overtake, surpass, retake, dethrone, eclipse, topple, displace, regain, usurp",
    finds={"Norvik Foods overtook Holm Dairies in 2006.": {"participant_names": ["Norvik Foods", "Holm Dairies"]}},
)
BECAME_LARGEST = EventRule(
    id="event.other.became_largest",
    event_type="other",
    triggers="overtake",
    verbs="become, climb, move, slip, knock",
    object="MARKETPOS",
    only="actual",
    beside="RANKWORD",
    finds={"Brazil became the largest market for scooters in 2019.": {"date_start": "2019-01-01", "date_end": "2019-12-31"}},
)
PRICES = EventRule(
    id="event.other.price_change",
    event_type="other",
    triggers="pricev",
    verbs=(
        "@raise, @cut, raise, cut, increase, reduce, lower, slash, hike, lift, drop, put_up, introduce, freeze, scrap, double, discount, "
        "halve, trim, abolish, waive, bring_down, boost, quadruple, adjust, axe"
    ),
    object="PRICE",
    not_object="PRICETARGET TRADE STAKE RATE TARGET RATING LEGALWORD ANALYSTWORD",
    not_subject="GOV ECONOMY",
    not_beside="LEGALWORD",
    priority=1,
    finds={"Norvik Foods raised its prices by 4% in May.": {}, "The airline introduced a fuel surcharge.": {}},
)
PRICE_NOUN = EventRule(
    id="event.other.price_noun",
    event_type="other",
    triggers="pricen",
    verbs=(
        "price_cut, price_rise, price_increase, price_hike, fuel_surcharge, fare_increase, price_reduction, fee_increase, price_freeze, "
        "rate_increase_for, fare_cut, fare_hike, price_agreement"
    ),
    near="ORG FIRM",
    not_near="ANALYSTWORD",
    keep="once",
    finds={"Norvik Foods announced price cuts on Monday.": {}},
)
RECALL = EventRule(
    id="event.other.recall",
    event_type="other",
    triggers="recall",
    object="PRODUCT OUTPUT TRIAL DEVELOPMENT",
    not_object="CONTRACT SECURITY DIVIDEND TALKNOUN JOBS",
    subject="ORG FIRM PRONOUN",
    finds={"Norvik Foods suspended production.": {}},
)
DELAY = EventRule(
    id="event.other.delay",
    event_type="other",
    triggers="recall",
    verbs="@delay, delay, postpone, put_back, push_back, defer",
    object="LAUNCHWORD",
    not_object="IPOWORD",
    finds={"The launch of the scooter was put back by a month.": {}},
)
RECALL_ANY = EventRule(
    id="event.other.recalled",
    event_type="other",
    triggers="recall",
    verbs="recall, discontinue, postpone",
    object="PRODUCT NAME COUNT",
    finds={"The phone was discontinued last year.": {}},
)
RECALL_NOUN = EventRule(
    id="event.other.recall_noun",
    event_type="other",
    triggers="recalln",
    verbs="recall, product_recall, recall_announcement",
    keep="once",
)
RESTRUCTURE = EventRule(
    id="event.other.restructure",
    bearing=1,
    event_type="other",
    triggers="restructure",
    verbs=(
        "restructure, reorganise, reorganize, re-organise, overhaul, rename, rebrand, re-brand, relocate, streamline, "
        "outsource, change_its_name, restate, consolidate"
    ),
    subject="ORG FIRM PRONOUN",
    finds={"Norvik Foods is to restructure its bakery arm.": {}},
)
RESTRUCTURE_NOUN = EventRule(
    id="event.other.restructure_noun",
    event_type="other",
    triggers="restructuren",
    lead=3,
    keep="once",
    finds={"Norvik Foods announced a restructuring in May.": {}},
)
CHARGE = EventRule(
    id="event.other.charge",
    event_type="other",
    triggers="chargev",
    object="CHARGE",
    near="CHARGEWORD",
    not_near="CRIME",
    priority=1,
    keep="once",
    finds={"Norvik Foods took a charge of $4 million.": {}},
)
WRITE_DOWN = EventRule(
    id="event.other.write_down",
    event_type="other",
    triggers="chargev",
    verbs="write_down, write_off",
    subject="ORG FIRM PRONOUN",
    keep="once",
    finds={"Marlow Group wrote down the value of its mines by $400 million.": {"amount": 400e6}},
)
SPLIT = EventRule(
    id="event.other.split",
    event_type="other",
    triggers="restructure",
    verbs="split, break_up",
    beside="FIRM",
    subject="ORG FIRM PRONOUN",
    finds={"Delmar Software will split into two companies.": {"modality": "planned"}},
)
CHARGE_NOUN = EventRule(
    id="event.other.charge_noun",
    event_type="other",
    triggers="chargen",
    verbs=(
        "impairment_charge, write-down, writedown, write-off, writeoff, one-time_charge, non-recurring_charge, "
        "extraordinary_gain, extraordinary_loss, goodwill_impairment, non-cash_charge, special_charge"
    ),
    keep="once",
    finds={"The loss reflects an impairment charge of $4 million.": {}},
)
FAIL = EventRule(
    id="event.other.fail",
    event_type="other",
    triggers="fail",
    subject="TRIAL",
    finds={"The trial failed in May.": {}},
)
SHARES = EventRule(
    id="event.other.shares",
    event_type="other",
    triggers="sharemove",
    subject="SHARESWORD",
    verbs="rise, fall, jump, drop, surge, slump, plunge, soar, climb, tumble, slide, sink, rally, slip, rebound, plummet, leap, crash",
    lead=1,
    keep="once",
    finds={"Shares in steel firms dropped on Monday.": {}},
)
DEAL = EventRule(
    id="event.other.agreement",
    event_type="other",
    triggers="negotiate",
    verbs="negotiate, agree, reach, strike, sign, settle, renegotiate",
    object="DEALWORD WAGE",
    near="WAGE UNIONSUBJECT",
    finds={"Norvik Foods reached a wage agreement with its unions.": {}},
)
MEETING = EventRule(
    id="event.other.meeting",
    event_type="other",
    triggers="accident",
    verbs="meeting, annual_general_meeting, extraordinary_general_meeting, agm, shareholder_meeting",
    near="HELDWORD",
    beside="TIME",
    keep="once",
    finds={"An extraordinary general meeting will be held on 12 March.": {"modality": "planned"}},
    ignores=("The annual general meeting will be held in Helsinki.",),
)
ACCIDENT = EventRule(
    id="event.other.accident",
    event_type="other",
    triggers="accident",
    verbs="explosion, oil_spill, power_cut, blackout, computer_failure, system_failure, plane_crash, shortage, boycott",
    near="ORG FIRM PLANT",
    keep="once",
    finds={"An explosion at a Brandt Chemicals plant killed two workers.": {}},
)
SET_UP = EventRule(
    id="event.other.set_up",
    event_type="other",
    triggers="negotiate",
    verbs="set_up, establish",
    object="FUNDWORD NAME",
    not_object="SUBSIDIARY PARTNERNOUN",
    near="ORG FIRM PRONOUN",
    finds={"In 2001 Norvik Foods set up a fund for victims.": {}},
)
TRIAL_NOUN = EventRule(
    id="event.other.drug_trial",
    event_type="other",
    triggers="trialn",
    keep="once",
    finds={"A late-stage trial of its heart drug failed.": {}},
)
FORCE_MAJEURE = EventRule(
    id="event.other.force_majeure",
    event_type="other",
    triggers="accident",
    verbs="force_majeure",
    keep="once",
    finds={"Norvik Mining declared force majeure on shipments.": {}},
)
FREEZE_HIRING = EventRule(
    id="event.other.freeze_hiring",
    event_type="other",
    triggers="pricev",
    verbs="freeze",
    object="HIRINGWORD",
    finds={"The airline has frozen recruitment.": {}},
)
FIRE = EventRule(
    id="event.other.fire",
    event_type="other",
    triggers="accident",
    verbs="fire, blaze, flood, derailment, landslide",
    near="PLANT MACHINE",
    keep="once",
    finds={"A fire destroyed a warehouse of Norvik Foods.": {}},
    ignores=("The plan came under fire at the factory.",),
)
SUSPEND_SERVICE = EventRule(
    id="event.other.suspend_service",
    event_type="other",
    triggers="recall",
    verbs="suspend, halt, pause, stop, cancel",
    not_object="TALKS DEALWORD",
    not_subject="COURT REGULATORBODY",
    finds={"Norvik Foods suspended its bonus scheme on Monday.": {}},
    ignores=("Norvik Foods stopped the talks.",),
)
FREEZE_SERVICE = EventRule(
    id="event.other.suspend_freeze",
    event_type="other",
    triggers="recall",
    verbs="freeze",
    object="HALTED",
    not_subject="COURT REGULATORBODY",
    finds={"Delmar Coin froze withdrawals.": {}},
    ignores=("Norvik Foods makes cakes and frozen pizza.",),
)
REFUND = EventRule(
    id="event.other.refund",
    event_type="other",
    triggers="chargev",
    verbs="refund",
    object="MONEY",
    keep="once",
    finds={"The firm has already refunded 310,000 pounds.": {}},
)
UNION_VOTES = EventRule(
    id="event.other.union_votes",
    event_type="other",
    triggers="negotiate",
    verbs="reject, accept, ratify, approve",
    subject="UNIONSUBJECT",
    object="OFFERWORD CONTRACTNOUN DEALWORD WAGE",
    not_near="SHAREHOLDERS",
    finds={"Union members rejected a pay offer of 4%.": {}},
    ignores=("Norvik Foods rejected the offer.",),
)
TARIFFS = EventRule(
    id="event.other.customer_tariffs",
    event_type="other",
    triggers="pricev",
    verbs="@raise, @cut, raise, cut, increase, reduce, lower, hike, lift, put_up, slash, freeze",
    object="TARIFFWORD",
    near="UTILITYWORD",
    not_subject="GOV",
    not_near="GOVONLY TRADEBODY",
    finds={"The energy supplier will raise household tariffs by 12 percent.": {"modality": "planned"}},
)
MEETS = EventRule(
    id="event.other.meets",
    event_type="other",
    triggers="meetv",
    verbs="meet, vote, hold_a_meeting",
    subject="GOV GOVONLY CENTRALBANK SHAREHOLDERS BOARDWORD OFFICIAL COMMITTEEWORD",
    beside="TIME",
    only="planned",
    finds={"The ministers are due to meet in Vienna on April 4.": {"modality": "planned"}},
    ignores=("The ministers met the delegation.",),
)
TALKS_RESUME = EventRule(
    id="event.other.talks_resume",
    event_type="other",
    triggers="meetv",
    verbs="resume, restart, reopen, begin, start",
    subject="TALKSWORD",
    near="EXPECTEDWORD",
    modality="planned",
    not_near="TRADE MERGERWORD",
    finds={"Talks at the conciliation service are due to resume on Thursday.": {"modality": "planned"}},
)
FOUNDED = EventRule(
    id="event.other.founded",
    event_type="other",
    triggers="foundv",
    voice="passive",
    object="ORG FIRM PRONOUN",
    near="AGO",
    finds={"The start-up Tagline was founded three years ago by two engineers.": {}},
    ignores=("The brewer, founded in 1881, has 900 staff.",),
)
POISON_PILL = EventRule(
    id="event.other.rights_plan",
    event_type="other",
    triggers="meetv",
    verbs="adopt, introduce, approve, scrap",
    object="POISONPILL",
    finds={"In January the company adopted a shareholder rights plan.": {}},
)
OWN_SHARES = EventRule(
    id="event.other.insider_sale",
    event_type="other",
    triggers="meetv",
    verbs="sell",
    object="SHARECAPITAL",
    subject="PERSON POST",
    not_subject="GOV ORG",
    near="MONEY",
    finds={"The former chief executive sold $74 million worth of his own shares in May.": {}},
)
CONTRACT_ENDS = EventRule(
    id="event.other.contract_ends",
    event_type="other",
    triggers="meetv",
    verbs="expire, run_out, lapse",
    subject="CONTRACTNOUN DEALWORD",
    beside="TIME",
    finds={"The contracts with the union expired on April 30.": {}},
)
DELIVERED = EventRule(
    id="event.other.delivered",
    event_type="other",
    triggers="meetv",
    verbs="deliver, complete, finish, hand_over",
    voice="passive",
    object="SHIPWORD",
    beside="TIME",
    only="planned",
    finds={"The vessel will be delivered to its owner in May 2012.": {"modality": "planned"}},
)
CUT_OUTPUT = EventRule(
    id="event.other.cut_output",
    event_type="other",
    triggers="pricev",
    verbs="@cut, cut, reduce, lower, trim, slash, scale_back, cut_back, curtail",
    object="OUTPUTWORD",
    subject="ORG FIRM PRONOUN",
    not_subject="OPECWORD GOV",
    not_object="PRICE COSTWORD",
    finds={"The steelmaker will cut production by a fifth.": {"modality": "planned"}},
)
ADVISE_HOLDERS = EventRule(
    id="event.other.advise_holders",
    event_type="other",
    triggers="advisev",
    object="SHAREHOLDERS",
    near="BIDWORD MERGERWORD",
    finds={"The board told shareholders to reject an unsolicited offer from Norvik Foods.": {}},
    ignores=("The chairman told shareholders that sales had risen.",),
)
PROVISION = EventRule(
    id="event.other.provision",
    event_type="other",
    triggers="chargev",
    verbs="set_aside, put_aside",
    object="MONEY",
    near="LEGALWORD CONSUMERWORD CHARGEWORD CRIME",
    not_subject="GOV",
    keep="once",
    finds={"The bank set aside $40 million for claims.": {}},
    ignores=("The group set aside $40 million for new shops.",),
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
