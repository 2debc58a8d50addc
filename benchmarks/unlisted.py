"""How many parties of alliances are found when the codebook does not know them: firms of which nobody has heard yet.

The organisations that one or two hand-coded articles have for a party are taken out of the codebook, and the articles
are coded again. What is then found of them is found from the text alone. The signs by which that is done were learned
on these articles, though never from a name, so that the figure flatters a little.
"""

from __future__ import annotations

from collections import Counter

import yaml

from _articles import GOLD, gold_articles, print_table
from tieup.codebook import Codebook, load_codebook
from tieup.evaluation import fold_name
from tieup.pipeline import Coder

SELDOM = 2  # articles in which a party may stand and count as unknown


def main() -> None:
    codebook = load_codebook()
    coded = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in GOLD.glob("coded/*.yaml")}
    times = Counter(name for answers in coded.values() for name in parties(answers))
    parents = {organisation.parent for organisation in codebook.organisations.values()}
    unknown = {name for name in codebook.organisations
               if 0 < times[fold_name(name)] <= SELDOM and name not in parents}
    left = {name: organisation for name, organisation in codebook.organisations.items() if name not in unknown}
    coder = Coder(Codebook(codebook.entries, left))
    folded = {fold_name(name) for name in unknown}
    counts = Counter[str]()
    for article in gold_articles():
        wanted, main = (parties(coded[article.article_id], focus) for focus in (None, "main"))
        coding = coder.code(article)
        found = {fold_name(name) for report in coding.reports for name in report.participants}
        known = {fold_name(name) for name in coder.codebook.organisations}
        counts.update(all=len(wanted & folded), found=len(wanted & folded & found), main=len(main & folded),
                      main_found=len(main & folded & found), strangers=len(found - wanted - known))
    rows = [("all alliances", counts["all"], counts["found"], f"{counts['found'] / counts['all']:.3f}"),
            ("alliances that are the news", counts["main"], counts["main_found"],
             f"{counts['main_found'] / counts['main']:.3f}")]
    print_table(f"{len(unknown)} organisations taken out of the codebook",
                ("parties of", "all", "found", "recall"), rows)
    print(f"\n{counts['strangers']} names outside the codebook were taken for parties that are none.")


def parties(answers: dict, focus: str | None = None) -> set[str]:
    """Return the folded names of all parties in a coded article, or of those of its main alliances."""
    return {fold_name(name) for tieup in answers.get("tieups") or [] if focus in (None, tieup["focus"])
            for name in tieup["participants"]}


if __name__ == "__main__":
    main()
