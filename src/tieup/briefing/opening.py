"""The first page: cover, the bottom line, what changed since the last edition."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tieup.briefing.blocks import Block, Bullets, Cover, Heading, Paragraph, Run, Runs
from tieup.briefing.brief import Brief
from tieup.briefing.facts import Finding
from tieup.compare import articles_that_tell, titles_of
from tieup.compare.changes import CHANGED
from tieup.errors import EditionError
from tieup.wording import capitalised, counted, day, label, listed, plural_of

LOGO_TYPES = {".svg": "svg+xml", ".png": "png"}
# The run that makes an edition anew replaces the one of the same day, so that it must not call itself the first.
FIRST = "There is no earlier edition to compare with."
MOST_CHANGES = 8  # of a kind in the list; the rest is counted


def cover(brief: Brief, folder: Path | None = None) -> Cover:
    """Return the head of the document; a logo is looked for in `folder`, the edition's own."""
    edition, articles = brief.edition, brief.tables["articles"]
    telling = articles[articles["article_id"].isin(articles_that_tell(brief.tables))]
    passing = int((brief.tables["tieups"]["focus"] != "main").sum())
    told = len(brief.tables["tieups"])
    if passing == told:  # nothing is told of at length, so that nothing has to be set apart
        passing = 0
    facts = [("Alliances", str(told - passing))]
    facts += [("Mentioned in passing", str(passing))] if passing else []
    facts.append(("Articles", str(len(telling))))
    facts += [outlets_of(telling)] if telling["publisher"].notna().any() else []
    facts += [("Focus", edition.focus)] if edition.focus else []
    return Cover(
        title=edition.title, subtitle=edition.subtitle, edition=edition.name, as_of=brief.as_of.isoformat(),
        language=edition.language, confidentiality=edition.confidentiality, accent=edition.accent, paper=edition.paper,
        logo=logo(edition.logo, folder or Path()), facts=tuple(facts),
    )  # fmt: skip


def outlets_of(articles: pd.DataFrame) -> tuple[str, str]:
    """Return the number of outlets that are known, under a head that says of how many articles none is stated."""
    unknown = int(articles["publisher"].isna().sum())
    unstated = f" (not stated of {counted(unknown, 'article')})" if unknown else ""
    return f"Outlets{unstated}", str(articles["publisher"].nunique())


def logo(name: str | None, folder: Path) -> str | None:
    """Return a logo file as a data address; raise EditionError if it is no SVG or PNG file or is not there."""
    if name is None:
        return None
    path = folder / name
    if path.suffix.lower() not in LOGO_TYPES or not path.is_file():
        raise EditionError(f"logo: {name} must be an SVG or PNG file in the edition's folder.")
    data = base64.b64encode(path.read_bytes()).decode()
    return f"data:image/{LOGO_TYPES[path.suffix.lower()]};base64,{data}"


def bottom_line(brief: Brief) -> tuple[Block, ...]:
    """Return the findings, each with its references."""
    items = tuple(runs_of(brief, finding) for finding in brief.findings)
    return (Heading("The bottom line", 1, "bottom-line"), Bullets(items, ordered=True, role="findings"))


def runs_of(brief: Brief, finding: Finding) -> Runs:
    return tuple(Run(part.text, part.look, brief.citations.cite(part.claim_ids)) for part in finding.parts)


def changes(brief: Brief) -> tuple[Block, ...]:
    """Return what is new, moved or corrected since the last edition, or that there is none to compare with."""
    heading = Heading("What changed since the last edition", 1, "changes")
    changed = brief.changes
    if changed.first_edition:
        return (heading, Paragraph((Run(FIRST),)))
    since = f"the edition of {day(brief.previous_as_of)}" if brief.previous_as_of else "the last edition"
    if changed.nothing:
        return (
            heading,
            Paragraph(
                (Run(f"Nothing has changed since {since}: no alliance, stage, claim or article is new or different."),)
            ),
        )
    items: list[Runs] = []
    items += alliance_items(brief)
    items += stage_items(brief)
    items += addition_items(brief)
    items += claim_items(brief)
    items += article_items(brief)
    return (heading, Paragraph((Run(f"Since {since}:"),)), Bullets(tuple(items)))


def alliance_items(brief: Brief) -> list[Runs]:
    """Return the alliances that are new, and those that no article tells of any more, each kind in one item."""
    items: list[Runs] = []
    found = brief.changes.alliances
    new, main = found["change"] == "new", found["focus"] == "main"
    for change, head, chosen in (("new", "New alliance", new & main), ("new", "New, mentioned in passing", new & ~main),
                                 ("gone", "No longer told of", ~new)):
        rows = found[chosen].to_dict("records")
        if rows:
            head = "New alliances" if head == "New alliance" and len(rows) > 1 else head
            named = [(row["alliance"], row["claim_ids"][:2] if change == "new" else []) for row in rows]
            items.append((Run(f"{head}: ", "strong"), *enumerated(brief, named, "alliance")))
    return items


def enumerated(brief: Brief, named: list[tuple[str, list[str]]], noun: str) -> Iterator[Run]:
    """Yield names with their references as a list that ends with a full stop; many are counted."""
    most = MOST_CHANGES if len(named) > MOST_CHANGES + 1 else len(named)
    for number, (name, claim_ids) in enumerate(named[:most]):
        if number:
            yield Run("; ")
        yield Run(name, refs=brief.citations.cite(claim_ids))
    left = len(named) - most
    yield Run(f"; and {counted(left, f'other {noun}')}." if left else ".")


