"""Events of ownership: mergers, acquisitions, stakes, bids and sales of businesses."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

ACQUIRE = EventRule(
    id="event.merger_acquisition.acquire",
    event_type="merger_acquisition",
    triggers="acquire",
    object="STAKE FIRM NAME PLANT MARKETPOS",
    not_object="JOBS MARKETBUY CONTRACT POST PERSONAL",
    finds={
        "Norvik Foods has acquired Danish rival Holm Dairies.": {
            "participant_names": ["Norvik Foods", "Holm Dairies"],
            "modality": "actual",
        },
        "Holm Dairies will be taken over by Norvik Foods.": {"participant_names": ["Norvik Foods", "Holm Dairies"], "modality": "planned"},
    },
    ignores=("Players can acquire new skills in the game.",),
)
BUY = EventRule(
    id="event.merger_acquisition.buy",
    event_type="merger_acquisition",
    triggers="buy",
    object="STAKE FIRM ORG",
    not_object="MARKETBUY JOBS CONTRACT BUYBACK DIVIDEND FUNDS SECURITY POST PRICE LEGAL SECURITYWORD",
    not_beside="MARKETBUY",
    verbs="@buy, buy, purchase, absorb, swallow",
    finds={"Norvik Foods agreed to buy Holm Dairies for $40 million.": {"modality": "actual", "amount": 40e6}},
    ignores=("Traders said China bought 200,000 tonnes of soybeans.", "Norvik bought ten aircraft from Airbus."),
)
BUY_LOOSE = EventRule(
    id="event.merger_acquisition.take_stake",
    event_type="merger_acquisition",
    triggers="stake",
    object="STAKE",
    head="STAKE COUNT PERCENT",
    not_object="RATE MARKETWORD INTERESTCOST",
    not_beside="RATE",
    priority=1,
    finds={
        "Norvik Foods said it raised its stake in Holm Dairies to 12 pct.": {"participant_names": ["Norvik Foods", "Holm Dairies"]},
        "The fund bought a 7.2% stake in Holm Dairies.": {},
    },
    ignores=("The bank raised interest rates.",),
)
EXPLORE = EventRule(
    id="event.merger_acquisition.explore",
    event_type="merger_acquisition",
    triggers="explore",
    object="SALEWORD",
    not_near="UNIONWORD",
    modality="possible",
    finds={"Norvik Foods is exploring a sale of its bakery arm.": {"modality": "possible"}},
)
ADD_FIRM = EventRule(
    id="event.merger_acquisition.add_firm",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="add",
    object="FIRM",
    near="ACQUIRING",
    finds={"The group has been on an acquisition streak, adding four companies.": {}},
)
PAY_FOR = EventRule(
    id="event.merger_acquisition.pay_for",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="pay",
    object="MONEY",
    beside="ORG FIRM STAKE",
    near="ACQUIRING STAKE FIRM",
    not_near="LEGALWORD CRIME DIVIDEND TRADE WAGE",
    not_beside="JOBS DIVIDEND LEGALWORD SHAREHOLDERS",
    finds={"It paid $610 million for units of payments company Solvex.": {"amount": 610e6}},
)
RAISE_BID = EventRule(
    id="event.merger_acquisition.raise_bid",
    event_type="merger_acquisition",
    triggers="raisebid",
    verbs="raise, sweeten, increase, improve, extend, lower, withdraw, renew",
    object="OFFERWORD",
    beside="ORG FIRM MONEY",
    not_object="JOBS",
    not_near="UNIONWORD",
    finds={"Nordhem AB raised its offer for Kotka Lifts to EUR 21 a share.": {}},
)
PREFERRED = EventRule(
    id="event.merger_acquisition.bidder",
    event_type="merger_acquisition",
    triggers="preferredbidder",
    near="ORG FIRM",
    modality="possible",
    not_near="CONTRACTWORK",
    finds={"Larch Foods is the preferred bidder for the frozen food group Isberg.": {"modality": "possible"}},
)
SEEK_BUYER = EventRule(
    id="event.merger_acquisition.seek_buyer",
    event_type="merger_acquisition",
    triggers="explore",
    verbs="seek, look_for, find",
    object="BUYER",
    modality="planned",
    finds={"Marlow Group is seeking a buyer for its shipyard.": {"modality": "planned"}},
)
CHANGE_HANDS = EventRule(
    id="event.merger_acquisition.change_hands",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="change_hands",
    subject="FIRM ORG PLANT PRONOUN",
    finds={"The chain changed hands for $900 million in 2004.": {"amount": 900e6}},
    ignores=("About 4 million shares changed hands.",),
)
SELL_OUT = EventRule(
    id="event.merger_acquisition.sell_out",
    event_type="merger_acquisition",
    triggers="sell",
    verbs="sell_out",
    beside="ORG MONEY",
    finds={"The family behind Holm Dairies sold out to Norvik Foods for $310m.": {}},
)
PICK_UP = EventRule(
    id="event.merger_acquisition.pick_up",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="pick_up",
    object="ORG FIRM",
    not_object="CONTRACT PRODUCT PERSON",
    finds={"Norvik Foods picked up cheese maker Holm Dairies.": {}},
)
FOR_SALE = EventRule(
    id="event.merger_acquisition.for_sale",
    event_type="merger_acquisition",
    triggers="sell",
    verbs="put_up_for_sale, put_on_the_block, put_on_the_market",
    modality="planned",
    not_object="SHARECAPITAL",
    not_near="SECURITYSTRONG",
    finds={"Three dairies were put up for sale in May.": {"modality": "planned"}},
)
BUY_PERCENT = EventRule(
    id="event.merger_acquisition.buy_percent",
    event_type="merger_acquisition",
    triggers="stake",
    verbs="acquire, buy, purchase, sell, raise, take_up, dispose_of, accumulate",
    object="PERCENT",
    beside="SHARECAPITAL ORG",
    not_near="IPOWORD BUYBACK",
    priority=1,
    finds={"Orchid Capital acquired 5.1 percent of the shares in Norvik Foods.": {"participant_names": ["Orchid Capital", "Norvik Foods"]}},
)
BUY_SHARES = EventRule(
    id="event.merger_acquisition.buy_shares",
    event_type="merger_acquisition",
    triggers="stake",
    verbs="acquire, buy, purchase, accumulate",
    object="MANY",
    beside="SHARECAPITAL",
    subject="ORG PERSON PRONOUN",
    not_near="IPOWORD BUYBACK",
    finds={"Orchid Capital bought 400,000 shares of Norvik Foods on March 9.": {}},
)
BUY_ADD = EventRule(
    id="event.merger_acquisition.add_company",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="add, pick_up, take, secure, win_control_of, gain_control_of, take_control_of, pay",
    object="STAKE",
    beside="STAKE",
    head="STAKE",
    not_beside="MARKETWORD INTERESTCOST",
    finds={"Norvik Foods won control of the remaining stake.": {}},
)
CONTROL = EventRule(
    id="event.merger_acquisition.control",
    event_type="merger_acquisition",
    triggers="control",
    object="FIRM ORG STAKE",
    finds={"Norvik Foods bought into Holm Dairies in 1999.": {"date_start": "1999-01-01", "date_end": "1999-12-31"}},
)
MERGE = EventRule(
    id="event.merger_acquisition.merge",
    event_type="merger_acquisition",
    triggers="merge",
    verbs="merge, amalgamate, demerge",
    near="ORG FIRM",
    not_object="COUNT POST",
    not_beside="PRODUCTWORD",
    finds={"Norvik Foods is to merge with Holm Dairies.": {"modality": "planned"}},
    ignores=("Sales rose, combined with lower costs.",),
)
SELL = EventRule(
    id="event.merger_acquisition.sell",
    event_type="merger_acquisition",
    triggers="sell",
    verbs=(
        "@sell, sell, divest, dispose_of, offload, spin_off, hive_off, sell_off, unload, shed, auction, demerge, spin_out, carve_out, "
        "part_with, jettison, put_up_for_sale"
    ),
    object="STAKE FIRM",
    not_object="SECURITY PRODUCT MARKETBUY MANY",
    finds={
        "Norvik Foods sold its bakery unit to Holm Dairies.": {"participant_names": ["Norvik Foods", "Holm Dairies"]},
        "The bakery business was sold to Holm Dairies for $12 million.": {"amount": 12e6},
    },
    ignores=("The retailer sold more televisions in May.",),
)
SELL_NAME = EventRule(
    id="event.merger_acquisition.sell_named",
    event_type="merger_acquisition",
    triggers="sell",
    verbs="sell, divest, offload, spin_off, demerge",
    object="ORG",
    not_object="JOBS SECURITY PRODUCT MARKETBUY COUNT MANY",
    not_beside="MARKETBUY",
    finds={"Norvik Foods divested Holm Dairies last year.": {}},
)
TAKEOVER = EventRule(
    id="event.merger_acquisition.takeover",
    event_type="merger_acquisition",
    triggers="takeover",
    object="ORG FIRM STAKE PRONOUN PLANT",
    subject="",
    not_object="RATE",
    finds={"Norvik Foods completed the acquisition of Holm Dairies on Monday.": {"participant_names": ["Norvik Foods", "Holm Dairies"]}},
    ignores=("Acquisition costs rose.", "Mergers and acquisitions are common in the sector."),
)
TAKEOVER_PLAIN = EventRule(
    id="event.merger_acquisition.takeover_of_subject",
    event_type="merger_acquisition",
    triggers="takeover",
    subject="ORG FIRM",
    fresh=True,
    finds={"Marlow Group received a takeover approach from a bidder.": {"participant_names": ["Marlow Group"]}},
)
TAKEOVER_DEFINITE = EventRule(
    id="event.merger_acquisition.taken_up",
    event_type="merger_acquisition",
    triggers="takeover",
    verbs="acquisition, takeover, merger, buyout, divestment, divestiture, disposal, sell-off",
    near="ORG",
    finds={"The acquisition will strengthen Marlow Group's position in Poland.": {}},
)
COMBINE = EventRule(
    id="event.merger_acquisition.combine",
    event_type="merger_acquisition",
    triggers="merge",
    verbs="combine, join_forces",
    subject="ORG",
    near="MERGERWORD DEALWORD",
    finds={"Lumo Air and Kestrel Airways agreed to combine in a deal valued at $5 billion.": {}},
)
BID = EventRule(
    id="event.merger_acquisition.bid",
    event_type="merger_acquisition",
    triggers="bidnoun",
    object="ORG FIRM STAKE",
    near="FIRM ORG STAKE",
    not_object="JOBS CONTRACT SECURITY PRODUCT MARKETBUY DIVIDEND PRICE FUNDS",
    not_near="IPOWORD",
    finds={"The bid for Holm Dairies by Norvik Foods lapsed.": {}},
    ignores=("The bid price of the bonds was 98.", "In a bid to cut costs, Norvik froze wages."),
)
BIDVERB = EventRule(
    id="event.merger_acquisition.bid_for",
    event_type="merger_acquisition",
    triggers="bid",
    object="ORG FIRM STAKE",
    not_object="CONTRACT",
    finds={"Norvik Foods has approached Holm Dairies about a merger.": {}},
)
DEALFAIL = EventRule(
    id="event.merger_acquisition.collapse",
    event_type="merger_acquisition",
    triggers="dealfail",
    verbs=(
        "fail, collapse, fall_through, break_down, fizzle, fizzle_out, break_off, call_off, end, abandon, scrap, terminate, drop, "
        "walk_away_from, pull_out_of, back_out_of, withdraw, block, get_out_of, back_away_from, abort, torpedo, scupper, shelve, lapse, founder, come_to_nothing"
    ),
    near="MERGERWORD ORG",
    object="TALKS",
    not_near="UNIONWORD TRADE",
    not_subject="REGULATORBODY",
    modality="cancelled",
    finds={"Norvik Foods abandoned the takeover of Holm Dairies.": {"modality": "cancelled"}},
)
ACCEPT_BID = EventRule(
    id="event.merger_acquisition.accept_bid",
    event_type="merger_acquisition",
    triggers="raisebid",
    verbs="accept",
    object="OFFERWORD",
    not_near="UNIONSUBJECT WAGE",
    finds={"Directors of Norvik Foods accepted the takeover offer.": {}},
    ignores=("The shop accepted cash.",),
)
SPENT_ON = EventRule(
    id="event.merger_acquisition.spent_on",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="spend",
    object="MONEY",
    beside="ORG",
    near="FIRM ACQUIRING",
    not_near="PLANT ADVERTWORD",
    finds={"Norvik Foods spent $1.2 billion on analytics firm Delmar in 2018.": {"amount": 1.2e9}},
    ignores=("Norvik Foods spent $4 million on energy.",),
)
MAKE_BID = EventRule(
    id="event.merger_acquisition.make_bid",
    event_type="merger_acquisition",
    triggers="makebid",
    verbs="make, table, launch, lodge, submit, mount, put_in, put_forward, plan, consider, prepare, weigh, mull, trump",
    object="BIDWORD",
    near="ORG FIRM SHAREHOLDERS",
    not_near="UNIONSUBJECT WAGE CONTRACTNOUN",
    not_beside="JOBS",
    finds={"Norvik Foods tabled an improved offer of 540p a share for the dairy group.": {}},
    ignores=("The union tabled a pay offer.", "Norvik Foods made a cake."),
)
BID_NOUN = EventRule(
    id="event.merger_acquisition.bid_noun",
    event_type="merger_acquisition",
    triggers="takeover",
    verbs=(
        "rival_bid, counter-bid, counterbid, hostile_bid, cash_bid, all-share_bid, improved_bid, improved_offer, unsolicited_offer, "
        "unsolicited_bid, all-share_offer, indicative_offer, rival_offer, takeover_proposal, merger_proposal, buyout_offer, "
        "buyout_proposal, counter-offer, preliminary_approach, bid_approach, hostile_takeover, agreed_bid, cash-and-share_offer"
    ),
    not_near="UNIONSUBJECT WAGE",
    finds={"A counter-bid is possible, analysts said.": {"modality": "possible"}},
)
PURCHASE = EventRule(
    id="event.merger_acquisition.purchase",
    event_type="merger_acquisition",
    triggers="purchasenoun",
    object="ORG FIRM STAKE",
    not_object="MARKETBUY SECURITY CONTRACT CONTRACTGOODS PRICE SHARECAPITAL PLACE",
    finds={"Growth came from the purchase in May of Holm Dairies.": {}},
    ignores=("Purchases of oil rose.",),
)
IN_TALKS = EventRule(
    id="event.merger_acquisition.in_talks",
    event_type="merger_acquisition",
    triggers="intalks",
    near="BUYER MERGERNOUN SALEWORD ORG FIRM",
    not_near="UNIONWORD CONTRACTNOUN GOVONLY WAGE TRADE SECURITYSTRONG LEGALWORD",
    modality="possible",
    finds={"The bank is in talks with potential buyers.": {"modality": "possible"}},
    ignores=("The bank is in talks with its unions about pay.",),
)
STAKE_MOVES = EventRule(
    id="event.merger_acquisition.stake_moves",
    event_type="merger_acquisition",
    triggers="resultmove",
    verbs="rise, increase, climb, grow, fall, drop, decrease",
    subject="STAKENOUN",
    beside="PERCENT",
    near="ORG FIRM",
    not_subject="RATE PROFIT",
    finds={"Norvik's stake in the venture will rise to 51%.": {"modality": "planned"}},
    ignores=("Interest rates rose to 5%.",),
)
BECOME_OWNER = EventRule(
    id="event.merger_acquisition.become_owner",
    event_type="merger_acquisition",
    triggers="overtake",
    verbs="become",
    object="OWNERNOUN",
    finds={"Orchid Capital became the largest shareholder in Norvik Foods.": {}},
)
BUY_SITES = EventRule(
    id="event.merger_acquisition.buy_sites",
    event_type="merger_acquisition",
    triggers="buy",
    verbs="buy, purchase",
    object="PLANT",
    subject="ORG FIRM PRONOUN",
    not_object="AIRCRAFT CONTRACTGOODS PRODUCT SECURITY OUTPUT",
    finds={"Norvik Foods bought 17 shops from a failed rival.": {}},
)
REBUFF = EventRule(
    id="event.merger_acquisition.rebuff",
    event_type="merger_acquisition",
    triggers="dealfail",
    verbs="reject, rebuff, spurn, turn_down",
    near="MERGERWORD ORG",
    object="TALKS",
    not_near="UNIONWORD TRADE SHAREHOLDERS",
    not_subject="REGULATORBODY",
    modality="cancelled",
    finds={"Holm Dairies has turned down a takeover offer from Norvik Foods.": {"modality": "cancelled"}},
    ignores=("The board told shareholders to reject the offer from Norvik Foods.",),
)
TENDERED = EventRule(
    id="event.merger_acquisition.tendered",
    event_type="merger_acquisition",
    triggers="tenderv",
    object="SHARECAPITAL",
    finds={"Holders of 52% of the stock had tendered their shares by Friday.": {}},
)
SELL_SITES = EventRule(
    id="event.merger_acquisition.sell_sites",
    event_type="merger_acquisition",
    triggers="sell",
    verbs="@sell",
    head="PLANT",
    subject="ORG FIRM PRONOUN",
    not_object="PRODUCT SECURITY MARKETBUY MANY OUTPUT",
    finds={"Norvik Foods offloaded its last Brazilian mill in March.": {}},
    ignores=("Sales at its plants rose.",),
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
