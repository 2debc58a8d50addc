"""Sums of money, in the spellings and currencies of business news."""

from __future__ import annotations

import re

# ISO 4217 code -> what stands before the number, and what stands behind it.
CURRENCIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "USD": (("us$", "u.s.$", "us $", "usd", "$"),
            ("us dollars", "u.s. dollars", "american dollars", "dollars", "dollar", "usd", "us-dollar", "us$")),
    "EUR": (("€", "eur"), ("euros", "euro", "eur", "€")),
    "GBP": (("£", "gbp"), ("pounds sterling", "british pounds", "pounds", "pound", "sterling", "gbp")),
    "JPY": (("¥", "jp¥", "jpy", "yen"), ("japanese yen", "yen", "jpy")),
    "CNY": (("rmb", "cny", "cn¥", "yuan"), ("chinese yuan", "yuan", "renminbi", "rmb", "cny")),
    "KRW": (("₩", "krw"), ("south korean won", "korean won", "won", "krw")),
    "INR": (("₹", "rs.", "rs", "inr"), ("indian rupees", "rupees", "rupee", "inr")),
    # A bare "kr" is read as Swedish: of the three countries only Sweden has carmakers.
    "SEK": (("sek", "skr", "kr"), ("swedish kronor", "swedish kronas", "swedish krona", "swedish crowns", "kronor",
                                   "krona", "sek", "kr")),
    "NOK": (("nok", "nkr"), ("norwegian kroner", "norwegian crowns", "kroner", "nok")),
    "DKK": (("dkk", "dkr"), ("danish kroner", "danish crowns", "dkk")),
    "CHF": (("chf",), ("swiss francs", "francs", "chf")),
    "AUD": (("a$", "au$", "aud$", "aud", "$a"), ("australian dollars", "aud")),
    "CAD": (("c$", "ca$", "can$", "cdn$", "cad$", "cad"), ("canadian dollars", "cad")),
    "HKD": (("hk$", "hkd"), ("hong kong dollars", "hkd")),
    "TWD": (("nt$", "ntd", "twd"), ("new taiwan dollars", "taiwan dollars", "taiwanese dollars", "twd")),
    "SGD": (("s$", "sg$", "sgd"), ("singapore dollars", "singaporean dollars", "sgd")),
    "NZD": (("nz$", "nzd"), ("new zealand dollars", "nzd")),
    "BRL": (("r$", "brl"), ("brazilian reais", "reais", "brazilian reals", "brl")),
    "MXN": (("mx$", "mxn"), ("mexican pesos", "pesos", "mxn")),
    "PHP": (("₱", "php"), ("philippine pesos", "php")),
    "ZAR": (("zar",), ("south african rand", "rand", "zar")),
    "THB": (("฿", "thb"), ("thai baht", "baht", "thb")),
    "VND": (("₫", "vnd"), ("vietnamese dong", "dong", "vnd")),
    "MYR": (("rm", "myr"), ("malaysian ringgit", "ringgit", "myr")),
    "IDR": (("rp", "idr"), ("indonesian rupiah", "rupiah", "idr")),
    "AED": (("aed", "dh"), ("uae dirhams", "dirhams", "dirham", "aed")),
    "MAD": ((), ("moroccan dirhams",)),
    "SAR": (("sar",), ("saudi riyals", "riyals", "riyal", "sar")),
    "QAR": (("qar",), ("qatari riyals", "qar")),
    "TRY": (("₺",), ("turkish lira", "turkish liras", "lira", "liras")),
    "PLN": (("pln",), ("polish zloty", "zloty", "zlotys", "pln")),
    "CZK": (("czk",), ("czech crowns", "czech koruna", "crowns", "czk")),
    "HUF": (("huf",), ("hungarian forints", "forints", "forint", "huf")),
    "RUB": (("₽", "rub"), ("russian roubles", "russian rubles", "roubles", "rubles", "rub")),
    "ILS": (("ils", "₪"), ("shekels", "ils")),
    "PKR": (("pkr",), ("pakistani rupees", "pkr")),
    "CLP": (("clp",), ("chilean pesos", "clp")),
    "ARS": (("ars",), ("argentine pesos", "ars")),
}  # fmt: skip
# Words that mean something else too; they are money only behind a scale: "1.2 trillion won", not "the first of 3 won".
NEEDS_SCALE = frozenset({"won", "pounds", "pound", "dong", "rand", "crowns", "sterling", "kr"})

