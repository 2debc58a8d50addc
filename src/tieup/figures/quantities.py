"""Shares, capacities and counts: what the words behind a number make of it."""

from __future__ import annotations

import re

PERCENT = re.compile(r" ?%| ?-?per ?cent\b|-percent\b| ?pct\b| ?p\.?c\b")
POINTS = re.compile(r"[ -]?(?:percentage |basis )?points?\b")
# A share of ownership as two numbers: "50-50", "51:49", "60/40". The two must make a hundred.
RATIO = re.compile(r"(\d{1,2}(?:\.\d+)?)( ?[-:/] ?)(\d{1,2}(?:\.\d+)?)(?![\d%]|[-:/]\d)")
IDLE_RATIO = re.compile(r"[ -](?:chance|odds|bet|weight|split-second|rule)")
EQUAL_SHARES = re.compile(
    r"(?:equal[ -](?:halves|shares?|stakes?|shareholdings?|holdings?|parts|ownership|interests?|joint[ -]venture|"
    r"partners|owners|thirds|quarters|fifths)|"
    r"(?:equally|evenly)[ -](?:owned|held|split|shared|divided)|fifty-fifty)\b|"
    r"(?:equally|evenly)\b(?=[,.;]| between| with| among|$)")
# What is divided equally may also be the bill: "paid for in equal parts", "costs and profits are shared equally".
DIVIDES_ELSE = re.compile(
    r"\b(?:costs?|profits?|revenues?|investments?|risks?|bill|expenses|funding|financed|funded|paid|pay|work|"
    r"duties|seats|board|tranches|instal?lments)\b[^.;]{0,50}$")
HALF_AND_HALF = re.compile(r"half[ -]and[ -]half\b")

_GWH = {"gwh": 1.0, "mwh": 1e-3, "twh": 1e3, "gigawatt": 1.0, "megawatt": 1e-3, "terawatt": 1e3}
CAPACITY = re.compile(
    r"[ -]?(?P<unit>gwh|mwh|twh|(?:gigawatt|megawatt|terawatt)(?=[ -]?hours?\b))(?:[ -]?hours?)?(?![a-z])")

FRACTION = re.compile(
    r"(?:(?:an?|one)[ -])?(?P<fraction>two[- ]thirds|three[- ]quarters|half|third|quarter|fifth|tenth)\b")
# "half" and "quarter" are shares only of something owned.
OWNED_BEHIND = re.compile(
    r"(?: of)?[ -](?:the |its |their |an? |equity |all |new |planned |partnership |remaining |outstanding |issued |"
    r"existing |registered |[$€£¥₹₩][\d.,]+ ?[a-z]{0,8}[ -])*"
    r"(?:stakes?|shares?|interests?|holding|equity|capital|ownership|venture|joint venture|company|joint company|"
    r"business|voting|belong(?:s|ed|ing)?)\b|-owned\b|-stake\b")
OF_A_NAME = re.compile(r" of (?:the )?[A-Z]")  # "a fifth of Leapmotor"; whether the name is a firm's, others know
OWNED_BEFORE = re.compile(
    r"\b(?:owns?|owned|holds?|held|buys?|bought|acquires?|takes?|each|controls?)"
    r"(?: up to| about| roughly| nearly| almost| around| just over| more than)?(?: an?| one)?[ -]$")

WHOLE = 100.0
# "takes 51% and Panasonic the rest"; not "sold 51% abroad and the rest at home"
REST_BEFORE = re.compile(
    r"\b(?:and|while|with|but|leaving)\b,? ?[^;:\d]{0,60}$|,[^;:,\d]{0,40}$|"
    r"\b(?:own|hold|keep|retain|take|get|have)\w* $")
REST_OF_ELSE = re.compile(
    r" (?:of (?!(?:the )?(?:shares|stock|capital|company|venture|joint venture|stake|equity|business|firm|it)\b)|"
    r"is used|goes into)")

