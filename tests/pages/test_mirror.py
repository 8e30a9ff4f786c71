"""The pages mirror the post: every heading in its place, a program for each of its blocks."""

import ast
import re
from pathlib import Path

import pytest
from conftest import real

from verified.pages import Block, Page
from verified.project import _names
from verified.texts import LANGUAGES

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
# What each of the post's blocks is about: a program of its section has to use all of a line, as
# calls, attributes, arguments or keys.
USES = [
    ("tensors", "create", ["empty rand zeros dtype long tensor randn_like float"]),
    ("tensors", "info", ["shape size", "randn item"]),
    ("tensors", "arithmetic", ["add out add_"]),
    ("tensors", "shape", ["view"]),
    ("tensors", "shape", ["randn unsqueeze"]),
    ("autograd", "requires-grad", ["ones requires_grad print"]),
    ("autograd", "backward", ["backward grad"]),
    ("autograd", "stop", ["detach", "requires_grad no_grad"]),
    (
        "network",
        "network",
        [
            "Net Module Conv2d Linear max_pool2d relu flatten print parameters len shape randn",
            "Net randn MSELoss zero_grad conv1 bias grad backward",
            "Net MSELoss SGD parameters lr zero_grad backward step",
        ],
    ),
    (
        "gpu",
        "gpu",
        [
            "device cuda is_available",
            "model to features labels",
            "labels cuda is_available",
            "cuda device_count DataParallel model",
            "cuda empty_cache",
        ],
    ),
    (
        "saving",
        "state-dict",
        [
            "TheModelClass Conv2d MaxPool2d Linear pool relu flatten state_dict shape print",
            "SGD parameters lr momentum state_dict print",
        ],
    ),
    ("saving", "save-load", ["TheModelClass save state_dict load load_state_dict eval"]),
    (
        "saving",
        "checkpoint",
        [
            "epoch model_state_dict optimizer_state_dict loss save state_dict load "
            "load_state_dict eval train"
        ],
    ),
    (
        "saving",
        "checkpoint",
        [
            "modelA_state_dict modelB_state_dict optimizerA_state_dict optimizerB_state_dict save "
            "state_dict load load_state_dict eval"
        ],
    ),
    ("saving", "warm-start", ["save state_dict load load_state_dict strict"]),
    ("saving", "data-parallel", ["DataParallel save module state_dict load load_state_dict"]),
    ("functions", "tril", ["tril", "tril diagonal"]),
    ("recipes", "identity", ["Identity Module resnet18 weights fc"]),
    ("recipes", "empty-sequential", ["resnet18 weights fc Sequential"]),
    ("recipes", "rebuild", ["resnet18 weights list children Sequential"]),
]
CHAPTERS = list(dict.fromkeys(row[0] for row in POST))
ORDER = ["index", *CHAPTERS, "errata"]


def parts() -> list[list[str]]:
    """The names of the pages in each part of the navigation."""
    nav = real().languages["zh"].config.nav
    return [
        [Path(name).stem for name in _names(below)]
        for item in nav
        if isinstance(item, dict)
        for below in item.values()
    ]


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request):
    """The pages of a language by name, in the order of its navigation."""
    return {page.path.stem: page for page in real().of(real().languages[request.param])}


def test_the_pages_stand_in_the_posts_order(pages):
    assert [name for name in pages if name in ORDER] == ORDER


def test_each_chapter_has_the_posts_headings_in_order(pages):
    for name in CHAPTERS:
        there = {section.id: section for section in pages[name].sections}
        wanted = {id: (level, heading) for page, id, level, heading, _, _ in POST if page == name}
        assert [id for id in there if id in wanted] == list(wanted)
        for id, (level, heading) in wanted.items():
            assert there[id].level == level - 1, id
            if pages[name].language.code == "zh":
                assert there[id].title.replace(" ", "") == heading


def test_each_block_and_note_of_the_post_has_its_place(pages):
    for name, id, _, _, blocks, notes in POST:
        programs, callouts = inside(pages[name], id)
        assert len(programs) >= blocks, f"{pages[name].path}#{id}"
        assert callouts.count("info") >= notes, f"{pages[name].path}#{id}"


def inside(page: Page, id: str) -> tuple[list[Block], list[str]]:
    """The programs and the kinds of callouts of a section with those below it."""
    first = next(n for n, section in enumerate(page.sections) if section.id == id)
    top, *rest = page.sections[first:]
    end = next((n for n, s in enumerate(rest, 1) if s.level <= top.level), len(rest) + 1)
    lines = range(top.line, rest[end - 1].line if end <= len(rest) else 10**6)
    programs = [block for block in page.blocks if block.runs and block.line in lines]
    return programs, [kind for s in page.sections[first : first + end] for kind in s.callouts]


def uses(program: str) -> set[str]:
    """The names that a program uses: attributes, arguments, variables and words such as keys."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(program)):
        match node:
            case (
                ast.Attribute(attr=name)
                | ast.Name(id=name)
                | ast.keyword(arg=str(name))
                | ast.Constant(value=str(name))
            ):
                found.add(name)
    return found


def test_a_program_does_what_each_block_of_the_post_does(pages):
    assert [row[:2] for row in USES] == [
        (name, id) for name, id, _, _, blocks, _ in POST for _ in range(blocks)
    ]
    for name, id, parts in USES:
        found = [uses(b.program) for b in inside(pages[name], id)[0] if b.tag == "python"]
        for part in parts:
            wanted = set(part.split())
            missing = min((wanted - names for names in found), key=len)
            assert not missing, f"{pages[name].path}#{id}: no program uses all of `{part}`"


def test_the_first_part_is_the_posts_alone():
    first, _ = parts()
    assert first == [*CHAPTERS, "putting-it-together", "errata"]


def test_the_home_page_lists_the_chapters_of_each_part_in_order(pages):
    _, *sections = pages["index"].sections
    for section, part in zip(sections, parts(), strict=True):
        listed = [link for line in section.lines for link in re.findall(r"^- .*?\]\((.*?)\)", line)]
        assert listed == [f"{name}.md" for name in part]
