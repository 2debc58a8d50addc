"""For whom a quoted person speaks, and in which office, as the article introduces the person.

"Uber chief Dara Khosrowshahi", "Kim Libreri, Epic's chief technology officer", "Luca de Meo of Renault"; a chief
executive without an employer is the one of the company that the paragraph, or else the article, speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding import employer_phrases as phrases
from tieup.coding.context import Context
from tieup.coding.finding import cues_of
from tieup.coding.firms import Firm, Firms
from tieup.coding.governments import Governments
from tieup.coding.labour import BARGAINING, UNION, sits_on_works_council, union_before
from tieup.coding.leaders import Leaders
from tieup.coding.offices import Offices, written
from tieup.coding.people import NAME, People, Person, words_without_names
from tieup.model import Cue, Document, Mention, Sentence

BRANCHES = frozenset({"Europe", "Asia", "Africa", "America", "Americas", "North America", "Latin America",
                      "South America", "Asia Pacific", "Southeast Asia", "Middle East", "Hong Kong", "USA", "Global"})
LETTERS_OF_A_LINE, LETTERS_TO_OFFICE_IN_LINE = 120, 50  # of a signature: an office and a firm
LETTERS_TO_AN_OFFICE = 300  # behind a name in which an office may stand for it
COMPANY_OFFICES = ("executive", "spokesperson")  # of these, somebody without an employer serves the company spoken of


class Employers:
    """Finds for whom the people of one document speak."""

    def __init__(self, document: Document, codebook: Codebook, people: People):
        self.document, self.text, self.people = document, document.article.text, people
        self.no_name = words_without_names(codebook)
        self.organisations = codebook.organisations
        self.mentions = [m for listed in document.mentions for m in listed]
        self.offices = Offices(document, codebook)
        self.governments = Governments(self.text, codebook)
        self.firms = Firms(self.text, self.mentions, self.no_name)
        self.context = Context(document, self.organisations, self.may_employ, self.firm)
        self.leaders = Leaders(self.mentions, codebook)
        self.folded = people.folded
        self.saying = {cue.start for cue in cues_of(document, "saying")}

    def employer(self, name: str, near: Person) -> tuple[str | None, str | None]:
        """Return the organisation for which a person speaks, and the office; None for what the article does not say."""
        organisation, office = self.introduced(name, near)
        organisation = self.whole_of(organisation)
        if sits_on_works_council(self.folded, self.introductions(name, near)):
            known = self.organisations.get(organisation or "")
            if organisation is None or (known is not None and known.kind == "observer"):
                organisation = self.of_whom_the_text_speaks(near, True)
            if organisation is not None and not organisation.endswith("works council"):
                return f"{organisation} works council", office
        if office is not None and (
            (organisation is None and UNION.search(fold(office))) or self.bargains(name, near)
        ):
            return union_before(self.document, self.folded, near.start, self.organisations) or organisation, office
        return organisation, office

    def whole_of(self, organisation: str | None) -> str | None:
        """Return the company whose branch in a country an organisation is: "Grab Philippines" is Grab."""
        if organisation is None or organisation in self.organisations or " " not in organisation:
            return organisation
        first, _, place = organisation.partition(" ")
        is_place = fold(place) in self.governments.adjectives or place in BRANCHES
        return first if is_place and any(m.organisation == first for m in self.mentions) else organisation

    def bargains(self, name: str, near: Person) -> bool:
        """Tell whether somebody's office is one of a union by the words before it: "bargaining committee chair"."""
        if "union" not in self.folded:
            return False
        for place in self.introductions(name, near):
            offices = self.offices.before(place, max(0, place.start - 80))
            if offices and BARGAINING.search(self.folded, max(0, offices[0].start - 40), offices[0].start):
                return True
        return False

    def pointed_at(self, name: str, near: Person) -> str | None:
        """Return the firm that words about a person mean and that the sentence before names: "who covers it there"."""
        for place in self.introductions(name, near):
            _, end = self.sentence_around(place)
            there = phrases.POINTED_AT.match(self.text, place.end, end)
            sentence = next((s for s in self.document.sentences if s.start <= place.start < s.end), None)
            if there is None or sentence is None:
                continue
            first = max(0, sentence.sentence_id - 3)
            for earlier in reversed(self.document.sentences[first : sentence.sentence_id + 1]):
                named = self.firms.named_in(earlier.start, min(earlier.end, place.start))
                firms = [firm for firm in named if firm.link in ("at", "of", "from")]
                if firms:
                    return firms[-1].organisation
        return None

    def introduced(self, name: str, near: Person) -> tuple[str | None, str | None]:
        """Return organisation and office as the places where the person is named tell them."""
        office: tuple[str, Cue, Person] | None = None
        serves: Person | None = None
        has_left = False
        for place in self.introductions(name, near):
            start, end = self.sentence_around(place)
            for organisation, cue in (self.said_before(place, start), self.said_behind(place, end)):
                if organisation is not None:
                    known = None if self.is_written(organisation, start, end) else self.leaders.company_led_by(name)
                    return known or organisation, written(self.text, cue) or (office and office[0])
                if cue and office is None:
                    office = (written(self.text, cue) or "", cue[-1], place)
                has_left = has_left or cue == []
            if serves is None and phrases.SERVES_SOMEWHERE.match(self.text, place.end, end):
                serves = place
        if office is None and has_left:
            return None, None
        pointed_at = self.pointed_at(name, near)
        if pointed_at is not None:
            return pointed_at, office and office[0]
        if office is None or office[1].entry.value in COMPANY_OFFICES:
            led = self.leaders.company_led_by(name)
            if led is not None:
                return led, office and office[0]
        if office is None:
            described = self.described(name)
            if described is not None or serves is None:
                if described is None and self.is_private(name, near):
                    return None, None
                return described or self.of_whom_the_text_speaks(near, False), None
            return self.of_whom_the_text_speaks(serves, True), None
        kind, span = office[1].entry.value, (office[1].start, office[1].end)
        if kind == "official" or phrases.OF_THE_COMMISSION.match(self.text, span[1]):
            return self.governments.served(office[0], *span), office[0]
        if kind in COMPANY_OFFICES:
            return self.of_whom_the_text_speaks(office[2], True), office[0]
        return None, office[0]

    def is_private(self, name: str, near: Person) -> bool:
        """Tell whether a person is introduced as somebody of no firm: "a resident, Jane Roe", "Jane Roe, a courier"."""
        return any(
            phrases.PRIVATE_BEFORE.search(self.folded, max(0, place.start - 40), place.start)
            or phrases.PRIVATE_BEHIND.match(self.folded, place.end)
            for place in self.introductions(name, near)
        )

    def is_written(self, organisation: str, start: int, end: int) -> bool:
        """Tell whether the text itself writes the name of a known organisation in [start, end)."""
        return organisation in self.organisations and any(
            m.organisation == organisation and m.how != "anaphor" for m in self.mentions_in(start, end))

    def described(self, name: str) -> str | None:
        """Return the organisation of an office that stands for somebody soon after the name.

        "Jane Roe agrees. The founder of Tarvo ...", "She is scientist at Tarvo", "The Tarvo boss ...".
        """
        for place in self.people.places(name)[:4]:
            for office in self.offices.within(place.end, min(place.end + LETTERS_TO_AN_OFFICE, len(self.text))):
                others = self.people.named_in(place.end, office.end + 30)
                if any(self.people.is_attested(other) and other.name.split()[-1] not in name for other in others):
                    break
                owner = self.mention_ending(office.start, place.end, phrases.OWNER_TO_OFFICE)
                if owner is not None and not self.people.is_blocked(office.start, office.end):
                    stands = self.text.endswith(("the ", "The "), 0, owner.start) or self.text[owner.end] in "'’"
                    if stands:
                        return owner.organisation
                if not phrases.STANDS_FOR.search(self.text, place.end, office.start):
                    continue
                firm = next(self.firms.named_in(office.end, min(office.end + 60, len(self.text))), None)
                if firm is not None and phrases.DIRECT.fullmatch(self.text, office.end, firm.start):
                    return firm.organisation
        return None

    def introductions(self, name: str, near: Person) -> Iterator[Person]:
        """Yield the places where a full name stands in the article; the one at hand first, if it is one of them."""
        if near.name == name:
            yield near
        for place in self.people.standing(name):
            if place.start != near.start or near.name != name:
                yield place
        if near.name != name:
            yield near

    # ---------------------------------------------------------------------------------------------- before the name

    def said_before(self, place: Person, floor: int) -> tuple[str | None, list[Cue] | None]:
        """Return organisation and offices from before a name: "Volvo Cars' CEO Jim Rowan", "GM's Mary Barra"."""
        offices = self.offices.before(place, floor)
        before = fold(self.text[max(floor, offices[0].start - 30) : offices[0].start]) if offices else ""
        if phrases.LEFT_BEFORE.search(before):
            return None, []
        if not offices:
            owner = self.mention_ending(place.start, floor, phrases.OWNER_TO_NAME)
            return (owner.organisation if owner else self.firm_owning(place.start, floor)), None
        first, last = offices[0], offices[-1]
        if phrases.OFFICE_OF_TO_NAME.fullmatch(
            self.text, last.end, place.start
        ):  # "the chief executive of Nissan, Makoto Uchida"
            inside = self.mentions_in(last.end, place.start)
            named = inside[-1].organisation if inside else self.firm_behind(last.end, place.start)
            if named is not None:
                return named, offices
        reach = max(floor, first.start - 40)
        if first.entry.value == "spokesperson" and phrases.OF_THE_EU.search(self.text, reach, first.start):
            return "European Commission", offices
        owner = self.mention_ending(first.start, floor, phrases.OWNER_TO_OFFICE) or self.mention_ending(
            first.start, floor, phrases.FOUNDED_BY)
        if owner is not None:
            return owner.organisation, offices
        return self.firm_before(first, floor), offices

    def mention_ending(self, position: int, floor: int, gap: re.Pattern[str]) -> Mention | None:
        """Return the last mention before `position` if just `gap` stands between."""
        before = self.mentions_in(floor, position)
        if not before or not gap.fullmatch(self.text, before[-1].end, position):
            return None
        if phrases.FORMER.search(fold(self.text[max(floor, before[-1].start - 24) : before[-1].start])):
            return None
        between = fold(self.text[before[-1].end : position]).split()
        return None if {"and", "said", "but", "told"} & set(between) else before[-1]

    def firm_before(self, office: Cue, floor: int) -> str | None:
        """Return a firm that only the text knows, named right before an office: "Halden Research analyst ..."."""
        if office.entry.value not in ("executive", "analyst"):
            return None
        for match in NAME.finditer(self.text, max(floor, office.start - 60), office.start):
            if match.end() in (office.start - 1, office.start - 3) and self.text[match.end() : office.start] in (
                " ",
                "'s ",
                "’s ",
            ):
                return self.firm(match[0])
        return None

    def firm_owning(self, end: int, floor: int) -> str | None:
        """Return a firm that only the text knows, whose somebody is: "Halden's Jane Roe"."""
        if not self.text.endswith(("'s ", "’s "), floor, end):
            return None
        for match in NAME.finditer(self.text, max(floor, end - 50), end - 3):
            if match.end() == end - 3:
                before = fold(self.text[max(floor, match.start() - 24) : match.start()])
                return None if phrases.FORMER.search(before) else self.firm(match[0])
        return None

    # ---------------------------------------------------------------------------------------------- behind the name

    def said_behind(self, place: Person, limit: int) -> tuple[str | None, list[Cue] | None]:
        """Return organisation and offices from behind a name: ", head of batteries at Tarvo", " of Wedbush".

        Offices are an empty list if the words name only one that the person has left.
        """
        start = place.end
        aside = phrases.ASIDE.match(self.text, start, limit)
        if aside:
            inside = self.mentions_in(start, aside.end())
            if inside:
                return inside[0].organisation, None
            words = NAME.fullmatch(self.text, self.text.index("(", start) + 1, aside.end() - 1)
            is_party = words is not None and words[0].isupper()  # of a politician: "(SPD)"
            if words and not is_party and self.firms.name_of(words[0]):
                return self.firms.name_of(words[0]), None
            start = aside.end()
        reach = phrases.REACH_BEHIND.match(self.text, start, limit)
        end = self.before_verb(start, reach.end() if reach else start)
        led = phrases.LED_BY.search(self.text, max(0, start - len(place.name) - 60), place.start)
        for firm in self.mentions_in(start, end)[:1] if led else ():
            if self.text[start : firm.start] in (", ", ", the "):
                return firm.organisation, None  # "Founded in 2018 by Jane Roe, Tarvo makes ..."
        offices = self.offices.behind(start, end)
        if offices and phrases.FORMER.search(fold(self.text[start : offices[0].start])):
            return self.served_now(offices[-1].end, end), []
        serves = phrases.SERVES.match(self.text, start, end)
        is_tied = offices or serves or phrases.DIRECT.match(self.text, start, end)
        if not is_tied and not phrases.REPRESENTS.search(self.text, start, min(end, start + 20)):
            return None, None
        if offices and phrases.OF_THE_COMMISSION.match(self.text, offices[-1].end, end):
            office = written(self.text, offices) or ""
            return self.governments.served(office, offices[0].start, offices[-1].end), offices
        return self.served_in(start, end, offices, bool(serves)), offices or None

    def before_verb(self, start: int, end: int) -> int:
        """Return where the words about a person end: before the verb of saying, if one stands in the interval."""
        return min((place for place in self.saying if start <= place < end), default=end)

    def served_now(self, start: int, end: int) -> str | None:
        """Return the organisation that somebody serves who once served another: "now at Tarvo", or None."""
        now = phrases.NOW_SERVES.search(self.text, start, end)
        firm = next(self.firms.named_in(max(start, now.end() - 5), end), None) if now else None
        return firm.organisation if firm else None

    def served_in(self, start: int, end: int, offices: list[Cue], serves: bool) -> str | None:
        """Return the organisation that the words behind a name tie to the person."""
        represents = phrases.REPRESENTS.search(self.text, start, end)
        if represents:
            clients = self.mentions_in(represents.end(), end)
            if clients:
                return clients[0].organisation
        after = offices[-1].end if offices else start
        if offices:  # ", Honda's president", ", Foo Motor Europe's managing director"
            owners = [firm for firm in self.firms.named_in(start, offices[0].start) if firm.is_known]
            if owners and not phrases.COMES_FROM.search(fold(self.text[start : owners[-1].start])):
                return owners[-1].organisation
            unknown = self.firm_before(offices[0], start)
            if unknown is not None:
                return unknown
        is_official = bool(offices) and offices[-1].entry.value == "official"
        candidates = [
            firm for firm in self.firms.named_in(after, end)
            if (firm.is_known or not is_official) and not self.is_person(firm)
        ]  # fmt: skip
        clause = phrases.CLAUSE.search(self.text, after + 6, end)
        left = next((firm.start for firm in candidates if phrases.A_MAN_OF.search(self.text[after : firm.start])), end)
        inside = [
            firm for firm in candidates if firm.start < left and (clause is None or firm.start < clause.start())
        ] or candidates[:1]
        fits = [firm for firm in inside if self.is_employer(firm, after, bool(offices) or serves)]
        return self.nearest(fits) or (self.led_in(start, end) if serves and not offices else None)

    def led_in(self, start: int, end: int) -> str | None:
        """Return the firm right behind a verb of leading: "who founded Halden in 2015"."""
        leads = phrases.LEADS.match(self.text, start, end)
        name = NAME.match(self.text, leads.end(), end) if leads else None
        return self.firm(name[0]) if name else None

    def is_person(self, firm: Firm) -> bool:
        """Tell whether words taken for a firm are the surname of somebody: "who has de Meo's chair"."""
        if firm.organisation in self.organisations:
            return False
        alike = self.people.index().get(firm.organisation.split()[-1], ())
        return any(person.name.endswith(f" {firm.organisation}") for person in alike)

    def is_employer(self, firm: Firm, after: int, is_office: bool) -> bool:
        """Tell whether an organisation behind an office or a name is the one served, not one left or supplied."""
        between = self.text[after : firm.start]
        if phrases.DIRECT.fullmatch(between):
            return True
        if phrases.COMES_FROM.search(fold(between)) or phrases.A_MAN_OF.search(between):
            return False
        return bool(firm.link) or (is_office and firm.is_known)

    def nearest(self, firms: list[Firm]) -> str | None:
        """Return the employer among firms: the first, unless it is a part of the next one ("of Batteries at Tarvo")."""
        for firm, following in zip(firms, [*firms[1:], None], strict=False):
            is_trade = following is not None and phrases.TRADE.fullmatch(self.text, firm.end, following.start)
            is_part = (
                not firm.is_known
                and following is not None
                and (
                    bool(is_trade)
                    or (
                        following.link in ("at", "with", ",")
                        and following.start - firm.end < 12
                        and firm.link in ("of", "for", ",", "in")
                        and not (firm.link == "of" and following.link == ",")
                    )
                )
            )
            if (
                following is not None
                and firm.link in ("of", "for")
                and following.link == "at"
                and (phrases.AT_THE_FIRM.fullmatch(self.text, firm.end, following.start))
            ):
                continue
            if following is not None and (
                phrases.PART_OF.fullmatch(self.text, firm.end, following.start)
                or (not firm.is_known and self.text[firm.end : following.start] == ", "
                    and phrases.ITS_PART.match(self.text, following.end) is not None)
            ):
                continue
            is_clear = firm.is_known or firm.link in ("at", "with", "of", "from", "for", ",")
            if is_clear and not is_part:
                return firm.organisation
        return None

    def firm_behind(self, start: int, end: int) -> str | None:
        """Return the first firm named behind "at", "with", "of": "of the consultancy Halden"."""
        return next((firm.organisation for firm in self.firms.named_in(start, end) if firm.link), None)

    def firm(self, words: str) -> str | None:
        """Return capitalised words as a firm: the organisation they shorten, or themselves; None for plain words."""
        return self.firms.name_of(words)

    # --------------------------------------------------------------------------------------------------- by context

    def of_whom_the_text_speaks(self, place: Person, serves: bool) -> str | None:
        """Return the company of which the text speaks before a person without employer."""
        return self.context.company_before(place, serves)

    def may_employ(self, mention: Mention) -> bool:
        """Tell whether an organisation is one whose people the news is about: no outlet, bank or union."""
        known = self.organisations.get(mention.organisation)
        return (known is None or known.kind != "observer") and self.may_speak(mention)

    def may_speak(self, mention: Mention) -> bool:
        """Tell whether a mention can be a speaker: no agency in a dateline, nobody who was told something."""
        before = self.text[max(0, mention.start - 20) : mention.start]
        return phrases.BY_STATEMENT.search(before) is not None or not before.endswith(
            ("(", "told ", "tell ", "telling ", " by ", " to "))

    def end_of_signature(self, place: Person, sentence: Sentence) -> int:
        """Return the end of a name's sentence, or of the next line where that has the office of a signature."""
        following = self.document.sentences[sentence.sentence_id + 1 :][:1]
        if sentence.end > place.end + 1 or not following or following[0].end - following[0].start > LETTERS_OF_A_LINE:
            return sentence.end
        line = following[0]
        offices = self.offices.within(line.start, min(line.end, line.start + LETTERS_TO_OFFICE_IN_LINE))
        return line.end if offices and self.text[line.end - 1] not in ".!?" else sentence.end

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def sentence_around(self, place: Person) -> tuple[int, int]:
        """Return the interval of the sentence around a place, or of its line where the text is no part of the story."""
        start = place.start
        for sentence in self.document.sentences:
            if sentence.start <= place.start < sentence.end:
                start = sentence.start
            if sentence.start < place.end <= sentence.end:  # an initial may have ended the sentence
                return min(start, place.start), self.end_of_signature(place, sentence)
        start = self.text.rfind("\n", 0, place.start) + 1
        end = self.text.find("\n", place.end)
        return start, end if end >= 0 else len(self.text)
