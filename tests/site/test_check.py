"""`python -m verified check` finds what is wrong with pages and prose without running a block."""

from conftest import ROOT

from verified.project import Project
from verified.site.check import check, mend

PAGE = "# {title} {{ #top }}\n\n{body}\n"
# What is appended to the pages, by file, and what is found: the place, and a part of the message.
FAULTS = {
    "docs/zh/link.md": ("[一](none.md)", "a dead link, none.md: there is no docs/zh/none.md"),
    "docs/en/link.md": ("[a](index.md#none)", "no heading of docs/en/index.md has the id `none`"),
    "docs/en/titled.md": ("[a](none.md 'T')", "a dead link, none.md: there is no docs/en/none.md"),
    "docs/en/folder.md": ("[a](sub)", "a dead link, sub: there is no docs/en/sub"),
    "docs/en/slash.md": ("[a](index.md/#home)", "a dead link, index.md/#home: a folder is no page"),
    "docs/en/image.md": ("![a](none.png)", "a dead link, none.png: there is no docs/en/none.png"),
    "docs/en/up.md": ("[a](../zh/index.md)", "docs/zh/index.md is not below docs/en; link to a"),
    "docs/zh/type.md": ("用PyTorch写。", "typography: 用PyTorch写。 → 用 PyTorch 写。"),
    "docs/en/spell.md": ("The wieght.", "wieght ==> weight"),
    "docs/en/style.md": ("### Three { #three }", "MD001"),
    "docs/zh/term.md": (
        "一个自动求导的张量。",
        "`自动求导`; docs/glossary.yml calls it `自动微分`",
    ),
    "docs/en/term.md": ("A tenzor.", "no `tensor`, and docs/zh/term.md:1 has `张量`"),
    "README.md": ("[a](index.md)", "a dead link, index.md: there is no index.md"),
    "MORE.md": ('[a](none.md "T")', "a dead link, none.md: there is no none.md"),
    "NOTES.md": ("[a](README.md#none)", "a dead link, README.md#none: no heading of README.md"),
}


def test_nothing_is_wrong_with_the_real_pages():
    assert [str(problem) for problem in check(Project.load(ROOT))] == []


def test_every_fault_is_found_at_its_place(project):
    project.write("docs/glossary.yml", (ROOT / "docs/glossary.yml").read_bytes())
    for path in FAULTS:
        if path.startswith("docs/"):
            project.page(path.split("/")[2].removesuffix(".md"), "# T { #top }\n")
    for path, (body, _) in FAULTS.items():
        project.write(
            path, PAGE.format(title="T", body=body) if "/" in path else f"# T\n\n{body}\n"
        )
    project.write("docs/zh/alone.md", "# 一 { #top }\n")
    project.page("sub/one", "# T { #top }\n")
    found = [str(problem) for problem in check(Project.load())]
    told = [(path, message) for path, (_, message) in FAULTS.items()]
    told += [("docs/en/style.md", "its headings are not those"), ("docs/zh/index.md", "`home` has")]
    told += [("docs/zh/alone.md", "there is no docs/en/alone.md")]
    for path, message in told:
        lines = [line for line in found if line.startswith(f"{path}:") and message in line]
        assert lines, (path, message, found)


def test_a_name_with_blanks_and_brackets_is_found(project):
    project.page("my page (1)", "# T { #t }\n")
    for to in ("my page (1).md", "my%20page%20(1).md#t", "my%20page%20%281%29.md 'Title (2)'"):
        project.page("one", f"# T {{ #t }}\n\n[a]({to})\n")
        assert not any("dead" in str(problem) for problem in check(Project.load())), to


def test_typography_is_mended(project):
    page = project.write("docs/zh/index.md", "# 用PyTorch写 { #home }\n")
    assert [path.as_posix() for path in mend(Project.load())] == ["docs/zh/index.md"]
    assert page.read_text(encoding="utf-8") == "# 用 PyTorch 写 { #home }\n"