_VEHICLE_WORDS = """
vehicle vehicles car cars ev evs bev bevs nev nevs suv suvs truck trucks van vans bus buses automobile automobiles
pickup pickups sedan sedans saloon saloons hatchback hatchbacks crossover crossovers minivan minivans minicar minicars
robotaxi robotaxis taxi taxis scooter scooters motorcycle motorcycles bike bikes two-wheelers three-wheelers rickshaws
units phevs hybrids lorry lorries coaches motorbike motorbikes mopeds shuttle shuttles minibus minibuses cabs e-scooters
e-bikes e-buses e-vans e-trucks tractors"""
_MODIFYING_WORDS = """
all electric fully pure battery new jointly developed full midsize compact subcompact small large big affordable cheap
low cost additional more further other smart intelligent connected plug-in zero emission premium luxury sport sports
utility passenger commercial light heavy duty permanent local direct indirect skilled manufacturing assembly
production highly paid hourly unionized mass-market popular global different separate own branded badged purpose built
software defined autonomous driverless self-driving hydrogen fuel cell hybrid conventional next generation future
upcoming planned such complete finished good high paying construction plant factory regional city family electrified"""
MODELS = frozenset({"model", "models", "nameplate", "nameplates"})
VEHICLES = frozenset(_VEHICLE_WORDS.split())
JOBS = frozenset({
    "jobs", "workers", "employees", "people", "positions", "staff", "staffers", "roles", "posts", "hires", "recruits",
    "engineers", "experts", "specialists", "developers", "researchers", "technicians", "scientists", "workplaces",
    "folks",
})  # fmt: skip
PLURALS = frozenset(word for word in VEHICLES | MODELS | JOBS if word.endswith("s")) | {"people", "staff"}
# Words that may stand between a number and what it counts. Hyphenated words, names, possessives and VEHICLES may too,
# and any other word that is neither a plural ("5,000 chargers and cars") nor one of these.
_NO_MODIFYING_WORDS = """
the this that these those it its they their them he she his her we our who which what whose where when while as at by
for from in into of off on onto out over per than then there to under until up upon via with within without after
again against among around before behind below between beyond but because since so such if is are was were be been
being am has have had having do does did will would can could may might must shall should not no nor yet more less
fewer a an each every another year month week day hour quarter half third percent square foot mile kilometre kilometer
km kw kwh mw mwh gwh gw volt hp million billion trillion thousand hundred dozen dollar euro yen won yuan rupee rupees
tonne ton metric megawatt gigawatt acre hectare carat cell battery charger charging station lithium nickel"""
NO_MODIFIERS = frozenset(_NO_MODIFYING_WORDS.split())
MODIFIERS = frozenset(_MODIFYING_WORDS.split())
_TOKEN = re.compile(r"[ -]?,? ?(?:and |or |& )?([\w'/.+-]+)")
# "one in five cars", "four out of 10 EVs": a proportion; "the Model 3 sedans", "Level 4 cars": a name.
NO_COUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+)[ -](?:in|out[ -]of)[ -](?:every )?$|"
    r"\b(?:model|level|type|phase|tier|class|series|euro|version|line|number|no\.?|polestar|ioniq|vision-s) $")
# "the number of employees is about 4,700", "a workforce of 900"
JOBS_BEFORE = re.compile(
    r"\b(?:number of (?:employees|workers|staff|jobs)|head ?count|workforce|payroll|employ(?:s|ing)?|"
    r"(?:give|gives|giving|provide|provides|and|find|offer|offers) work|"
    r"employment|a staff|work(?= for))"
    r"(?: (?:is|was|of|to|at|for|will be|would be|reaching))?"
    r"(?: (?:about|around|some|roughly|nearly|over|more than|up to))? $")
OF_THE = re.compile(r" of (?:the|its|their|these|those|them|[\w-]+'s) ")  # "40,000 of the pickups"
COMPOUND_JOBS = re.compile(r"-(?:person|people|worker|employee|strong|job|staff)\b")  # "the 1,200-person unit"
COMPOUND = re.compile(r"-(?:unit|vehicle|car|van|truck|bus|scooter)(?:-a-year|-per-year)?\b")  # "a 160,000-unit plant"
LEAST_COMPOUND = 1000
MOST_MODIFIERS = 5
FEW = 50  # below this number "vehicles" are models ("three SUVs"), from it on they are cars built ("400,000 vehicles")


def percent_behind(text: str, end: int, limit: int) -> int | None:
    """Return where "%" or "per cent" behind `end` ends, or None; percentage points are no share."""
    found = PERCENT.match(text, end, limit)
    if found is None or POINTS.match(text, found.end(), limit):
        return None
    return found.end()


def capacity_behind(text: str, end: int, limit: int) -> tuple[float, int] | None:
    """Return the number of GWh in one unit of the capacity named behind `end`, and where its name ends, or None."""
    found = CAPACITY.match(text, end, limit)
    return (_GWH[found["unit"]], found.end()) if found else None


def may_modify(word: str, first: str) -> bool:
    """Tell whether a word, which begins with the letter `first` in the article, may stand between number and noun."""
    if word in MODIFIERS or "-" in word or first.isupper() or word.endswith("'s"):
        return True
    return word.isalpha() and word not in NO_MODIFIERS and (not word.endswith("s") or word.endswith(("ss", "ous")))


def counted_behind(original: str, text: str, end: int, limit: int, value: float) -> tuple[str, int] | None:
    """Return what the number that ends at `end` counts (vehicles, models, jobs), and where that word ends, or None."""
    compound = COMPOUND.match(text, end, limit)
    if compound is not None and value >= LEAST_COMPOUND:
        return "vehicles", compound.end()
    staffed = COMPOUND_JOBS.match(text, end, limit)
    if staffed is not None:
        return "jobs", staffed.end()
    part = OF_THE.match(text, end, limit) if value >= FEW else None
    position, noun, reach = part.end() - 1 if part else end, "", end
    for _ in range(MOST_MODIFIERS):
        token = _TOKEN.match(text, position, limit)
        if token is None:
            break
        word = token[1].rstrip(".'")
        if word in PLURALS or word in VEHICLES or word in MODELS:
            noun, reach = word, token.start(1) + len(word)
            if word in PLURALS:
                break
        elif not may_modify(word, original[token.start(1)]):
            break
        position = token.end()
        if token[1].endswith("."):
            break
    if not noun or (noun not in PLURALS and value != 1):
        return None
    if noun in JOBS:
        return "jobs", reach
    if noun in MODELS:
        return "models", reach
    if value >= FEW:
        return "vehicles", reach
    return None if noun == "units" else ("models", reach)
