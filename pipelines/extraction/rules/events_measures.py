"""What states and supervisors do beside passing laws: money set aside, taxes that lapse, blocs left, bids referred, trading halted."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

SET_ASIDE = EventRule(
    id="event.policy.set_aside",
    event_type="policy",
    triggers="measurev",
    verbs="set_aside, earmark, allocate, allot, pledge, promise, inject, spend, pump, commit, release, approve, put",
    object="MONEY",
    subject="GOV LAWMAKERS MINISTRYWORD",
    not_subject="FIRMSUFFIX FIRM CENTRALBANK WATCHDOGWORD",
    not_beside="FINEWORD STAKE LEGALWORD SHARECAPITAL",
    finds={"The government has set aside €3bn for soft loans to farmers.": {"amount": 3e9}},
    ignores=("Norvik Foods set aside €3m for a new oven.",),
)
MANDATORY = EventRule(
    id="event.policy.mandatory",
    event_type="policy",
    triggers="measurev",
    verbs="become_law, become_mandatory, become_compulsory, become_illegal, be_phased_out, be_phased_in",
    near="LAWOBJECT LAWWORD TARGETRULE TAXWORD NORMWORD",
    finds={"New emission rules become mandatory in April.": {}},
)
WEIGHED = EventRule(
    id="event.policy.weighed",
    event_type="policy",
    triggers="measurev",
    verbs="consider, weigh, mull, study, examine, debate, discuss, draw_up, draft, prepare, plan",
    subject="GOV LAWMAKERS MINISTRYWORD",
    object="LAWOBJECT LAWWORD STATEMEANS TAXWORD LOANWORD",
    not_subject="FIRMSUFFIX FIRM WATCHDOGWORD COURT",
    modality="possible",
    finds={"Ministers are considering state loans for the rescuers.": {"modality": "possible"}},
    ignores=("The board is considering a loan.",),
)
BLOC = EventRule(
    id="event.policy.bloc",
    event_type="policy",
    triggers="measurev",
    verbs="leave, quit, join, accede_to, withdraw_from, pull_out_of, enter",
    subject="PLACE GOV",
    object="BLOC",
    not_subject="ORG PERSON FIRM",
    finds={"Britain left the bloc on Friday.": {}},
    ignores=("The minister left the bloc's meeting early, Norvik said.",),
)
TAX_MOVES = EventRule(
    id="event.policy.tax_moves",
    event_type="policy",
    triggers="measurev",
    verbs="disappear, vanish, end, expire, rise, fall, drop, go_up, come_down, climb, increase, double",
    subject="TAXWORD",
    only="planned",
    not_subject="COUNT MONEY FIRM PROFIT",
    not_near="PROFIT UTILITYWORD DIVIDEND EXPORTTRADE",
    finds={"The duty on lamb will disappear in 2027.": {"modality": "planned"}},
    ignores=("Tax payments fell by a tenth.",),
)
PUT_BILL = EventRule(
    id="event.policy.put_bill",
    event_type="policy",
    triggers="measurev",
    verbs="present, deliver, unveil, publish, table, ratify, debate, throw_out, reject, vote, submit",
    object="LAWWORD BILLWORD",
    near="LAWMAKERS MINISTRYWORD GOV",
    not_subject="ORG FIRM SHAREHOLDERS UNIONSUBJECT",
    not_near="SHAREHOLDERS UNIONSUBJECT DEBTWORD STAKE",
    not_object="CONTRACT DEALWORD",
    finds={"The chancellor will present his budget on 16 March.": {"modality": "planned"}},
)
STATE_ACTS = EventRule(
    id="event.policy.lockdown",
    event_type="policy",
    triggers="measurev",
    verbs="impose, ease, lift, loosen, relax, extend, declare, reopen, close, lock_down",
    object="EMERGENCY",
    near="GOV PLACE MINISTRYWORD",
    not_subject="ORG FIRM",
    finds={"The government lifted the curfew in May.": {}},
)
RULES_EASED = EventRule(
    id="event.policy.rules_eased",
    event_type="policy",
    triggers="measurev",
    verbs="ease, lift, loosen, relax, impose, extend, scrap, withdraw, suspend",
    object="LAWOBJECT",
    near="GOV PLACE MINISTRYWORD LAWMAKERS",
    voice="passive",
    not_near="TRADE FIRMSUFFIX",
    finds={"Planning rules will be loosened by the ministry next year.": {"modality": "planned"}},
)
DECIDE = EventRule(
    id="event.regulatory_action.decide",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="decide, rule, report",
    subject="REGULATORBODY",
    not_subject="COURT CENTRALBANK STATISTICS",
    only="planned",
    not_near="RATE DATAWORD",
    finds={"The commission is due to decide on the merger in January.": {"modality": "planned"}},
    ignores=("The commission decided to meet again.",),
)
REFER = EventRule(
    id="event.regulatory_action.refer",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="refer",
    object="REFERRED",
    near="REGULATORBODY GOV",
    not_near="TRADEBODY",
    finds={"The watchdog referred the bid to the competition commission.": {}},
    ignores=("The chairman referred to the bid.",),
)
TRADING_HALTED = EventRule(
    id="event.regulatory_action.trading_halted",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="suspend, halt, resume",
    object="TRADINGONLY",
    near="SHARESWORD SHARECAPITAL",
    priority=3,
    finds={"Trading in the shares was suspended.": {}},
    ignores=("Trading in the shops was brisk.",),
)
TURN_DOWN = EventRule(
    id="event.regulatory_action.turn_down",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="turn_down, knock_back, throw_out, deny, reject, revoke",
    subject="REGULATORBODY MINISTRYWORD",
    not_subject="COURT UNIONSUBJECT",
    not_near="UNIONWORD WAGE",
    object="DRUGWORD APPLICATIONWORD LICENCEWORD MERGERNOUN BIDWORD APPROVALWORD PLEA",
    finds={"The agency turned down the drug.": {}},
    ignores=("The firm turned down the offer.",),
)
CONSENT = EventRule(
    id="event.regulatory_action.consent",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="give, issue, deny",
    object="CONSENT",
    subject="REGULATORBODY GOV MINISTRYWORD GOVONLY",
    not_subject="COURT",
    priority=1,
    finds={"The pollution authority gave its consent in March.": {}},
)
TARIFF_FIGHT = EventRule(
    id="event.trade_dispute.fight",
    event_type="trade_dispute",
    triggers="tradefight",
    near="GOV PLACE TRADE",
    keep="once",
    finds={"A tariff fight between Rome and Vienna has hit demand.": {}},
)
TRADE_COMPLAINT = EventRule(
    id="event.trade_dispute.complaint",
    event_type="trade_dispute",
    triggers="tradev",
    verbs="file, lodge, bring, complain, consider, win",
    near="TRADECOURT DUMPED",
    beside="LEGAL TRADECOURT DUMPED",
    priority=2,
    finds={"Shrimpers filed a complaint with the trade commission over imports.": {}},
    ignores=("Shrimpers filed a complaint over the noise.",),
)
OFFER_TO_SCRAP = EventRule(
    id="event.trade_dispute.offer",
    event_type="trade_dispute",
    triggers="measurev",
    verbs="offer, propose",
    subject="PLACE GOV",
    beside="TARIFFDUTY",
    to=True,
    not_subject="ORG FIRM",
    priority=1,
    finds={"Hanoi offered to drop duties on cars from Spain.": {}},
)
INTERVENE = EventRule(
    id="event.policy.intervene",
    event_type="policy",
    triggers="measurev",
    verbs="intervene, revalue, devalue, peg",
    subject="CENTRALBANK GOV",
    finds={"The central bank intervened to prop up the peso.": {}},
)
TAXES = EventRule(
    id="event.policy.to_tax",
    event_type="policy",
    triggers="measurev",
    verbs="tax, ration, regulate, outlaw, criminalise, decriminalise",
    subject="PLACE GOV LAWMAKERS",
    not_subject="ORG FIRM PERSON",
    finds={"Spain is to tax the profits of banks.": {"modality": "planned"}},
)
REFERENDUM = EventRule(
    id="event.policy.referendum",
    event_type="policy",
    triggers="measurev",
    verbs="reject, back, approve, vote, hold, call",
    near="POLLWORD",
    beside="POLLWORD TAXWORD LAWOBJECT BLOC",
    not_near="UNIONSUBJECT SHAREHOLDERS",
    finds={"Voters rejected the tax in a referendum.": {}},
)
TRUCE = EventRule(
    id="event.trade_dispute.truce",
    event_type="trade_dispute",
    triggers="measurev",
    verbs="reach, agree, strike, sign, negotiate",
    object="TRUCEWORD",
    near="TRADE TARIFFDUTY",
    finds={"The two sides reached a truce over steel tariffs.": {}},
)
BEEF_BAN = EventRule(
    id="event.trade_dispute.ban_dropped",
    event_type="trade_dispute",
    triggers="measurev",
    verbs="drop, lift, ease, impose, extend, scrap, end",
    object="BANWORD",
    subject="PLACE GOV",
    beside="PLACE",
    near="FARMGOODS",
    not_subject="ORG FIRM",
    priority=2,
    finds={"Tokyo dropped its ban on beef from the US.": {}},
)
OPENS_MARKET = EventRule(
    id="event.policy.opens_market",
    event_type="policy",
    triggers="measurev",
    verbs="open, close, reopen",
    subject="PLACE GOV",
    object="MARKETWORD EMERGENCY",
    not_subject="ORG FIRM PERSON",
    finds={"India has opened its insurance market to foreigners.": {}},
)
SCRAP_TAX = EventRule(
    id="event.policy.scrap_tax",
    event_type="policy",
    triggers="measurev",
    verbs="scrap, raise, cut, abolish, halve, double, introduce, freeze, extend, lower, increase",
    subject="GOV MINISTRYWORD LAWMAKERS",
    object="HOMETAX",
    not_subject="FIRMSUFFIX",
    priority=2,
    finds={"The Treasury is to scrap stamp duty on shares.": {"modality": "planned"}},
)
BARRED = EventRule(
    id="event.regulatory_action.barred",
    event_type="regulatory_action",
    triggers="measurev",
    verbs="bar, ban, prohibit",
    voice="passive",
    object="FIRM ORG PERSON POST",
    beside="FROMDOING",
    not_subject="COURT LAWWORD",
    finds={"The bank was barred from taking new clients.": {}},
)
SPIRITS = EventRule(
    id="event.policy.budget_duty",
    event_type="policy",
    triggers="measurev",
    verbs="@raise, @cut, raise, cut, freeze",
    object="TAXWORD",
    near="BILLWORD",
    subject="GOV MINISTRYWORD LAWMAKERS",
    priority=2,
    finds={"In its budget, the government raised the duty on spirits by 5%.": {}},
)
LIMITS_EASED = EventRule(
    id="event.policy.limits",
    event_type="policy",
    triggers="measurev",
    verbs="ease, lift, loosen, relax, tighten, impose, set",
    object="LIMITWORD",
    subject="GOV PLACE MINISTRYWORD",
    not_subject="ORG FIRM REGULATORBODY",
    finds={"Beijing has eased limits on foreign ownership of banks.": {}},
)
VOTE_ON_BILL = EventRule(
    id="event.policy.vote_on_bill",
    event_type="policy",
    triggers="measurev",
    verbs="vote",
    subject="LAWMAKERS",
    beside="LAWWORD BILLWORD REFORMWORD",
    priority=1,
    finds={"Mexico's congress is to vote on an energy reform in April.": {"modality": "planned"}},
)
PUT_DUTIES = EventRule(
    id="event.trade_dispute.put_duties",
    event_type="trade_dispute",
    triggers="measurev",
    verbs="put, slap, place",
    object="TARIFFDUTY",
    subject="GOV PLACE",
    not_subject="ORG FIRM",
    priority=2,
    finds={"The EU is to put duties on Indian steel pipes.": {"modality": "planned"}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
