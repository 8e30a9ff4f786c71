"""What a reader types or pastes into the search box finds the section that answers it."""

import gzip
import json
import re
import string
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urldefrag, urlsplit

import pytest
import yaml
from conftest import ROOT, real
from material.plugins.search import plugin

from verified.pages.read import synonyms
from verified.site import search
from verified.texts import LANGUAGES

QUESTIONS = yaml.safe_load((ROOT / "tests/questions.yml").read_text(encoding="utf-8"))
QUERIES = yaml.safe_load(Path(__file__).with_name("search.yml").read_text(encoding="utf-8"))


def wanted(language: str) -> dict[str, set[str]]:
    """Each query that is put to a language, and the sections that answer it."""
    strangers = [kind for of in ("both", language) for kind in QUERIES["strangers"][of].values()]
    pairs = [
        pair for kind in (QUERIES["both"], QUERIES[language], *strangers) for pair in kind.items()
    ]
    return {query: {at} if isinstance(at, str) else {*at} for query, at in pairs}


# Material listens to keys, and a new answer clears the list. (In one call: there are hundreds.)
ANSWERS = """async queries => {
    const box = document.querySelector("input.md-search__input")
    const list = document.querySelector(".md-search-result__list")
    const found = {}
    list.style.display = "none"  // what nobody looks at need not be drawn
    for (const query of queries) {
        const old = document.createElement("b")
        list.replaceChildren(old)
        box.value = query
        box.dispatchEvent(new KeyboardEvent("keyup", {key: "Shift", bubbles: true}))
        while (old.isConnected) await new Promise(resolve => setTimeout(resolve, 4))
        const links = list.querySelectorAll(".md-search-result__item > a:last-of-type")
        found[query] = [...links].map(link => link.href)
    }
    list.style.display = ""
    return found
}"""


def answers(tab, queries: Iterable[str]) -> dict[str, list[str]]:
    """The results of each query, in order, as a reader sees them: ``saving/#resume``."""
    root = urlsplit(tab.url).path
    found = tab.evaluate(ANSWERS, [*queries])
    return {
        query: [
            urlsplit(link)._replace(scheme="", netloc="", query="").geturl().removeprefix(root)
            for link in links
        ]
        for query, links in found.items()
    }


def results(tab, query: str) -> list[str]:
    return answers(tab, [query])[query]


