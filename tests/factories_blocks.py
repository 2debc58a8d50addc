"""Sample briefings made of blocks: two alliances, forty alliances, and articles whose text is full of code.

The texts of the two-alliance sample stand in the two articles of ``tests/seeds``; everything else is made up.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache

import matplotlib
import nbformat
from matplotlib.figure import Figure as Canvas

from tieup.briefing.block_json import to_json
from tieup.briefing.blocks import (
    MIME,
    ArticleText,
    Block,
    Bullets,
    Cell,
    Cover,
    Evidence,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
)

HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "&lt;b&gt; &amp;", '" onmouseover="alert(1)',
    "#eval(\"1\") #import \"@preview/x:1.0.0\"", "$x^2$ and \\$5bn", "*bold* _em_ `code` [link](javascript:alert(1))",
    "\\input{/etc/passwd} \\write18{ls}", '=HYPERLINK("http://evil.example","click")', "+1+1", "-2+3|cmd", "@SUM(A1)",
    "\u202egnp.exe\u202c", "null\x00char \x07bell", "{{ 7*7 }} {% raw %}", "<e1> @e1 = Heading", "\ud800 lone",
    "//comment /* block */ ~ -- --- ...", "比亚迪 トヨタ 현대차", "Škoda Łódź Ærø ŞİĞ", "Ελλάς Москва עברית", "🚗 EV",
)  # fmt: skip


def text(*parts: str | Run) -> tuple[Run, ...]:
    """Return runs of plain text and of runs made before."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def cell(words: str, *refs: int, **fields) -> Cell:
    """Return a cell that is stated."""
    return Cell((Run(words, refs=tuple(refs)),), **fields)


def not_stated() -> Cell:
    """Return a cell for what no article says."""
    return Cell((Run("not stated", "not_stated"),), "not_stated")


@lru_cache
def chart(rows: int = 4) -> tuple[str, str]:
    """Return a chart as SVG and as PNG in base64."""
    with matplotlib.rc_context({"svg.hashsalt": "sample", "svg.fonttype": "path", "font.size": 9}):
        canvas = Canvas(figsize=(7.2, 0.6 + 0.34 * rows))
        axes = canvas.subplots()
        axes.barh(
            [f"Area {number}" for number in range(rows)], [1 + number % 4 for number in range(rows)], color="#17646d"
        )
        axes.spines[["top", "right"]].set_visible(False)
        canvas.tight_layout()
        svg, png = io.StringIO(), io.BytesIO()
        canvas.savefig(svg, format="svg", metadata={"Date": None})
        canvas.savefig(png, format="png", dpi=60, metadata={"Software": None})
    return svg.getvalue(), base64.b64encode(png.getvalue()).decode()


INDEPENDENT = {
    "article_id": "000_789d69c04386f125",
    "publisher": "The Independent",
    "published": "2024-03-15",
    "title": "Honda and Nissan agree to work together on developing electric vehicles",
    "url": "https://www.the-independent.com/news/nissan-ap-honda-tokyo-japanese-b2513119.html",
}
UNKNOWN = {
    "article_id": "004_4f6ca39ece3d4993",
    "publisher": None,
    "published": "2022-03-07",
    "title": "Two Japanese giants, Honda and Sony, have embarked upon a joint venture",
    "url": None,
}
ALLIANCE = "The alliance will bring together Honda’s "
# sentence in pieces with the variable of each, its neighbours, and what is read from it
SENTENCES = (
    (INDEPENDENT, "Your support makes all the difference.",
     (("Nissan and Honda", "participants"), (" said Friday they will ", None), ("work together on developing electric "
      "vehicles", "scope"), (" and auto intelligence technology ", None), ("to pool resources", "strategy"),
      (" in a sector where Japanese automakers have fallen behind.", None)),
     "The chief executives of Nissan Motor Co. and Honda Motor Co. appeared together in a news conference in Tokyo.",
     ("partners: Honda and Nissan", "scope: models developed together (Honda and Nissan)")),
    (INDEPENDENT, "They would look into possibilities, scope and areas that show potential for collaboration.",
     (("Their agreement is ", None), ("non-binding", "binding"), (", and ", None),
      ("discussions will now start", "stage"), (", they said.", None)),
     "The world's automakers are moving toward what promises to be a growth business.",
     ("binding: non-binding (Honda and Nissan)", "stage: memorandum (Honda and Nissan)")),
    (UNKNOWN, "", (("Two Japanese giants, ", None), ("Honda and Sony", "participants"),
                   (", have embarked upon a ", None),
                   ("joint venture", "form"), (" that will see them work on electric vehicles.", None)),
     "Sony and Honda “have agreed to deepen discussion and exploration”.", ("form: joint venture (Honda and Sony)",)),
    (UNKNOWN, "", ((ALLIANCE, None), ("mobility development capabilities", "contribution"), (", vehicle body ", None),
                   ("manufacturing technology", "contribution"), (" and ", None),
                   ("after-sales service", "contribution"),
                   (" with Sony’s expertise in imaging and sensing.", None)), "",
     ("who brings what: manufacturing (Honda)", "who brings what: sales and service (Honda)")),
)  # fmt: skip


