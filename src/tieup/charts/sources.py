"""The line below a chart that says where its data come from."""

from __future__ import annotations

import pandas as pd

from tieup.compare import Tables
from tieup.compare.selection import LONG_AGO, heads_of_clusters, records
from tieup.wording import counted, day, span

NAMED = 3  # up to this many articles are named one by one


def source_line(tables: Tables, data: pd.DataFrame) -> str:
    """Return "Sources: outlet not stated, 7 March 2022; The Independent, 15 March 2024", or the number of articles.

    The articles are those of the claims that the chart's `data` name; of copies it is the head of their cluster.
    """
    wanted = {claim for claims in data["claim_ids"] for claim in claims}
    claims = tables["claims"]
    heads = heads_of_clusters(tables)
    told = {heads.get(i, i) for i in claims.loc[claims["claim_id"].isin(wanted), "article_id"].unique()}
    articles = [row for row in records(tables["articles"]) if row["article_id"] in told]
    articles.sort(key=lambda row: (row["published"] or LONG_AGO, row["article_id"]))
    if not articles:
        return "Source: the articles read"
    if len(articles) <= NAMED:
        named = [f"{row['publisher'] or 'outlet not stated'}, "
                 f"{day(row['published']) if row['published'] else 'undated'}" for row in articles]
        return f"{'Source' if len(named) == 1 else 'Sources'}: {'; '.join(named)}"
    outlets = {row["publisher"] for row in articles if row["publisher"]}
    unknown = sum(not row["publisher"] for row in articles)
    from_whom = f" from {counted(len(outlets), 'outlet')}" if outlets else ""
    unnamed = f" (of {counted(unknown, 'article')} the outlet is not stated)" if unknown and outlets else ""
    days = [row["published"] for row in articles if row["published"]]
    when = f", published {span(min(days), max(days))}" if days else ""
    return f"Source: {counted(len(articles), 'article')}{from_whom}{unnamed}{when}"
