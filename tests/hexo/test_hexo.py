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
SNIPPETS = {"pymdownx.snippets": {"base_path": ["snippets"], "check_paths": True}}


class Converted:
    """What a conversion wrote, and what it said on stderr."""

    def __init__(self, said: str):
        self.said = said
        self.files = tree()
        self.pages = {Path(name).stem for name in self.files if name.endswith(".md")}
        self.snippets = {
            name.removeprefix("snippets/"): code
            for name, code in self.files.items()
            if name.endswith((".py", ".sh"))
        }

    def metadata(self, name: str = "page") -> dict:
        return frontmatter.loads(self.files[f"docs/zh/{name}.md"]).metadata

    def text(self, name: str = "page") -> str:
        """The Markdown of a page below its title."""
        content = frontmatter.loads(self.files[f"docs/zh/{name}.md"]).content
        return content.partition("\n")[2].strip()

    def html(self) -> str:
        return markdown.markdown(self.text(), extensions=EXTENSIONS, extension_configs=SNIPPETS)


def tree() -> dict[str, str]:
    """Every file and folder but the post."""
    return {
        path.as_posix(): path.read_bytes().decode() if path.is_file() else ""
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

    def refusal(post: bytes | None, *options: str) -> str:
        if post is not None:
            Path("post.md").write_bytes(post)
        before = tree()
        assert hexo.main(["post.md", *options]) == 2
        assert tree() == before
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        return said.strip()

    return refusal


# Front matter and summary


@pytest.mark.parametrize("title", ["2015-10-11", "2023", "No"])
def test_a_title_is_text(convert, title):
    found = convert("正文", front=f"title: {title}").metadata("index")["title"]
    assert isinstance(found, str)


def test_front_matter_becomes_metadata(convert):
    front = "title: 教程\ndate: 2023-04-13 18:09:12\ncategories: 算法\ntags: [PyTorch]\ntop: true"
    converted = convert("摘要\n\n## Page\n", front=front)
    given = frontmatter.loads(f"---\n{front}\n---").metadata
    assert list(converted.metadata("index").items()) == list(given.items())
    # A chapter is called after its heading.
    assert converted.metadata("page") == {k: v for k, v in given.items() if k != "title"}


@pytest.mark.parametrize("tags", ["2023", "[2023]", "\n- 2023", "'2023'", ""])
def test_tags_become_a_list_of_strings(convert, tags):
    due = ["2023"] if tags else []
    assert convert("正文", front=f"title: x\ntags: {tags}").metadata("index")["tags"] == due


@pytest.mark.parametrize("more", ["<!-- more -->", "<!--more-->"])
def test_what_precedes_the_chapters_opens_the_index_which_links_them(convert, more):
    converted = convert(f"摘要\n\n{more}\n\n引言\n\n## 张量\n\n正文\n\n## GPU\n")
    assert converted.text("index") == "摘要\n\n引言\n\n- [张量](section-1.md)\n- [GPU](gpu.md)"
    assert converted.text("section-1") == "正文"


def test_a_heading_of_the_summary_begins_no_page(convert):
    converted = convert("## 前言\n\n### Why\n\n<!-- more -->\n\n## Page\n")
    assert converted.pages == {"index", "page"}
    assert re.findall("^#+", converted.text("index"), re.MULTILINE) == ["##", "###"]


def test_a_post_without_title_and_chapters_is_its_index_called_after_the_file(convert):
    converted = convert("只有一段", front="date: 2023-04-13")
    assert converted.text("index") == "只有一段"
    assert "# post { #post }" in converted.files["docs/zh/index.md"]


def test_crlf_and_bom_make_no_difference(convert):
    before = convert("摘要\n\n## Page\n\n```python\nx = 1\ny = 2\n```\n").files
    post = "\ufeff" + Path("post.md").read_text(encoding="utf-8").replace("\n", "\r\n")
    Path("post.md").write_bytes(post.encode())
    assert hexo.main(["post.md", "--force"]) == 0
    assert tree() == before


# Headings


def test_each_chapter_is_a_page_and_its_headings_move_up(convert):
    converted = convert("## Page\n\n### Two\n\n#### Three\n\n##Next ##\n\n###Tight\n")
    assert converted.pages == {"index", "page", "next"}
    assert converted.files["docs/zh/page.md"].startswith("# Page { #page }\n")
    assert converted.text("page") == "## Two { #two }\n\n### Three { #three }"
    assert converted.text("next") == "## Tight { #tight }"


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("### 张量创建", "section-1"),
        ("###\u3000张量", "section-1"),
        ("###\u00a0张量", "section-1"),
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


def test_brackets_and_a_hash_of_a_heading_stay(convert):
    converted = convert("摘要\n\n## 区间 [0, 1)\n\n## `x[0]`\n\n## C#\n\n### 用 C#\n")
    links = ["- [区间 \\[0, 1)](section-1.md)", "- [`x[0]`](x-0.md)", "- [C#](c.md)"]
    assert converted.text("index").split("\n")[2:] == links
    assert converted.files["docs/zh/c.md"].endswith("# C\\# { #c }\n\n## 用 C\\# { #c-2 }\n")
    html = markdown.markdown("\n".join(links))
    assert html.count("<a ") == 3 and "区间 [0, 1)</a>" in html


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


# Notes and other tags

HEADS = {
    '!!! note ""': ["", "default", "primary", "secondary", "light", "no-icon", "simple"],
    '!!! info ""': ["info", "class info", '"info"', "info no-icon", "info modern"],
    '!!! success ""': ["success", 'green "fab fa-internet-explorer"'],
    '!!! warning ""': ["warning", "warning disabled", "orange 'fa-solid fa-car' flat"],
    '!!! danger ""': ["danger", "danger no-icon flat", "red fa-xmark"],
    # NexT: what follows is the title, and the note folds
    '??? success "Title text"': ["success Title text"],
    '??? info "`x` is *not* **y**"': ["info `x` is *not* **y**"],
    '??? info "标题"': ["info no-icon 标题"],
    '??? note "my title"': ["'my title'"],
    '??? info "red flags"': ["info red flags"],
    '??? info "simple and flat"': ["info simple and flat"],
    '??? note "class diagrams"': ["class diagrams"],
    '??? info "Don\'t panic"': ["info Don't panic"],
}
# Butterfly: colours, icons, styles
HEADS['!!! note ""'] += ["'fab fa-cc-visa' simple"]
HEADS['!!! info ""'] += ["blue 'fas fa-bullhorn' modern"]
HEADS['!!! danger ""'] += ["pink 'fas fa-car-crash' simple"]
HEADS['!!! example ""'] = ["purple 'far fa-hand-scissors' disabled"]


@pytest.mark.parametrize("head, words", [(h, words) for h in HEADS for words in HEADS[h]])
def test_each_form_of_note_becomes_an_admonition(page, head, words):
    converted = page(f"前\n{{% note {words} %}}\n正文\n{{% endnote %}}\n后")
    assert converted.text() == f"前\n\n{head}\n\n    正文\n\n后"
    assert converted.said == ""
    kind = head.split()[1]
    opening = f'<details class="{kind}">' if "???" in head else f'<div class="admonition {kind}">'
    assert opening in converted.html()


INFO = '!!! info ""\n\n    正文'
BECOMES = {
    f"前\n\n{INFO}\n\n后": [
        "前{% note info %}正文{% endnote %}后",
        "前{%note info%}正文{%endnote%}后",
        "前{%- note info -%}正文{%- endnote -%}后",
        "前\n{% subnote info %}\n正文\n{% endsubnote %}\n后",
        "前\n{% alert info %}\n正文\n{% endalert %}\n后",
        '前\n<p class="note note-info">\n正文\n</p>\n后',
    ],
    '!!! note ""\n\n    正文': [
        '<p class="note note-primary">正文</p>',
        '<p id="x" class="note">正文</p>',
        "  {% note %}\n  正文\n  {% endnote %}",  # outside of a list that means nothing
    ],
    '!!! danger ""\n\n    正文': ["<p class='note note-danger'>正文</p>"],
    '!!! warning ""\n\n    正文': ['<div class="note warning no-icon">\n\n正文\n\n</div>'],
    # An HTML note ends with its own element.
    '!!! info ""\n\n    <p>一</p><div>二</div>三\n\n<p>四</p>': [
        '<div class="note info"><p>一</p><div>二</div>三</div>\n\n<p>四</p>'
    ],
    # A heading in a note stays in it, and has an id.
    '!!! info ""\n\n    ## 标题 { #section-1 }\n\n    正文': [
        "{% note info %}\n    ## 标题\n    正文\n{% endnote %}"
    ],
    "前 **一 二** 后": ["前 {% label info @一 二 %} 后"],
    "前 **文字** 后": [
        "前 {% label primary @文字 %} 后",
        "前 {% label primary@文字 %} 后",
    ],
    "前 {{ x }} 后": ["前 {% raw %}{{ x }}{% endraw %} 后"],
    "`{{ x }}`": ["`{% raw %}{{ x }}{% endraw %}`"],
    "`{% note info %}` 后": ["{% raw %}{% note info %}{% endraw %} 后"],
    "<div>\n{{ x }}\n</div>": ["{% raw %}\n<div>\n{{ x }}\n</div>\n{% endraw %}"],
}
STAYS = ['<p class="notebook">x</p>', '<div class="tip">x</div>', "<p>x</p>"]
STAYS += ["`{% note %}`", "``a ` {% endnote %}``", "<!-- {% note %} -->", "> {% quote", "{{ x }}"]


@pytest.mark.parametrize(
    "text, body",
    [
        *((text, body) for text in BECOMES for body in BECOMES[text]),
        *((text, text) for text in STAYS),
    ],
)
def test_tags_become_markdown_but_in_code_and_comments(page, text, body):
    converted = page(body)
    assert converted.text() == text
    assert converted.said == ""
    assert converted.pages == {"index", "page"}


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


@pytest.mark.parametrize(
    ("item", "margin"), [("- 一", "    "), ("- 一", "\t"), ("- 一", "  "), ("1. 一", "   ")]
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("block", "shown", "codes"),
    [
        ("{% note info %}\n正文\n{% endnote %}", "admonition", []),
        ("```python\nif 1:\n    print(2)\n```", "highlight", ["if 1:\n    print(2)\n"]),
    ],
)
def test_what_stands_in_a_list_stays_in_it(page, item, margin, blank, block, shown, codes):
    converted = page(f"{item}{blank}{indent(block, margin)}{blank}{item}")
    assert [*converted.snippets.values()] == codes
    html = converted.html()
    assert html.index(shown) < html.index("</li>")


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


def test_tags_in_fences_are_left_alone(page):
    code = "x = '{% note %} {% asset_img a %} {% endraw %}'\n# <!-- more -->\n"
    converted = page(f"```python\n{code}```\n\n```yaml\n{code}```\n")
    assert converted.snippets == {"page/1.py": code}
    assert code in converted.text()
    assert converted.said == ""


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{% post_link x 'y' %}", "write a link, `[text](page.md)`"),
        ("{% asset_img a_b.png 图 %}", "put the file beside the page, and write `![what it"),
        ("{% img /images/a.png 图 %}", "put the file beside the page, and write `![what it"),
    ],
)
def test_a_tag_of_hexo_that_stays_says_what_to_write(page, tag, hint):
    assert f"`{tag}` is not converted; {hint}" in page(f"见 {tag}。").said


