"""The forms of an alliance: joint venture, stake, supply … as the words of its passages say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.codes import FORMS
from tieup.coding.assertion import assertion_of
from tieup.coding.frame import Frame
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document

# The constructions of a frame that can carry a form which the words alone do not make ("shares", "builds").
CARRIES = {
    "acquisition": frozenset({"object", "into", "by", "to", "loose", "mutual"}),
    "equity_stake": frozenset({"into", "by", "prefix", "object", "which", "role", "from", "round"}),
    "licensing": frozenset({"from", "to", "loose", "object"}),
    "manufacturing_agreement": frozenset({"to", "by"}),
    "supply_agreement": frozenset({"to", "from", "by", "beside"}),
    "joint_development": frozenset({"with", "joint"}),
}
AFTER = 60  # characters: "approached Nissan about a controlling stake"
APPROACH = "alliance.approach"
MARGIN = 12  # characters: "about 5" before "% of Xpeng"
SUPPLY_VERB = "form.supply.verb"
MINOR = "form.equity_stake.minor"
STAKE_IN_PLANT = "form.joint_venture.stake_in_plant"
GENERIC = "form.alliance.generic"  # "partnership", "deal": says nothing of the form where another is named
STRATEGIC = "form.alliance.strategic"
PLATFORM = "form.licensing.platform"
JOINING = re.compile(r"(?:team|join)")
# What the partners of a joint venture do for their company, by the words for each form that are too weak beside it.
OF_THE_COMPANY = {
    "equity_stake": frozenset({"form.equity_stake"}),
    "supply_agreement": frozenset({SUPPLY_VERB, "form.supply.goods", "alliance.dealing"}),
    "manufacturing_agreement": frozenset({"form.manufacturing.for"}),
    "strategic_alliance": frozenset({STRATEGIC}),
}
FORMED = re.compile(
    r"\b(?:form|found|establish|enter|conclud|creat|sign)[a-z]*(?: up| into| in)? (?:an? |the |their )?(?:new )?$")
SHARE_OF_IT = re.compile(r"(?:invest|shares?\b|\d)")  # shares of the joint company, not of the partner
OF_WHOM = re.compile(r" ?(?:%|per ?cent)? ?(?:stake |share |of the shares )?(?:of|in|into) (?:the )?")
HEAD = 8  # sentences, the title among them
WEAK_WORDS = frozenset({"alliance.dealing", "alliance.done_by", "alliance.do_with"})
# What the words that bind two names say of the form by themselves.
IMPLIED = {
    "alliance.venture": "joint_venture",
    "alliance.belongs": "joint_venture",
    "alliance.founders": "joint_venture",
    "alliance.plant_with": "joint_venture",
    "alliance.their_own": "joint_venture",
    "alliance.thing_of": "joint_venture",
    "alliance.merger": "merger",
    "alliance.stake": "equity_stake",
    "alliance.invest": "equity_stake",
    "alliance.funding_round": "equity_stake",
    "alliance.shareholder": "equity_stake",
    "alliance.stake_in_which": "equity_stake",
    "alliance.backed": "equity_stake",
    "alliance.acquire": "acquisition",
    "alliance.suitor": "acquisition",
    "alliance.supply": "supply_agreement",
    "alliance.buy_from": "supply_agreement",
    "alliance.lend": "supply_agreement",
    "alliance.order_from": "supply_agreement",
    "alliance.choose": "supply_agreement",
    "alliance.order_alone": "supply_agreement",
    "alliance.make_for": "manufacturing_agreement",
    "alliance.license_to": "licensing",
    "alliance.let_use": "licensing",
    "alliance.distribute": "marketing_distribution",
}
# Between a party and the words that say what it is: "VECV, a joint venture of Volvo and Eicher".
APPOSITION = re.compile(r"(?: \([^)]*\))?(?:,| is| -) (?:itself )?(?:an?|the) (?:[a-z0-9:%/-]+ ){0,5}")
BUSINESS = re.compile(r"\b(?:business|division|assets|operations|subsidiary|whole of|entire company)\b")
IN_THE_COMPANY = re.compile(
    r" in (?:the|its|their|this|both) (?:[a-z0-9-]+ ){0,3}"
    r"(?:joint[- ]ventures?|ventures?|jvs?|plants?|factor(?:y|ies))\b")
FOR_OR_BY = re.compile(r"\b(?:for|by)\b")
BUILT = re.compile(r"(?:build|built|assembl|manufactur)")
DEVELOPED = re.compile(r"(?:develop|engineer|design)")
LICENSED = re.compile(
    r"\b(?:licen[cs]|platform|architecture|technolog|patent|know-how|royalt|intellectual)")
GIVEN = re.compile(
    r"(?:land|win|won|bag|clinch|secur|ship|feed|fed|suppl|buy|bought|sell|sold|sourc|order|purchas|provid|furnish|deliver|get|got|take|took|obtain|"
    r"reserv|commit|pay|paid|fit|equip|install|put|bring|brought|promis|allot|set aside|setting aside)")
PARTS = re.compile(
    r"\b(?:cells?|batter(?:y|ies)|packs?|modules?|chips?|motors?|lithium|cathodes?|gigawatt-hours|gwh)\b")
VEHICLES = re.compile(r"\b(?:cars?|vehicles?|vans?|trucks?|buses|suvs?|pickups?|models?|scooters?|sedans?)\b")
PART_OF_SHARES = re.compile(r"\d ?(?:%|per ?cent)|\b(?:stake|shares?|minority|tenth|fifth|quarter|third)\b")


def find_forms(document: Document, topic: Topic, folded: str, cues: dict[int, list[Cue]],
               codebook: Codebook) -> list[Claim]:
    """Return a claim for each form that the article gives the alliance, the first evidence for each."""
    found: dict[str, Claim] = {}
    generic: Claim | None = None
    frames: dict[int, list[Frame]] = {}
    for frame in topic.frames:
        frames.setdefault(frame.sentence_id, []).append(frame)
    near = near_sentences(document, topic)
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if cue.start < start or cue.start >= end or index not in near:
                continue
            if cue.entry.variable == "form_between" and not is_carried(cue, frames.get(index, ())):
                continue
            known = found.get(cue.entry.value)
            if cue.entry.value == "joint_venture" and is_party_itself(document, topic, cue, folded):
                continue
            if known and cue.entry.id != GENERIC and not is_weak(known, folded):
                continue
            assertion = assertion_of(document, document.sentences[index], cue.start, cue.end)
            if assertion == "negated":
                continue
            claim = Claim(index, cue.start, cue.end, "form", cue.entry.value, cue.entry.id, assertion)
            if cue.entry.id == GENERIC:
                generic = generic or claim
            elif known is None or not is_weak(claim, folded):
                found[cue.entry.value] = claim
    if not found:
        for claim in implied(document, topic, folded, codebook):
            if not (generic and claim.rule in WEAK_WORDS and generic.sentence_id in frames):
                found.setdefault(claim.value, claim)
    settle(found, generic, topic, folded)
    return [found[form] for form in FORMS if form in found]


def is_party_itself(document: Document, topic: Topic, cue: Cue, folded: str) -> bool:
    """Tell whether a party is said to be a joint venture: "VECV, a joint venture of Volvo and Eicher"."""
    return any(APPOSITION.fullmatch(folded, mention.end, cue.start) for mention in document.mentions[cue.sentence_id]
               if mention.organisation in topic.parties and mention.end <= cue.start)


def near_sentences(document: Document, topic: Topic) -> set[int]:
    """Return the sentences whose words may name the form.

    They are of the paragraphs that bind the parties, or name a party, or stand in the head of their story.
    """
    paragraphs = {document.sentences[frame.sentence_id].paragraph for frame in topic.frames}
    head = HEAD if topic.focus == "main" else 0
    return {s.sentence_id for s in document.sentences if s.paragraph in paragraphs or s.sentence_id < head
            or not topic.parties.isdisjoint(mention.organisation for mention in document.mentions[s.sentence_id])}


def implied(document: Document, topic: Topic, folded: str, codebook: Codebook) -> list[Claim]:
    """Return the claims of the forms that the words binding the parties imply, where no word names a form."""
    claims = []
    for frame in [frame for frame in topic.frames if not frame.standing] or topic.frames:
        word = folded[frame.cue.start:frame.cue.end]
        around = folded[frame.start:min(document.sentences[frame.sentence_id].end, frame.end + 60)]
        form = IMPLIED.get(frame.cue.entry.id)
        if frame.cue.entry.id == "alliance.acquire" and PART_OF_SHARES.search(around):
            form = "equity_stake"
        if frame.cue.entry.id in WEAK_WORDS:
            if LICENSED.search(around) and not BUILT.match(word):
                form = "licensing"
            elif DEVELOPED.match(word):
                form = "joint_development"
            elif BUILT.match(word):
                form = "manufacturing_agreement" if FOR_OR_BY.search(around) else None
            elif GIVEN.match(word):
                form = "acquisition" if BUSINESS.search(around) else "supply_agreement"
        if frame.cue.entry.id == "alliance.make_for" and DEVELOPED.match(word):
            form = "joint_development"
        elif form == "manufacturing_agreement" and PARTS.search(around) and not VEHICLES.search(around):
            form = "supply_agreement"  # who makes cells for another supplies them
        if form in ("supply_agreement", "manufacturing_agreement") and any(
                (known := codebook.organisations.get(name)) and known.kind == "mobility" for name in topic.parties):
            form = None  # cars on somebody's app are a partnership
        if form:
            claims.append(Claim(frame.sentence_id, frame.cue.start, frame.cue.end, "form", form, frame.cue.entry.id))
    return claims


def is_carried(cue: Cue, frames: Iterable[Frame]) -> bool:
    """Tell whether a word that is too common alone stands in a frame whose construction gives it its form."""
    carriers = CARRIES[cue.entry.value]
    return any(frame.construction in carriers and frame.start - MARGIN <= cue.start < frame.end + reach_after(frame)
               for frame in frames)


def reach_after(frame: Frame) -> int:
    """Return how many characters after a frame may still hold a word that it carries."""
    return AFTER if frame.cue.entry.id == APPROACH else 0


def settle(found: dict[str, Claim], generic: Claim | None, topic: Topic, folded: str) -> None:
    """Drop the forms that others of the same alliance include, and name the form that nobody names."""
    frame = next((frame for frame in topic.frames if frame.joint_company), None)
    if frame is not None and "joint_venture" not in found and "merger" not in found:
        found["joint_venture"] = Claim(
            frame.sentence_id, frame.start, frame.end, "form", "joint_venture", frame.cue.entry.id)
    if "merger" in found:
        for form in ("joint_venture", "acquisition", "equity_stake"):
            found.pop(form, None)
    if "joint_venture" in found:
        found.pop("acquisition", None)  # a partner bought out of a joint venture
        equity = found.get("equity_stake")
        if equity and (equity.rule == MINOR or IN_THE_COMPANY.match(folded, equity.end) or (
                found["joint_venture"].rule == STAKE_IN_PLANT
                and equity.sentence_id == found["joint_venture"].sentence_id)):
            del found["equity_stake"]  # the share of the joint company
        drop_what_serves_the_company(found, topic, folded)
    licence, supply = found.get("licensing"), found.get("supply_agreement")
    if licence and supply and licence.sentence_id == supply.sentence_id and supply.rule == SUPPLY_VERB:
        del found["supply_agreement"]  # what "comes from" the other is the licence
    for form in ("licensing", "strategic_alliance"):
        if len(found) > 1 and form in found and is_weak(found[form], folded):
            del found[form]
    if "acquisition" in found:
        found.pop("equity_stake", None)
    if not found:
        first = topic.first
        found["strategic_alliance"] = generic or Claim(
            first.sentence_id, first.cue.start, first.cue.end, "form", "strategic_alliance", first.cue.entry.id)


def drop_what_serves_the_company(found: dict[str, Claim], topic: Topic, folded: str) -> None:
    """Drop the forms that only say what the partners of a joint venture do for it: put money in, provide, build."""
    for form in OF_THE_COMPANY:
        claim = found.get(form)
        if not claim or not (is_weak(claim, folded) or claim.rule == STRATEGIC):
            continue
        if not is_of_party(claim, topic, folded) and not is_formed(claim, folded):
            del found[form]


def is_formed(claim: Claim, folded: str) -> bool:
    """Tell whether a strategic alliance is itself what the partners form: "agreed on forming a strategic alliance"."""
    return claim.rule == STRATEGIC and FORMED.search(folded, max(0, claim.start - 40), claim.start) is not None


def is_of_party(claim: Claim, topic: Topic, folded: str) -> bool:
    """Tell whether a share is said to be of a partner by its name: "20% of Leapmotor"."""
    after = OF_WHOM.match(folded, claim.end)
    return claim.value == "equity_stake" and after is not None and any(
        folded.startswith(fold(party).split()[0], after.end()) for party in topic.parties)


def is_weak(claim: Claim, folded: str) -> bool:
    """Tell whether the words for a form say little beside another form, or beside firmer words for the same.

    A platform may be supplied or shared; who teams up does so for what the other form says.
    """
    if claim.rule == STRATEGIC:
        return JOINING.match(folded, claim.start, claim.end) is not None
    if claim.rule == "form.equity_stake":
        return SHARE_OF_IT.match(folded, claim.start, claim.end) is not None
    return claim.rule == PLATFORM or claim.rule in OF_THE_COMPANY.get(claim.value, ())
