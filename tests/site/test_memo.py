"""What was made of a page stands in the next build as long as all that it was made of does."""

import re

import pytest
from conftest import Workspace

from verified.pages import kept
from verified.site import memo


def of(project, *made_of, name="site"):
    """What a new memo gives for this, and whether it was made anew."""
    made = memo.Memo(name)
    anew = []
    given = made.get(lambda: anew.append(1) or ["made", *made_of], *made_of)
    made.save()
    assert given == ["made", *made_of]
    return bool(anew)


def test_what_was_made_of_the_same_is_given_again(project):
    assert of(project, "a", 1)
    assert not of(project, "a", 1)
    assert of(project, "a", 1, name="zh"), "another builder's"
    others = [("a", 2), ("a1",), ("a", "1"), ("", "a", 1), ("b", 1), ("a", [1]), ("a", None)]
    made = memo.Memo("site")
    for asked in [("a", 1), *others]:
        assert made.get(lambda asked=asked: ["made", *asked], *asked) == ["made", *asked]


def test_what_nobody_asked_for_is_forgotten(project):
    assert of(project, "a") and of(project, "b") and of(project, "a")


def test_what_cannot_be_made_is_not_kept(project):
    made = memo.Memo("site")
    with pytest.raises(ZeroDivisionError):
        made.get(lambda: 1 / 0, "a")
    made.save()
    assert of(project, "a")


def test_what_is_given_again_may_be_changed(project):
    for _ in range(2):
        made = memo.Memo("site")
        made.get(list, "a").append(1)
        assert made.get(list, "a") == []
        made.save()


@pytest.mark.parametrize("data", [b"", b"\x80\x05.", b"cx\ny\n.", b"\x80\x04K\x01."])
def test_what_is_no_memo_is_passed_over(project, data):
    project.write(".verified/made-site.pickle", data)
    assert of(project, "a") and not of(project, "a")


def test_other_settings_code_or_addresses_make_everything_anew(project, monkeypatch):
    of(project, "a")
    project.write("mkdocs.yml", (project.root / "mkdocs.yml").read_text() + "# more\n")
    assert of(project, "a") and not of(project, "a")
    for variable in ("SITE_URL", "SITE_URL_EN", "REPO_URL"):
        monkeypatch.setenv(variable, "https://example.org/")
        assert of(project, "a") and not of(project, "a"), variable
    monkeypatch.setattr(kept, "reader", lambda root: "other code or packages")
    assert of(project, "a") and not of(project, "a")


LOOKED = """import os
from mkdocs.structure.pages import Page
render = Page.render
def told(page, config, files):
    os.write(2, f"RENDERED {page.markdown.split()[1]}\\n".encode())
    render(page, config, files)
Page.render = told
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = Workspace(tmp_path_factory.mktemp("memo"))
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.write("snippets/p/one.check.py", "name = 1\nassert name < 2\n")
    matrix = '<div class="verification"></div>'
    project.page("two", f"# Two {{ #top }}\n\n[one](one.md#top) 张量在显存里。\n\n{matrix}\n")
    project.write("docs/glossary.yml", "- {zh: 张量, en: tensor}\n")
    project.write("sitecustomize.py", LOOKED)
    project.trust()
    project.build()
    return project


SKIPPED = '<!--pytest.mark.skip(reason="要几个小时 | It takes hours")-->\n``` bash\nls\n```\n'
CHANGES = {
    "pages": (
        {
            "docs/zh/one.md": ("#top", "#up"),  # a heading that another page links to
            "docs/zh/two.md": ("one.md#top", "one.md#up"),
            "snippets/p/one.py": ("一", "壹"),  # a comment
            "docs/en/two.md": ("# Two", "---\ndescription: Of two\n---\n# Two"),
        },
        ["Two", "Two", "p/one.py"],
    ),
    "a check": (
        {"snippets/p/one.check.py": ("name < 2", "name < 3")},
        ["p/one.py", "p/one.py"],
    ),
    "evidence": ({}, []),
    "a block that does not run": (
        {f"docs/{code}/one.md": ("``` python", f"{SKIPPED}\n``` python") for code in ("zh", "en")},
        ["p/one.py", "p/one.py"],
    ),
    "a term": ({"docs/glossary.yml": ("张量", "显存里")}, []),
}
TRUSTED = {"a check": ["cpu"], "evidence": ["cpu", "sim"]}  # on these devices


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_has_not_changed_is_not_rendered_and_the_site_is_that_of_a_clean_build(
    built, monkeypatch, change
):
    monkeypatch.chdir(built.root)
    edits, wanted = CHANGES[change]
    for name, (old, new) in edits.items():
        path = built.root / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
    if change in TRUSTED:
        built.trust(*TRUSTED[change])
    (built.root / "site/index.html").unlink()
    told = built.build(PYTHONPATH=".")
    assert sorted(re.findall("RENDERED (.*)", told)) == wanted
    site = snapshot(built.root / "site")
    for path in (built.root / ".verified").glob("*.pickle"):
        path.unlink()
    (built.root / "site/index.html").unlink()
    built.build()
    assert snapshot(built.root / "site") == site


def snapshot(site):
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_what_mkdocs_warns_of_it_warns_of_again(project):
    project.page("one", "# One { #top }\n\n![](none.png)\n")
    told = [project.unchecked("build") for _ in range(2)]
    assert "none.png" in told[0] and told[1] == told[0]
