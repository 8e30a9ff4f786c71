"""The pages mirror the post: every heading in its place, a program for each of its blocks."""

from pathlib import Path

import pytest

from verified import pages
from verified.pages import translation as parity

# The post's headings: page, id, level there, heading, number of blocks, of notes.
POST = [
    ("tensors", "tensors", 2, "张量", 0, 0),
    ("tensors", "create", 3, "张量创建", 1, 0),
    ("tensors", "info", 3, "获取张量信息", 1, 0),
    ("tensors", "arithmetic", 3, "张量运算", 1, 1),
    ("tensors", "shape", 3, "张量形状改变", 2, 0),
    ("autograd", "autograd", 2, "自动微分", 0, 0),
    ("autograd", "requires-grad", 3, "requires_grad", 1, 0),
    ("autograd", "backward", 3, "反向传播", 1, 0),
    ("autograd", "stop", 3, "停止计算梯度", 1, 0),
    ("network", "network", 2, "定义网络", 1, 0),
    ("gpu", "gpu", 2, "使用GPU", 1, 0),
    ("data-parallel", "data-parallel", 2, "数据并行", 0, 0),
    ("saving", "saving", 2, "模型保存", 0, 0),
    ("saving", "state-dict", 3, "状态字典state_dict", 1, 0),
    ("saving", "save-load", 3, "保存和加载模型", 1, 1),
    ("saving", "checkpoint", 3, "保存更多参数（checkpoint）", 2, 0),
    ("saving", "warm-start", 3, "模型热启动加载部分参数", 1, 0),
    ("saving", "data-parallel", 3, "保存torch.nn.DataParallel模型", 1, 0),
    ("functions", "functions", 2, "函数", 0, 0),
    ("functions", "tril", 3, "torch.tril", 1, 0),
    ("recipes", "recipes", 2, "其他", 0, 0),
    ("recipes", "remove-layer", 3, "去除模型中的某一层", 0, 0),
    ("recipes", "identity", 4, "使用自定义nn.Module替换指定层", 1, 0),
    ("recipes", "empty-sequential", 4, "将需删除的层指定为空的nn.Sequential()", 1, 0),
    ("recipes", "rebuild", 4, "用list保存，然后重组网络", 1, 0),
]
CHAPTERS = list(dict.fromkeys(row[0] for row in POST))
ORDER = ["index", *CHAPTERS, "errata"]


def source(page: str, language: str) -> Path:
    return pages.docs(language) / f"{page}.md"


@pytest.mark.parametrize("language", pages.CONFIGS)
def test_the_pages_stand_in_the_posts_order(language):
    navigation = [name.removesuffix(".md") for name in pages.load_site(language).nav]
    assert [name for name in navigation if name in ORDER] == ORDER


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_has_the_posts_headings_in_order(page):
    there = {section.id: section for section in parity.sections(source(page, "zh"))}
    wanted = [row for row in POST if row[0] == page]
    assert [id for id in there if id in {row[1] for row in wanted}] == [row[1] for row in wanted]
    for _, id, level, heading, _, _ in wanted:
        assert there[id].level == level - 1
        assert there[id].title.replace(" ", "") == heading


def below(page: str, language: str, id: str) -> tuple[int, int]:
    """The lines of a section with those beneath it."""
    sections = parity.sections(source(page, language))
    start = next(n for n, section in enumerate(sections) if section.id == id)
    rest = sections[start + 1 :]
    end = next((s.line for s in rest if s.level <= sections[start].level), 10**6)
    return sections[start].line, end


@pytest.mark.parametrize("language", pages.CONFIGS)
@pytest.mark.parametrize("row", POST, ids=lambda row: f"{row[0]}#{row[1]}")
def test_each_block_and_note_of_the_post_has_its_place(language, row):
    page, id, _, _, blocks, notes = row
    start, end = below(page, language, id)
    programs = [
        block
        for block in pages.read(source(page, language), language).blocks
        if block.runs and start <= block.line < end
    ]
    assert len(programs) >= blocks
    callouts = [
        kind
        for section in parity.sections(source(page, language))
        if start <= section.line < end
        for kind in section.callouts
    ]
    assert callouts.count("info") >= notes


@pytest.mark.parametrize("language", pages.CONFIGS)
def test_the_home_page_links_to_every_chapter(language):
    text = source("index", language).read_text(encoding="utf-8")
    places = [text.find(f"]({page}.md)") for page in ORDER[1:]]
    assert -1 not in places
