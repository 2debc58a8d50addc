"""The cues of a document by variable, so that its coders need not look through all of them for the few they read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tieup.model import Cue, Document, Report


class ByVariable:
    """The cues of one document by variable, each in the order of the text."""

    def __init__(self, document: Document):
        self.in_sentence: list[dict[str, list[Cue]]] = []
        self.everywhere: dict[str, list[Cue]] = {}
        for cues in document.cues:
            here: dict[str, list[Cue]] = {}
            for cue in cues:
                variable = cue.entry.variable
                if variable in here:
                    here[variable].append(cue)
                else:
                    here[variable] = [cue]
            for variable, found in here.items():
                self.everywhere.setdefault(variable, []).extend(found)
            self.in_sentence.append(here)


_latest: tuple[Document | None, ByVariable | None] = (None, None)


def by_variable(document: Document) -> ByVariable:
    """Return the cues of a document by variable; the coders that read it in turn share them."""
    global _latest
    document_of, found = _latest
    if found is None or document_of is not document:
        found = ByVariable(document)
        _latest = document, found
    return found


def cues_in(document: Document, sentence_id: int) -> dict[str, list[Cue]]:
    """Return the cues of a sentence by variable."""
    return by_variable(document).in_sentence[sentence_id]


def cues_of(document: Document, *variables: str) -> list[Cue]:
    """Return the cues of some variables in a document, in the order of the text."""
    everywhere = by_variable(document).everywhere
    if len(variables) == 1:
        return list(everywhere.get(variables[0], ()))
    found = [cue for variable in variables for cue in everywhere.get(variable, ())]
    return sorted(found, key=lambda cue: (cue.start, cue.end, cue.entry.id))


def reports_by_sentence(document: Document, reports: Sequence[Report]) -> dict[int, list[Report]]:
    """Return the reports that have a passage in a sentence, by sentence; sentences without any are left out."""
    found: dict[int, list[Report]] = {}
    starts = [sentence.start for sentence in document.sentences]
    for report in reports:
        sentences: set[int] = set()
        for start, end in report.passages:
            index = max(0, bisect_right(starts, start) - 1)
            while index < len(starts) and starts[index] < end:
                sentences.add(index)
                index += 1
        for index in sentences:
            found.setdefault(index, []).append(report)
    return dict(sorted(found.items()))