_BEFORE = {sign: code for code, (signs, _) in CURRENCIES.items() for sign in signs}
_BEHIND = {words: code for code, (_, names) in CURRENCIES.items() for words in names}

# Countries that pay in crowns: bare "crowns" are those of the country that an article names most.
CROWNS = {
    "SEK": re.compile(r"\bswed(?:en|ish|es?)\b|\bstockholm\b|\bgothenburg\b"),
    "NOK": re.compile(r"\bnorw(?:ay|egians?)\b|\boslo\b"),
    "DKK": re.compile(r"\bden?mark\b|\bdan(?:ish|es?)\b|\bcopenhagen\b"),
    "CZK": re.compile(r"\bczech\w*\b|\bprague\b"),
}


# The Canadian press hyphenates its sums and writes the dollars of the country bare: "a $2-billion plant in Guelph"
HYPHENATED = re.compile(r"(?<![a-z])\$[\d.]+-(?:billion|million)\b")
CANADA = re.compile(r"\b(?:canad(?:a|ian)|(?:ont|que|b\.c|alta)\.(?!\w)|ontario|quebec)")


def _any_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


BEFORE = re.compile(rf"(?<![\w$])(?P<sign>{_any_of(_BEFORE)}) ?$")
BEHIND = re.compile(rf"[ -]?(?P<name>{_any_of(_BEHIND)})(?!\w)")
SIGNS = frozenset("$€£¥₹₩฿₫₺₱₽₪")


def currency_before(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Return the ISO code of the currency that stands right before `start`, and where its sign begins, or None."""
    last = text[start - 1] if start > floor else ""
    if last == " ":
        last = text[start - 2] if start - 1 > floor else ""
    if not last or not (last in SIGNS or last.isalpha() or last == "."):
        return None
    found = BEFORE.search(text, max(floor, start - 6), start)
    return (_BEFORE[found["sign"]], found.start()) if found else None


def currency_behind(text: str, end: int, limit: int, scaled: bool) -> tuple[str, int] | None:
    """Return the ISO code of the currency named right behind `end`, and where its name ends, or None."""
    found = BEHIND.match(text, end, limit)
    if found is None or (not scaled and found["name"] in NEEDS_SCALE):
        return None
    return _BEHIND[found["name"]], found.end()


def crowns_of(folded: str) -> str:
    """Return the ISO code of the crowns of which an article speaks without saying whose: those of its country."""
    counted = {code: len(country.findall(folded)) for code, country in CROWNS.items()}
    best = max(counted, key=lambda code: counted[code])
    return best if counted[best] else "CZK"


def is_canadian(folded: str) -> bool:
    """Tell whether the bare dollars of an article are Canadian."""
    return HYPHENATED.search(folded) is not None and len(CANADA.findall(folded)) > 1


# "$1 = 1,320 won": what a currency is worth is no sum. One side of the equation is a one.
RATE = re.compile(r"[^()\[\];=]{1,28}=[^()\[\];=]{1,28}")
ONE = re.compile(r"(?<![\d.,])1(?:\.0+)?(?![\d.,]*\d)")


def rates_of_exchange(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the intervals of [start, end) that say what one unit of a currency is worth in another."""
    if "=" not in text[start:end]:
        return []
    found = []
    for match in RATE.finditer(text, start, end):
        left, _, right = match[0].partition("=")
        if ONE.search(left) or ONE.search(right):
            found.append(match.span())
    return found


# A sum in brackets or behind "or" that says the one before in another currency.
CONVERSION = re.compile(
    r" ?[(\[][^)\]]{0,24}$|,? or (?:about |around |roughly |some |nearly |approximately |an estimated )?$| ?[/=] ?$")


def is_conversion(between: str) -> bool:
    """Tell whether the words between two sums in different currencies make the second a conversion of the first."""
    return CONVERSION.match(between) is not None