def test_a_note_without_an_end_stays_visible_where_themes_have_such(page):
    converted = page("前 {% note::x %} 后\n\n{% note::info %}\n正文\n{% endnote %}")
    assert converted.text() == f"前 `{{% note::x %}}` 后\n\n{INFO}"
    assert converted.said.startswith("post.md:8: `{% note::x %}` is not converted; ")


# Lists, tables, headings, and what is shown as it is written

SPACED = {
    "常见的层有：\n\n- 卷积层\n    - 带偏置\n- 池化层": [
        "常见的层有：\n- 卷积层\n  - 带偏置\n- 池化层",
        "常见的层有：\n- 卷积层\n\t- 带偏置\n- 池化层",
        "常见的层有：\n-   卷积层\n    - 带偏置\n- 池化层",
    ],
    "1. 一\n    - 二\n        1. 三\n2. 四": [
        "1. 一\n   - 二\n     1. 三\n2. 四",
        "1) 一\n  - 二\n    1) 三\n2) 四",
    ],
    "- 一\n\n    段落\n\n    - 二\n\n        段落": ["- 一\n\n  段落\n\n  - 二\n\n    段落"],
    "表格：\n\n| a | b |\n| --- | --- |\n| 1 | 2 |": [
        "表格：\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    ],
    "表格：\n\na | b\n:-: | --\n1 | 2": ["表格：\na | b\n:-: | --\n1 | 2"],
    '!!! info ""\n\n    有：\n\n    - 一\n        - 二': [
        "{% note info %}\n有：\n- 一\n  - 二\n{% endnote %}"
    ],
    '- 一\n\n    ``` bash\n    --8<-- "page/1.sh"\n    ```\n\n- 二': [
        "- 一\n\n        ```bash\n        ls\n        ```\n- 二",
    ],
    '- 一\n    - 二\n\n        ``` python\n        --8<-- "page/1.py"\n        ```': [
        "- 一\n  - 二\n    ```python\n    x = 1\n    ```"
    ],
    "2023. 年\n1986. 年": ["2023. 年\n1986. 年"],
    "文\n1986. 年": ["文\n1986. 年"],
    "见 <https://example.org/a_b>。": ["见 https://example.org/a_b。"],
    "见（<https://example.org/x>）": ["见（https://example.org/x）"],
    "[https://a.org](https://a.org) <https://b.org>": [
        "[https://a.org](https://a.org) <https://b.org>"
    ],
    "前\n\n后": ["前\n\n<!-- toc -->\n\n后", "[TOC]\n前\n\n后", "前\n\n@[toc]\n\n后"],
}


@pytest.mark.parametrize("text, body", [(t, body) for t in SPACED for body in SPACED[t]])
def test_lists_and_tables_are_as_the_site_wants_them(page, text, body):
    converted = page(body)
    assert converted.text() == text
    assert converted.said == ""


def test_a_list_and_a_table_beneath_a_line_are_shown_as_such(page):
    converted = page("有：\n- 一\n  - 二\n    - 三\n\n表：\n| a | b |\n|---|---|\n| 1 | 2 |")
    html = markdown.markdown(converted.text(), extensions=["tables"])
    assert html.count("<ul>") == 3 and html.count("<td>") == 2


def test_a_heading_that_is_underlined_is_a_chapter(convert):
    converted = convert("摘要\n\nPage\n----\n\n正文\n\nNext\n===\n\n- 一\n---\n")
    assert converted.pages == {"index", "page", "next"}
    assert converted.text() == "正文"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("前 ~~x~~ 后", "`~~x~~` strikes nothing out"),
        ("- [ ] 待办", "`- [ ]` is no box to tick"),
        ("设 $x + y$ 为", "`$x + y$` is no formula here"),
        ("$$\nx\n$$", "`$$` is no formula here"),
        ("> [!NOTE]\n> x", "`> [!NOTE]` is no callout"),
        ("见[^1]", "`[^1]` is no footnote"),
        ("![图](/images/a.png)", "`](/images/a.png)` leads away from the site"),
        ("第一行\n第二行", "lines that follow each other become one"),
        ("第一行\\\n第二行", "`\\` breaks no line"),
        ("好 :smile:", "`:smile:` is no emoji here"),
    ],
)
def test_what_is_copied_as_it_stands_is_told(page, body, told):
    converted = page(body)
    assert converted.text() == body
    assert converted.said.startswith(f"post.md:8: {told}")


