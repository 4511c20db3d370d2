"""Approaches, pooled businesses, options used and assets on the block."""

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
HAND_CONTROL = EventRule(
    id="event.merger_acquisition.hand_control",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="hand_control_of, hand_over_control_of, cede_control_of, relinquish_control_of",
    object="FIRM ORG",
    finds={"The family has handed control of the brewer to a buyout firm.": {}},
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
SIGHTS = EventRule(
    id="event.merger_acquisition.sights",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="turn_its_sights_on, set_its_sights_on",
    object="ORG FIRM",
    modality="possible",
    finds={"The Swedish group has turned its sights on Marlow.": {"modality": "possible"}},
)
PAY_A_SHARE = EventRule(
    id="event.merger_acquisition.pay_a_share",
    event_type="merger_acquisition",
    triggers="dealtalk",
    verbs="pay, offer",
    object="MONEY",
    beside="EACHSHARE",
    subject="ORG FIRM PRONOUN",
    not_near="DIVIDEND",
    finds={"Solvex will pay $14 in cash for each Delmar share.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
