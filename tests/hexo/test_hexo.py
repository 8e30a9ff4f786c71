"""A Hexo post becomes pages and snippets of this site: all of it, or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import frontmatter
import markdown
import pytest

from verified.hexo import convert as hexo
from verified.pages import marks
from verified.pages.fences import fences
from verified.project import Project

EXTENSIONS = ["admonition", "attr_list", "pymdownx.details", "pymdownx.highlight"]
EXTENSIONS += ["pymdownx.snippets", "pymdownx.superfences"]


class Converted:
    """What a conversion wrote, and what it said on stderr."""

    def __init__(self, said: str):
        self.said = said
        self.files = tree()

    def metadata(self, name: str = "page") -> dict:
        return frontmatter.loads(self.files[f"docs/zh/{name}.md"]).metadata

    def text(self, name: str = "page") -> str:
        """The Markdown of a page below its title."""
        return (
            frontmatter.loads(self.files[f"docs/zh/{name}.md"]).content.partition("\n")[2].strip()
        )

    def html(self, name: str = "page") -> str:
        snippets = {"base_path": ["snippets"], "check_paths": True}
        return markdown.markdown(
            self.text(name),
            extensions=EXTENSIONS,
            extension_configs={"pymdownx.snippets": snippets},
        )

    @property
    def pages(self) -> set[str]:
        return {Path(name).stem for name in self.files if name.endswith(".md")}

    @property
    def snippets(self) -> dict[str, str]:
        return {
            name.removeprefix("snippets/"): code
            for name, code in self.files.items()
            if name.endswith((".py", ".sh"))
        }


def tree() -> dict[str, str]:
    """Every file and folder but the post."""
    return {
        path.as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in Path().rglob("*")
        if path.name != "post.md"
    }


@pytest.fixture
def convert(tmp_path, monkeypatch, capsys):
    """Convert the body of a post below its front matter."""
    monkeypatch.chdir(tmp_path)

    def convert(body: str, *options: str, front: str = "title: 教程") -> Converted:
        Path("post.md").write_bytes(f"---\n{front}\n---\n{body}".encode())
        assert hexo.main(["post.md", *options]) == 0
        return Converted(capsys.readouterr().err)

    return convert


@pytest.fixture
def page(convert):
    """Convert a post with one chapter, which becomes `docs/zh/page.md`; its text is on line 8."""
    return lambda body: convert(f"摘要\n\n## Page\n\n{body}\n")


@pytest.fixture
def refusal(tmp_path, monkeypatch, capsys):
    """Convert a post that is refused; the one line that is said."""
    monkeypatch.chdir(tmp_path)

    def refusal(post: str | bytes, *options: str) -> str:
        Path("post.md").write_bytes(post.encode() if isinstance(post, str) else post)
        before = tree()
        assert hexo.main(["post.md", *options]) == 2
        assert tree() == before
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        return said.strip()

    return refusal


# Front matter and summary


def test_front_matter_becomes_metadata(convert):
    front = "title: 教程\ndate: 2023-04-13 18:09:12\ncategories: 算法\ntags: [PyTorch]\ntop: true"
    converted = convert("摘要\n\n## Page\n", front=front)
    given = frontmatter.loads(f"---\n{front}\n---").metadata
    assert list(converted.metadata("index").items()) == list(given.items())
    # A chapter is called after its heading.
    assert converted.metadata("page") == {k: v for k, v in given.items() if k != "title"}


@pytest.mark.parametrize("tags", ["2023", "[2023]", "\n- 2023", "'2023'"])
def test_tags_become_a_list_of_strings(convert, tags):
    assert convert("正文", front=f"tags: {tags}").metadata("index")["tags"] == ["2023"]


@pytest.mark.parametrize("more", ["<!-- more -->", "<!--more-->"])
def test_what_precedes_the_chapters_opens_the_index_which_links_them(convert, more):
    converted = convert(f"摘要\n\n{more}\n\n引言\n\n## 张量\n\n正文\n\n## GPU\n")
    assert converted.text("index") == "摘要\n\n引言\n\n- [张量](section-1.md)\n- [GPU](gpu.md)"
    assert converted.text("section-1") == "正文"


def test_a_heading_of_the_summary_begins_no_page(convert):
    converted = convert("## 前言\n\n### Why\n\n<!-- more -->\n\n## Page\n")
    assert converted.pages == {"index", "page"}
    assert re.findall("^#+", converted.text("index"), re.MULTILINE) == ["##", "###"]


def test_a_post_without_chapters_is_its_index(convert):
    assert convert("只有一段").text("index") == "只有一段"


def test_a_post_without_title_is_called_after_its_file(convert):
    index = convert("正文", front="date: 2023-04-13").files["docs/zh/index.md"]
    assert "# post { #post }" in index


def test_crlf_and_bom_make_no_difference(tmp_path, monkeypatch):
    text = "---\ntitle: 教程\n---\n摘要\n\n## Page\n\n```python\nx = 1\ny = 2\n```\n"
    trees = []
    for name, data in (("lf", text), ("crlf", "\ufeff" + text.replace("\n", "\r\n"))):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        Path("post.md").write_bytes(data.encode())
        assert hexo.main(["post.md"]) == 0
        trees.append({path: Path(path).read_bytes() for path, text in tree().items() if text})
    assert trees[0] == trees[1]


def test_no_tags_are_an_empty_list(convert):
    assert convert("正文", front="title: x\ntags:").metadata("index")["tags"] == []


# Headings


def test_each_chapter_is_a_page_and_its_headings_move_up(convert):
    converted = convert("## Page\n\n### Two\n\n#### Three\n\n##Next ##\n\n###Tight\n")
    assert converted.pages == {"index", "page", "next"}
    assert "\n# Page { #page }\n" in converted.files["docs/zh/page.md"]
    assert converted.text("page") == "## Two { #two }\n\n### Three { #three }"
    assert converted.text("next") == "## Tight { #tight }"


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("### 张量创建", "section-1"),
        ("### 状态字典state_dict", "state_dict"),
        ("### 保存torch.nn.DataParallel模型", "torch-nn-dataparallel"),
        ("### `torch.tril` 与 [triu](https://example.org/x)", "torch-tril-triu"),
        ("### 使用 ＧＰＵ", "gpu"),
        ("### 1.2", "section-1"),
        ("### 标题 {#own}", "own"),
        ("### 标题 { #own }", "own"),
        ("### 标题 {: .wide #Own-1 } ###", "Own-1"),
    ],
)
def test_each_heading_has_an_explicit_id(page, heading, id):
    text = page(heading).text()
    assert text.endswith(f" {{ #{id} }}")
    assert text.count("#") == 3  # the marks and one id


def test_ids_are_unique_in_a_page_and_an_explicit_one_comes_first(page):
    text = page("### 一\n\n### GPU\n\n### 三\n\n### GPU {#gpu}\n\n### GPU\n\n### 三 {#gpu}").text()
    ids = re.findall(r"\{ #(\S+) \}", text)
    assert ids == ["section-1", "gpu-2", "section-3", "gpu", "gpu-3", "gpu-4"]


def test_pages_have_names_of_their_own(convert):
    converted = convert(
        "摘要\n\n## 一\n\n## GPU\n\n## 用 GPU\n\n## Index\n\n## 五\n\n## 六 {#six}\n"
    )
    assert converted.pages == {"index", "section-1", "gpu", "gpu-2", "index-2", "section-5", "six"}


def test_a_hash_in_code_or_a_comment_is_no_heading(convert):
    converted = convert("```yaml\n## a\n```\n\n    ## b\n\n<!--\n## c\n-->\n")
    assert converted.pages == {"index"}


# Notes


@pytest.mark.parametrize(
    ("tag", "head"),
    [
        ("note", '!!! note ""'),
        ("note default", '!!! note ""'),
        ("note primary", '!!! note ""'),
        ("note secondary", '!!! note ""'),
        ("note light", '!!! note ""'),
        ("note info", '!!! info ""'),
        ("note success", '!!! success ""'),
        ("note warning", '!!! warning ""'),
        ("note danger", '!!! danger ""'),
        ("note class info", '!!! info ""'),
        ('note "info"', '!!! info ""'),
        ("note no-icon", '!!! note ""'),
        ("note info no-icon", '!!! info ""'),
        # NexT: what follows is the title, and the note folds
        ("note success Title text", '??? success "Title text"'),
        ("note info `x` is *not* **y**", '??? info "`x` is *not* **y**"'),
        ("note info no-icon 标题", '??? info "标题"'),
        ("note 'my title'", '??? note "my title"'),
        ("note info red flags", '??? info "red flags"'),
        ("note info simple and flat", '??? info "simple and flat"'),
        ("note class diagrams", '??? note "class diagrams"'),
        ("note info Don't panic", '??? info "Don\'t panic"'),
        # Butterfly: colours, icons, styles
        ("note simple", '!!! note ""'),
        ("note info modern", '!!! info ""'),
        ("note danger no-icon flat", '!!! danger ""'),
        ("note warning disabled", '!!! warning ""'),
        ("note blue 'fas fa-bullhorn' modern", '!!! info ""'),
        ('note green "fab fa-internet-explorer"', '!!! success ""'),
        ("note orange 'fa-solid fa-car' flat", '!!! warning ""'),
        ("note red fa-xmark", '!!! danger ""'),
        ("note pink 'fas fa-car-crash' simple", '!!! danger ""'),
        ("note purple 'far fa-hand-scissors' disabled", '!!! example ""'),
        ("note 'fab fa-cc-visa' simple", '!!! note ""'),
    ],
)
def test_each_form_of_note_becomes_an_admonition(page, tag, head):
    converted = page(f"前\n{{% {tag} %}}\n正文\n{{% endnote %}}\n后")
    assert converted.text() == f"前\n\n{head}\n\n    正文\n\n后"
    assert converted.said == ""
    kind = head.split()[1]
    opening = f'<details class="{kind}">' if "???" in head else f'<div class="admonition {kind}">'
    assert opening in converted.html()


@pytest.mark.parametrize("name", ["subnote", "alert"])
def test_the_other_names_of_notes(page, name):
    converted = page(f"{{% {name} info %}}\n正文\n{{% end{name} %}}")
    assert converted.text() == '!!! info ""\n\n    正文'


@pytest.mark.parametrize(
    "note",
    [
        "{% note info %}正文{% endnote %}",
        "{%note info%}正文{%endnote%}",
        "{%- note info -%}正文{%- endnote -%}",
    ],
)
def test_a_note_on_one_line(page, note):
    assert page(f"前{note}后").text() == '前\n\n!!! info ""\n\n    正文\n\n后'


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ('<p class="note note-primary">正文</p>', "note"),
        ('<p class="note note-info">\n正文\n</p>', "info"),
        ("<p class='note note-danger'>正文</p>", "danger"),
        ('<div class="note warning no-icon">\n\n正文\n\n</div>', "warning"),
        ('<p id="x" class="note">正文</p>', "note"),
    ],
)
def test_a_note_in_html_becomes_an_admonition(page, note, kind):
    assert page(note).text() == f'!!! {kind} ""\n\n    正文'


def test_an_html_note_ends_with_its_own_element(page):
    converted = page('<div class="note info"><p>一</p><div>二</div>三</div>\n\n<p>四</p>')
    assert converted.text() == '!!! info ""\n\n    <p>一</p><div>二</div>三\n\n<p>四</p>'


@pytest.mark.parametrize(
    "html", ['<p class="notebook">x</p>', '<div class="tip">x</div>', "<p>x</p>"]
)
def test_other_html_stays(page, html):
    assert page(html).text() == html


def test_an_indented_note_is_no_code_block(page):
    converted = page("{% note info %}\n    一段\n\n    - 列表\n{% endnote %}")
    assert converted.text() == '!!! info ""\n\n    一段\n\n    - 列表'
    assert "<li>列表</li>" in converted.html()
    assert "<code>" not in converted.html()


def test_a_note_holds_lists_programs_other_fences_and_notes(page):
    inner = "{% note danger %}\n里\n{% endnote %}"
    fence = "```python\nprint('in a note')\n```\n\n~~~ yaml\na: 1\n\nb: 2\n~~~"
    converted = page(f"{{% note info %}}\n- 一\n- 二\n\n{fence}\n\n{inner}\n{{% endnote %}}\n\n后")
    html = converted.html()
    note = html[html.index('<div class="admonition info">') : html.index("<p>后</p>")]
    assert note.count("<li>") == 2
    assert "in a note" in re.sub("<.*?>", "", note)
    assert note.count('<div class="highlight">') == 2
    assert "    a: 1\n\n    b: 2\n" in converted.text()
    assert '<div class="admonition danger">\n<p>里</p>' in note
    assert note.count("<div") == note.count("</div>")  # all of it is inside


@pytest.mark.parametrize("margin", ["    ", "  "])
def test_a_note_in_a_list_stays_in_it(page, margin):
    note = indent("{% note info %}\n正文\n{% endnote %}", margin)
    html = page(f"- 一\n\n{note}\n\n- 二").html()
    assert html.index("admonition") < html.index("</li>")


def test_a_heading_in_a_note_stays_in_it_and_has_an_id(page):
    converted = page("{% note info %}\n    ## 标题\n    正文\n{% endnote %}")
    assert converted.pages == {"index", "page"}
    assert converted.text() == '!!! info ""\n\n    ## 标题 { #section-1 }\n\n    正文'


# Other tags


@pytest.mark.parametrize(
    "tag",
    ["{% asset_img a_b.png 图 %}", "{% post_link x 'y' %}", "{% code-tabs %}", "{% endtabs %}"],
)
def test_an_unknown_tag_stays_visible_with_a_warning(page, tag):
    converted = page(f"见\n{tag}")
    assert f"<code>{tag}</code>" in converted.html()
    assert converted.said.startswith(f"post.md:9: `{tag}` is not converted")


def test_an_unknown_tag_of_a_heading_stays_visible_with_a_warning(page):
    converted = page("### 图 {% asset_img a.png %}")
    assert "{% asset_img a.png %}</code></h2>" in converted.html()
    assert "post.md:8: " in converted.said


@pytest.mark.parametrize("label", ["primary @文字", "primary@文字", "info @一 二"])
def test_a_label_is_marked_text(page, label):
    text = label.partition("@")[2]
    assert page(f"前 {{% label {label} %}} 后").text() == f"前 <mark>{text}</mark> 后"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("前 {% raw %}{{ x }}{% endraw %} 后", "前 {{ x }} 后"),
        ("`{% raw %}{{ x }}{% endraw %}`", "`{{ x }}`"),
        ("{% raw %}{% note info %}{% endraw %} 后", "`{% note info %}` 后"),
        ("{% raw %}\n<div>\n{{ x }}\n</div>\n{% endraw %}", "<div>\n{{ x }}\n</div>"),
    ],
)
def test_what_is_raw_is_no_tag(page, raw, text):
    converted = page(raw)
    assert converted.text() == text
    assert converted.said == ""


@pytest.mark.parametrize(
    "text",
    ["`{% note %}`", "``a ` {% endnote %}``", "<!-- {% note %} -->", "> {% quote", "{{ x }}"],
)
def test_tags_in_code_and_comments_are_left_alone(page, text):
    converted = page(text)
    assert converted.text() == text
    assert converted.said == ""


def test_tags_in_fences_are_left_alone(page):
    code = "x = '{% note %} {% asset_img a %} {% endraw %}'\n# <!-- more -->\n"
    converted = page(f"```python\n{code}```\n\n```yaml\n{code}```\n")
    assert converted.snippets == {"page/1.py": code}
    assert code in converted.text()
    assert converted.said == ""


# Code


@pytest.mark.parametrize(
    ("block", "fence", "name"),
    [
        ("```python\nCODE\n```", "``` python", "1.py"),
        ("``` py\nCODE\n```", "``` python", "1.py"),
        ("```Python3\nCODE\n````", "``` python", "1.py"),
        ("~~~python\nCODE\n~~~", "``` python", "1.py"),
        ("~~~~ python\nCODE\n~~~~", "``` python", "1.py"),
        ("```bash\nCODE\n```", "``` bash", "1.sh"),
        ("```sh\nCODE\n```", "``` bash", "1.sh"),
        ("```shell\nCODE\n```", "``` bash", "1.sh"),
        ("{% codeblock lang:python %}\nCODE\n{% endcodeblock %}", "``` python", "1.py"),
        ("{% code lang:bash %}\nCODE\n{% endcode %}", "``` bash", "1.sh"),
        ("{% codeblock lang:python %}CODE{% endcodeblock %}", "``` python", "1.py"),
        ("```python train.py\nCODE\n```", '``` python title="train.py"', "1.py"),
        ("```python 两 个 词\nCODE\n```", '``` python title="两 个 词"', "1.py"),
        (
            "```python mark:1,3-4 line_number:false\nCODE\n```",
            '``` python hl_lines="1 3-4"',
            "1.py",
        ),
        (
            "```python a.py first_line:5 mark:6\nCODE\n```",
            '``` python title="a.py" linenums="5" hl_lines="2"',
            "1.py",
        ),
        ('```python title="a.py"\nCODE\n```', '``` python title="a.py"', "1.py"),
        (
            "{% codeblock 'a \"b\" c' lang:python mark:1 %}\nCODE\n{% endcodeblock %}",
            '``` python title="a \'b\' c" hl_lines="1"',
            "1.py",
        ),
    ],
)
def test_a_program_becomes_a_snippet_that_the_page_includes(page, block, fence, name):
    code = "x = 1\n\nif x:\n    print(x)"
    converted = page(f"前\n{block.replace('CODE', code)}\n后")
    assert converted.text() == f'前\n\n{fence}\n--8<-- "page/{name}"\n```\n\n后'
    assert converted.snippets == {f"page/{name}": code + "\n"}
    assert "".join(code.split()) in "".join(re.sub("<.*?>", "", converted.html()).split())


@pytest.mark.parametrize(
    ("info", "link"),
    [
        ("标题 https://example.org/a.py 下载", "[下载](https://example.org/a.py)"),
        ("标题 /a.py", "[/a.py](/a.py)"),
        ("标题 url:https://example.org link_text:下载", "[下载](https://example.org)"),
    ],
)
def test_the_link_of_a_fence_stands_before_it(page, info, link):
    text = page(f"```python {info}\nx = 1\n```").text()
    assert text.startswith(f'{link}\n\n``` python title="标题"\n')


@pytest.mark.parametrize(
    ("item", "margin"), [("- 一", "    "), ("- 一", "\t"), ("- 一", "  "), ("1. 一", "   ")]
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_program_in_a_list_stays_in_it(page, item, margin, blank):
    block = "```python\nif 1:\n    print(2)\n```"
    converted = page(f"{item}{blank}{indent(block, margin)}{blank}{item}")
    assert converted.snippets == {"page/1.py": "if 1:\n    print(2)\n"}
    html = converted.html()
    assert html.index("highlight") < html.index("</li>")


def test_an_indentation_outside_a_list_means_nothing(page):
    note = "  {% note %}\n  正文\n  {% endnote %}"
    converted = page(f"前\n\n{note}\n\n  ```yaml\n  a: 1\n  ```")
    assert converted.text().startswith('前\n\n!!! note ""\n\n    正文\n\n<!--')
    assert converted.text().endswith("\n``` yaml\na: 1\n```")


def test_snippets_are_counted_by_page(convert):
    blocks = "```python\nx = 1\n```\n\n```bash\nls\n```\n\n"
    converted = convert(f"{blocks}## A\n\n{blocks}{blocks}")
    assert set(converted.snippets) == {
        *("index/1.py", "index/2.sh"),
        *("a/1.py", "a/2.sh", "a/3.py", "a/4.sh"),
    }


@pytest.mark.parametrize(
    ("block", "fence"),
    [
        ("```yaml\na: 1\n```", "``` yaml\na: 1\n```"),
        ("```\na: 1\n```", "``` text\na: 1\n```"),
        ("~~~c++ 标题\na: 1\n~~~", '``` c++ title="标题"\na: 1\n```'),
        ("~~~md\n```python\n1\n```\n~~~", "```` md\n```python\n1\n```\n````"),
        ("{% codeblock %}\na: 1\n{% endcodeblock %}", "``` text\na: 1\n```"),
        (
            "{% codeblock a.yml lang:yaml %}\na: 1\n{% endcodeblock %}",
            '``` yaml title="a.yml"\na: 1\n```',
        ),
    ],
)
def test_a_fence_that_is_no_program_stays_and_says_so_in_both_languages(page, block, fence):
    converted = page(f"前\n{block}")
    mark, _, rest = converted.text().removeprefix("前\n\n").partition("\n")
    assert rest == fence
    assert converted.snippets == {}
    [found] = fences(converted.text().split("\n"))
    assert marks.parse(found.marks).skip.halves == ("不是要运行的代码", "not code to run")
    assert mark.startswith("<!--pytest.mark.skip(")


def test_of_a_session_only_the_code_is_kept_with_a_warning(page):
    session = """# 例