def test_nothing_is_told_of_what_the_site_shows_as_hexo_does(page):
    assert page("价格 $5 与 $6，a[0]，x ~ y。\n\n- 一\n- 二").said == ""


@pytest.mark.parametrize("post", ["正文\n", "标题\n---\n\n正文\n", "- 一\n\n---\n\n正文\n"])
def test_a_post_without_front_matter_is_called_after_its_file(project, post):
    project.write("post.md", post)
    assert hexo.main(["post.md", "--force"]) == 0
    assert Path("docs/zh/index.md").read_text().startswith("# post { #post }\n")


# Code

PROGRAMS = {
    "``` python": [
        "```python\nCODE\n```",
        "``` py\nCODE\n```",
        "```Python3\nCODE\n````",
        "~~~python\nCODE\n~~~",
        "~~~~ python\nCODE\n~~~~",
        "{% codeblock lang:python %}\nCODE\n{% endcodeblock %}",
        "{% codeblock lang:python %}CODE{% endcodeblock %}",
    ],
    "``` bash": [
        *("```bash\nCODE\n```", "```sh\nCODE\n```", "```shell\nCODE\n```"),
        "{% code lang:bash %}\nCODE\n{% endcode %}",
    ],
    '``` python title="train.py"': [
        *("```python train.py\nCODE\n```", '```python title="train.py"\nCODE\n```')
    ],
    '``` python title="两 个 词"': ["```python 两 个 词\nCODE\n```"],
    '``` python hl_lines="1 3-4"': ["```python mark:1,3-4 line_number:false\nCODE\n```"],
    '``` python title="a.py" hl_lines="2"': ["```python a.py first_line:5 mark:6\nCODE\n```"],
    '``` python title="a \'b\' c" hl_lines="1"': [
        "{% codeblock 'a \"b\" c' lang:python mark:1 %}\nCODE\n{% endcodeblock %}"
    ],
}


