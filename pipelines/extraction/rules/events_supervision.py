"""Events of supervised firms in trouble: approvals and orders, insolvency, incidents of security."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

APPROVE = EventRule(
    id="event.regulatory_action.approve",
    event_type="regulatory_action",
    triggers="regulate",
    verbs=(
        "approve, clear, block, ban, reject, suspend, order, require, rule, authorise, authorize, permit, allow, refuse, "
        "grant, revoke, bar, veto, certify, restrict, object, deny, demand, seize, freeze, force, prohibit, stop, issue, cap, "
        "rebuke, reprimand, censure, disqualify, waive, upbraid, extend, withdraw, license, accept, impose, ground, recall, "
        "delay, propose, postpone, enforce, limit, tighten, lift, halt, close, curb, bar, rap, chide, admonish, wave_through, give_the_green_light_to, greenlight, nod_through, give_the_go-ahead_to, shut_down, strike_off"
    ),
    subject="REGULATORBODY",
    not_object="RATE PROBEWORD FINEWORD RATING MONEYPOLICY",
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
    verbs="approve, clear, authorise, authorize, certify, ban, license, wave_through, greenlight, nod_through",
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
        "call_in_the_receivers, call_in_receivers, file_for_court_protection, seek_court_protection, go_to_the_wall, be_declared_bankrupt, "
        "collapse_into_administration, go_into_insolvency"
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
    verbs="tell, ask, instruct, force, order, require, want",
    subject="REGULATORBODY",
    object="FIRMS FIRM ORG",
    to=True,
    priority=1,
    not_object="PUBLISHERWORD",
    finds={"The regulator has told banks to lower their fees.": {}},
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
LOST_DATA = EventRule(
    id="event.security_incident.lost_data",
    event_type="security_incident",
    triggers="recordv",
    verbs="lose, copy, get_hold_of, obtain, put_up_for_sale, offer, post, publish, sell, misplace, download, view",
    object="RECORDWORD",
    near="SECURITYSTRONG INTRUDER PERSONALDATA",
    not_near="RESEARCHER",
    keep="once",
    priority=1,
    finds={"The bank lost computer tapes with the account details of a million customers.": {}},
    ignores=("Norvik Foods posted a record profit.",),
)
COLLAPSE_OF = EventRule(
    id="event.bankruptcy.collapse_of",
    event_type="bankruptcy",
    triggers="collapsenoun",
    object="ORG FIRM",
    not_object="TALKS DEALWORD MARKETWORD EXPORTWORD SHARES",
    keep="once",
    finds={"The collapse last week of fuel trader Marlow Group has shaken investors.": {}},
)
RESTRUCTURING_COURT = EventRule(
    id="event.bankruptcy.proceedings",
    event_type="bankruptcy",
    triggers="bankruptn",
    verbs="restructuring_proceedings, reorganisation_proceedings, reorganization_proceedings, debt_restructuring_proceedings, bankruptcy_proceedings",
    keep="once",
    priority=2,
    finds={"A court has allowed the chain to start restructuring proceedings.": {}},
)
EMERGED = EventRule(
    id="event.bankruptcy.emerge",
    event_type="bankruptcy",
    triggers="bankrupt",
    verbs="emerge_from_chapter, exit_chapter, come_out_of_administration, emerge_from_insolvency",
    finds={"The energy group emerged from Chapter 11 in 2004.": {"date_start": "2004-01-01"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