>>> import torch
>>> for i in range(2):
...     print(i)
...
0
1
>>> torch.zeros(2)
tensor([0., 0.])
"""
    converted = page(f"```python mark:2\n{session}```")
    code = "# 例\nimport torch\nfor i in range(2):\n    print(i)\n\ntorch.zeros(2)\n"
    assert converted.snippets == {"page/1.py": code}
    assert "hl_lines" not in converted.text()  # the lines are others now
    assert re.match("post.md:8: .*prompts and outputs", converted.said)


def test_a_fence_in_a_quote_is_left_as_it_is_with_a_warning(page):
    quote = "> 见\n>\n> ```python\n> x = '{% note %}'\n> ```"
    converted = page(quote)
    assert converted.text() == quote
    assert converted.said.startswith("post.md:10: ")


# Errors


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("", "post.md:1: the post is empty; "),
        (" \n\n", "post.md:1: the post is empty; "),
        ("---\ntitle: x\n---\n\n", "post.md:1: the post is empty; "),
        ("正文\n", "post.md:1: no front matter; "),
        ("title: x\n---\n正文\n", "post.md:1: no front matter; "),
        ("---\ntitle: x\n\n正文\n", "post.md:1: the front matter is not closed; "),
        ("---\nx: 1\ntitle: a: b\n---\n正文\n", "post.md:3: the front matter is not YAML "),
        ("---\ndate: 2023-02-30\n---\n正文\n", "post.md:1: the front matter is not YAML "),
        ("---\njust text\n---\n正文\n", "post.md:1: the front matter has no `key: value`; "),
        ("---\ntitle: x\n---\n正文\n".encode("utf-16"), "post.md:1: not UTF-8; "),
        ("---\ntitle: x\n---\n正文\n".encode("gbk"), "post.md:4: not UTF-8; "),
    ],
)
def test_a_post_that_cannot_be_read_is_refused(refusal, post, said):
    assert refusal(post).startswith(said)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("\n```python\nx = 1\n", "post.md:5: this fence is not closed; "),
        ("~~~python\nx = 1\n```\n", "post.md:4: this fence is not closed; "),
        ("````python\nx = 1\n```\n", "post.md:4: this fence is not closed; "),
        ("```python\nx\n```\n\n```\n", "post.md:8: this fence is not closed; "),
        ("{% note info %}\n正文\n", "post.md:4: {% note %} is not closed; add {% endnote %}"),
        ("{% note %}\n{% note %}\n{% endnote %}\n", "post.md:4: {% note %} is not closed; "),
        ("{% note %}\n\n## 张量\n", "post.md:4: {% note %} is not closed; "),
        ("<p class='note'>\n正文\n", "post.md:4: <p class='note'> is not closed; add </p>"),
        ("正文\n{% endnote %}\n", "post.md:5: {% endnote %} without {% note %} before it; "),
        ("{% note %}\n{% endsubnote %}\n", "post.md:5: {% endsubnote %} without {% subnote %} "),
        ("{% note %}\n<p class='note'>\n{% endnote %}\n", "post.md:6: {% endnote %} without "),
        ("{% codeblock %}\nx\n", "post.md:4: {% codeblock %} is not closed; "),
        ("{% code %}\nx\n{% endcodeblock %}\n", "post.md:4: {% code %} is not closed; "),
        ("x\n{% endcodeblock %}\n", "post.md:5: {% endcodeblock %} without {% codeblock %} "),
        ("{% raw %}\nx\n", "post.md:4: {% raw %} is not closed; "),
        ("x\n{% endraw %}\n", "post.md:5: {% endraw %} without {% raw %} "),
        ("## {% note %} x\n", "post.md:4: {% note %} is not closed; "),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_body_that_cannot_be_converted_is_refused(refusal, body, said, newline):
    assert refusal(f"---\ntitle: x\n---\n{body}".replace("\n", newline)).startswith(said)


def test_a_missing_post_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert hexo.main(["missing.md"]) == 2
    assert capsys.readouterr().err.startswith("missing.md:1: No such file or directory; ")
    assert tree() == {}


# Writing


def test_nothing_that_exists_is_overwritten_unless_forced(convert, tmp_path, capsys):
    body = "摘要\n\n## Page\n\n```python\nx = 1\n```\n"
    first = convert(body).files
    (tmp_path / "docs/zh/index.md").unlink()
    Path("post.md").write_text(f"---\ntitle: 新\n---\n{body}", encoding="utf-8")
    before = tree()
    assert hexo.main(["post.md"]) == 2
    assert tree() == before
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(": exists, ")[0] for line in said] == [
        "docs/zh/page.md:1",
        "snippets/page/1.py:1",
    ]
    assert convert(body, "--force", front="title: 新").files.keys() == first.keys()
    assert frontmatter.load("docs/zh/index.md")["title"] == "新"


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_midway_leaves_everything_as_it_was(refusal, tmp_path, monkeypatch, force):
    post = "---\ntitle: x\n---\n摘要\n\n## Page\n\n```python\nx = 1\n```\n"
    if force:
        (tmp_path / "docs/zh").mkdir(parents=True)
        (tmp_path / "docs/zh/index.md").write_text("old", encoding="utf-8")
    (tmp_path / "snippets").write_text("a file where a folder is wanted", encoding="utf-8")
    said = refusal(post, *(["--force"] if force else []))
    assert said == "snippets/page:1: Not a directory; nothing was written"


def test_a_folder_in_the_way_is_no_file_to_overwrite(refusal, tmp_path):
    (tmp_path / "docs/zh/page.md").mkdir(parents=True)
    said = refusal("---\ntitle: x\n---\n摘要\n\n## Page\n", "--force")
    assert said == "docs/zh/page.md:1: Is a directory; nothing was written"


def test_pages_go_into_the_given_folder_and_snippets_beside_it(convert):
    converted = convert("```python\nx = 1\n```\n", "--into", "new/docs", "--lang", "en")
    assert {name for name, text in converted.files.items() if text} == {
        "new/docs/en/index.md",
        "new/snippets/index/1.py",
    }


# A whole post

OUTLINE = """
## 张量
### 张量创建 1
### 获取张量信息 1
### 张量运算 1 note info
### 张量形状改变 2
## 自动微分
### requires_grad 1
### 反向传播 1
### 停止计算梯度 1
## 定义网络 1
## 使用GPU 1
## 数据并行
## 模型保存
### 状态字典state_dict 1
### 保存和加载模型 1 note class info
### 保存更多参数（checkpoint） 2
### 模型热启动加载部分参数 1
### 保存torch.nn.DataParallel模型 1
## 函数
### torch.tril 1
## 其他
### 去除模型中的某一层
#### 使用自定义nn.Module替换指定层 1
#### 将需删除的层指定为空的nn.Sequential() 1
#### 用list保存，然后重组网络 1
"""


@pytest.fixture
def tutorial() -> str:
    """A post of that outline: each heading with its number of blocks and its note."""
    parts = ["对日常使用的总结。", "<!-- more -->"]
    for line in OUTLINE.strip().splitlines():
        heading, blocks, note = re.fullmatch(r"(.+?)(?: (\d))?(?: (note .*))?", line).groups()
        parts.append(heading)
        parts += ["```python\nimport torch\n\nprint(torch.ones(2))\n```"] * int(blocks or 0)
        if note:
            parts.append(f"{{% {note} %}}\n    注意 `x`。\n{{% endnote %}}")
    return "\n\n".join(parts) + "\n"


def test_a_whole_post_becomes_pages_in_its_order(convert, tutorial):
    converted = convert(tutorial)
    names = re.findall(r"\]\((.*)\.md\)", converted.text("index"))
    assert names == [
        *("section-1", "section-2", "section-3", "gpu", "section-5", "section-6"),
        *("section-7", "section-8"),
    ]
    assert converted.said == ""
    assert len(converted.snippets) == 20
    written = "".join(converted.files[f"docs/zh/{name}.md"] for name in names)
    headings = re.findall(r"^(#+ .*?) \{ #\S+ \}$", written, re.MULTILINE)
    assert [f"#{heading}" for heading in headings] == [
        re.sub(r" \d.*", "", line) for line in OUTLINE.strip().splitlines()
    ]
    assert written.count('!!! info ""\n\n    注意 `x`。') == 2
    assert written.count('--8<-- "') == 20
    assert converted.text("section-5") == ""


def test_the_site_takes_a_whole_post_as_it_is(project, tutorial):
    project.write("post.md", f"---\ntitle: 教程\ntags: PyTorch\n---\n{tutorial}")
    for language in ("zh", "en"):
        assert hexo.main(["post.md", "--lang", language, "--force"]) == 0
    blocks = Project.load().require().blocks
    assert len(blocks) == 40
    assert all(block.runs for block in blocks)
