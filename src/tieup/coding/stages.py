"""How far an alliance has come, and whether it binds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tieup.coding.assertion import assertion_of
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document

HEAD_SENTENCES = 4  # full ones after the title; what they say of the stage outweighs the history that follows
FULL = 45  # characters of a sentence that is no kicker, byline or cry
ENDS = frozenset({"stage.called_off", "stage.terminated"})
VERB = 5  # characters that are enough to stand for the verb of an end
OWN_HEDGE = re.compile(
    r"^(?P<talks>talks|negotiations|discussions)\b|"
    r"\b(?:against|not|turn(?:ed|s) down|without|failed|unable|no|won't|never)\b")
SUPPOSED = re.compile(r"\b(?:can|if|unless|in case)\b[^,;]{0,40}$")  # "each can be wound up"
MERGER = "alliance.merger"
SETTLED = ("stage.definitive.signed", "stage.definitive.contract", "stage.established.founded")
OWNED = frozenset({"alliance.venture", "alliance.belongs", "alliance.founders"})
# Of words that bind the parties, what their tense says.
BY_ASSERTION = {
    "factual": "established", "historical": "established", "planned": "definitive_agreement", "possible": "rumoured"}
SURE = ("factual", "planned", "historical")
# What stands before a memorandum of old that later agreements have overtaken.
NEW = ("stage.definitive", "stage.memorandum")
MEMORANDUM = "stage.memorandum"
FIRM = ("stage.definitive", "stage.established", "stage.operational")
ALSO = re.compile(r"\b(?:also|in addition|additionally|separately|moreover|furthermore|at the same time|as well)\b")
SAYS_LITTLE = re.compile(r"(?:will|would|announce|unveil|approve|chosen|picked|selected|commit)")
ANNOUNCED = "alliance.announce_together"
FOUNDING = "stage.definitive.founding"
# What is put off if an alliance goes on.
PUT_OFF = re.compile(
    r"\b(?:expansion|(?:second|third|next|later) (?:[a-z]+ )?(?:stage|phase|line|building|step)|both projects)\b")
DATED = re.compile(r"\bin (?:\w+ )?(?:19|20)\d\d\b|\bof that (?:year|month)\b|\blast (?:week|month|year)\b")
FORMER = re.compile(
    r"\b(?:had|earlier|previous(?:ly)?|follow(?:s|ed|ing)|builds? on|after|since|initial(?:ly)?|"
    r"last (?:year|month|spring|summer|autumn|fall)|"
    r"(?:months?|years?) (?:ago|earlier)|in (?:\w+ )?(?:19|20)\d\d)\b|\b(?:months?|years?) (?:ago|earlier)\b|"
    r"\bin (?:\w+ )?(?:19|20)\d\d\b")
# "They said they had signed" is no history.
REPORTED_HAD = re.compile(r"\b(?:said|announced|confirmed|disclosed|revealed)\b[^.;]{0,60}? had\b")
FOUNDED = "stage.established.founded"
ORIGINATED = re.compile(
    r"(?:was|were|has been|had been|is)?\b ?(?:officially |formally |jointly )?"
    r"(?:founded|formed|set up|established|created)\b")
# What stands between a party and the word for its own founding, long before the alliance.
ORIGIN = re.compile(
    r"(?:['’]s [a-z]+(?: [a-z]+)?)?(?: \([^)]*\))?(?:,? ?\(?|,? (?:itself |which |that |who )|"
    r",? (?:an? |the )[^,;.]{0,70}|"
    r", (?:an? |the |its )[^,;.]{0,70} (?:that|which) [^,;.]{0,40})")
ASIDE = re.compile(
    r", (?:which|who|whom|whose|where|with which|founded|formed|set up|established|created|an?|the|its|one of)\b"
    r"[^;]{0,200}?,(?= )")
SINCE_THEN = re.compile(
    r"[^,;.]{0,30}(?:[.,]\d[^,;.]{0,30})?\b(?:in (?:[a-z]+ )?(?:19|20)\d\d|(?:months?|years?) (?:ago|earlier))\b")
OLD = 60  # characters after it that may say of when it is
OF_OLD = re.compile(
    r"(?: of understanding)? (?:of|from|in|signed in|dating from) (?:[a-z]+ )?(?:of )?"
    r"(?:(?:19|20)\d\d|last (?:year|month)|(?:that|the same|the previous) year)\b")
MEMORANDUM_NEAR = re.compile(
    r"(?:(?!follow|after|since|replac|supersed)[^;]){0,70}\b(?:memorand\w+|mous?|letters? of intent|non-?binding|"
    r"term sheet|in principle|preliminary|"
    r"framework)\b")
PART = re.compile(r"[^.;]{0,60}\b(?:expansion|plants?|factor(?:y|ies)|gigafactor(?:y|ies)|sites?|models?|lines?)\b")
REFERS = re.compile(
    r"\b(?:deal|venture|agreement|partnership|plans?|projects?|pact|alliance|talks|contract|order|memorandum|mou|merger|"
    r"tie-up|cooperation|collaboration|stake|transaction|purchase|takeover|acquisition|licen[cs]e|marriage|consortium|"
    r"partners?|owners?|shareholders?|they|both|each|it)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word for a stage, and how near it stands to what the article says of the alliance itself."""

    claim: Claim
    near: bool  # in a paragraph with a sentence that binds the parties
    at: bool  # in such a sentence itself, or in the head of a story about them
    head: bool  # in the head of a story about them
    former: bool  # said of what came before
    weak: bool = False  # may be said of something else: "will explore", "announced"