@pytest.mark.parametrize("fence, block", [(f, block) for f in PROGRAMS for block in PROGRAMS[f]])
def test_a_program_becomes_a_snippet_that_the_page_includes(page, fence, block):
    code = "x = 1\n\nif x:\n    print(x)"
    name = "page/1.sh" if "bash" in fence else "page/1.py"
    converted = page(f"前\n{block.replace('CODE', code)}\n后")
    assert converted.text() == f'前\n\n{fence}\n--8<-- "{name}"\n```\n\n后'
    assert converted.snippets == {name: code + "\n"}
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
        ("\n  ```yaml\n  a: 1\n  ```", "``` yaml\na: 1\n```"),  # outside of a list
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


REFUSED = [
    (None, "1: No such file or directory; "),
    ("", "1: the post is empty; "),
    (" \n\n", "1: the post is empty; "),
    ("---\ntitle: x\n---\n\n", "1: the post is empty; "),
    ("title: a: b\n---\n正文\n", "1: the front matter is not YAML "),
    (';;;\n"title": "x"\n', "1: the front matter is not closed; end it with `;;;`"),
    ('"title": x\n;;;\n正文\n', "1: the front matter is not JSON "),
    ("---\ntitle: x\n\n正文\n", "1: the front matter is not closed; "),
    ("---\nx: 1\ntitle: a: b\n---\n正文\n", "3: the front matter is not YAML "),
    ("---\ndate: 2023-02-30\n---\n正文\n", "1: the front matter is not YAML "),
    ("---\njust text\n---\n正文\n", "1: the front matter has no `key: value`; "),
    ("---\ntitle: x\n---\n正文\n".encode("utf-16"), "1: not UTF-8; "),
    ("---\ntitle: x\n---\n正文\n".encode("gbk"), "4: not UTF-8; "),
]
REFUSED += [
    (f"---\ntitle: x\n---\n{body}", said)
    for body, said in [
        ("\n```python\nx = 1\n", "5: this fence is not closed; "),
        ("~~~python\nx = 1\n```\n", "4: this fence is not closed; "),
        ("````python\nx = 1\n```\n", "4: this fence is not closed; "),
        ("```python\nx\n```\n\n```\n", "8: this fence is not closed; "),
        ("{% note info %}\n正文\n", "4: {% note %} is not closed; add {% endnote %}"),
        ("{% note %}\n{% note %}\n{% endnote %}\n", "4: {% note %} is not closed; "),
        ("{% note %}\n\n## 张量\n", "4: {% note %} is not closed; "),
        ("<p class='note'>\n正文\n", "4: <p class='note'> is not closed; add </p>"),
        ("正文\n{% endnote %}\n", "5: {% endnote %} without {% note %} before it; "),
        ("{% note %}\n{% endsubnote %}\n", "5: {% endsubnote %} without {% subnote %} "),
        ("{% note %}\n<p class='note'>\n{% endnote %}\n", "6: {% endnote %} without "),
        ("{% codeblock %}\nx\n", "4: {% codeblock %} is not closed; "),
        ("{% code %}\nx\n{% endcodeblock %}\n", "4: {% code %} is not closed; "),
        ("x\n{% endcodeblock %}\n", "5: {% endcodeblock %} without {% codeblock %} "),
        ("{% raw %}\nx\n", "4: {% raw %} is not closed; "),
        ("1. ```python\n   x\n   ```\n", "4: a fence on the line of an item; begin it on the "),
        ("x\n{% endraw %}\n", "5: {% endraw %} without {% raw %} "),
        ("## {% note %} x\n", "4: {% note %} is not closed; "),
    ]
]


