"""What firms and officials do that has no type of its own: options, arrests, applications, pay, seizures, names, rebates."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

OPTION = EventRule(
    id="event.other.option",
    event_type="other",
    triggers="actv",
    verbs="grant, give, hold",
    object="OPTIONWORD",
    near="STAKE SHARECAPITAL ORG",
    finds={"Norvik Foods has granted Orchid Capital an option to buy 5% of its stock.": {}},
    ignores=("The bank grants loans.",),
)
ARREST = EventRule(
    id="event.other.arrest",
    event_type="other",
    triggers="actv",
    verbs="arrest, detain",
    object="PERSON POST",
    not_near="PROBEWORD SUSPICION",
    finds={"Carl Lund was arrested at Oslo airport in May.": {}},
)
APPLICATION = EventRule(
    id="event.other.application",
    event_type="other",
    triggers="actv",
    verbs="file, lodge, submit, make, apply_for",
    object="APPLICATIONWORD",
    subject="ORG FIRM PRONOUN PLANT",
    not_near="IPOWORD BANKRUPTWORD LISTING",
    finds={"The lab filed 14 patent applications last year.": {}},
)
BOARD_SHAPE = EventRule(
    id="event.other.board_shape",
    event_type="other",
    triggers="actv",
    verbs="merge, dismantle, abolish, simplify, unify, scrap, overhaul, flatten",
    object="STRUCTUREWORD",
    finds={"The group will merge its two management boards.": {"modality": "planned"}},
)
PAY_TALKS = EventRule(
    id="event.other.pay_talks",
    event_type="other",
    triggers="actv",
    verbs="break_down, collapse, fail, stall, resume, end",
    near="PAYTALKS",
    priority=3,
    finds={"Pay talks between the airline and its pilots broke down on Monday.": {}},
)
PAY_RISE = EventRule(
    id="event.other.pay_rise",
    event_type="other",
    triggers="actv",
    verbs="pay, award, give, offer",
    object="WAGE UNIONSUBJECT",
    beside="PERCENT",
    not_near="DIVIDEND",
    subject="ORG FIRM PRONOUN",
    finds={"The chain agreed to pay its workers 3% more from April.": {}},
)
STOP_SELLING = EventRule(
    id="event.other.stop_selling",
    event_type="other",
    triggers="recall",
    verbs="stop_selling, stop_making, stop_using",
    subject="ORG FIRM PRONOUN",
    finds={"The retailer stopped selling video recorders last year.": {}},
)
OUT_OF_ORDER = EventRule(
    id="event.other.out_of_order",
    event_type="other",
    triggers="fail",
    verbs="crash, break_down, fail, malfunction",
    subject="SYSTEMWORD",
    finds={"The bank's website crashed for six hours.": {}},
)
SEIZE = EventRule(
    id="event.other.seize",
    event_type="other",
    triggers="actv",
    verbs="impound, seize, repossess, confiscate",
    object="SHIPWORD PLANT CONTRACTGOODS",
    finds={"Lessors impounded two of the airline's jets.": {}},
)
NAME_CHANGE = EventRule(
    id="event.other.name_change",
    event_type="other",
    triggers="actv",
    verbs="change, adopt",
    object="NAMEWORD",
    beside="ORG NAMEWORD",
    finds={"Shareholders voted to change the company's name to Solvera.": {}},
)
REBATE = EventRule(
    id="event.other.rebate",
    event_type="other",
    triggers="actv",
    verbs="offer, give, pay, hand_out",
    object="REBATEWORD",
    subject="ORG FIRM PRONOUN",
    priority=2,
    finds={"The operator is to offer rebates to its customers.": {"modality": "planned"}},
)
VISIT = EventRule(
    id="event.other.visit",
    event_type="other",
    triggers="actv",
    verbs="visit, fly_to, travel_to",
    subject="OFFICIAL",
    beside="TALKSWORD",
    finds={"The finance minister will visit Beijing next week for talks.": {"modality": "planned"}},
)
REBRANDED = EventRule(
    id="event.other.rebranded",
    event_type="other",
    triggers="restructure",
    verbs="rename, rebrand, re-brand, relocate, reorganise, reorganize, split",
    voice="passive",
    finds={"Hotels in the group will be rebranded by the summer.": {"modality": "planned"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
