"""Runs of capitalised words: where they begin and end, and whether they can be a firm's name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieup.mentions.names import LEGAL_SUFFIX
from tieup.mentions.vocabulary import Vocabulary
from tieup.model import Mention, Sentence

LONGEST = 4  # words of a name; longer runs of capitals are headlines and titles
REACH = 70  # characters before a sign in which the name must stand
TOKEN = re.compile(r"(?:[A-Z]|\d+[A-Z])[\w’'+-]*(?:&[A-Z]\w*)?(?:\.(?:ai|io|AI|tech|auto|energy)\b)?")
BASED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?-based (?=[A-Z])")
POSSESSIVE = re.compile(r"['’]s?$")
LEGAL_FORM = re.compile(LEGAL_SUFFIX.pattern + "$")
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
NEXT = re.compile(rf",? (?:and|or|&) (?:with )?|, (?={_NAME}(?:,? (?:and|or|&)|,) [A-Z])")
DETERMINER = re.compile(
    r"\b(?:the|its|their|his|her|our|a|an|this|that|these|new|mr\.?|mrs\.?|ms\.?|dr\.?|sir|prof\.?) $", re.IGNORECASE
)
OFFICE = re.compile(
    r"\b(?:chief|officer|president|manager|director|minister|head|boss|chair(?:man|woman)?|analyst|spokes(?:man|woman|person)|executive|"
    r"engineer|secretary|founder|researcher|professor|commissioner|governor|mayor|lawyer|economist|strategist) $")
ACTS = (
    "said|says|has|had|is|was|will|would|also|itself|plans|wants|expects|makes|and|shares|announced|could|can|brings|"
    "declined|did|does"
)


class Capitals:
    """Finds runs of capitalised words in a text and tells names of firms from people, places and plain words."""

    def __init__(self, vocabulary: Vocabulary):
        self._words = vocabulary
        self._nobody = vocabulary.places | vocabulary.given_names | vocabulary.bodies
        self._plain = self._nobody | vocabulary.plain_words | vocabulary.modifiers
        self._generic = self._plain | vocabulary.tails

    def before(self, text: str, position: int, sentence: Sentence, listed: Sequence[Mention]) -> tuple[int, int] | None:
        """Return the run of capitalised words that ends before `position`, or None if there is none."""
        reach = text.rfind(" ", 0, max(0, position - REACH)) + 1  # never from the middle of a word on
        left = max(sentence.start, reach, *(m.end for m in listed if m.end <= position), 0)
        if any(m.start < position < m.end for m in listed):
            return None
        stretch = text[left:position].rstrip(" ,")
        tokens: list[tuple[int, int, str]] = []
        for match in reversed(list(re.finditer(r"\S+", stretch))):
            token = match.group()
            if token == "&" and tokens:
                tokens.append((match.start(), match.end(), token))
                continue
            bare = token.lstrip("(“\"'‘[")
            if not TOKEN.fullmatch(bare.removesuffix(",")) or (tokens and bare.endswith((",", "'s", "’s"))):
                break
            tokens.append((match.start() + len(token) - len(bare), match.end(), bare))
            if bare != token or len(tokens) == LONGEST:
                break
        tokens.reverse()
        if tokens and any(m.end == left for m in listed) and all(
            map(TOKEN.fullmatch, stretch[: tokens[0][0]].split())
        ):
            return None  # "Huawei Technologies": more of a name that is known
        while tokens and (tokens[0][2] == "&" or self.is_lead(tokens[0][2])):
            tokens.pop(0)
        if not tokens:
            return None
        return left + tokens[0][0], left + len(stretch)

    def after(self, text: str, position: int, sentence: Sentence, listed: Sequence[Mention]) -> tuple[int, int] | None:
        """Return the run of capitalised words that begins after `position`, or None if there is none."""
        if text[position : position + 1] != " ":
            return None
        right = min([sentence.end, position + REACH, *(m.start for m in listed if m.end > position)])
        based = BASED.match(text, position + 1, right)
        start = based.end() if based else position + 1 + (text[position + 1 : position + 2] in "“\"'‘")
        end = start
        for count in range(LONGEST):
            match = TOKEN.match(text, end, right)
            if match is None or (self.is_function(match.group()) if count else self.is_lead(match.group())):
                if match and count and match.group().lower() in self._words.bodies:
                    return None  # "Northfield University"
                break
            bare = POSSESSIVE.sub("", match.group())
            if bare != match.group() or text[match.end() : match.end() + 1] != " ":
                return start, match.start() + len(bare)
            end = match.end() + 1
        return (start, end - 1) if end > start else None

    def following(
        self, text: str, position: int, sentence: Sentence, listed: Sequence[Mention]
    ) -> Iterator[tuple[int, int]]:
        """Yield the runs of a list after `position`, "with Norwick, Ossianda and Brandt", stepping over known names."""
        for _ in range(LONGEST):
            known = next((m for m in listed if m.start == position + 1), None)
            span = (known.start, known.end) if known else self.after(text, position, sentence, listed)
            if span is None:
                return
            if known is None:
                yield span
            link = NEXT.match(text, span[1], sentence.end)
            if link is None:
                return
            position = link.end() - 1

    def is_function(self, token: str) -> bool:
        """Return whether a capitalised word never stands inside a name: an article, a month, an office, a people."""
        folded = token.lower().rstrip(".,")
        return folded in self._words.leads or folded in self._words.demonyms or folded.endswith("-based")

    def is_lead(self, token: str) -> bool:
        """Return whether a capitalised word does not begin a name."""
        return self.is_function(token) or token.lower().rstrip(".,") in self._words.modifiers

    def is_plain(self, word: str) -> bool:
        """Return whether a word alone is no firm's name: a place, a given name, an institution, an ordinary word."""
        return word.lower().rstrip(".,") in self._plain or self.is_lead(word)

    def is_nobody(self, word: str) -> bool:
        """Return whether a word alone is a place, a given name or an institution."""
        return word.lower().rstrip(".,") in self._nobody or self.is_lead(word)

    def may_be_firm(self, text: str, start: int, end: int) -> bool:
        """Return whether a run of capitals can name a firm: no person, place, institution, product or plain word."""
        words = text[start:end].split()
        folded = [word.lower() for word in words]
        if text[start:end].lower() in self._words.places or not self._words.bodies.isdisjoint(folded):
            return False
        if DETERMINER.search(text, max(0, start - 6), start):
            return False
        if len(words) > 1:
            return folded[0] not in self._words.given_names and not all(
                word in self._generic or self.is_lead(word) for word in folded) and not all(
                is_written_small(text, word) for word in folded)
        word = words[0]
        return not (len(word) < 3 or any(c.isdigit() for c in word) or self.is_plain(word) or "-" in word
                    or is_written_small(text, word.lower()) or self.is_surname(text, word))

    def is_place(self, name: str) -> bool:
        """Return whether a name is that of a place."""
        return name.lower() in self._words.places

    def is_tail(self, name: str) -> bool:
        """Return whether a name is but the end of one, such as "Motors" or "Development"."""
        return name.lower() in self._words.tails

    def is_surname(self, text: str, word: str) -> bool:
        """Return whether the text has the word as the end of a person's name, "said Ola Kaellenius"."""
        size, place = len(word), text.find(f" {word}")
        while place >= 0:
            end = place + 1 + size
            goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
            if not goes_on and not text[end : end + 1].isalnum():
                before = text[max(0, place - 40) : place].split()[-2:]
                if before and before[-1].isalpha() and before[-1][0].isupper() and (
                    before[-1].lower() in self._words.given_names or (
                        len(before) == 2 and before[0][-1] not in ".!?:”\"" and not self.is_plain(before[-1]))
                ):
                    return True
            place = text.find(f" {word}", place + 1)
        return False

    def is_somebody(self, text: str, start: int, end: int) -> bool:
        """Return whether a run of capitals is a person, a place or an institution, whatever stands beside it."""
        words = text[start:end].lower().split()
        return text[start:end].lower() in self._words.places or (
            words[0] in self._words.given_names if len(words) > 1 else self.is_nobody(words[0]))

    def is_before_state(self, text: str, end: int) -> bool:
        """Return whether a state or country follows behind a comma, as it follows the name of a town."""
        if text[end : end + 2] != ", " or not text[end + 2 : end + 3].isupper():
            return False
        state = STATE.match(text, end + 2)
        return state is not None and (state[0].lower() in self._words.states or state[1].lower() in self._words.states)

    def is_town(self, text: str, name: str) -> bool:
        """Return whether a text names a town of that name with its state or country at any place."""
        place = text.find(f"{name}, ")
        while place >= 0:
            if self.is_before_state(text, place + len(name)):
                return True
            place = text.find(f"{name}, ", place + 1)
        return False

    def is_no_firm(self, text: str, mention: Mention) -> bool:
        """Return whether a name is a surname ("Jim Ford", "the Quandt family") or a town ("Lincoln, Nebraska") here."""
        start, end = mention.start, mention.end
        following = text[end : end + 3]
        if following in FAMILY_BEGINS and FAMILY.match(text, end):
            return True
        if self.is_before_state(text, end):
            return True
        if text[start - 1 : start] != " " or " " in mention.text:
            return False
        before = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
        return before[:1].isupper() and (
            before.rstrip(".").lower() in HONOURS or before.lower() in self._words.given_names)


