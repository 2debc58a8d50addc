"""The joint company of an alliance, where no sentence names it together with its owners.

"A and B found a company. Zenvolt, as it is called, will employ 900." What is said of the company is said of the
alliance.
"""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.coding.topics import Topic
from tieup.model import Document

# "the company, to be called Zenvolt", "a venture named Zenvolt"; the name follows directly
CHRISTENED = re.compile(
    r"\b(?:ventures?|company|entity|firm|business|jv)\b[^.;:()]{0,60}?"
    r"\b(?:called|named|dubbed|christened|known as|under the name(?: of)?|goes by the name of) (?:the )?\"?$")
REACH = 100  # characters before a name in which its christening may stand


def name_joint_companies(document: Document, topics: list[Topic], folded: str, codebook: Codebook) -> None:
    """Give each topic without a joint company the one that the codebook or the text knows for its parties."""
    for topic in topics:
        if topic.joint_company is None and len(topic.parties) > 1:
            topic.joint_company = listed(document, topic, codebook) or christened(document, topic, folded)


def listed(document: Document, topic: Topic, codebook: Codebook) -> str | None:
    """Return the joint company of which the codebook knows the parties as owners, if the article names it."""
    for mentions in document.mentions:
        for mention in mentions:
            known = codebook.organisations.get(mention.organisation)
            if (known is not None and known.kind == "joint_company" and topic.parties <= set(known.owners)
                    and mention.organisation not in topic.parties):
                return mention.organisation
    return None


def christened(document: Document, topic: Topic, folded: str) -> str | None:
    """Return the name that a sentence gives to the company, in a frame of the topic or in the sentence after it."""
    framed = {frame.sentence_id for frame in topic.frames}
    for index in sorted({*framed, *(index + 1 for index in framed)}):
        if index >= len(document.sentences):
            continue
        mentions = document.mentions[index]
        named = {mention.organisation for mention in mentions}
        start = document.sentences[index].start
        for mention in mentions:
            if (not mention.in_codebook and mention.organisation not in topic.parties
                    and (index in framed or named & topic.parties or len(named) == 1)
                    and CHRISTENED.search(folded, max(start, mention.start - REACH), mention.start)):
                return mention.organisation
    return None
