"""Who is quoted: a table of how outlets write quotations, speakers and offices."""

from __future__ import annotations

import pytest

from factories import make_document
from tieup.codebook import load_codebook
from tieup.coding.quotations import code_quotations
from tieup.model import Document

CODEBOOK = load_codebook()


def quoted(text: str) -> list[tuple[str, str | None]]:
    """Return (speaker, organisation) of each claim, in the order of the text."""
    return [(claim.value, claim.organisation) for claim in code_quotations(make_document(text, CODEBOOK), CODEBOOK)]


TRAPS = [
    # ------------------------------------------------------------------------------- where the speaker stands
    ('"We start building in the spring," said [Rivian] chief executive RJ Scaringe.',
     [("RJ Scaringe", "Rivian")], "verb before the name, initials as a first name"),
    ('“There is room for both of us,” Jim Rowan, chief executive of [Volvo Cars], told reporters in Gothenburg.',
     [("Jim Rowan", "Volvo Cars")], "apposition between name and verb; the addressee is behind 'told'"),
    ('[Kia]\'s president, Ho Sung Song, said the plant would be "the most flexible that we have ever built".',
     [("Ho Sung Song", "Kia")], "partial quotation behind its verb"),
    ('According to Piet Vermeulen of [Wood Mackenzie], "nobody has made money on this so far".',
     [("Piet Vermeulen", "Wood Mackenzie")], "'according to' has the speaker behind it"),
    ('"It is a small step," Oliver Zipse, chairman of [BMW], said. "But it is one that we can pay for."',
     [("Oliver Zipse", "BMW")], "one row, however many quotations"),
    ('Mary Barra, [GM|General Motors]\'s chief executive, called the venture "a bridge to the next ten years".',
     [("Mary Barra", "General Motors")], "a judgement quoted behind 'called'"),
    ('For Takao Kato, at the head of [Mitsubishi Motors], "nobody can do this alone any more".',
     [("Takao Kato", "Mitsubishi Motors")], "no verb of saying at all"),
    ('Blunter still was Luca de Meo, the boss of [Renault]: "Whoever waits has already lost."',
     [("Luca de Meo", "Renault")], "a colon for a verb; a name with a particle"),
    ('“Our customers will not notice the difference.” —Elena Marchetti, head of batteries at [Stellantis]',
     [("Elena Marchetti", "Stellantis")], "a press release that signs with a dash"),
    ('Ravi Menon of [Tata Motors] was cautious. "We look at every partner that comes along," he said.',
     [("Ravi Menon", "Tata Motors")], "the pronoun stands for the person named last"),
    ('[Honda] president Toshihiro Mibe spoke first. [Nissan] CEO Makoto Uchida followed. "Speed is all that counts," '
     "Mibe said.", [("Toshihiro Mibe", "Honda")], "a surname stands for the full name, not for the one named last"),
    ('Prices will fall, Kurt Kelty of [General Motors] said. "The cells cost half of what they did."',
     [("Kurt Kelty", "General Motors")], "the speaker stands in the sentence before"),
    ('"We are growing together with our Indian partner", Chairman N Chandrasekaran of [Tata Motors] told the meeting.',
     [("N Chandrasekaran", "Tata Motors")], "an initial for a first name"),
    # ------------------------------------------------------------------------------- names of all cultures
    ('"We build it for America," commented Dong-Myung Kim, Executive Vice President at [LG Energy Solution].',
     [("Dong-Myung Kim", "LG Energy Solution")], "hyphen in the given name"),
    ('[Leapmotor] founder Zhu Jiangming agreed. "Nobody sells cars by himself today," Zhu said.',
     [("Zhu Jiangming", "Leapmotor")], "the family name comes first"),
    ('"We bring what we know," said Ahmad O. Al-Khowaiter, [Aramco]\'s Executive Vice President of Technology.',
     [("Ahmad O. Al-Khowaiter", "Aramco")], "an initial is no end of a sentence"),
    ('"Demand is not the problem here," said Stephanie Valdez Streaty, who is in charge of '
     "insights at [Cox|Cox Automotive].",
     [("Stephanie Valdez Streaty", "Cox Automotive")], "three names; the employer in a relative clause"),
    ('[Mercedes-Benz] CEO Ola Källenius said: "We do not need another brand for that."',
     [("Ola Källenius", "Mercedes-Benz")], "an umlaut"),
    ('“This is only the beginning of it,” said José Muñoz, chief operating officer of [Hyundai].',
     [("José Muñoz", "Hyundai")], "accents"),
    ('"We kept the promise that we made," said Executive Chair Bill Ford of [Ford].',
     [("Bill Ford", "Ford")], "a person with a company's name"),
    # ------------------------------------------------------------------------------- employers
    ('"The bill is still to come for them," said Jonathan Davenport, an analyst at the consultancy Halden Research.',
     [("Jonathan Davenport", "Halden Research")], "a firm that the codebook does not know"),
    ('"We came to stay in this market," said Kelly Park, who came to [Lucid] from [Tesla].',
     [("Kelly Park", "Lucid")], "not the employer that was left"),
    ('"My clients will defend their rights," said Matthew Moore, a partner at '
     "[Latham|Latham & Watkins], who represents [Kia].",
     [("Matthew Moore", "Kia")], "a lawyer speaks for the client"),
    ('[Lucid] fell. "The order book is what worries me," said Garrett Nelson, a former [Ford] engineer.',
     [("Garrett Nelson", None)], "a former employer is none"),
    ("[Ionna] opens. Seth Cutler, chief executive, promised \"a roof over every single charger\".",
     [("Seth Cutler", "Ionna")], "an office without a company belongs to the one spoken of"),
    ('"The state has done its share of the work," Governor Ana Reyes said.',
     [("Ana Reyes", None)], "an official who speaks for no organisation of the text"),
    # ------------------------------------------------------------------------------- whom words stand for
    ('[Kia] builds cells in Bartow County. "It took them long enough to get here," said Commissioner Steve Taylor.',
     [("Steve Taylor", "Bartow County")], "a commissioner of the county that the text names"),
    ('[Kia] came. "You would rather have it late than never," said Marshall County Supervisor Jo Bennett.',
     [("Jo Bennett", "Marshall County")], "the county stands before the office"),
    ('[Kia] built it. "We want to be treated as partners," said Mick Cash, general secretary of Unite.',
     [("Mick Cash", "Unite")], "a union that nobody has heard of"),
    ('Founded in 2018 by Saurav Rao, [Euler Motors] makes vans. Rao was glad. "We reach small towns now," he said.',
     [("Saurav Rao", "Euler Motors")], "the founder's firm stands behind"),
    ('[Ford] fell. Analysts at Bernhold doubt it. "It makes sense for both of them," said Stefan Lorch, who covers the '
     "sector there.", [("Stefan Lorch", "Bernhold")], "'there' is the firm of the sentence before"),
    ('[Tesla] sues. The National Dealers Association sued. Its president, Mike Stanton, called the rule "practically '
     'impossible to keep".', [("Mike Stanton", "National Dealers Association")], "'its' is the association's"),
    ('[Ford] opened it. "It will be the heart of Europe", promised for his part Tom Yin of [Chery].',
     [("Tom Yin", "Chery")], "words between the verb and its subject"),
    ('[Kia] signed. "The cells will be cheaper," said Jane Doe, Vice President of Partnerships, Northstar Charging.',
     [("Jane Doe", "Northstar Charging")], "a department is no firm"),
    ('The union [Unifor] speaks for the workers. "They want a fair share," said bargaining committee chair Ana Roe.',
     [("Ana Roe", "Unifor")], "a union's committee"),
    ('[Grab] came to Manila. "It helps all of us in the cities," said Transport Secretary Jo Reyes.',
     [("Jo Reyes", "Philippine government")], "'us' is no country"),
    ('[Kia] came. North Rhine-Westphalia\'s economy minister Mona Berg said "our region can do it too".',
     [("Mona Berg", "North Rhine-Westphalia")], "a region's minister"),
    ('[Grab] signed. "Our drivers will save money," said Grace Cruz, head of Grab Philippines.',
     [("Grace Cruz", "Grab")], "a branch in a country"),
    ('[Kia] fell. "This is a lifeline for them," said Ross Gerber, president of Gerber [Kawasaki].',
     [("Ross Gerber", "Gerber Kawasaki")], "a firm whose name ends with another's"),
    ('[Kia] signed. "The range matters to fleets," explained Jo Lim, whose company Swapr runs stations in Cebu.',
     [("Jo Lim", "Swapr")], "whose company"),
    ('[Kia] waits. "We will look at it very closely," said EU trade spokesman Olof Gill.',
     [("Olof Gill", "European Commission")], "a spokesman of the commission"),
    # ------------------------------------------------------------------------------- companies as speakers
    ('"We want to answer the growing demand flexibly," [Toyota] commented.',
     [("company", "Toyota")], "a company speaks"),
    ('[Foxconn] rejected that. "We had hoped to find a way out of this," it said.',
     [("company", "Foxconn")], "'it'"),
    ('The [UAW] will not give in. "There is nothing left to talk about," the union said in a statement.',
     [("company", "UAW")], "a word that stands for an organisation"),
    ('"We do not comment on rumours and never will," a spokeswoman for [Kia] said.',
     [], "unnamed persons do not count"),
    ('A [Volkswagen] spokesman said the group was reading it. "We will not comment beyond that for now," he added.',
     [], "'he' is the unnamed spokesman"),
    ('"The product will be there in time for summer," said a person familiar with the plans.', [], "a source"),
    ('"We will build it together in Europe," [the two companies|Ford, Volkswagen] said.',
     [], "nobody's own words"),
    # ------------------------------------------------------------------------------- marks
    ('‘There is a market for cheap cars and we want it,’ said Anish Shah, chief executive of [Mahindra].',
     [("Anish Shah", "Mahindra")], "single quotes"),
    ("[Tata Motors] chairman N Chandrasekaran said the partners' plan was ‘open to all who bring something’ to it.",
     [("N Chandrasekaran", "Tata Motors")], "an apostrophe closes nothing"),
    ('„Wir“ was the word of the day: „We have to learn from each other now“, said [Volkswagen] chief Oliver Blume.',
     [("Oliver Blume", "Volkswagen")], "low quotes; the short one is no statement"),
    ("“We talked it over with our partner for months,\" said [Subaru] chief executive Atsushi Osaki.",
     [("Atsushi Osaki", "Subaru")], "opened curly, closed straight"),
    ("“We can now bring that work into the factories, said Eric Li, chairman of [Geely].",
     [("Eric Li", "Geely")], "never closed: the verb ends the quotation"),
    ('“The first cars will be ready by June,” said [Polestar] boss Michael Lohscheller.\n“They are built in Korea.\n'
     "“And they will not be cheap at all.”", [("Michael Lohscheller", "Polestar")], "paragraphs that each open a mark"),
    # ------------------------------------------------------------------------------- no statements
    ('[Honda] president Toshihiro Mibe expects "synergies" from it.', [], "too short"),
    ('[Ford] CEO Jim Farley presented the plan titled "Winning with electric cars in Europe".', [], "a title"),
    ('[Sony] CEO Kenichiro Yoshida came for "A Day Of Mobility And Entertainment".', [], "capitals of a title"),
    ('The maker of the "smallest car that money can buy" went bankrupt in [Ford|Ford] country.', [], "nobody speaks"),
    # ------------------------------------------------------------------------------- whom the text does not introduce
    ('[Nuro] fits the sensors and [Uber] orders the cars. [Nuro] gave no figures. "We can wait no longer than that," '
     "chief executive Dara Khosrowshahi said.", [("Dara Khosrowshahi", "Uber")],
     "a leader whom everybody knows serves his company, not the one named last"),
    ('[Uber] orders the cars. "We can wait no longer than that," said Dara Khosrowshahi, chief executive of [Lyft].',
     [("Dara Khosrowshahi", "Lyft")], "what the text says counts more than what everybody knows"),
    ('[Panasonic] comes to Kansas. "Our state has waited for such a plant," Governor Ida Brandt said.',
     [("Ida Brandt", "Kansas")], "a governor of the state that the text names"),
    ('[Volkswagen] will close a plant. "We shall not allow that to happen," said Ida Brandt, who leads the works '
     'council.', [("Ida Brandt", "Volkswagen works council")], "the workforce speaks, not the company"),
    ('The factory stands in Somerset. Ida Brandt of [Agratas] said: "It is what this county has needed."',
     [("Ida Brandt", "Agratas")], "a name does not begin before a full stop"),
    ('[Honda] agreed. "We compete, and yet we share the packs," [Honda] manager Yoshi [Nomura] told the press.',
     [("Yoshi Nomura", "Honda")], "a surname that is also a bank's name"),
    ('[Kia] showed the car.\n\n“It goes where no van has gone.”\n\nIda Brandt\nChief designer of [Kia]',
     [("Ida Brandt", "Kia")], "a signature of two lines"),
    ('"We do it in our own time," said Ida Brandt, who founded Halden in 2015.', [("Ida Brandt", "Halden")],
     "a firm that only the verb of founding names"),
    ('"It will be open to all of us," said Minister-President Ida Brandt (SPD) in Ohio, where [Kia] builds.',
     [("Ida Brandt", "Ohio")], "a party is no employer"),
    ('"It will be open to all of us," said Ida Brandt, who heads Norvo, [Kia]\'s charging arm.',
     [("Ida Brandt", "Kia")], "a unit that bears its own name, and the owner behind"),
    ('[Kia] picks a site. A resident, Ida Brandt, told the council: "We do not want this beside our school."',
     [("Ida Brandt", None)], "somebody of no firm"),
    ('Ida Brandt of [Kia] said the project "will help us build more of them".', [("Ida Brandt", "Kia")],
     "what begins small is no title of a project"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [trap[:2] for trap in TRAPS], ids=[trap[2] for trap in TRAPS])
def test_a_quotation_goes_to_its_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert quoted(text) == expected


def claim_of(text: str):
    document: Document = make_document(text, CODEBOOK)
    (claim,) = code_quotations(document, CODEBOOK)
    return document, claim


def test_the_evidence_is_the_words_between_the_marks() -> None:
    document, claim = claim_of('"We start in the spring," said [Kia] president Ho Sung Song.')
    assert document.article.text[claim.start : claim.end] == "We start in the spring,"
    assert claim.rule == "quotation.says"


def test_the_office_is_kept_as_the_article_writes_it() -> None:
    _, claim = claim_of('"We start in the spring," said Ho Sung Song, president and CEO of [Kia].')
    assert claim.role == "president and CEO"


def test_an_article_without_quotation_marks_has_no_quotations() -> None:
    assert quoted("[Kia] said that it would start in the spring.") == []
