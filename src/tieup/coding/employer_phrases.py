"""How articles tell for whom a person works: what stands between a name, an office and an employer."""

from __future__ import annotations

import re

# What may stand between organisation and office, between office and name, and between a name and an office behind it.
OFFICE_OF_TO_NAME = re.compile(r" (?:of|for|at) [^,;.]{1,60}, ")
OWNER_TO_OFFICE = re.compile(r"(?:['’]s?)?(?: \([^)]{1,14}\))?(?:[ -](?!chief\b)(?:[A-Za-z][\w&.-]*)){0,5}[ -]")
FOUNDED_BY = re.compile(
    r",? (?:which (?:was|is) |a [a-z-]+ )?(?:co-?founded|founded|started|set up|led|headed|run)(?: in \d{4})? by "
    r"(?:[A-Z][a-z]+ )?(?:[a-z-]+ ){0,2}")
# "GM's Mary Barra", "Redwood, the company Jane Roe founded".
OWNER_TO_NAME = re.compile(
    r"['’]s? (?:own )?|"
    rf"{FOUNDED_BY.pattern}|"
    r", (?:the|an?) (?:[a-z-]+ ){0,2}(?:company|firm|start-?up|business|carmaker|venture|supplier)(?: that)? "
)
ASIDE = re.compile(r"\s?\((?:pictured|left|right|above|below|centre|center|[A-Z][\w. -]{1,24}|\d\d)\)")
FORMER = re.compile(
    r"\b(?:former|formerly|ex|one-time|onetime|previously|until recently|once)[ -](?:(?:[\w'&-]|\.\b)+ ){0,4}$"
)
LEFT_BEFORE = re.compile(rf"{FORMER.pattern}|\b(?:its|the|their|whose) then[ -]$")
LED_BY = re.compile(
    r"\b(?:[Cc]o-?founded|[Ff]ounded|[Ss]tarted|[Ss]et up|[Ll]ed|[Hh]eaded|[Rr]un)(?: in \d{4})? by (?:[a-z-]+ ){0,3}$")