def evidence(count: int, sentences=SENTENCES) -> EvidenceList:
    """Return `count` numbered entries made of the sample sentences in turn."""
    entries = []
    for number in range(1, count + 1):
        article, before, parts, after, says = sentences[(number - 1) % len(sentences)]
        entries.append(
            Evidence(
                number=number,
                before=before,
                parts=parts,
                after=after,
                says=says,
                claims=(f"{article['article_id']}-{number}",),
                judged="confirmed by A. Reader, 3 May 2024: read the original" if number == 2 else None,
                **article,
            )
        )
    return EvidenceList(tuple(entries))


def side_by_side() -> Table:
    """Return the two alliances side by side."""
    rows = (
        ("Partners", cell("Honda and Nissan", 1), cell("Honda and Sony", 3)),
        ("Form", cell("strategic alliance", 1, 2), cell("joint venture, strategic alliance", 3, 5)),
        ("Stage", cell("memorandum", 2, shade=2), cell("memorandum", 3, shade=2)),
        ("Binding", Cell((Run("No, the article calls it non-binding", refs=(2,)),), "no"), not_stated()),
        ("Announced", cell("15 March 2024", 1, value="2024-03-15", kind="date"), not_stated()),
        (
            "Scope",
            cell("electrification in general, models developed together, software-defined vehicle", 1, 6, 7),
            cell("models developed together, manufacturing, sales and service, chips and sensors", 4, 8),
        ),
        ("Contributions", not_stated(), cell("Honda: manufacturing, sales and service; Sony: chips and sensors", 4)),
        ("Figures", not_stated(), not_stated()),
        ("Reported by", *(cell("1 article", value=1, kind="number", around=("", " article")) for _ in range(2))),
    )
    return Table(
        "side-by-side",
        "What each alliance is, as far as anyone says",
        ("", "Honda and Nissan", "Honda and Sony"),
        tuple((cell(name), *rest) for name, *rest in rows),
        caption="Each number leads to the sentence that says so. Not stated means that no article says it.",
        source="Source: 2 articles, 2022-03-07 to 2024-03-15.",
        widths=(1, 2.2, 2.2),
    )


def figures_table() -> Table:
    """Return a table with numbers, dates and missing values, long enough to be filtered."""
    rows = tuple(
        (
            cell(f"Party {number:02}"),
            cell("investment"),
            cell(f"US${number * 1.5:.1f} billion", 1 + number % 8, value=number * 1.5e9, kind="number",
                 around=("US$", ""))
            if number % 3
            else not_stated(),
            cell(f"20{20 + number}", value=2020 + number, kind="number"),
            cell(f"{number} March 2024", value=f"2024-03-{number:02}", kind="date"),
        )
        for number in range(1, 15)
    )
    return Table(
        "figures",
        "Sums that articles name",
        ("Organisation", "Measure", "Amount", "Year", "Reported"),
        rows,
        align=("left", "left", "right", "right", "left"),
    )


def bar_figure(anchor: str = "scope-chart", rows: int = 4) -> Figure:
    """Return a figure with its data."""
    svg, png = chart(rows)
    data = Table(
        f"{anchor}-data",
        "Areas by number of alliances",
        ("Area", "Alliances"),
        tuple(
            (cell(f"Area {number}"), cell(str(1 + number % 4), value=1 + number % 4, kind="number"))
            for number in range(rows)
        ),
    )
    return Figure(
        anchor,
        "Both alliances cover vehicles; neither covers charging",
        svg,
        png,
        f"Bar chart of {rows} areas. Area 3 is covered by most alliances, four of them.",
        "Source: 2 articles, 2022-03-07 to 2024-03-15.",
        data,
        refs=(1, 4),
        name="scope",
    )


