"""The page: one file that asks nobody for anything, works without scripts, and can be walked through."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

import factories_blocks as samples
from readers import read_page
from tieup.briefing.document import assemble
from tieup.briefing.html import print_html
from tieup.briefing.palette import NIGHT, PAPER, contrast, on, readable


@pytest.fixture(params=["honda", "gallery", "forty"])
def page(request):
    if request.param == "forty":
        return print_html(assemble(samples.forty_alliances()))
    return request.getfixturevalue(request.param).html


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(page):
    tree = read_page(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    for tag in ("style", "script"):
        (own,) = tree.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    assert not tree.xpath("//@style")


def test_nothing_is_fetched(page):
    tree = read_page(page)
    assert not tree.xpath("//link | //iframe | //object | //embed | //base | //form | //*[@srcset] | //script[@src]")
    assert all(address.startswith("data:image/") for address in tree.xpath("//@src"))
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)", tree.xpath("//style")[0].text))
    assert "@import" not in tree.xpath("//style")[0].text


def test_no_element_listens_to_events_by_attribute(page):
    names = {name for element in read_page(page).iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]


def test_every_link_ends_somewhere_and_every_id_is_there_once(page):
    tree = read_page(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for address in tree.xpath("//a/@href"):
        assert address[1:] in ids if address.startswith("#") else address.startswith(("https://", "http://")), address
    for name in ("aria-labelledby", "aria-controls"):
        assert {one for named in tree.xpath(f"//@{name}") for one in named.split()} <= set(ids)


def test_each_reference_leads_to_its_evidence_and_the_evidence_back(page):
    tree = read_page(page)
    back = {address[1:] for address in tree.xpath("//p[@class='back']/a/@href")}
    references = tree.xpath("//a[@class='ref']")
    assert references
    for reference in references:
        assert reference.get("id") in back
        assert reference.get("href") == f"#e{reference.text}"
    assert back == {reference.get("id") for reference in references}


def test_headings_never_skip_a_level_and_landmarks_are_there_once(page):
    tree = read_page(page)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for landmark in ("main", "nav", "header", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1
    assert tree.xpath("//body/*[1]/@href") == ["#content"]  # the way past the head for who walks with the keyboard
    assert tree.get("lang")


def test_tables_have_headers_with_their_scope_and_a_name(page):
    for table in read_page(page).xpath("//table"):
        assert table.get("aria-labelledby")
        assert table.xpath("./thead/tr/th[@scope='col']")
        for row in table.xpath("./tbody/tr"):
            assert len(row) == len(table.xpath("./thead/tr/*"))
        assert all(head.get("scope") == "row" for head in table.xpath("./tbody/tr/th"))


def test_pictures_say_what_they_show_and_carry_their_data(page):
    for figure in read_page(page).xpath("//figure"):
        assert len(figure.xpath(".//img/@alt")[0]) > 20
        assert figure.xpath("./figcaption") and figure.xpath("./details//table")


def test_the_page_is_complete_without_scripts(page):
    tree = read_page(page)
    for script in tree.xpath("//script"):
        script.drop_tree()
    assert not tree.xpath("//button | //input | //*[@hidden]")
    assert len(tree.xpath("//main//section")) >= 4


def test_the_article_is_shown_with_its_claims(honda):
    tree = read_page(honda.html)
    texts = tree.xpath("//details[@class='text']")
    assert len(texts) == 2 and all(text.get("open") is not None for text in texts)
    assert {"v-scope", "v-binding", "v-participants"} <= set(texts[0].xpath(".//mark/@class"))
    assert "Your support helps us" in " ".join(texts[0].xpath(".//span[@class='removed']//text()"))
    assert texts[0].xpath(".//a[@class='ref']")


@pytest.mark.parametrize("accent", ["#ffff00", "#000000", "#0b5c6b", "#ffffff", "#d9480f"])
def test_any_accent_can_be_read_on_light_and_dark(accent):
    assert contrast(on(accent), accent) >= 4.5
    assert contrast(readable(accent, PAPER), PAPER) >= 4.5 and contrast(readable(accent, NIGHT), NIGHT) >= 4.5