# Whom a person serves, in a relative clause or a sentence: ", who follows the trade for Halden", " heads Tarvo".
SERVES = re.compile(
    r",? (?:the |an? )?member of the [^,.;:]{0,40}\bboard\b|"
    r", whose (?:own )?(?:[a-z-]+ ){0,2}(?:company|firm|start-?up|employer|group|consultancy|business|outfit)\b|"
    r"(?:, an? [^,.;:\"“”]{3,50})?,? (?:who|and)(?: is)? (?:now |currently |also |today |has )?"
    r"(?:led|is|succeeded|replaced|came to|joined|moved to|co-founded|founded|started|set up|took over|became|"
    r"will (?:lead|head)|\w+[a-z]s)\b"
    r"| (?:now |currently |also )?"
    r"(?:heads|leads|runs|chairs|founded|co-founded|took over at|works for|has (?:led|run|headed)) "
)
# Somebody who leads or makes something, of whatever company the text speaks: "who was in charge of the interior".
SERVES_SOMEWHERE = re.compile(
    r",? who (?:now |also |has )?(?:heads|leads|led|runs|ran|oversees|oversaw|designed|developed|engineered|founded|"
    r"co-founded|started|succeeded|replaced|took over|"
    r"(?:is|was|has been) (?:in charge of|responsible for|leading|running)|look(?:s|ed) after|"
    r"manage[sd])\b"
)
# A verb of leading or founding has its firm right behind it, whatever the firm is: "who founded Halden in 2015".
LEADS = re.compile(
    r", whose (?:own )?(?:[a-z-]+ ){0,2}(?:company|firm|start-?up|employer|group|consultancy|business|outfit),? "
    r"(?=[A-Z])|"
    r",? (?:who|and) (?:now |currently |also |has |once )?(?:heads?|leads?|led|runs?|ran|chairs?|founded|co-founded|"
    r"started|set up|oversees|manages|owns|represents|advises|works for) (?:the |its )?(?:[a-z][\w’'-]* ){0,3}(?=[A-Z])"
)
PRIVATE_BEFORE = re.compile(r"\b(?:an?|one|another) (?:[a-z-]+ ){1,3}(?:named |called )?,? ?$|\b(?:an?|one) [a-z-]+, $")
PRIVATE_BEHIND = re.compile(
    r",? (?:\d\d, )?(?:who (?:owns|runs|drives|lives|bought|leased)\b|an? (?:[a-z-]+ ){0,2}[a-z-]+[,.])"
)
NOW_SERVES = re.compile(
    r"\b(?:now|currently|today)(?: \w+){0,2} (?:at|of|for|with)\b|\bwho (?:now|currently|today) \w+|"
    r"\bnow (?:heads|leads|runs)\b"
)
REPRESENTS = re.compile(r"\bwho represents ")
DIRECT = re.compile(r",? (?:of|at|from|for|with) ")
COMES_FROM = re.compile(
    r"\b(?:from|formerly|former|previously|ex|until|left|before|after|with which|rival|against|like|unlike|owned by|"
    r"backed by|supplier to|supplies|competes with|not|than|about|on|whose|which|where|when|ended|said)\b[^,]*$"
)
# The words about a person end with a stop, unless it is that of an abbreviation or an initial.
REACH_BEHIND = re.compile(
    r"(?:[^.;:\"“”()]|\([^()]{1,40}\)|\.(?=[\w,])|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|"
    r"(?<=Inc)\.|(?<=Ltd)\.|(?<=Corp)\.){0,190}"
)
# An employer's part that bears its own name ("PTT's EV unit Arun Plus"), and the firm at which an institute is.
PART_OF = re.compile(
    r"['’]s? (?:[\w-]+ ){0,4}(?:unit|arm|subsidiary|affiliate|business|division|brand|venture|parent|owner|"
    r"start-?up|spin-?off)(?: company)?,? "
)
# The owner behind: "Pro-Net, Proton's electric car arm".
ITS_PART = re.compile(
    r"['’]s (?:[a-z-]+ ){0,4}(?:unit|arm|subsidiary|affiliate|business|division|brand|venture|spin-?off)\b"
)
AT_THE_FIRM = re.compile(r"(?: and [\w ]{2,30})? at (?:the )?(?:[a-z-]+ ){0,3}")
# Between a place and the firm there: "the Delhi think tank Charge Forward".
TRADE = re.compile(r"(?:['’]s)? (?!of |at |for |with |and |in |to )(?:[a-z-]+ ){1,4}")
A_MAN_OF = re.compile(r", an? $")  # "the president, a Sony man" serves another company now
CLAUSE = re.compile(
    r"(?:,|\)) (?:which|who|whose|where|when|while|after|as|adding|speaking|told|during|in an|in a|at a)\b|"
    r" (?:said|told|when|while) | and (?:[a-z]+ed|has|had|was|is|will) "
)
OF_THE_EU = re.compile(r"\b(?:EU|European Commission|(?:[Tt]he |EU )[Cc]ommission)(?:['’]s)? (?:[a-z]+ ){0,2}$")
OF_THE_COMMISSION = re.compile(r" of the (?:European )?[Cc]ommission\b")
BY_STATEMENT = re.compile(r"\b(?:statement|release|post|letter|note|filing) by (?:the )?$")
STANDS_FOR = re.compile(r"(?:\b[Tt]he |\b(?:[Hh]e|[Ss]he) (?:is|was) (?:the |an? )?)$")
# "who covers the sector there", "an analyst at the bank": the firm itself stands before.
POINTED_AT = re.compile(
    r",? (?:who (?:covers|follows|tracks|leads|heads|watches|writes|works)|an? |the |its |head |director |chief )"
    r"[^.;:\"“”]{0,60}?(?:\bthere\b|\b(?:at|of|for) the "
    r"(?:bank|brokerage|broker|firm|consultancy|consultants?|research \w+|think[- ]tank|"
    r"institute|agency|ratings? agency|data provider|lender)\b)"
)