def article_texts() -> list[ArticleText]:
    """Return the text of one article with a removed passage."""
    return [ArticleText(INDEPENDENT["article_id"], INDEPENDENT["title"], (
        ("Honda and Nissan agree to work together on developing electric vehicles", None, None), ("\n\n", None, None),
        ("Your support helps us to tell the story", "removed", None), ("\n\n", None, None),
        ("Nissan and Honda", "participants", 1), (" said Friday they will work together on ", None, 1),
        ("developing electric vehicles", "scope", 1), (".", None, 1), ("\n\nTheir agreement is ", None, 2),
        ("non-binding", "binding", 2), (", and discussions will now start.", None, 2))),
        ArticleText(UNKNOWN["article_id"], UNKNOWN["title"], (
            (" date 2022-03-07 ", "removed", None), ("Two Japanese giants, ", None, 3),
            ("Honda and Sony", "participants", 3),
            (", have embarked upon a ", None, 3), ("joint venture", "form", 3), (".", None, 3)))]  # fmt: skip


def two_alliances() -> list[Block]:
    """Return the briefing of the two-alliance sample."""
    return [
        Cover(
            "Honda and its electric-vehicle alliances",
            "What has been announced, how firm it is, who brings what",
            "honda",
            "2024-03-15",
            "en",
            facts=(
                ("Alliances", "2"),
                ("Articles", "2"),
                ("Sources", "2"),
                ("Reports dated", "7 March 2022 to 15 March 2024"),
            ),
        ),
        Heading("Bottom line", 1, "bottom-line"),
        Bullets(
            (
                text(
                    Run(
                        "Honda has two alliances, and neither of them is a firm agreement: both are at the stage of a "
                        "memorandum.",
                        refs=(2, 3),
                    )
                ),
                text(
                    Run("Sony is to bring chips and sensors; what Nissan brings is ", refs=(4,)),
                    Run("not stated", "not_stated"),
                    ".",
                ),
                text(
                    Run(
                        "Both alliances cover models developed together; only Sony’s covers entertainment.", refs=(1, 4)
                    )
                ),
            ),
            ordered=True,
            role="findings",
        ),
        Heading("What changed", 1, "what-changed"),
        Paragraph(text("This is the first edition, so there is nothing to compare it with."), "note"),
        Heading("Side by side", 1, "side-by-side-section"),
        Paragraph(
            text(
                "Two alliances are told of. ",
                Run("Both have Honda as a party.", "strong"),
                " See ",
                Run("the scope", href="#scope"),
                ".",
            )
        ),
        side_by_side(),
        Heading("Scope", 1, "scope"),
        bar_figure(),
        Heading("What both cover", 2, "both-cover"),
        Bullets((text(Run("models developed together", refs=(1, 4))), text(Run("safety", "emphasis")))),
        Heading("Figures", 1, "figures-section"),
        figures_table(),
        Heading("Evidence", 1, "evidence"),
        Paragraph(text("Every number in this briefing leads here.")),
        evidence(20),
        Heading("The articles", 1, "articles"),
        *article_texts(),
        Heading("Method and limits", 1, "method"),
        Paragraph(text("Read with rules; ", Run("tieup trace", "code"), " prints the sentence of any claim.")),
        Paragraph(text("Half of the articles state no publisher."), "warning"),
    ]


