"""From a claim back to its sentence, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from tieup.errors import TableError, did_you_mean

NEIGHBOURS = 1  # sentences before and after: enough to see who "they" are
NEAREST = 4


@dataclass(frozen=True)
class Trace:
    """A claim with the sentence that it rests on. `sentence` is in three pieces, of which the middle is the quote."""

    claim: dict
    article: dict
    before: tuple[str, ...]
    sentence: tuple[str, str, str]
    after: tuple[str, ...]

    def __str__(self) -> str:
        """Return the claim, its source and its sentence for a terminal, with the quote in » «."""
        claim, article, (lead, quote, rest) = self.claim, self.article, self.sentence
        of = [claim["tieup_id"], claim["organisation"]]
        source = [article["publisher"] or "publisher not known", str(article["published"] or "date not known")]
        lines = [
            claim["claim_id"],
            f"  says     {claim['variable']}: {claim['value']} ({claim['assertion']})",
            f"  of       {', '.join(filter(None, of)) or 'nobody named'}",
            f"  by rule  {claim['rule']}" + (f", {claim['judged']} by a reviewer" if claim["judged"] else ""),
            f"  source   {article['title'] or article['article_id']}",
            f"           {', '.join(source)}" + (f", {article['url']}" if article["url"] else ""),
            "",
            *(f"  {one_line(text)}" for text in self.before),
            f"> {one_line(lead, ends=False)}»{one_line(quote)}«{one_line(rest, ends=False)}",
            *(f"  {one_line(text)}" for text in self.after),
        ]
        return "\n".join(lines)


def trace_claim(claim_id: str, processed: Path) -> Trace:
    """Return the claim `claim_id` of the tables in `processed` with its sentence, neighbours and source.

    Raise TableError that names the nearest ids if there is no such claim.
    """
    claims = read_rows(processed, "claims", ("claim_id", "=", claim_id))
    if not claims:
        raise TableError(f"{claim_id}: no such claim in {processed}.{nearest(claim_id, processed)}")
    claim = claims[0]
    of_article = ("article_id", "=", claim["article_id"])
    sentences = {row["sentence_id"]: row for row in read_rows(processed, "sentences", of_article)}
    own, number = sentences[claim["sentence_id"]], claim["sentence_id"]
    start, end = claim["start"] - own["start"], claim["end"] - own["start"]
    text = own["text"]
    return Trace(
        claim, read_rows(processed, "articles", of_article)[0],
        tuple(sentences[n]["text"] for n in range(number - NEIGHBOURS, number) if n in sentences),
        (text[:start], text[start:end], text[end:]),
        tuple(sentences[n]["text"] for n in range(number + 1, number + 1 + NEIGHBOURS) if n in sentences),
    )  # fmt: skip


def list_claims(processed: Path, tieup_id: str) -> list[dict]:
    """Return the claims of an alliance in the order of its articles; none if there is no such alliance."""
    rows = read_rows(processed, "claims", ("tieup_id", "=", tieup_id))
    return sorted(rows, key=lambda row: (row["article_id"], row["start"], row["claim_id"]))


def nearest(claim_id: str, processed: Path) -> str:
    """Return the ids that a mistyped one may have meant: those of the same article, else the most alike."""
    known = pq.read_table(table_file(processed, "claims"), columns=["claim_id"]).column("claim_id").to_pylist()
    article = claim_id.split(":")[0]
    same = [one for one in known if one.startswith(f"{article}:")]
    if same:
        alike = sorted(same, key=lambda one: (-shared(one, claim_id), one))[:NEAREST]
        return f" Of the same article there are: {', '.join(sorted(alike, key=same.index))}."
    return did_you_mean(claim_id, known) or f" Ids stand in {processed / 'claims.csv'}."


def shared(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def read_rows(processed: Path, table: str, where: tuple[str, str, str]) -> list[dict]:
    """Return the rows of a table that `where` (column, operator, value) selects, without reading the others."""
    return pq.read_table(table_file(processed, table), filters=[where]).to_pylist()


def table_file(processed: Path, table: str) -> Path:
    """Return the file of a table; raise TableError if there is none."""
    path = processed / f"{table}.parquet"
    if not path.is_file():
        raise TableError(f"{path}: no such table. Run 'tieup tables' to code the articles first.")
    return path


def one_line(text: str, ends: bool = True) -> str:
    """Return `text` with its line ends as blanks, and without blanks at its ends unless these are kept."""
    joined = " ".join(text.split())
    if ends or not joined:
        return joined if ends else " " * bool(text)
    return " " * text[0].isspace() + joined + " " * text[-1].isspace()
