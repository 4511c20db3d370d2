"""Events with courts and supervisors that accuse, judge and punish: lawsuits, penalties, probes."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

SUE = EventRule(
    id="event.lawsuit.sue",
    event_type="lawsuit",
    triggers="sue",
    verbs=(
        "sue, countersue, indict, prosecute, convict, acquit, plead_guilty, arraign, litigate, plead_not_guilty, extradite, take_to_court, take_legal_action"
    ),
    priority=2,
    finds={
        "Delmar Software sued Norvik Foods over a patent.": {"participant_names": ["Delmar Software", "Norvik Foods"]},
        "Two former managers were indicted in May.": {},
    },
)
FILE_SUIT = EventRule(
    id="event.lawsuit.file",
    event_type="lawsuit",
    triggers="filesuit",
    verbs=(
        "lodge, file, bring, settle, launch, face, win, drop, dismiss, reject, pursue, refile, uphold, throw_out, initiate, amend, "
        "overturn, join, seek, mount, deny, resolve, contest, withdraw, end, issue, commence, start, prepare, slap, hit, take"
    ),
    object="LEGAL",
    not_object="TRADE GUIDEWORD",
    not_near="BANKRUPTWORD TRADEBODY",
    priority=1,
    finds={"Tagline filed a lawsuit against Norvik Foods.": {}, "Norvik Foods agreed to settle the claims.": {}},
    ignores=("Norvik filed a report.",),
)
LOSE_CASE = EventRule(
    id="event.lawsuit.decided",
    event_type="lawsuit",
    triggers="filesuit",
    verbs="lose, win, face",
    object="LEGALCASE",
    priority=2,
    finds={"Finch Analytics lost its appeal against the verdict.": {}},
)
COURT = EventRule(
    id="event.lawsuit.court",
    event_type="lawsuit",
    triggers="courtv",
    subject="COURT",
    finds={"A judge ruled against Norvik Foods.": {}},
)
CHARGE = EventRule(
    id="event.lawsuit.charge",
    event_type="lawsuit",
    triggers="charge",
    near="CRIME COURT",
    beside="CRIME COURT PERSON ORG",
    verbs="charge, accuse, arrest, jail, sentence, detain, identify, find_guilty, imprison, implicate, summon, stand_trial, go_on_trial",
    finds={"Carl Lund was charged with fraud.": {"participant_names": ["Carl Lund"]}},
    ignores=("The bank charges a fee of 2%.",),
)
SETTLEMENT = EventRule(
    id="event.lawsuit.settlement",
    event_type="lawsuit",
    triggers="agree",
    verbs="reach, agree, announce",
    object="SETTLEMENTWORD",
    not_near="UNIONWORD",
    finds={"Delmar Software reached a settlement with the songwriters.": {}},
)
SEARCHED = EventRule(
    id="event.investigation.search",
    event_type="investigation",
    triggers="probe",
    verbs="search, raid",
    object="PREMISES",
    finds={"Tax inspectors searched the offices of the football club.": {}},
)
JAIL = EventRule(
    id="event.lawsuit.jail",
    event_type="lawsuit",
    triggers="charge",
    verbs="jail, sentence, imprison, stand_trial, go_on_trial",
    finds={"The former boss of Orion Steel was jailed for five years.": {}},
)
APPEAL = EventRule(
    id="event.lawsuit.appeal",
    event_type="lawsuit",
    triggers="appeal",
    verbs="appeal, appeal_against, contest",
    not_beside="CONSUMERWORD",
    near="COURT LEGAL DECISIONWORD FINEWORD REGULATORBODY",
    finds={"Norvik Foods said it would appeal the ruling.": {"modality": "planned"}},
    ignores=("The car will appeal to young buyers.",),
)
LAWSUIT = EventRule(
    id="event.lawsuit.noun",
    event_type="lawsuit",
    triggers="lawsuitn",
    verbs=(
        "lawsuit, class_action, class-action, indictment, prosecution, legal_action, legal_challenge, verdict, conviction, "
        "lawsuit_against, guilty_plea, counterclaim, counter-suit, countersuit, patent_suit, patent_dispute, injunction, "
        "court_ruling, class_action_suit, legal_suit, legal_proceedings, out-of-court_settlement, criminal_charges, suit"
    ),
    fresh=True,
    keep="once",
    finds={"A class action over the labels of Norvik Foods is being prepared.": {}},
)
FINE = EventRule(
    id="event.penalty.fine",
    event_type="penalty",
    triggers="fine",
    verbs="fine, penalise, penalize, be_fined",
    priority=2,
    finds={
        "The watchdog fined Norvik Foods EUR 40 million.": {"amount": 40000000.0, "participant_names": ["The watchdog", "Norvik Foods"]}
    },
    ignores=("The weather was fine.",),
)
SLAP = EventRule(
    id="event.penalty.levy",
    event_type="penalty",
    triggers="payfine",
    beside="FINEWORD",
    verbs=(
        "@pay, pay, impose, face, settle, order, award, be_ordered, agree_to_pay, slap, impose_on, receive, hand_down, hand_out, "
        "forfeit, accept, give, levy, hand, hit, propose, issue"
    ),
    priority=2,
    finds={
        "The city slapped Norvik Foods with a $2 million penalty.": {"amount": 2e6},
        "Norvik Foods agreed to pay a fine of $2 million.": {},
    },
)
SETTLE = EventRule(
    id="event.penalty.settle",
    event_type="penalty",
    triggers="payfine",
    verbs="@pay, pay, agree_to_pay, forfeit, stump_up, fork_out, hand_over",
    object="MONEY",
    near="LEGALWORD CRIME PROBEWORD",
    not_near="MERGERWORD STAKE",
    priority=1,
    finds={"Norvik Foods agreed to pay $28 million to settle the charges.": {"amount": 28e6}},
)
FINE_NOUN = EventRule(
    id="event.penalty.noun",
    event_type="penalty",
    triggers="finen",
    object="MONEY FINEWORD",
    near="MONEY",
    not_near="UNIONWORD SEEKWORD",
    finds={"The $30 million fine was the highest so far.": {"amount": 30e6}},
)
PROBE = EventRule(
    id="event.investigation.investigate",
    event_type="investigation",
    triggers="probe",
    verbs="probe, investigate, raid, look_into, scrutinise, scrutinize, subpoena, audit, look_at, launch_an_investigation, examine",
    subject="REGULATOR GOV COURT",
    near="ORG FIRM MERGERNOUN PRICE",
    finds={"The SEC is investigating Norvik Foods.": {"participant_names": ["SEC", "Norvik Foods"]}},
    ignores=("Scientists investigated the disease.",),
)
PROBE_PLAIN = EventRule(
    id="event.investigation.probed",
    event_type="investigation",
    triggers="probe",
    verbs="probe, investigate, subpoena, raid",
    near="ORG REGULATOR",
    finds={"Norvik Foods is being investigated for price fixing.": {}},
)
PROBE_LAUNCH = EventRule(
    id="event.investigation.launch",
    event_type="investigation",
    triggers="probelaunch",
    object="PROBEWORD",
    priority=2,
    keep="once",
    finds={"The watchdog opened an investigation into Norvik Foods.": {}},
)
PROBE_STRONG = EventRule(
    id="event.investigation.strong_noun",
    event_type="investigation",
    triggers="proben",
    verbs=(
        "antitrust_probe, criminal_investigation, antitrust_investigation, competition_inquiry, fraud_inquiry, in-depth_probe, "
        "in-depth_investigation, cybersecurity_review, security_review, national_security_review, formal_investigation, "
        "monopoly_inquiry, accounting_probe"
    ),
    fresh=True,
    keep="once",
    finds={"An ongoing cybersecurity review has raised questions about the supplier.": {}},
)
PROBE_NOUN = EventRule(
    id="event.investigation.noun",
    event_type="investigation",
    triggers="proben",
    object="ORG REGULATOR REGULATORBODY COURT GOV FIRM PERSON PRONOUN",
    keep="once",
    finds={"An inquiry into Norvik Foods is under way.": {}, "Norvik Foods is the focus of an SEC investigation.": {}},
    ignores=("A market investigation by readers.",),
)
ORDERED_TO_PAY = EventRule(
    id="event.penalty.order_to_pay",
    event_type="penalty",
    triggers="payfine",
    verbs="order_to_pay, order_to_repay, tell_to_pay, force_to_pay",
    near="MONEY",
    priority=4,
    finds={"A Norwegian court ordered Norvik Foods to pay 2 million euros.": {"amount": 2e6}, "A trainee was ordered to pay 8,000 euros.": {}},
    ignores=("The group ordered its staff to pay attention.",),
)
PAY_FOR_OFFENCE = EventRule(
    id="event.penalty.pay_for",
    event_type="penalty",
    triggers="payfine",
    verbs="pay, agree_to_pay",
    object="MONEY",
    beside="OFFENCEWORD",
    not_near="MERGERWORD STAKE DIVIDEND",
    priority=1,
    finds={"Oakmere Water must pay 3 million pounds for polluting the river.": {"amount": 3e6}},
    ignores=("Oakmere Water paid 3 million pounds for the land.",),
)
DETAINED = EventRule(
    id="event.investigation.detained",
    event_type="investigation",
    triggers="charge",
    verbs="detain, arrest, summon",
    near="PROBEWORD SUSPICION",
    priority=2,
    finds={"The finance chief has been detained in a tax inquiry.": {}},
)
BODY_PROBES = EventRule(
    id="event.investigation.body_probes",
    event_type="investigation",
    triggers="probe",
    verbs="probe, investigate, look_into, scrutinise, scrutinize, review, raid",
    subject="REGULATORBODY POLICEWORD",
    not_object="MONEYPOLICY RATE",
    finds={"The drugs agency is already reviewing the whole class of painkillers.": {}},
    ignores=("Norvik Foods is reviewing its options.",),
)
IN_THE_DOCK = EventRule(
    id="event.lawsuit.on_trial",
    event_type="lawsuit",
    triggers="ontrial",
    finds={"Two former managers of Marlow Group are on trial in Milan.": {}},
)
RULING_DUE = EventRule(
    id="event.lawsuit.ruling_due",
    event_type="lawsuit",
    triggers="rulingnoun",
    near="EXPECTEDWORD HELDWORD",
    only="planned",
    not_near="APPROVALWORD TRADEBODY TRIALWORDS",
    keep="once",
    finds={"A written ruling in the case is expected on April 15.": {}},
)
CLAIM_DAMAGES = EventRule(
    id="event.lawsuit.claim_damages",
    event_type="lawsuit",
    triggers="filesuit",
    verbs="claim, demand",
    beside="DAMAGESWORD",
    not_near="UNIONWORD",
    finds={"The songwriter is claiming 4 million pounds in damages from the label.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
