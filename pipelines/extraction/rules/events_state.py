"""Events of states: policy and trade disputes."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

POLICY = EventRule(
    id="event.policy.adopt",
    event_type="policy",
    triggers="policy",
    subject="GOV",
    object="POLICYOBJ",
    not_object="PROBEWORD FINEWORD STAKE RESULTSWORD",
    not_subject="FIRMSUFFIX",
    finds={"The government introduced a tax on sugar.": {}, "China cut subsidies for electric cars.": {}},
    ignores=("Norvik Foods introduced a scheme for its staff.",),
)
ANNOUNCE_POLICY = EventRule(
    id="event.policy.announce",
    event_type="policy",
    triggers="policy",
    verbs="announce, unveil, propose, promise, pledge, outline",
    subject="GOV",
    beside="POLICYOBJ",
    not_subject="FIRMSUFFIX WATCHDOGWORD",
    not_object="PROBEWORD FINEWORD STAKE RESULTSWORD",
    finds={"The finance minister announced help for savers through lower taxes.": {}},
)
OPEC = EventRule(
    id="event.policy.output",
    event_type="policy",
    triggers="policy",
    verbs="cut, raise, increase, reduce, freeze, lift, limit, set",
    subject="OPECWORD",
    object="SUPPLYOUTPUT",
    finds={"Opec agreed to cut output by one million barrels a day.": {}},
)
GOV_ACTS = EventRule(
    id="event.policy.state_acts",
    event_type="policy",
    triggers="policy",
    verbs=(
        "ban, nationalise, nationalize, outlaw, legalise, legalize, deregulate, devalue, revalue, subsidise, subsidize, "
        "liberalise, liberalize, privatise"
    ),
    near="GOV",
    not_subject="REGULATORBODY",
    finds={"The company was nationalised by the government in 1982.": {"date_start": "1982-01-01", "date_end": "1982-12-31"}},
)
GOV_ASKS = EventRule(
    id="event.policy.asks",
    event_type="policy",
    triggers="policy",
    verbs="ask, urge, order, require, tell, instruct, force",
    subject="GOV",
    object="FIRM ORG FIRMS",
    to=True,
    not_object="PUBLISHERWORD",
    finds={"The government urged companies to hold wages down.": {}},
)
PLACE_POLICY = EventRule(
    id="event.policy.place",
    event_type="policy",
    triggers="policy",
    subject="PLACE",
    object="LAWOBJECT",
    not_subject="ORG PERSON",
    finds={"Oslo modified its tax on petrol.": {}},
)
POLICY_PASSIVE = EventRule(
    id="event.policy.law",
    event_type="policy",
    triggers="policy",
    object="LAWWORD",
    near="GOV",
    verbs="pass, approve, enact, sign, adopt, repeal, amend, draft, introduce, veto, block, write_into, reject",
    finds={"Ministers said the law was amended.": {}},
)
TAKE_EFFECT = EventRule(
    id="event.policy.take_effect",
    event_type="policy",
    triggers="takeeffect",
    verbs=(
        "come_into_effect, come_into_force, take_effect, go_into_effect, enter_into_force, come_to_an_end, expire, kick_in, "
        "come_to_an_abrupt_end, be_written_into"
    ),
    near="POLICYOBJ LAWWORD",
    not_near="POST",
    finds={"New emission rules came into force in January.": {}},
)
RATES = EventRule(
    id="event.policy.rates",
    event_type="policy",
    triggers="ratemove",
    object="RATE",
    subject="CENTRALBANK GOV",
    priority=2,
    finds={"The Federal Reserve raised interest rates to 2.5%.": {}},
)
RATES_PASSIVE = EventRule(
    id="event.policy.rates_moved",
    event_type="policy",
    triggers="ratemove",
    object="INTERESTRATE",
    near="CENTRALBANK",
    priority=2,
    finds={"Analysts had expected the Bank of England to act, and interest rates were raised.": {}},
)
POLICY_NOUN = EventRule(
    id="event.policy.noun",
    event_type="policy",
    triggers="policyn",
    near="GOV CENTRALBANK",
    keep="once",
    finds={"The tax cuts were announced by the chancellor in March.": {}},
)
TRADE = EventRule(
    id="event.trade_dispute.act",
    event_type="trade_dispute",
    triggers="tradev",
    object="TRADE",
    not_object="FIRM TRADED",
    near="GOV PLACE",
    priority=1,
    finds={"The US imposed anti-dumping duties on steel from Korea.": {}, "China lifted its duties on beef imports.": {}},
)
TRADE_COMPLAIN = EventRule(
    id="event.trade_dispute.complain",
    event_type="trade_dispute",
    triggers="tradev",
    near="TRADEBODY",
    verbs="take, file, complain, rule, accuse, suspend, retaliate, reject, agree, lodge, terminate, refer, win, threaten",
    priority=2,
    finds={"The US filed a complaint with the World Trade Organisation.": {}},
)
TRADE_NOUN = EventRule(
    id="event.trade_dispute.noun",
    event_type="trade_dispute",
    triggers="tradewar",
    near="GOV PLACE",
    keep="once",
    finds={"The trade war between the US and China widened.": {}},
)
VOTE = EventRule(
    id="event.policy.vote",
    event_type="policy",
    triggers="policy",
    verbs="vote, legislate",
    subject="LAWMAKERS",
    not_near="SHAREHOLDERS STAKE",
    finds={"Lawmakers in Oslo voted to cap card fees.": {}},
    ignores=("Shareholders voted to keep the board.",),
)
CAP = EventRule(
    id="event.policy.cap",
    event_type="policy",
    triggers="policy",
    verbs="cap, freeze, limit, scrap, abolish, lift, raise, cut",
    subject="LAWMAKERS MINISTRYWORD",
    object="PRICE POLICYOBJ",
    not_subject="FIRMSUFFIX",
    finds={"The government will cap energy prices from October.": {"modality": "planned"}},
)
RETALIATE = EventRule(
    id="event.trade_dispute.retaliate",
    event_type="trade_dispute",
    triggers="tradev",
    verbs="retaliate",
    near="GOV PLACE",
    beside="TRADE POLICYOBJ EXPORTWORD",
    priority=2,
    finds={"China retaliated with levies on soybeans.": {}},
)
BAN_ANY = EventRule(
    id="event.policy.cap_any",
    event_type="policy",
    triggers="policy",
    verbs="cap, ban, outlaw, nationalise, nationalize, legalise, legalize, subsidise, subsidize",
    subject="GOV",
    not_subject="FIRMSUFFIX WATCHDOGWORD",
    finds={"Brussels will cap the fleet at 8,000 vehicles from 2026.": {"modality": "planned"}},
)
RUN_OUT = EventRule(
    id="event.policy.run_out",
    event_type="policy",
    triggers="takeeffect",
    verbs="come_into_effect, come_into_force, take_effect, go_into_effect, enter_into_force, end, expire, lapse, run_out, kick_in, come_to_an_end",
    subject="LAWOBJECT LAWWORD TARGETRULE",
    not_subject="FIRMSUFFIX",
    not_near="POST",
    finds={"The quotas on textiles lapsed on 1 January.": {}},
)
RATE_TO_COME = EventRule(
    id="event.policy.rate_to_come",
    event_type="policy",
    triggers="policyn",
    verbs="rate_cut, rate_rise, rate_hike, interest_rate_cut, interest_rate_rise, rate_increase",
    only="possible planned",
    near="EXPECTEDWORD ANALYSTWORD",
    keep="once",
    finds={"Another rate rise is likely before the summer.": {"modality": "possible"}},
)
STRIKE_BACK = EventRule(
    id="event.trade_dispute.strike_back",
    event_type="trade_dispute",
    triggers="tradereply",
    verbs="strike_back, hit_back, fight_back, retaliate",
    near="TRADE",
    priority=2,
    finds={"Tokyo may strike back against US sanctions on chips.": {"modality": "possible"}},
)
POLICY_UNDERGONE = EventRule(
    id="event.policy.undergone",
    event_type="policy",
    triggers="policy",
    verbs="@raise, @cut, @stop, @delay, introduce, raise, cut, abolish, scrap, lift, tighten, reform, freeze, halve, slash, phase_out, extend, ease, relax, reduce, increase, repeal, put_off, postpone",
    voice="passive",
    object="STATEMEANS",
    not_near="FIRMSUFFIX PLANTONLY",
    not_subject="ORG FIRM",
    finds={"Subsidies for solar panels will be cut by half.": {"modality": "planned"}},
)
STATE_TERMS = EventRule(
    id="event.policy.state_terms",
    event_type="policy",
    triggers="policy",
    verbs="@raise, @cut, @stop, raise, cut, lower, increase, reduce, reform, freeze, introduce, extend, abolish, scrap, set",
    subject="GOV LAWMAKERS MINISTRYWORD COALITIONWORD",
    object="STATEMEANS",
    not_subject="FIRMSUFFIX",
    finds={"The coalition agreed to raise the retirement age.": {}},
)
COUNTRY_BANS = EventRule(
    id="event.policy.country_bans",
    event_type="policy",
    triggers="policy",
    verbs="@raise, @cut, @stop, ban, nationalise, nationalize, devalue, revalue, subsidise, legalise, legalize, outlaw, deregulate, cut, raise, lift, freeze, abolish, impose, introduce",
    subject="PLACE",
    object="LAWOBJECT EXPORTTRADE CURRENCY STATEMEANS",
    not_subject="ORG PERSON FIRM",
    finds={"Egypt has banned exports of rice for six months.": {}},
)
RATES_HOLD = EventRule(
    id="event.policy.rates_hold",
    event_type="policy",
    triggers="ratemove",
    verbs="keep, leave, hold, maintain",
    beside="ONHOLD",
    near="CENTRALBANK INTERESTRATE",
    priority=3,
    finds={"Bank of Japan policymakers voted to keep rates on hold.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