def find_stage(document: Document, topic: Topic, cues: dict[int, list[Cue]], binding: Claim | None) -> Claim | None:
    """Return the claim of the latest stage that the article asserts, or None if it says nothing.

    An end outweighs what came before it, a running business the contract. Else the head of the story decides before its
    history, and a memorandum outweighs the plans that it mentions, but not a contract that followed it. Talks and plans
    that only unnamed sources tell of are rumours; an agreement that does not bind is a memorandum.
    """
    words = Words(read_words(document, topic, cues))
    said = words.said
    if topic.is_denied:
        frame = topic.first
        return Claim(frame.sentence_id, frame.start, frame.end, "stage", "rumoured", frame.cue.entry.id, "negated")
    founded = said("stage.established.founded", "factual", "historical") \
        or said("stage.operational", "factual", "historical", near=False)
    dropped, ended = said("stage.called_off", *SURE, at=True), said("stage.terminated", *SURE, at=True)
    if binding and binding.value == "non_binding" and not dropped and not is_overtaken(document, binding, words):
        return as_stage(binding, "memorandum")
    if words.is_history(dropped):
        dropped = None
    if words.is_history(ended):
        ended = None
    if dropped and founded and not ended and gives_up_part(document, dropped):
        return said("stage.operational", "factual", near=False) or founded
    if over := dropped or ended:
        owned = any(frame.cue.entry.id in OWNED for frame in topic.frames)  # what two own is founded before it can end
        merging = dropped and any(frame.cue.entry.id == MERGER for frame in topic.frames)  # each was founded long ago
        had_begun = not merging and (founded or (ended and (owned or not dropped)))
        return as_stage(over, "terminated" if had_begun else "called_off")
    running = said("stage.operational", "factual")
    if running and not words.to_be_founded():
        return running
    if held := said("stage.suspended", *SURE, at=True):
        goes_on = running or said("stage.operational", "factual", near=False) or founded or said(
            "stage.established", "factual")
        return goes_on if goes_on and holds_part(document, held) else held
    if all(frame.standing for frame in topic.frames):
        return said("stage.established", "factual", at=True) or by_frame(document, topic)
    head = Words([word for word in words.evidence if word.head and topic.focus == "main"])
    if (found := head.firmest(words)) is not None:
        return found
    if (found := words.firmest(words)) is not None:
        to_come = head.said("stage.definitive.planned", "factual", "planned") if words.is_former(found) else None
        return to_come or found
    if owned_by_both := said("stage.established.owned", "factual"):
        return owned_by_both
    planned = said("stage.definitive.planned", "factual", "planned") or said("stage.definitive.founding", "planned")
    state = said("stage.established.state", "factual")
    if topic.focus == "background" and state and not planned:
        return state
    return (planned or said("stage.memorandum", "factual", "planned", near=False) or state
            or said("stage.definitive", "factual", "planned", near=False) or by_frame(document, topic))


