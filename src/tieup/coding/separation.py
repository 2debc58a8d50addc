"""Where an article turns to another agreement of the partners it is about ("the two already have a venture")."""

from __future__ import annotations

from tieup.model import Cue, Document, Sentence

KICKER = 60  # characters; a shorter line above the story is none of its sentences
BULLETS = ("-", "•", "*", "–", "→", "·")


class Separation:
    """Follows an article and tells for each sentence whether it speaks of something apart.

    A word of separation holds until its paragraph ends; if it introduces a list, until the list ends.
    """

    def __init__(self, document: Document):
        self._text = document.article.text
        self._paragraph = -1  # in which a word of separation has been read
        self._list = False
        body = (sentence for sentence in document.sentences if sentence.section == "body")
        self._lead = next((s.sentence_id for s in body if s.end - s.start > KICKER), -1)

    def branch_at(self, sentence: Sentence, cues: list[Cue]) -> int:
        """Return 0, or the number of the agreement that is told apart: one for each paragraph."""
        if sentence.section == "title" or sentence.sentence_id == self._lead:
            return 0  # the news itself
        line = self._text[self._text.rfind("\n", 0, sentence.start) + 1:sentence.start + 1].strip()
        starts = line.startswith(BULLETS)
        if self._list and sentence.paragraph != self._paragraph and starts:
            self._paragraph = sentence.paragraph
        if cues:
            self._paragraph = sentence.paragraph
            self._list = self._text[sentence.end - 1] == ":"
        return sentence.paragraph + 1 if sentence.paragraph == self._paragraph else 0