def forty_alliances(count: int = 40) -> list[Block]:
    """Return a large briefing: long names, many columns, many references."""
    names = [
        f"{'Mercedes-Benz' if number % 7 == 0 else 'Company'} {number} and LG Energy Solution {number}"
        for number in range(1, count + 1)
    ]
    blocks: list[Block] = [
        Cover("Forty alliances at once", "A gallery of everything that can be long", "gallery", "2025-06-30", "en-GB",
              confidentiality="Confidential", accent="#d9480f", facts=(("Alliances", str(count)), ("Articles", "120"))),
        Heading("Bottom line", 1, "bottom-line"),
        Bullets((text(Run(f"{count} alliances are told of in 120 articles.", refs=tuple(range(1, 13)))),),
                True, "findings"),
        Heading("Overview", 1, "overview"),
        Table("all", "Every alliance", ("Alliance", "Form", "Stage", "Announced", "Articles", "Investment"), tuple(
            (cell(name, number), cell("joint venture"), cell("established", shade=number % 5), cell(
                f"{1 + number % 28} June 2024", value=f"2024-06-{1 + number % 28:02}", kind="date"),
             cell(str(number % 9), value=number % 9, kind="number"),
             cell(f"US${number} billion", number + 40, value=number * 1e9, kind="number", around=("US$", ""))
             if number % 2 else not_stated())
            for number, name in enumerate(names, 1)), widths=(3, 1.5, 1.5, 1.3, 1, 1.3)),
        Heading("Side by side", 1, "side-by-side"),
    ]  # fmt: skip
    for group in range(0, count, 5):
        chosen = names[group : group + 5]
        blocks += [
            Heading(f"Alliances {group + 1} to {group + len(chosen)}", 2, f"group-{group}"),
            Table(
                f"group-{group}-table",
                f"Alliances {group + 1} to {group + len(chosen)}",
                ("", *chosen),
                tuple(
                    (
                        cell(row),
                        *(
                            cell(f"{row} of {name} in some words that take room", 1 + (group + place) % 120)
                            if (place + len(row)) % 3
                            else not_stated()
                            for place, name in enumerate(chosen)
                        ),
                    )
                    for row in (
                        "Partners",
                        "Form",
                        "Stage",
                        "Binding",
                        "Announced",
                        "Scope",
                        "Contributions",
                        "Figures",
                    )
                ),
                wide=True,
            ),
        ]
    areas = [f"area {number}" for number in range(1, 22)]
    blocks += [
        Heading("Scope", 1, "scope"), bar_figure(rows=21),
        Table("matrix", "Alliances by area", ("Alliance", *areas), tuple(
            (cell(name), *(cell(("considered", "planned", "agreed", "operating")[(number + column) % 4], number,
                                shade=1 + (number + column) % 4) if (number * column) % 4 == 1 else
                           Cell((), "empty") for column in range(len(areas)))) for number, name in enumerate(names, 1)),
              wide=True),
        Heading("Evidence", 1, "evidence"), evidence(120),
    ]  # fmt: skip
    return blocks


def hostile() -> list[Block]:
    """Return a briefing in which every text tries to become code."""
    nasty = " ".join(HOSTILE)
    article = {
        "article_id": "d<0>",
        "publisher": HOSTILE[0],
        "published": None,
        "title": nasty,
        "url": "javascript:alert(1)",
    }
    parts = tuple((words, "stage" if place % 2 else None) for place, words in enumerate(HOSTILE))
    entry = Evidence(number=1, before=HOSTILE[1], parts=parts, after=HOSTILE[0], says=HOSTILE, claims=HOSTILE[:3],
                     judged=nasty, **article)  # fmt: skip
    svg, png = chart()
    return [
        Cover(HOSTILE[0] + " title", nasty, HOSTILE[4], "2024-03-15", "en", confidentiality=HOSTILE[0],
              facts=((HOSTILE[0], HOSTILE[6]),)),
        Heading(nasty, 1, "bottom-line"),
        Bullets(tuple(text(Run(words, refs=(1,))) for words in HOSTILE), True, "findings"),
        Paragraph(text(*(Run(words, href="javascript:alert(1)") for words in HOSTILE))),
        Table("hostile-table", nasty, ("", *HOSTILE[:3]), tuple(
            (cell(words), cell(words, 1, value=words), cell(words), cell(words)) for words in HOSTILE), nasty, nasty),
        Figure("hostile-figure", nasty, svg, png, nasty, nasty),
        Heading("Evidence", 1, "evidence"), EvidenceList((entry,)),
        ArticleText("d<0>", nasty, tuple((words + "\n", "stage" if place % 2 else None, 1 if place % 2 else None)
                                         for place, words in enumerate(HOSTILE))),
    ]  # fmt: skip


def notebook_of(blocks: list[Block]) -> nbformat.NotebookNode:
    """Return an executed notebook that shows `blocks`, with cells that are not printed."""
    cells = [nbformat.v4.new_markdown_cell("# Not printed"), nbformat.v4.new_code_cell("1 + 1")]
    cells += [
        nbformat.v4.new_code_cell(
            "show(block)",
            outputs=[nbformat.v4.new_output("display_data", {MIME: to_json(block), "text/plain": "a block"})],
        )
        for block in blocks
    ]
    for number, one in enumerate(cells):
        one["id"] = f"cell-{number}"
    return nbformat.v4.new_notebook(cells=cells)
