"""Raw files and origin cards -> articles, one at a time, so that memory does not grow with their number."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tieup.model import Article, Rejection
from tieup.sources.cards import Card, CardError, read_card
from tieup.sources.dates import PREFIX, find_date, find_published
from tieup.sources.encodings import NotText, decode
from tieup.sources.languages import detect_language
from tieup.sources.pages import Page, read_page

PAGES = (".html", ".htm", ".xhtml")
CARDS = (".yaml", ".yml")
RAW_TYPES = (".txt", *PAGES, ".jsonl", ".json")
PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
# An article of fewer letters is a fragment: a notice, a stub, a line of a ticker.
LETTERS_OF_AN_ARTICLE = 120
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def read_articles(raw: Path) -> Iterator[Article | Rejection]:
    """Yield the articles of the folder `raw` in the order of their file names; a rejection for a file without one."""
    seen: dict[str, str] = {}
    for path in sorted(path for path in raw.rglob("*") if path.is_file()):
        name = path.relative_to(raw).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(raw).parts)
        if is_hidden or path.suffix.lower() == ".md" or path.stem == "README":
            continue
        if path.suffix.lower() in CARDS:
            if not any(path.with_suffix(end).is_file() for end in RAW_TYPES):
                yield Rejection(name, "invalid_card", "No raw file stands beside this card. Give both the same name.")
            continue
        for item in read_file(path, name):
            if isinstance(item, Article):
                if item.article_id in seen:
                    taken = f"The article id {item.article_id!r} is taken by {seen[item.article_id]}. Rename one."
                    item = Rejection(name, "duplicate_id", taken)
                else:
                    seen[item.article_id] = name
            yield item


def read_file(path: Path, name: str) -> Iterator[Article | Rejection]:
    """Yield what one raw file holds."""
    suffix = path.suffix.lower()
    if suffix not in (".txt", *PAGES, ".jsonl", ".json"):
        yield Rejection(name, "unsupported_type",
                        f"Files of type {suffix or 'none'} are not read. Save the article as .txt or .html.")
        return
    raw = path.read_bytes()
    card = Card()
    card_path = next((path.with_suffix(end) for end in CARDS if path.with_suffix(end).exists()), None)
    if card_path:
        try:
            card = read_card(card_path)
        except CardError as error:
            card = error.card
            kept = " Its other fields are used." if card != Card() else ""
            faults = str(error).replace(f"{card_path.name}: ", "")  # a rejection names its file by itself
            yield Rejection(Path(name).with_name(card_path.name).as_posix(), "invalid_card", f"{faults}{kept}")
    try:
        text = decode(raw)
    except NotText as problem:
        yield Rejection(name, problem.reason, problem.detail)
        return
    digest = hashlib.sha256(raw).hexdigest()
    if suffix in (".jsonl", ".json"):
        for number, line in enumerate(text.split("\n") if suffix == ".jsonl" else [text], 1):
            if line.strip():
                yield read_record(line, f"{path.stem}_{number}", name, number)
        return
    if suffix in PAGES:
        page = read_page(text)
        if page is None:
            yield Rejection(name, "no_text_in_page",
                            "No paragraph of it tells a story. Save the page after it has loaded, or its text.")
            return
        yield article_from_page(page, path.stem, card, name, digest)
        return
    yield article_from_text(text, path.stem, card=card, file=name, sha256=digest)


def read_record(line: str, stem: str, file: str, number: int) -> Article | Rejection:
    """Return the article of one JSON record, or why it is none; its id becomes a file name, so it must be plain."""
    def rejected(why: str) -> Rejection:
        return Rejection(file, "invalid_record", f"Record {number} {why}")

    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return rejected(f"does not parse as JSON ({error}).")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
        return rejected("has no 'text'. Give the article's text as a string.")
    article_id = str(record.get("id") or stem)
    if not PLAIN_ID.fullmatch(article_id):
        return rejected(f"has the id {article_id[:60]!r}. Use letters, digits, '.', '_' and '-', beginning with a "
                        "letter or digit, 120 at most.")
    try:
        named = ("title", "publisher", "author", "url", "published")
        facts = {name: record[name] for name in named if record.get(name)}
        card = Card.model_validate_json(json.dumps(facts))  # JSON has no dates of its own, so text is taken for one
    except ValueError as error:
        return rejected(f"has a wrong field ({' '.join(str(error).split())[:200]}).")
    digest = hashlib.sha256(line.encode("utf-8")).hexdigest()
    return article_from_text(record["text"], article_id, card=card, file=file, sha256=digest)


def article_from_page(page: Page, article_id: str, card: Card, file: str, sha256: str) -> Article:
    """Return the article of an HTML page."""
    head = page.head
    stated = Card(title=head.title, publisher=head.publisher, url=head.url, published=find_date(head.published or ""))
    return article_from_text(page.text, article_id, card=card, stated=stated, file=file, sha256=sha256)


def article_from_text(text: str, article_id: str = "article", *, card: Card | None = None, stated: Card | None = None,
                      file: str = "", sha256: str | None = None) -> Article:
    """Return the article whose text of record is `text`; `stated`, then the text, give what `card` leaves open."""
    card, stated = card or Card(), stated or Card()
    from_text = stated.published or find_published(text)
    return Article(
        article_id=article_id, file=file or f"{article_id}.txt", text=text, language=detect_language(text),
        sha256=sha256 or hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=card.title or stated.title or first_line(text), publisher=card.publisher or stated.publisher,
        author=card.author,
        url=card.url or stated.url, published=card.published or from_text,
        published_from="card" if card.published else "text" if from_text else "none",
        accessed=card.accessed, licence=card.licence, note=card.note)


def first_line(text: str) -> str | None:
    """Return the first line if it looks like a headline, without the date that an archive put before it."""
    line = next((line.strip() for line in PREFIX.sub("", text, count=1).split("\n") if line.strip()), "")
    return line if 0 < len(line) <= 160 and not line.endswith(".") else None


def is_readable(article: Article) -> bool:
    """Return whether the text is long enough, and enough of it letters, to be an article."""
    letters = len(article.text.encode("ascii", "ignore").translate(None, NO_LETTERS))
    letters += sum(map(str.isalpha, BEYOND_ASCII.findall(article.text)))
    return letters >= LETTERS_OF_AN_ARTICLE and letters >= 0.5 * len(article.text.replace(" ", ""))
