"""Events of alliance: partnerships, joint ventures, agreements to work together."""

from __future__ import annotations

from pipelines.extraction.rules.events_base import EventRule

PARTNERSHIP = EventRule(
    id="event.partnership.noun",
    event_type="partnership",
    triggers="partnership",
    object="ORG FIRM",
    not_object="PLACE PERSON",
    verbs=(
        "partnership, joint_venture, alliance, tie-up, collaboration, tieup, strategic_alliance, licensing_agreement, "
        "distribution_agreement, marketing_agreement, cooperation_agreement, memorandum_of_understanding, distribution_deal, "
        "licensing_deal, franchise_agreement, partnership_agreement, codeshare, code-share, marketing_deal, licence_agreement, "
        "license_agreement, mou, technology_agreement, development_agreement, sponsorship_deal, joint_development, framework_cooperation"
    ),
    fresh=True,
    finds={"Norvik Foods is in a joint venture with Holm Dairies.": {"participant_names": ["Norvik Foods", "Holm Dairies"]}},
    ignores=("In partnership, trust matters.",),
)
PARTNER = EventRule(
    id="event.partnership.verb",
    event_type="partnership",
    triggers="partner",
    not_beside="PROBEWORD REGULATOR COURT",
    near="ORG FIRM",
    finds={"Norvik Foods has teamed up with Holm Dairies to sell cheese.": {}},
)
FORM_PARTNER = EventRule(
    id="event.partnership.form",
    event_type="partnership",
    triggers="agree",
    verbs=(
        "set_up, establish, form, create, announce, sign, enter_into, expand, extend, end, dissolve, unwind, terminate, "
        "break_up, launch, conclude"
    ),
    object="PARTNERNOUN",
    not_beside="BUYWORD FUNDS",
    priority=2,
    finds={"Norvik Foods and Holm Dairies set up a joint venture in 2003.": {"date_start": "2003-01-01", "date_end": "2003-12-31"}},
)
JOINTLY = EventRule(
    id="event.partnership.jointly",
    event_type="partnership",
    triggers="jointly",
    near="ORG",
    finds={"Isberg Foods and Larch Foods will jointly develop a cold store.": {"modality": "planned"}},
)
AGREE_PARTNER = EventRule(
    id="event.partnership.agreement",
    event_type="partnership",
    triggers="agree",
    verbs="sign, reach, strike, enter, enter_into, conclude, extend, seal, renew, finalise, finalize, announce, ink, expand, forge",
    object="DEALWORD",
    beside="ORG FIRM",
    near="WITH",
    not_beside="BUYWORD CONTRACTWORD FUNDS LEGALWORD TRADE JOBS",
    not_near="MERGERWORD UNIONWORD",
    finds={"Norvik Foods signed an agreement with Holm Dairies to develop yoghurts.": {}},
)
DISTRIBUTOR = EventRule(
    id="event.partnership.distributor",
    event_type="partnership",
    triggers="overtake",
    verbs="become",
    object="DISTRIBUTORWORD",
    not_object="MARKETPOS",
    finds={"Norvik Foods becomes the exclusive distributor of Solvex cameras in Spain.": {}},
)
JOINT_PROJECT = EventRule(
    id="event.partnership.joint_project",
    event_type="partnership",
    triggers="agree",
    verbs="launch, agree, form, announce, set_up, establish, create, start, begin, sign, plan",
    object="JOINTWORK",
    subject="ORG FIRM PRONOUN",
    finds={"Norvik Foods and a university have started a joint research project.": {}},
)

RULES = tuple(v for v in list(globals().values()) if isinstance(v, EventRule))