HONOURS = frozenset({"mr", "mrs", "ms", "dr", "sir", "prof", "professor", "herr", "madame"})
FAMILY = re.compile(r"(?:['’]s)? (?:family|families|clan|heirs?|dynasty|brothers|scion)\b(?! of)")
FAMILY_BEGINS = frozenset({"'s ", "’s ", " fa", " cl", " he", " dy", " br", " sc"})
STATE = re.compile(r"([A-Z][a-z]+\.?)(?: [A-Z][a-z]+)?(?![\w’'])")


def is_written_small(text: str, word: str) -> bool:
    """Return whether the text writes a word without its capital too, so that it is an ordinary word."""
    size, place = len(word), text.find(word)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + size : place + size + 1]
        address = after == "." and text[place + size + 1 : place + size + 2].isalnum()
        part = before.isalnum() or before in tuple("@./-_") or after.isalnum() or after in tuple("@-_")
        if not address and not part:
            return True
        place = text.find(word, place + 1)
    return False


def is_called(text: str, word: str) -> bool:
    """Return whether a text uses a word as somebody's name: it acts or owns, and is no place."""
    name = re.escape(word)
    return re.search(rf"(?<![\w-]){name}(?:['’]s? [a-z]|,? (?:{ACTS})\b)", text) is not None and re.search(
        rf"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside) {name}(?! [A-Z])\b", text) is None


def without_legal_form(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the interval of a name without the legal form at its end."""
    form = LEGAL_FORM.search(text, start, end)
    return (start, form.start()) if form and form.start() > start else (start, end)
