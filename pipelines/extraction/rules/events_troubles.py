"""Firms in trouble: collapses, cases and fines, inquiries, intruders, ratings moved, work stopped."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

GRADE_LIFTED = EventRule(
    id="event.rating_change.lifted",
    event_type="rating_change",
    triggers="ratev",
    verbs="lift, cut, raise, lower, drop, move, take, shift",
    beside="GRADEQUOTED",
    object="ORG FIRM SHARECAPITAL",
    subject="ORG ANALYSTWORD RATER PERSON",
    not_object="PRICE STAKE JOBS",
    priority=3,
    finds={'Velt Bank lifted Norvik to "buy".': {}},
    ignores=("Velt Bank lifted its stake in Norvik.",),
)
CHALLENGE = EventRule(
    id="event.lawsuit.challenge",
    event_type="lawsuit",
    triggers="casev",
    verbs="challenge, fight, contest",
    near="COURT",
    subject="ORG FIRM PRONOUN",
    finds={"The firm said it would challenge the ruling in federal court.": {"modality": "planned"}},
    ignores=("The firm will challenge its rivals.",),
)
PAY_BACK = EventRule(
    id="event.penalty.pay_back",
    event_type="penalty",
    triggers="penaltyv",
    verbs="pay_back, repay, refund, compensate, reimburse",
    object="MONEY",
    beside="BUYERS",
    near="ORG FIRM REGULATORBODY",
    only="planned",
    not_near="LOANWORD LENDERS",
    finds={"Norvik must pay back €30m to its customers.": {"amount": 3e7}},
)
SETTLED_WITH = EventRule(
    id="event.penalty.settled_with",
    event_type="penalty",
    triggers="penaltyv",
    verbs="settle, settle_with, reach_a_settlement_with",
    beside="REGULATORBODY",
    near="MONEY",
    finds={"The firm settled with the watchdog for $4m.": {"amount": 4e6}},
)
OUT_OF_CASH = EventRule(
    id="event.bankruptcy.out_of_cash",
    event_type="bankruptcy",
    triggers="beginwork",
    near="ORG FIRM PRONOUN",
    keep="once",
    finds={"The startup ran out of cash and shut.": {}},
)
UNDER_PROBE = EventRule(
    id="event.investigation.under",
    event_type="investigation",
    triggers="probed",
    near="PROBEWORD",
    not_near="PATIENTWORD",
    keep="once",
    finds={"The bank is the subject of a money-laundering inquiry.": {}},
    ignores=("The bank is the subject of a book.",),
)
OFFLINE = EventRule(
    id="event.security_incident.offline",
    event_type="security_incident",
    triggers="recordv",
    verbs="knock_offline, take_offline, go_missing",
    near="SYSTEMWORD RECORDWORD",
    not_near="SHIPWORD",
    finds={"The retailer's website was knocked offline by an attack.": {}, "A laptop with patient records has gone missing.": {}},
)
FIRM_COLLAPSED = EventRule(
    id="event.bankruptcy.collapsed",
    event_type="bankruptcy",
    triggers="happen",
    verbs="collapse",
    subject="ORG FIRM",
    not_subject="TALKS MERGERWORD DEALWORD SHARESWORD MARKETWORD EARNINGSWORD PRICE SALEWORD CURRENCY PROFIT PLANT",
    not_near="SHARESWORD TALKSWORD MERGERWORD",
    near="TIME DEBTWORD INSOLVENTWORD",
    only="actual",
    finds={"The travel firm collapsed on Friday.": {}},
    ignores=("Talks between the firms collapsed on Friday.", "Shares in the firm collapsed on Friday."),
)
BRUSSELS = EventRule(
    id="event.regulatory_action.capital_blocks",
    event_type="regulatory_action",
    triggers="dealtalk",
    verbs="block, approve",
    subject="GOVONLY",
    object="DEALNOUN",
    not_subject="COURT LAWMAKERS",
    priority=-1,
    finds={"Brussels blocked the sale of the airline.": {}},
)
RAIDED = EventRule(
    id="event.investigation.raided",
    event_type="investigation",
    triggers="casev",
    verbs="raid, question, interview, search",
    subject="TAXMEN POLICEWORD REGULATORBODY",
    priority=-1,
    finds={"The tax office has raided the club.": {}},
)
TO_TRIAL = EventRule(
    id="event.lawsuit.to_trial",
    event_type="lawsuit",
    triggers="casev",
    verbs="go_to_trial",
    near="LEGALCASE LEGAL PERSON ORG FIRM",
    finds={"The case goes to trial in March.": {}},
)
VIRUS = EventRule(
    id="event.security_incident.virus",
    event_type="security_incident",
    triggers="intrude",
    verbs="shut_down, hit, infect, cripple, paralyse, paralyze, disrupt, strike, lock_up, knock_out",
    subject="INTRUDER",
    priority=2,
    finds={"A virus shut down the computers of the port.": {}},
)
AFFIRMED = EventRule(
    id="event.rating_change.affirmed",
    event_type="rating_change",
    triggers="ratev",
    verbs="affirm, reaffirm, confirm, assign, rate",
    subject="RATER",
    near="GRADE",
    finds={"Fitch affirmed the bank at A-minus.": {}},
)
LIQUIDATED = EventRule(
    id="event.bankruptcy.put_into",
    event_type="bankruptcy",
    triggers="happen",
    verbs="put, place, push, plunge, force, send, tip",
    beside="BANKRUPTWORD",
    object="ORG FIRM PRONOUN",
    finds={"A court put the builder into liquidation.": {}},
)
GAINED_ACCESS = EventRule(
    id="event.security_incident.access",
    event_type="security_incident",
    triggers="hack",
    verbs="gain_access_to, break_into, access",
    subject="CROOKS INTRUDER",
    near="SYSTEMNAME SECURITYWORD",
    finds={"Criminals gained access to the payroll system of the council.": {}},
)
FLAW_EXPOSED = EventRule(
    id="event.security_incident.flaw",
    event_type="security_incident",
    triggers="hack",
    verbs="expose, leak",
    subject="FLAWWORD",
    finds={"A flaw in its app exposed the addresses of users.": {}},
)
STOPPED_WORK = EventRule(
    id="event.strike.stopped_work",
    event_type="strike",
    triggers="strikev",
    verbs="stop_work, down_tools, lay_down_tools, walk_off_the_job",
    subject="STAFFVOTE UNIONSUBJECT TRADESMEN",
    priority=3,
    finds={"Postmen stopped work in a row over shifts.": {}},
)
WIND_UP_COURT = EventRule(
    id="event.bankruptcy.wind_up_court",
    event_type="bankruptcy",
    triggers="happen",
    verbs="wind_up, liquidate",
    near="COURT LENDERS INSOLVENTWORD",
    object="FIRM ORG",
    priority=1,
    finds={"Creditors have asked a court to wind up the developer.": {}},
)
SEEK_DAMAGES = EventRule(
    id="event.lawsuit.seek_damages",
    event_type="lawsuit",
    triggers="casev",
    verbs="seek, ask",
    beside="DAMAGESWORD",
    near="MONEY",
    not_near="UNIONWORD",
    finds={"The family is seeking $40m in damages from the maker.": {}},
)
BACK_TAXES = EventRule(
    id="event.penalty.back_taxes",
    event_type="penalty",
    triggers="penaltyv",
    verbs="pay, repay, hand_over",
    object="MONEY",
    beside="BACKTAX",
    priority=2,
    finds={"Delmar must pay 40m euros in back taxes.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
