"""What an article is called where a reader must recognise it."""

from __future__ import annotations

from tieup.compare.selection import Tables, records

OPENING = 60  # characters of the first sentence that stand for a title


def titles_of(tables: Tables) -> dict[str, str]:
    """Return the title of each article; one without has its first words in quotation marks, or its id if it has none.
    """
    sentences = tables["sentences"]
    first = dict(zip(sentences["article_id"][::-1], sentences["text"][::-1], strict=True))
    return {str(row["article_id"]): str(row["title"] or opening(first.get(row["article_id"], "")) or row["article_id"])
            for row in records(tables["articles"][["article_id", "title"]])}


def opening(sentence: str) -> str:
    """Return the first words of a sentence in quotation marks, "" for none."""
    words = " ".join(sentence.split())
    if len(words) > OPENING:
        words = words[:OPENING].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return f"“{words}”" if words else ""
