"""What is known of organisations, to tell for which of them a phrase may stand: trade, country, home, family."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tieup.mentions.phrases import Wanted
from tieup.mentions.vocabulary import Vocabulary, Word
from tieup.model import Organisation

# Which kinds of organisation a word of trade may stand for; any other trade stands for its own kind alone.
FITS = {
    "supplier": {"supplier", "technology", "chipmaker", "battery_maker", "materials"},
    "technology": {"technology", "chipmaker"},
    "chipmaker": {"chipmaker", "technology"},
    "battery_maker": {"battery_maker", "joint_company"},
    "mining": {"mining", "materials"},
    "materials": {"materials", "mining"},
    "charging": {"charging", "joint_company"},
    "investor": {"investor", "energy", "technology", "other"},
}


class Traits:
    """Tells kind, country, places, products and family of organisations."""

    def __init__(self, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]):
        self._vocabulary = vocabulary
        self.organisations = organisations
        self._places: dict[str, set[str]] = {}
        self.products: dict[str, set[str]] = {}
        self.owners = {o.name: o.owners for o in organisations.values() if o.owners}
        for organisation in organisations.values():
            for place in organisation.places:
                self._places.setdefault(place.lower(), set()).add(organisation.name)
            for product in organisation.products:
                self.products.setdefault(product.lower(), set()).add(organisation.name)

    def kind(self, organisation: str, kinds: Mapping[str, str | None]) -> str | None:
        """Return the kind of an organisation of the codebook or of one found from the text."""
        known = self.organisations.get(organisation)
        return known.kind if known else kinds.get(organisation)

    def wanted(self, words: Sequence[str], word: Word) -> Wanted | None:
        """Return what the words before a trade say of the organisation, or None if they say something unknown."""
        wanted = Wanted(kind=word.entry.value, bare=not words, term=word.term)
        position = 0
        words = [w.rstrip(",") for w in words]
        while position < len(words):
            for length in (3, 2, 1):
                phrase = " ".join(words[position : position + length])
                place = phrase.removesuffix("-based")
                if phrase in self._vocabulary.demonyms:
                    wanted.country = self._vocabulary.demonyms[phrase]
                elif place in self._places or place.removesuffix("n") in self._places:  # "Californian"
                    wanted.places = self._places.get(place) or self._places[place.removesuffix("n")]
                elif phrase in self._vocabulary.descriptors or phrase.endswith("-listed"):
                    pass
                else:
                    continue
                position += length
                break
            else:
                return None
        return wanted

    def fits(self, organisation: str, wanted: Wanted, kinds: Mapping[str, str | None]) -> bool:
        """Return whether an organisation is of the wanted kind, country and place."""
        known = self.organisations.get(organisation)
        kind = self.kind(organisation, kinds)
        if wanted.country and (known is None or known.country != wanted.country):
            return False
        if wanted.places is not None and organisation not in wanted.places:
            return False
        return wanted.kind == "any" or kind in FITS.get(wanted.kind, {wanted.kind})

    def is_established(self, organisation: str) -> bool:
        """Return whether an organisation is too big to be called a start-up: it has brands or owners."""
        known = self.organisations.get(organisation)
        return known is not None and bool(known.brands or known.owners)

    def without_children(self, organisations: list[str], here: Collection[str] = ()) -> list[str]:
        """Return the organisations without those whose parent is among them, unless only the child is `here`."""
        if len(organisations) < 2:
            return organisations
        parents = {o: known.parent for o in organisations if (known := self.organisations.get(o)) and known.parent}
        heads = set(organisations)
        spoken = {parent for child, parent in parents.items() if child in here and parent not in here}
        return [o for o in organisations if o not in spoken and (parents.get(o) not in heads or parents[o] in spoken)]

    def partners_in(self, named: Sequence[str], wanted: Wanted, kinds: Mapping[str, str | None]) -> list[str]:
        """Return those for whom a phrase may stand, without subsidiaries and joint companies beside their owners."""
        fitting = self.without_children([o for o in named if self.fits(o, wanted, kinds)])
        return [o for o in fitting if not set(fitting) & set(self.owners.get(o, ()))]

    def country_of(self, organisation: str) -> str | None:
        known = self.organisations.get(organisation)
        return known.country if known else None

    def country_in(self, phrase: str) -> str | None:
        """Return the country whose adjective or people a phrase names, or None."""
        words = phrase.split()
        for length in (2, 1):
            for position in range(len(words) - length + 1):
                word = " ".join(words[position : position + length]).rstrip(",.")
                for form in (word, word.removesuffix("s")):
                    if form in self._vocabulary.demonyms:
                        return self._vocabulary.demonyms[form]
        return None