@pytest.mark.parametrize("post, said", REFUSED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_post_that_cannot_be_converted_is_refused(refusal, post, said, newline):
    if isinstance(post, str):
        post = post.replace("\n", newline).encode()
    assert refusal(post).startswith(f"post.md:{said}")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 题\ntags:\n\t- a\n\t- 1\n---",
        "title: 题\ntags: [a, 1]\n---",
        "-----\ntitle: 题\ntags: [a, 1]\n-----",
        '"title": "题",\n"tags": ["a", 1]\n;;;',
        ';;;\n"title": "题",\n"tags": ["a", 1]\n;;;',
        '{"title": "题", "tags": ["a", 1]}\n;;;;',
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_front_matter_is_read_in_each_form_that_hexo_takes(project, front, newline, start):
    post = f"{start}{front}\n正文\n".replace("\n", newline)
    project.write("post.md", post)
    assert hexo.main(["post.md", "--force"]) == 0
    page = frontmatter.load("docs/zh/index.md")
    assert page.metadata == {"title": "题", "tags": ["a", "1"]}
    assert page.content.endswith("\n\n正文")


def test_a_theme_gives_a_note_its_kind_after_colons(page):
    converted = page("{% note::success %}x{% endnote %}")
    assert converted.text() == '!!! success ""\n\n    x'


@pytest.mark.parametrize("tag", ["{% link::a::b %}", "{% @x y %}", "{% a.b c %}", "{% x/y %}"])
def test_an_unknown_tag_of_any_form_stays_visible_with_a_warning(page, tag):
    converted = page(f"前 {tag} 后")
    assert converted.text() == f"前 `{tag}` 后"
    assert f"{tag}` is not converted; " in converted.said


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
def test_a_failure_midway_leaves_everything_as_it_was(refusal, tmp_path, force):
    post = "---\ntitle: x\n---\n摘要\n\n## Page\n\n```python\nx = 1\n```\n".encode()
    if force:
        (tmp_path / "docs/zh").mkdir(parents=True)
        (tmp_path / "docs/zh/index.md").write_text("old", encoding="utf-8")
    (tmp_path / "snippets").write_text("a file where a folder is wanted", encoding="utf-8")
    said = refusal(post, *(["--force"] if force else []))
    assert said == "snippets/page:1: Not a directory; nothing was written"


def test_a_folder_in_the_way_is_no_file_to_overwrite(refusal, tmp_path):
    (tmp_path / "docs/zh/page.md").mkdir(parents=True)
    said = refusal("---\ntitle: x\n---\n摘要\n\n## Page\n".encode(), "--force")
    assert said == "docs/zh/page.md:1: Is a directory; nothing was written"


def test_pages_go_into_the_given_folder_and_snippets_beside_it(convert):
    converted = convert("```python\nx = 1\n```\n", "--into", "new/docs", "--lang", "en")
    assert {name for name, text in converted.files.items() if text} == {
        "new/docs/en/index.md",
        "new/snippets/index/1.py",
    }


# A whole post

PROGRAM = "```python\nimport torch\n\nprint(torch.ones(2))\n```"
POST = ["对日常使用的总结。", "<!-- more -->", "## 张量"]
POST += ["### 张量运算", PROGRAM, "{% note info %}\n    注意 `x`。\n{% endnote %}"]
POST += ["### 张量形状改变", PROGRAM, PROGRAM, "## 使用GPU", PROGRAM, "## 数据并行", "## 其他"]
POST += ["### 去除模型中的某一层", "#### 用list保存，然后重组网络", PROGRAM]


def test_the_site_takes_a_whole_post_in_its_order(project):
    project.write("post.md", "---\ntitle: 教程\ntags: PyTorch\n---\n" + "\n\n".join(POST) + "\n")
    for language in ("zh", "en"):
        assert hexo.main(["post.md", "--lang", language, "--force"]) == 0
    blocks = Project.load().require().blocks
    assert len(blocks) == 10 and all(block.runs for block in blocks)
    docs = project.root / "docs/zh"
    names = re.findall(r"\]\((.*)\.md\)", (docs / "index.md").read_text())
    assert names == ["section-1", "gpu", "section-3", "section-4"]
    written = "".join((docs / f"{name}.md").read_text() for name in names)
    headings = re.findall(r"^(#+ .*?) \{ #\S+ \}$", written, re.MULTILINE)
    assert [f"#{heading}" for heading in headings] == [p for p in POST if p.startswith("##")]
    assert written.count('!!! info ""\n\n    注意 `x`。') == 1
    assert written.count('--8<-- "') == 5