def as_stage(claim: Claim, stage: str) -> Claim:
    """Return the claim with the stage that it speaks for here."""
    return replace(claim, variable="stage", value=stage)


class Words:
    """The words for stages in the passages of a topic, in the order of the text."""

    def __init__(self, evidence: Iterable[Evidence]):
        self.evidence = list(evidence)

    def said(self, prefix: str, *assertions: str, near: bool = True, at: bool = False,
             former: bool = True, weak: bool = True) -> Claim | None:
        """Return the first claim of a rule that begins with `prefix` and is asserted in one of the ways, or None.

        `near` and `at` ask for words that stand there, `former` lets those of what came before pass, `weak` those that
        may be said of something else.
        """
        return next((
            word.claim for word in self.evidence if word.claim.rule.startswith(prefix) and (word.near or not near)
            and (word.at or not at) and (former or not word.former) and (weak or not word.weak)
            and word.claim.assertion in assertions), None)

    def is_history(self, end: Claim | None) -> bool:
        """Tell whether an end is one of long ago, while the head of the story tells of a new agreement."""
        word = next((word for word in self.evidence if word.claim is end), None)
        return word is not None and word.former and not word.head and any(
            word.head and word.claim.rule.startswith(NEW) and word.claim.assertion in SURE for word in self.evidence)

    def to_be_founded(self) -> bool:
        """Tell whether the head of the story says that the alliance is still to be founded."""
        return any(word.head and word.claim.rule == FOUNDING for word in self.evidence)

    def has_settled(self) -> bool:
        """Tell whether the article recalls as history that the alliance was agreed or founded.

        What unnamed sources then tell, a delay or a new sum, makes no rumour of it.
        """
        return any(word.former and word.at and word.claim.assertion == "factual"
                   and word.claim.rule.startswith(SETTLED) for word in self.evidence)

    def is_former(self, claim: Claim) -> bool:
        """Tell whether a claim of these words is said of what came before."""
        return any(word.former for word in self.evidence if word.claim is claim)

    def recalls(self, old: Claim, new: Claim) -> bool:
        """Tell whether `old` is history that is recalled behind `new`."""
        news = next((word for word in self.evidence if word.claim is new), None)
        return self.is_former(old) and news is not None and not news.former and not news.weak and (
            (new.sentence_id, new.start) < (old.sentence_id, old.start))

    def firmest(self, everywhere: Words) -> Claim | None:
        """Return the claim of the firmest stage that these words assert without doubt, or None.

        `everywhere` are the words of the whole article: an agreement of its lead may turn out a memorandum there.
        """
        said = self.said
        contract = said("stage.definitive.contract", "factual")
        agreed = contract or said("stage.definitive.signed", "factual", "planned")
        talks = said("stage.in_talks", "factual", "possible", "planned")
        source = said("stage.rumoured.sources", "factual", "possible", "planned", at=True) \
            or said("stage.rumoured.press", "factual", "possible", at=True)
        signed = said(MEMORANDUM, "factual", at=True, weak=False)
        if source and signed and agreed and agreed.sentence_id == signed.sentence_id and not self.is_former(signed):
            return signed  # what unnamed sources say has been signed
        if source and not (agreed and not talks) and (talks or not everywhere.has_settled()):
            return as_stage(source, "rumoured")
        built = said("stage.established.founded", "factual") \
            or said("stage.established.extension", "factual", "planned")
        if contract:
            return built if built and self.is_former(contract) else contract
        memorandum = said("stage.memorandum", "factual", "planned", "possible", former=False)
        if memorandum is None and agreed:
            memorandum = everywhere.said(
                "stage.memorandum", "factual", "planned", "possible", former=False, weak=False)
        if memorandum:
            return memorandum
        if built and not (agreed and self.recalls(built, agreed)):
            return built
        if talks and not agreed:
            return as_stage(talks, "in_talks")
        considered = said("stage.rumoured.considering", "factual", "possible")
        if considered and not agreed:
            return as_stage(considered, "rumoured")
        return agreed


