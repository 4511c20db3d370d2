"""Approaches, pooled businesses and assets on the block; and the credit that firms seek, bend and pay off."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

POOL = EventRule(
    id="event.merger_acquisition.pool",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="pool",
    object="FIRM OPERATION",
    subject="ORG FIRM PRONOUN",
    finds={"The two dairies agreed to pool their businesses.": {}},
    ignores=("The two dairies pooled their knowledge.",),
)
CIRCLE = EventRule(
    id="event.merger_acquisition.circle",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="circle, stalk, eye, run_the_rule_over, vie_for, vie_to_buy, express_interest_in, show_interest_in",
    object="ORG FIRM STAKE",
    subject="ORG FIRM BUYER",
    not_object="CUSTOMER MARKETWORD PLACE PERSON CONTRACT JOBS CONTRACTGOODS SUBSCRIBERS",
    not_near="WAGE UNIONWORD CONTRACTNOUN",
    modality="possible",
    finds={"Two buyout groups are circling Velt Bank.": {"modality": "possible"}},
    ignores=("The bank is wooing customers.",),
)
ON_BLOCK = EventRule(
    id="event.merger_acquisition.on_block",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="go_on_the_block, come_up_for_sale, go_up_for_sale, come_onto_the_market, go_under_the_hammer",
    near="FIRM ORG PLANT LOANBOOK",
    modality="planned",
    finds={"A second portfolio of mortgages goes on the block in spring.": {"modality": "planned"}},
)
SELL_ASSETS = EventRule(
    id="event.merger_acquisition.sell_assets",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="@sell",
    head="LOANBOOK",
    subject="ORG FIRM PRONOUN",
    not_object="SECURITY MANY",
    beside="ORG MONEY FIRM",
    finds={"Velt Bank sold a portfolio of bad loans to a group of funds.": {}},
    ignores=("Velt Bank sold more mortgages in May.",),
)
STAKE_PRICE = EventRule(
    id="event.merger_acquisition.stake_price",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="agree_to_pay",
    beside="STAKE ORG",
    near="STAKE SHARECAPITAL",
    not_near="LEGALWORD CRIME DIVIDEND",
    finds={"The fund agreed to pay $600m for a stake of around 13% in Norvik.": {"amount": 6e8}},
)
OWNED_UNIT = EventRule(
    id="event.merger_acquisition.owned_unit",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="become",
    beside="OWNEDUNIT",
    finds={"Norvik became a wholly owned unit of Holm in May.": {}},
)
TALKS_FAIL = EventRule(
    id="event.merger_acquisition.talks_fail",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="fall_through, collapse, break_down",
    subject="TALKS MERGERWORD",
    near="BUYER MERGERWORD INVESTORWORD",
    not_near="UNIONWORD WAGE TRADE UNIONSUBJECT",
    modality="cancelled",
    finds={"Talks with two potential bidders fell through.": {"modality": "cancelled"}},
)
LINKED = EventRule(
    id="event.merger_acquisition.linked",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="be_linked_with",
    beside="MERGERWORD BIDWORD",
    modality="possible",
    finds={"Two rivals were linked with a bid for the brewer.": {"modality": "possible"}},
)
FOLD = EventRule(
    id="event.merger_acquisition.fold",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="tie_the_knot",
    near="ORG FIRM",
    finds={"The two lenders will tie the knot in June.": {"modality": "planned"}},
)
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
FOLDED = EventRule(
    id="event.merger_acquisition.folded",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="fold_into",
    near="ORG FIRM",
    finds={"Delmar is to be folded into its larger sister company Solvex.": {"modality": "planned"}},
)
WINNER = EventRule(
    id="event.merger_acquisition.winner",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="emerge_as",
    beside="WINNERWORD",
    near="SALEWORD FIRM AUCTION",
    finds={"Calder Partners emerged as the winner of the auction for the bakery chain.": {}},
)
EXERCISED = EventRule(
    id="event.merger_acquisition.option_used",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="exercise",
    object="OPTIONWORD",
    beside="STAKE PERCENT ORG",
    finds={"The Finnish group exercised its option to buy the remaining 30 percent of Nordhem.": {}},
    ignores=("The manager exercised his stock options.",),
)
CLOSED_DEAL = EventRule(
    id="event.merger_acquisition.closed_deal",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="close, complete, finalise, finalize, wrap_up, seal, consummate",
    object="PURCHASEWORD",
    beside="PLANT ORG FIRM STAKE LOANBOOK",
    not_near="IPOWORD",
    priority=2,
    finds={"Norvik closed its purchase of two Estonian mills.": {}},
)
HOLDERS_APPROVE = EventRule(
    id="event.merger_acquisition.holders_approve",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="approve, vote, back, accept",
    subject="SHAREHOLDERS",
    near="MERGERWORD",
    beside="MERGERWORD OFFERWORD",
    finds={"Shareholders in Kestrel Airways voted in favour of the takeover by Lumo Air.": {}},
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
HAND_CONTROL = EventRule(
    id="event.merger_acquisition.hand_control",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="hand_control_of, hand_over_control_of, cede_control_of, relinquish_control_of",
    object="FIRM ORG",
    finds={"The family has handed control of the brewer to a buyout firm.": {}},
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
TRUMP = EventRule(
    id="event.merger_acquisition.trump",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="trump, outbid",
    near="BIDWORD FIRM ORG",
    subject="ORG FIRM PRONOUN",
    finds={"Halvard trumped its rival with an offer of 310p a share for the distiller.": {}},
)
BUYOUT_BY = EventRule(
    id="event.merger_acquisition.bought_out",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="buy_out",
    near="FIRM ORG PUBLICATION",
    finds={"The regional paper was bought out by its managers.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
