"""A page shows the date of its last change, or none where git cannot tell."""

import pytest
from conftest import Workspace

from verified.project import Project
from verified.site import history

FIRST, SECOND, THIRD = "2026-01-01T12:00:00Z", "2026-02-02T12:00:00Z", "2026-03-03T12:00:00Z"


@pytest.fixture
def written(project) -> Workspace:
    """A page with a program and its output, committed on the first day."""
    project.snippet("g/good.py", "print(1)\n", "1\n")
    project.git("init", "--quiet")
    commit(project, FIRST)
    return project


def changed(language: str) -> dict[str, str]:
    """The date of each page of a language, by its name."""
    project = Project.load()
    docs = project.languages[language].docs
    found = history.changed(project)
    return {p.name: date for p, date in found.items() if p.is_relative_to(docs)}


def commit(project: Workspace, time: str) -> None:
    project.git("add", "docs", "snippets")
    project.git("commit", "--quiet", "--message", "Change", date=time[:10])


@pytest.mark.parametrize("name", ["docs/zh/good.md", "snippets/g/good.py", "snippets/g/good.out"])
def test_its_markdown_its_programs_and_their_outputs_change_a_page(written, name):
    assert changed("zh") == {"good.md": FIRST, "index.md": FIRST}
    path = written.root / name
    path.write_text(path.read_text() + "\n")
    commit(written, SECOND)
    assert changed("zh") == {"good.md": SECOND, "index.md": FIRST}
    other = FIRST if "zh" in name else SECOND
    assert changed("en") == {"good.md": other, "index.md": FIRST}


def test_what_is_not_committed_has_no_date(written):
    written.write("snippets/g/good.py", "print(1)  # 一 | one\n")
    written.page("new", "# New { #new }\n")
    assert changed("zh") == {"index.md": FIRST}


def test_a_shallow_clone_dates_what_has_changed_since_it_begins(written, tmp_path, monkeypatch):
    written.page("second", "# Second { #second }\n")
    commit(written, SECOND)
    written.page("third", "# Third { #third }\n")
    commit(written, THIRD)
    source = f"file://{written.root}"
    written.git("clone", "--quiet", "--depth=2", source, str(tmp_path / "clone"))
    for name in ("mkdocs.yml", "mkdocs.en.yml", "verified"):
        (tmp_path / "clone" / name).symlink_to(written.root / name)
    monkeypatch.chdir(tmp_path / "clone")
    assert changed("zh") == {"third.md": THIRD}


def test_without_git_or_a_repository_there_is_no_date(written, monkeypatch):
    (written.root / ".git").rename(written.root / ".was")
    assert changed("zh") == {}
    (written.root / ".was").rename(written.root / ".git")
    monkeypatch.setenv("PATH", "")
    assert changed("zh") == {}


def test_a_page_shows_its_date(hosted):
    for name in ("good/index.html", "en/good/index.html"):
        shown = '<time datetime="2026-01-01T12:00:00Z">2026-01-01</time>'
        assert shown in (hosted / name).read_text()