def gives_up_part(document: Document, claim: Claim) -> bool:
    """Tell whether plants or models are given up, not the alliance."""
    return PART.match(document.article.text.lower(), claim.end) is not None


def holds_part(document: Document, claim: Claim) -> bool:
    """Tell whether an expansion, a second stage or single plants are put off, not the alliance."""
    text = document.article.text.lower()
    start = document.sentences[claim.sentence_id].start
    return PUT_OFF.search(text, max(start, claim.start - 60), claim.end + 60) is not None


def is_overtaken(document: Document, claim: Claim, words: Words) -> bool:
    """Tell whether what does not bind is an agreement of old, and the head of the story tells of a firm one."""
    sentence, text = document.sentences[claim.sentence_id], document.article.text
    agreed = any(word.head and word.claim.rule.startswith("stage.definitive") and word.claim.assertion in SURE
                 for word in words.evidence)
    return agreed and sentence.section != "title" and DATED.search(
        text.lower(), sentence.start, sentence.end) is not None


def by_frame(document: Document, topic: Topic) -> Claim | None:
    """Return the stage that the tense of the words binding the parties shows: a state, or what is to come.

    The present tense of a headline is news, not a state; the story under it knows better.
    """
    frames = sorted(topic.frames, key=lambda frame: document.sentences[frame.sentence_id].section == "title")
    for frame in frames:
        sentence, cue = document.sentences[frame.sentence_id], frame.cue
        assertion = assertion_of(document, sentence, cue.start, cue.end)
        stage = BY_ASSERTION.get(assertion)
        if assertion == "factual" and not frame.standing and (
                cue.entry.id == ANNOUNCED or sentence.section == "title" or lies_ahead(document, frame.sentence_id)):
            stage = "definitive_agreement"
        if stage:
            return Claim(frame.sentence_id, cue.start, cue.end, "stage", stage, cue.entry.id, assertion)
    return None


def lies_ahead(document: Document, index: int) -> bool:
    """Tell whether a sentence in the present tense speaks of a year to come: "The cells follow in 2027"."""
    published = document.article.published
    years = [figure for figure in document.figures[index] if figure.kind in ("year", "date")]
    if published is None or not years:
        return False
    return all(figure.value > published.year or (figure.date is not None and figure.date > published)
               for figure in years)


