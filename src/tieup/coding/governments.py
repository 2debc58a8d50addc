"""For which government or commission an official speaks, by the country that the text names beside the office."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from tieup.codebook import Codebook
from tieup.codebook.folding import fold

MINISTER = re.compile(r"minister|chancellor|secretary$")  # offices of a national government
COMMISSION = re.compile(r"commissioner|\bof the (?:european )?commission\b|\bcommission\b")
EUROPEAN = re.compile(r"\beuropean (?:commission(?:er)?|union)\b|\beu\b|\bbrussels\b")
# Offices of a state, a region or a city, and where it is named: "Ohio Governor", "premier of Ontario".
REGIONAL = re.compile(
    r"governor|\bgov\b|premier|mayor|minister-president|regional president|president of the region|senator|supervisor|"
    r"county|councill?or|councilman|councilwoman|alderman|commissioner|selectman")
REGION_BEFORE = re.compile(r"(?:^|[^\w])(?P<region>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s?)? (?:[Ss]tate |Lt\.? )?$")
REGION_BEHIND = re.compile(
    r" of (?:the )?(?:(?:US |U\.S\. )?state of |city of )?(?P<region>[A-Z][\w-]+(?:[ -][A-Z][\w-]+){0,2})")
OF_A_STATE = re.compile(r"governor|\bgov\.|premier|minister-president")
NO_REGION = frozenset({
    "the", "a", "but", "and", "then", "former", "deputy", "vice", "state", "democratic", "republican", "gov",
})  # fmt: skip
COUNTY = re.compile(r"\b(?!The )(?:[A-Z][\w.-]+ ){1,2}(?:County|Parish)\b")
OF_A_COUNTY = re.compile(r"supervisor|commissioner|county|councill?or")
PROVINCE = re.compile(r"\b(?:the|this|our) province\b|\bprovincial\b")
FEDERAL = re.compile(r"\bfederal\b|\bcanadian\b|\bcanada['’]s\b")
OWNS = re.compile(r"['’]s? (?:[a-z]+ ){0,2}")
BESIDE = 70  # characters before and behind an office in which its country stands


@lru_cache(maxsize=4)
def nations_of(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern that finds countries and capitals, and the adjective for each; a longer name comes first."""
    adjectives = {term: entry.value for entry in codebook.of("nation") for term in entry.terms}
    names = sorted(adjectives, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?![\w])"), adjectives


@lru_cache(maxsize=4)
def regions_of(codebook: Codebook) -> re.Pattern[str]:
    """Return a pattern that finds the states and provinces of the codebook, written with capitals."""
    terms = (term for entry in codebook.of("region") for term in entry.terms)
    names = sorted(terms, key=lambda name: (-len(name), name))
    written = "|".join(re.escape(name.title()) for name in names)
    return re.compile(rf"(?<![\w.])(?:{written})(?!\w)")


class Governments:
    """Finds the governments of one text."""

    def __init__(self, text: str, codebook: Codebook):
        self.text, self.folded = text, fold(text)
        self.pattern, self.adjectives = nations_of(codebook)
        self.regions = regions_of(codebook)

    def served(self, office: str, start: int, end: int) -> str | None:
        """Return the government or commission of the official whose office stands in [start, end); None for others.

        The country is the one beside the office, else the one of which the text speaks most.
        """
        beside = self.folded[max(0, start - BESIDE) : end + BESIDE]
        is_county = office.lower().startswith("county") or (
            COUNTY.search(self.text) is not None and EUROPEAN.search(self.folded) is None)
        if not is_county and (COMMISSION.search(fold(office)) or COMMISSION.search(self.folded, start, end + 30)):
            return "European Commission" if EUROPEAN.search(self.folded) else None
        if REGIONAL.search(fold(office)):
            return self.region(start, end)
        if not MINISTER.search(fold(office)):
            return None
        if PROVINCE.search(self.folded, max(0, start - BESIDE), end + 2 * BESIDE) and not FEDERAL.search(beside):
            return self.region_of_the_text(start)
        owner = self.regions.search(self.text, max(0, start - 40), start)
        if owner is not None and OWNS.fullmatch(self.text, owner.end(), start):
            return owner[0]
        near = self.nations_in(max(0, start - BESIDE), end + BESIDE)
        nation = near[0] if near else self.nation_of_the_text()
        return f"{nation} government" if nation else None

    def region(self, start: int, end: int) -> str | None:
        """Return the state, region or city whose governor, premier or mayor holds the office in [start, end)."""
        found = REGION_BEFORE.search(self.text, max(0, start - 40), start) or REGION_BEHIND.match(self.text, end)
        if found is None or fold(found["region"].split()[0]) in NO_REGION:
            if OF_A_COUNTY.search(self.folded, start, end + 1):
                return self.county_of_the_text()
            return self.region_of_the_text(start) if OF_A_STATE.search(self.folded, start, end + 1) else None
        nation = self.adjectives.get(fold(found["region"]))
        if self.text[start:end].startswith("County "):
            return f"{found['region']} County"
        return f"{nation} government" if nation else found["region"]

    def county_of_the_text(self) -> str | None:
        """Return the county or parish that the text names most often, the first of several."""
        counted = Counter(match[0] for match in COUNTY.finditer(self.text))
        return max(counted, key=lambda name: counted[name], default=None)

    def region_of_the_text(self, position: int) -> str | None:
        """Return the state or province that the text names most often, of several the nearest before `position`."""
        places = [(match[0], match.start()) for match in self.regions.finditer(self.text)]
        counted = Counter(name for name, _ in places)
        if not counted:
            return None
        most = max(counted.values())
        often = [(name, place) for name, place in places if counted[name] == most]
        return max(often, key=lambda found: (found[1] < position, -abs(found[1] - position)))[0]

    def nations_in(self, start: int, end: int) -> list[str]:
        """Return the adjectives of the nations named in [start, end), in the order of the text; "us" is none."""
        return [self.adjectives[match[0]] for match in self.pattern.finditer(self.folded, start, end)
                if self.text[match.start()].isupper() and (match[0] != "us" or self.text[match.start() + 1] == "S")]

    def nation_of_the_text(self) -> str | None:
        """Return the nation that the text names most often, the first of several; None if it names none."""
        counted = Counter(self.nations_in(0, len(self.folded)))
        return max(counted, key=lambda nation: counted[nation], default=None)
