"""Events with courts and supervisors: lawsuits, penalties, probes, approvals; insolvency and incidents."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

SUE = EventRule(
    id="event.lawsuit.sue",
    event_type="lawsuit",
    triggers="sue",
    verbs=(
        "sue, countersue, indict, prosecute, convict, acquit, plead_guilty, arraign, litigate, plead_not_guilty, extradite, take_to_court"
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
    finds={"Norvik Foods faces a class action over its labels.": {}},
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
        "pay, impose, face, settle, order, award, be_ordered, agree_to_pay, slap, impose_on, receive, hand_down, hand_out, "
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
    verbs="pay, agree_to_pay, forfeit",
    object="MONEY",
    near="LEGALWORD CRIME",
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
APPROVE = EventRule(
    id="event.regulatory_action.approve",
    event_type="regulatory_action",
    triggers="regulate",
    verbs=(
        "approve, clear, block, ban, reject, suspend, order, require, rule, authorise, authorize, permit, allow, refuse, "
        "grant, revoke, bar, veto, certify, restrict, object, deny, demand, seize, freeze, force, prohibit, stop, issue, cap, "
        "rebuke, reprimand, censure, disqualify, waive, upbraid, extend, withdraw, license, accept, impose, ground, recall, "
        "delay, propose"
    ),
    subject="REGULATORBODY",
    not_object="RATE PROBEWORD FINEWORD RATING",
    not_beside="PROBEWORD",
    finds={"The FDA approved Norvik's new drug.": {}, "European regulators blocked the merger.": {}},
)
LICENCE = EventRule(
    id="event.regulatory_action.licence",
    event_type="regulatory_action",
    triggers="regulate",
    verbs="grant, deny, revoke, suspend, approve, reject, extend, withdraw, refuse, give",
    object="LICENCEWORD",
    priority=1,
    finds={"Its licence was revoked in 1980.": {"date_start": "1980-01-01", "date_end": "1980-12-31"}},
)
MARKETING = EventRule(
    id="event.regulatory_action.marketing",
    event_type="regulatory_action",
    triggers="regulate",
    verbs="approve, clear, authorise, authorize, recommend",
    beside="MARKETINGUSE",
    near="DRUGWORD PRODUCT REGULATORBODY",
    finds={"The drug was recently approved for marketing in the United States.": {}},
)
APPROVAL = EventRule(
    id="event.regulatory_action.approval",
    event_type="regulatory_action",
    triggers="getapproval",
    object="APPROVALWORD",
    not_near="SHAREHOLDERS",
    priority=1,
    finds={"Norvik Foods received approval from the FDA for its drug.": {"participant_names": ["Norvik Foods", "FDA"]}},
)
APPROVED = EventRule(
    id="event.regulatory_action.approved",
    event_type="regulatory_action",
    triggers="regulate",
    verbs="approve, clear, authorise, authorize, certify, ban, license",
    object="DRUGWORD MERGERNOUN",
    not_subject="ORG POST SHAREHOLDERS FIRM",
    finds={"The drug has been approved in Japan.": {}},
)
APPROVAL_NOUN = EventRule(
    id="event.regulatory_action.noun",
    event_type="regulatory_action",
    triggers="approval",
    object="REGULATORBODY DRUGWORD",
    finds={"The purchase needs approval from European regulators.": {}},
)
HACK = EventRule(
    id="event.security_incident.hack",
    event_type="security_incident",
    triggers="hack",
    near="SECURITYSTRONG",
    object="SECURITYWORD ORG FIRM",
    finds={"Hackers breached Norvik Foods.": {}},
)
HACK_NOUN = EventRule(
    id="event.security_incident.noun",
    event_type="security_incident",
    triggers="hackn",
    near="SECURITYSTRONG",
    only="actual",
    not_near="SPILLWORD",
    keep="once",
    finds={"Norvik Foods suffered a data breach in March.": {}},
)
BANKRUPT = EventRule(
    id="event.bankruptcy.verb",
    event_type="bankruptcy",
    triggers="bankrupt",
    verbs=(
        "go_bust, go_bankrupt, go_into_administration, file_for_bankruptcy, go_under, enter_administration, "
        "declare_bankruptcy, go_into_receivership, go_into_liquidation, enter_bankruptcy, seek_bankruptcy_protection, "
        "exit_bankruptcy, emerge_from_bankruptcy, default_on, call_in_administrators, call_in_the_administrators, "
        "call_in_the_receivers, call_in_receivers"
    ),
    priority=2,
    finds={"Holm Dairies went bust in 2003.": {"date_start": "2003-01-01", "date_end": "2003-12-31"}},
)
BANKRUPT_NOUN = EventRule(
    id="event.bankruptcy.noun",
    event_type="bankruptcy",
    triggers="bankruptn",
    verbs=(
        "bankruptcy, bankruptcy_protection, chapter_11, chapter_7, chapter_15, insolvency, receivership, creditor_protection, "
        "bankruptcy_filing, bankruptcy_petition, insolvency_proceedings, court_protection, examinership, "
        "bankruptcy_court_protection, pre-pack"
    ),
    near="ORG FIRM PRONOUN",
    keep="once",
    finds={"Holm Dairies is in receivership.": {"participant_names": ["Holm Dairies"]}},
)
BANKRUPT_ADJ = EventRule(
    id="event.bankruptcy.bankrupt",
    event_type="bankruptcy",
    triggers="bankruptadj",
    near="ORG FIRM COURT",
    keep="once",
    finds={"A court declared the airline bankrupt.": {}},
)
ADMINISTRATION = EventRule(
    id="event.bankruptcy.administration",
    event_type="bankruptcy",
    triggers="bankruptn",
    verbs="administration, administrators, receivers, liquidation",
    near="INSOLVENTWORD",
    keep="once",
    finds={"Holm Dairies is in administration, its insolvent parent said.": {}},
    ignores=("The Biden administration opened talks.",),
)
REGULATOR_TELLS = EventRule(
    id="event.regulatory_action.tell",
    event_type="regulatory_action",
    triggers="regulate",
    verbs="tell, ask, instruct, force",
    subject="REGULATORBODY",
    object="FIRMS",
    finds={"The regulator has told banks to lower their fees.": {}},
)
ORDERED_TO_PAY = EventRule(
    id="event.penalty.order_to_pay",
    event_type="penalty",
    triggers="payfine",
    verbs="order_to_pay, tell_to_pay, force_to_pay",
    near="MONEY",
    priority=4,
    finds={"A Norwegian court ordered Norvik Foods to pay 2 million euros.": {"amount": 2e6}, "A trainee was ordered to pay 8,000 euros.": {}},
    ignores=("The group ordered its staff to pay attention.",),
)
TOOK = EventRule(
    id="event.security_incident.theft",
    event_type="security_incident",
    triggers="hack",
    verbs="steal, drain, make_off_with, siphon_off, exploit, encrypt, infect, access, gain_access_to, take_down",
    near="INTRUDER",
    keep="once",
    priority=1,
    finds={
        "Thieves made off with $30 million in tokens.": {},
        "Delmar Software said an unauthorised party had accessed client files.": {},
    },
    ignores=("Visitors accessed the site by train.",),
)
INSOLVENT = EventRule(
    id="event.bankruptcy.file",
    event_type="bankruptcy",
    triggers="bankrupt",
    verbs=(
        "file_for_insolvency, file_for_creditor_protection, file_for_chapter, file_for_administration, call_in_liquidators, "
        "appoint_administrators, appoint_liquidators, cease_trading, collapse_under, collapse_owing, file_for_protection, "
        "file_for_receivership, apply_for_insolvency, seek_protection_from, seek_creditor_protection, slide_into_insolvency, "
        "file_for_liquidation, fall_into_administration, fall_into_insolvency, enter_insolvency, enter_liquidation, enter_receivership"
    ),
    near="ORG FIRM PRONOUN DEBTWORD",
    keep="once",
    priority=3,
    finds={"Holm Dairies collapsed under debts of 30 million euros.": {}, "The chain has called in liquidators.": {}},
    ignores=("The roof collapsed under the snow.",),
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

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