def read_words(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> list[Evidence]:
    """Return the words for stages in the passages of a topic, in the order of the text."""
    framed = {frame.sentence_id for frame in topic.frames}
    paragraphs = {document.sentences[index].paragraph for index in framed}
    opening = min(framed)
    head = head_of_story(document) if topic.focus == "main" else set()
    words: list[Evidence] = []
    text = document.article.text
    for index, (start, end) in sorted(topic.passages.items()):
        sentence = document.sentences[index]
        goes_on = index > opening or bool(document.mentions[index])
        about = index in framed or (goes_on and speaks_of(document, topic, index))
        for cue in cues.get(index, ()):
            if not start <= cue.start < end:
                continue
            if cue.entry.id in ENDS and SUPPOSED.search(text[sentence.start:cue.start].lower()):
                continue
            if cue.entry.id == FOUNDED and is_origin_of_party(document, topic, cue):
                continue
            if cue.entry.id == "stage.definitive.contract" and MEMORANDUM_NEAR.match(text[cue.start:end].lower()):
                continue
            # Of "ended talks" the talks are no hedge.
            end_of_verb = min(cue.end, cue.start + VERB) if cue.entry.id in ENDS else cue.end
            assertion = assertion_of(document, sentence, cue.start, end_of_verb)
            if cue.entry.id in ENDS and (own := OWN_HEDGE.search(text[cue.start:cue.end].lower())) \
                    and assertion == ("possible" if own["talks"] else "negated"):
                assertion = "factual"  # "decided against" denies the plan, not the end of it
            claim = Claim(index, cue.start, cue.end, "stage", cue.entry.value, cue.entry.id, assertion)
            leads = index + 1 in framed and document.sentences[index + 1].paragraph == sentence.paragraph
            follows = cue.entry.id in ENDS and index - 1 in framed and (
                document.sentences[index - 1].paragraph == sentence.paragraph)
            at = about and (index in framed or index in head or leads or follows)
            near = at or (about and sentence.paragraph in paragraphs)
            former = sentence.section != "title" and is_former(
                text[sentence.start:cue.start], text[cue.end:cue.end + OLD], cue.entry.id == FOUNDED)
            weak = SAYS_LITTLE.match(text[cue.start:cue.end].lower()) is not None
            if claim.rule == MEMORANDUM and adds_another(text[sentence.start:cue.start], words):
                continue
            words.append(Evidence(claim, near, at, at and index in head, former, weak))
    return words


def adds_another(before: str, words: list[Evidence]) -> bool:
    """Tell whether a memorandum comes on top of a firm agreement: "The two also signed a letter of intent"."""
    return ALSO.search(before.lower()) is not None and any(
        word.at and not word.former and word.claim.rule.startswith(FIRM) and word.claim.assertion in SURE
        for word in words) and not any(word.claim.rule == MEMORANDUM and word.at for word in words)


def is_origin_of_party(document: Document, topic: Topic, cue: Cue) -> bool:
    """Tell whether a founding is only that of a party, told in passing: "Haulwatt, founded in 2022,"."""
    text = document.article.text
    if not ORIGINATED.match(text[cue.start:cue.end].lower()):
        return False
    before = [m for m in document.mentions[cue.sentence_id] if m.end <= cue.start and m.organisation in topic.parties]
    if not before:
        return False
    between = text[before[-1].end:cue.start].lower()
    said_by_itself = text[cue.start:cue.end].lower().startswith(("was", "were", "is", "has", "had"))
    return ORIGIN.fullmatch(between) is not None and (said_by_itself or "," in between or "(" in between)


def is_former(before: str, after: str, founded: bool = False) -> bool:
    """Tell whether the words around a memorandum show that later agreements have overtaken it."""
    before = ASIDE.sub("", REPORTED_HAD.sub("", before.lower().rpartition(": ")[2]))
    return FORMER.search(before) is not None or OF_OLD.match(after.lower()) is not None or (
        founded and SINCE_THEN.match(after.lower()) is not None)


def head_of_story(document: Document) -> set[int]:
    """Return the title and the first full sentences of the story."""
    titles = {s.sentence_id for s in document.sentences if s.section == "title"}
    full = [s.sentence_id for s in document.sentences if s.section == "body" and s.end - s.start >= FULL]
    return titles | set(full[:HEAD_SENTENCES])


def speaks_of(document: Document, topic: Topic, index: int) -> bool:
    """Tell whether a sentence names a party of the topic or refers to what they do together."""
    if any(m.organisation in topic.parties or m.organisation == topic.joint_company for m in document.mentions[index]):
        return True
    sentence = document.sentences[index]
    words = document.article.text[sentence.start:sentence.end].lower()
    return not document.mentions[index] and REFERS.search(words) is not None


def find_binding(topic: Topic, cues: dict[int, list[Cue]]) -> Claim | None:
    """Return the claim of whether it binds, or None where the article has no explicit word."""
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if start <= cue.start < end:
                return Claim(index, cue.start, cue.end, "binding", cue.entry.value, cue.entry.id)
    return None