# Latin letters and digits that touch Chinese, and their full-width forms.
MIXED = {q: wanted("zh")[q] for q in QUERIES["zh"] if re.search("[a-z]", q, re.I)}
WIDE = {ord(c): ord(c) + 0xFEE0 for c in string.ascii_letters + string.digits}
WAYS = {
    "without spaces": lambda query: re.sub("(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", query),
    "full-width": lambda query: query.translate(WIDE),
    "capitals": str.upper,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_query_is_cut_where_chinese_meets_latin_and_its_width_and_case_do_not_count(tab, way):
    assert len(MIXED) >= 23
    tab.goto(".")
    tab.locator("input.md-search__input").click()
    to = {WAYS[way](query): to for query, to in MIXED.items()}
    found = answers(tab, to)
    assert not {query: at for query, at in found.items() if not to[query] & {*at[:3]}}


def test_full_width_letters_of_a_page_are_in_the_index_as_the_others():
    meta = {"search": {"also": {"part": "ＣＵＤＡ１２"}}}
    [page] = [SimpleNamespace(url="p/", meta=meta, parent=None)]
    texts = {"location": "p/#part", "title": "ＧＰＵ", "text": "<p>ｘ＜１</p>", "tags": []}
    index = {"config": {}, "docs": [texts]}
    search.complete(index, [page])
    [entry] = index["docs"]
    assert (entry["title"], entry["text"], entry["also"]) == ("GPU", "<p>x＜1</p>", "CUDA12")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_section_is_among_the_first_three_results_and_mostly_the_first(tab, language):
    to = wanted(language)
    tab.goto("" if language == "zh" else "en/")
    tab.locator("input.md-search__input").click()
    found = {query: at[:3] for query, at in answers(tab, to).items()}
    assert found.keys() == to.keys()
    missed = [f"{q}: {at}, not {to[q]}" for q, at in found.items() if not to[q] & {*at}]
    assert not missed, "\n".join(missed)
    first = [query for query, at in found.items() if to[query] & {*at[:1]}]
    assert len(first) >= 0.8 * len(found)


def test_a_traceback_that_is_pasted_finds_what_its_last_line_says(tab):
    [(asked, to)] = [(query, to) for query, to in wanted("en").items() if "for ResNet" in query]
    tab.goto("en/")
    tab.evaluate("text => navigator.clipboard.writeText(text)", asked)
    tab.locator("input.md-search__input").click()
    tab.keyboard.press("ControlOrMeta+V")
    first = tab.locator(".md-search-result__item > a:last-of-type").first
    first.wait_for()
    assert f"saving/#{urldefrag(first.get_attribute('href')).fragment}" in to


@pytest.mark.parametrize("home, place", [("", "正篇 › 张量"), ("en/", "Basics › Tensors")])
def test_a_result_says_in_which_part_and_chapter_it_is(tab, home, place):
    tab.goto(home)
    tab.locator("input.md-search__input").click()
    assert results(tab, "randn_like")[0] == "tensors/#create"
    assert tab.locator(".md-search-result__item h1").first.inner_text() == place


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_that_finds_nothing_offers_the_messages(tab, language):
    home = "" if language == "zh" else "en/"
    tab.goto(f"{home}tensors/")
    offer = tab.locator(".md-search-result__nothing")
    tab.locator("input.md-search__input").click()
    for query, offered in {"qqqq": True, "tensor": False, "": False}.items():
        results(tab, query)
        assert offer.is_visible() == offered, query
    results(tab, "qqqq")
    colours = [
        at.evaluate("node => getComputedStyle(node).color")
        for at in (offer, tab.locator(".md-search-result__meta"))
    ]
    assert colours[0] == colours[1]  # the header's is white
    assert offer.locator("a").count() == 1  # no repository is set
    offer.locator("a").click()
    assert tab.url.endswith(f"/{home}errors/")


def test_a_search_that_finds_nothing_offers_the_form_where_a_repository_is_set(hosted):
    for page in ("index.html", "en/good/index.html"):
        [text] = re.findall(r"__nothing.*?</div>", (hosted / page).read_text(), re.S)
        assert re.findall('href="(.*?)"', text) == ["https://github.com/o/r/issues/new/choose"]


def test_traditional_characters_and_words_are_written_as_the_index_writes_them():
    section = {"location": "p/", "title": "显著", "text": "<p>保存数据</p>"}
    index = {"config": {}, "docs": [section]}
    search.complete(index, [])
    simple = index["config"]["simple"]
    assert simple["顯"] == "显" and simple["储存"] == "保存"
    assert "著" not in simple  # 着, if the index had no word with it
    assert "張" not in simple  # and 张 is not in this index
    english = {"config": {}, "docs": [{"location": "p/", "title": "Saving", "text": ""}]}
    search.complete(english, [])
    assert english["config"]["simple"] == {}


def test_a_name_is_in_the_index_as_one_word_too():
    section = {"location": "p/", "title": "<code>load_state_dict</code>", "text": "no_grad(), x_"}
    index = {"config": {}, "docs": [section]}
    search.complete(index, [])
    assert (section["also"], section["names"]) == ("loadstatedict", "nograd")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_long_and_names_sections_of_every_chapter(language):
    listed = wanted(language)
    assert len(listed) >= 60
    named = {urldefrag(target).url for targets in listed.values() for target in targets}
    named |= {f"{at.partition('#')[0]}/" for row in QUESTIONS.values() for at in row["at"]}
    chapters = {page.url for page in real().of(real().languages[language])}
    assert chapters - {"", "errata/"} <= named


def test_one_letter_is_a_query_while_it_is_all_there_is_and_nonsense_finds_nothing(tab):
    tab.goto("en/")
    tab.locator("input.md-search__input").click()
    assert results(tab, "zzzz") == []
    assert results(tab, "t")


def test_each_language_has_its_own_index(site):
    texts = {p: (site / p / "search/search_index.json").read_text() for p in ("", "en")}
    assert all(len(gzip.compress(text.encode())) <= 400_000 for text in texts.values())
    zh, en = (json.dumps(json.loads(text), ensure_ascii=False) for text in texts.values())
    assert "断点\u200b续训" in zh or "断点\\u200b续训" in zh
    assert "断点" not in en


def test_terms_stay_whole_and_compounds_do_not():
    search.segment()
    assert list(plugin.jieba.cut("优化器的检查点".encode())) == ["优化器", "的", "检查点"]
    assert list(plugin.jieba.cut("叶子张量".encode())) == ["叶子", "张量"]


def test_a_term_that_is_added_while_pages_are_previewed_stays_whole(monkeypatch):
    search.segment()
    assert list(plugin.jieba.cut("拓扑猫".encode())) == ["拓扑", "猫"]
    monkeypatch.setattr(search, "terms", lambda: ["拓扑猫"])
    search.segment()
    assert list(plugin.jieba.cut("拓扑猫".encode())) == ["拓扑猫"]


def test_further_words_are_in_the_index_and_nowhere_else(project):
    matter = "---\nsearch: {also: {part: 'frobnicate，爆显存'}}\n---\n"
    project.page("p", f"{matter}\n# P {{ #p }}\n\n## Part {{ #part }}\n")
    project.build()
    index = json.loads((project.root / "site/search/search_index.json").read_text())
    [entry] = [entry for entry in index["docs"] if "frobnicate" in json.dumps(entry)]
    assert entry["location"] == "p/#part"
    assert entry["also"].split() == ["frobnicate，", "爆", "显存"]
    assert "frobnicate" not in (project.root / "site/p/index.html").read_text()


def test_no_section_is_found_by_words_that_it_says_in_its_title():
    for page in real().pages:
        titles = {section.id: section.title.lower() for section in page.sections}
        for id, words in synonyms(page.meta).items():
            for word in re.split("[,，] ?", words):
                assert word.lower() != titles.get(id), f"{page.path}: {id}: {word}"