def stage_items(brief: Brief) -> list[Runs]:
    """Return the stages that moved, from what to what, that were stated or withdrawn, and those that were corrected;
    many are counted.
    """
    rows = sorted(brief.changes.stages.to_dict("records"), key=lambda row: row["judged"])
    most = MOST_CHANGES if len(rows) > MOST_CHANGES + 1 else len(rows)
    items: list[Runs] = []
    for row in rows[:most]:
        when = f" ({day(row['date'])})" if row["date"] else ""
        after = Run(f"{label(row['after'])}{when}", refs=brief.citations.cite(row["claim_ids"][:2]))
        head, way = WAYS[row["direction"]]
        if row["judged"]:
            head = "Stage corrected by a reviewer"
        words = way.format(before=label(row["before"]))
        items.append((Run(f"{head}: ", "strong"), Run(f"{row['alliance']}, {words}"),
                      *([after] if row["after"] else []), Run(".")))
    left = len(rows) - most
    return [*items, (Run(f"{capitalised(counted(left, 'more stage'))} changed."),)] if left else items


WAYS = {  # how an item on a stage begins, and what stands before the stage of now, if there is one
    "forward": ("Stage moved", "from {before} to "),
    "back": ("Stage moved back", "from {before} to "),
    "ended": ("Paused or ended", "from {before} to "),
    "resumed": ("Resumed", "from {before} to "),
    "stated": ("Stage newly stated", ""),
    "withdrawn": ("Stage no longer stated", "before: {before}"),
}


def addition_items(brief: Brief) -> list[Runs]:
    """Return what is new or differs for each alliance that was known before, an item each; many are counted."""
    found = brief.changes.additions
    found = found[~found["judged"].astype(bool)]
    groups = [(name, own.to_dict("records")) for name, own in found.groupby("alliance", sort=False)]
    most = MOST_CHANGES if len(groups) > MOST_CHANGES + 1 else len(groups)
    items: list[Runs] = []
    for name, rows in groups[:most]:
        runs = [Run(f"New on {name}: ", "strong")]
        for kind in dict.fromkeys(row["kind"] for row in rows):
            own = [row for row in rows if row["kind"] == kind]
            runs.append(Run("; " if len(runs) > 1 else ""))
            runs.append(Run(f"{KINDS.get(kind) or label(kind)} "))
            for number, row in enumerate(own[:MOST_CHANGES]):
                was = f" (before: {row['before']})" if row["before"] else ""
                runs.append(Run(f"{', ' if number else ''}{row['words']}{was}",
                                refs=brief.citations.cite(row["claim_ids"][:2])))
            if len(own) > MOST_CHANGES:
                runs.append(Run(f" and {counted(len(own) - MOST_CHANGES, 'more', 'more')}"))
        items.append((*runs, Run(".")))
    left = len(groups) - most
    return [*items, (Run(f"{capitalised(counted(left, 'more alliance'))} with new details."),)] if left else items


KINDS = {
    "figures": "figures:",
    "scope": "scope:",
    "contributions": "contributions:",
    "contradictions": "the articles now differ on",
    "form": "form:",
    "binding": "binding:",
    "announced": "announced on",
    "joint_company": "joint company:",
}


def claim_items(brief: Brief) -> list[Runs]:
    """Return counts of the claims that are new, corrected or withdrawn in articles that were there before."""
    claims = brief.changes.claims
    kinds_of_change = claims["change"].mask(claims["judged"].isin(CHANGED), "corrected")
    items: list[Runs] = []
    for change, words in (
        ("corrected", "Corrected"),
        ("new", "New in articles known before"),
        ("withdrawn", "Withdrawn"),
    ):
        own = claims[(kinds_of_change == change) & ~claims["new_article"].astype(bool)]
        if len(own):
            present = own.loc[own["change"] != "withdrawn", "claim_id"]
            cited = brief.citations.cite(present.iloc[:3])
            kinds = listed(dict.fromkeys(label(variable) for variable in own["variable"]))
            items.append(
                (Run(f"{words}: ", "strong"), Run(f"{counted(len(own), 'claim')} ({kinds})", refs=cited), Run("."))
            )
    return items


def marked(title: str) -> str:
    """Return a title in quotation marks, which opening words that stand for one have already."""
    return title if title.startswith("“") else f"“{title}”"


def article_items(brief: Brief) -> list[Runs]:
    articles, titles = brief.changes.articles, titles_of(brief.tables)
    items: list[Runs] = []
    for change, kind in (("new", "New article"), ("edited", "Edited article"), ("withdrawn", "Withdrawn article")):
        changed = articles[articles["change"] == change]
        tells = changed["tells"].astype(bool)
        own, silent = (changed[chosen].to_dict("records") for chosen in (tells, ~tells))
        if own:
            named = [marked(titles.get(row["article_id"]) or row["title"] or row["article_id"]) for row in own]
            words = kind if len(own) == 1 else plural_of(kind)
            items.append((Run(f"{words}: ", "strong"), Run(listed(named, MOST_CHANGES, "article") + ".")))
        if silent:
            named = [marked(titles.get(row["article_id"]) or row["title"] or row["article_id"]) for row in silent]
            words = (f"{kind} that tells nothing of its own: " if len(silent) == 1
                     else f"{plural_of(kind)} that tell nothing of their own: ")
            why = " (a copy, not coded, or without what this edition is about)."
            items.append((Run(words, "strong"), Run(listed(named, MOST_CHANGES, "article") + why)))
    return items
