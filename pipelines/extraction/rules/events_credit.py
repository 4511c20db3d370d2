"""Credit that firms seek, bend and pay off, and rounds led."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

WAIVER = EventRule(
    id="event.financing.waiver",
    event_type="financing",
    triggers="creditv",
    verbs="extend, grant, refuse, relax, waive, negotiate, seek, agree, amend, obtain, secure, reach, win, request, ask",
    beside="WAIVER",
    near="LOANWORD LENDERS DEBTWORD FUNDINGWORD DEBTPAPER",
    priority=3,
    finds={"Its banks refused to extend a waiver on the loan.": {}, "The builder negotiated a standstill with its creditors.": {}},
    ignores=("The agency granted a waiver to the refinery.",),
)
ASK_LENDERS = EventRule(
    id="event.financing.ask_lenders",
    event_type="financing",
    triggers="creditv",
    verbs="ask, persuade, invite, offer, call_on",
    object="LENDERS DEBTPAPER",
    to=True,
    finds={"The airline asked bondholders to accept shares in exchange.": {}},
    ignores=("The airline asked passengers to wait.",),
)
PAY_OFF = EventRule(
    id="event.financing.pay_off",
    event_type="financing",
    triggers="creditv",
    verbs="pay_off, prepay, pay_down, roll_over, renegotiate, redeem, repay",
    object="DEBTWORD LOANWORD DEBTPAPER",
    subject="ORG FIRM PRONOUN",
    not_near="HOUSEHOLD STUDENTWORD INTERESTCOST",
    finds={"Norvik paid off the last of its bank loans.": {}},
    ignores=("Norvik paid off its staff.",),
)
SELL_DEBT = EventRule(
    id="event.financing.sell_debt",
    event_type="financing",
    triggers="creditv",
    verbs="sell, place, auction",
    object="DEBTPAPER",
    near="MONEY",
    subject="ORG GOV FIRM PRONOUN",
    not_subject="INVESTORWORD",
    finds={"The treasury sold 2 billion euros of ten-year bonds on Tuesday.": {"amount": 2e9}},
    ignores=("Foreign funds sold bonds.",),
)
COLLECT = EventRule(
    id="event.financing.collect",
    event_type="financing",
    triggers="creditv",
    verbs="collect, amass",
    object="MONEY",
    near="STARTUP FUNDINGWORD",
    subject="ORG FIRM PRONOUN",
    not_object="FINEWORD",
    not_beside="TAXWORD CHARITY",
    finds={"Start-up Solvex collected $200m in May.": {"amount": 2e8}},
    ignores=("The state collected $200m in taxes.",),
)
INJECT = EventRule(
    id="event.financing.inject_more",
    event_type="financing",
    triggers="creditv",
    verbs="inject, stump_up, hand",
    object="MONEY",
    near="INVESTORWORD FUNDINGWORD STARTUP",
    not_near="PENSIONWORD FINEWORD",
    finds={"Its investors have agreed to inject another 30 million euros.": {}},
)
LOAN_TALKS = EventRule(
    id="event.financing.loan_talks",
    event_type="financing",
    triggers="creditv",
    verbs="seek, request, apply_for, line_up, receive, unlock, disburse, release, guarantee, approve, agree, sign, provide",
    object="LOANWORD",
    near="ORG FIRM GOV MONEY",
    not_near="HOUSEHOLD STUDENTWORD",
    finds={"The resort operator is seeking loans of 1.2bn baht from a group of banks.": {}},
    ignores=("Borrowers seek loans at lower rates.",),
)
UNICORN = EventRule(
    id="event.financing.unicorn",
    event_type="financing",
    triggers="creditv",
    verbs="become_a_unicorn",
    near="ORG FIRM PRONOUN",
    finds={"The lender became a unicorn in June.": {}},
)
TOP_UP = EventRule(
    id="event.financing.round_led",
    event_type="financing",
    triggers="creditv",
    verbs="top_up, lead, co-lead, wrap_up",
    object="ROUNDWORD",
    finds={"Orchid led the $12 million round.": {}},
    ignores=("Orchid led the field.",),
)
FRESH_CAPITAL = EventRule(
    id="event.financing.fresh_capital",
    event_type="financing",
    triggers="creditv",
    verbs="seek, raise, obtain, secure, borrow, get, line_up",
    object="CAPITALWORD MONEY",
    beside="CAPITALWORD LOANTAKER",
    near="ORG FIRM PRONOUN MUNICIPAL",
    not_object="PRICE DIVIDEND TARGET PROFIT CHARITY",
    not_beside="TAXWORD LEGALWORD",
    finds={"The builder is seeking fresh capital from its owners.": {}},
)
BORROW = EventRule(
    id="event.financing.borrow",
    event_type="financing",
    triggers="creditv",
    verbs="borrow",
    object="MONEY",
    subject="ORG FIRM GOV MUNICIPAL PRONOUN",
    not_near="HOUSEHOLD STUDENTWORD",
    only="planned actual",
    finds={"The city will borrow 300 million kronor to pay for the tram.": {"modality": "planned"}},
)
WRITE_OFF_DEBT = EventRule(
    id="event.financing.debt_forgiven",
    event_type="financing",
    triggers="creditv",
    verbs="write_off, forgive, waive",
    subject="LENDERS",
    beside="DEBTWORD",
    priority=2,
    finds={"Its creditors agreed to write off half of the debt.": {}},
)
TURN_TO = EventRule(
    id="event.financing.turn_to",
    event_type="financing",
    triggers="creditv",
    verbs="turn_to, go_to, ask, approach",
    object="SHAREHOLDERS LENDERS INVESTORWORD",
    beside="MONEY CAPITALWORD",
    subject="ORG FIRM PRONOUN",
    finds={"Kestrel Airways is turning to its shareholders for 200 million kronor.": {}},
)
STEP_IN = EventRule(
    id="event.financing.step_in",
    event_type="financing",
    triggers="creditv",
    verbs="step_in, come_to_the_rescue, come_to_the_aid",
    near="LOANWORD GUARANTEE MONEY",
    subject="GOV LENDERS INVESTORWORD SHAREHOLDERS",
    finds={"The state has stepped in with a guarantee for the shipyard's loans.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
