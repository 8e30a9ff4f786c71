"""A page is read again where a file has changed that decides what it shows, and else is not."""

import pytest

from verified import project as projects
from verified.pages import kept
from verified.project import Project

PNG = b"\x89PNG\r\n\x1a\n0000IHDR" + bytes(3) + b"\x08" + bytes(3) + b"\x08"
DRAWN = '# D { #d }\n\n``` python\n--8<-- "d/draw.py"\n```\n\n<!-- picture: 图 -->\n'


@pytest.fixture
def pages(project):
    project.snippet("p/one.py", "print(1)\n", "1\n")
    project.snippet("p/two.py", "print(2)\n", "2\n")
    project.write("snippets/d/draw.py", "print(3)\n")
    project.write("snippets/d/draw.a.png", PNG)
    project.page("draw", DRAWN)
    Project.load()
    return project


def read_again(monkeypatch) -> list[str]:
    """The names of the Chinese pages that are read when the project is loaded; none twice."""
    names = []

    def read(path, language):
        names.append(path.stem if language.code == "zh" else "")
        return again(path, language)

    again = projects.read
    with monkeypatch.context() as patch:
        patch.setattr(projects, "read", read)
        loaded = Project.load()
    kept.PATH.unlink()
    anew = Project.load()
    told = [[page.text for page in each.pages] for each in (loaded, anew)]
    keys = [[block.key for block in each.blocks] for each in (loaded, anew)]
    assert told[0] == told[1] and keys[0] == keys[1]
    assert list(map(str, loaded.problems)) == list(map(str, anew.problems))
    return sorted(filter(None, names))


def test_nothing_is_read_where_nothing_has_changed(pages, monkeypatch):
    assert read_again(monkeypatch) == []


CHANGES = {
    "docs/zh/one.md": ("# Other { #top }\n", ["one"]),
    "docs/zh/new.md": ("# New { #new }\n", ["new"]),
    "snippets/p/one.py": ("print(1 + 0)\n", ["one"]),
    "snippets/p/one.out": ("2\n", ["one"]),
    "snippets/p/one.until-2.14.out": ("3\n", ["one"]),
    "snippets/p/one.check.py": ("assert 1\n", ["one"]),
    "snippets/d/draw.a.png": (PNG.replace(b"\x08", b"\x09"), ["draw"]),
    "snippets/d/draw.b.png": (PNG, ["draw"]),
    "snippets/q/other.py": ("print(1)\n", []),
    "pyproject.toml": ('torch = ["torch>=2.9.0,<=2.15.0"]\n', ["draw", "index", "one", "two"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_shows_a_file_that_was_changed_is_read_again(pages, monkeypatch, name):
    text, again = CHANGES[name]
    pages.write(name, text)
    assert read_again(monkeypatch) == again


@pytest.mark.parametrize(
    "name, again",
    [("docs/zh/one.md", []), ("snippets/p/one.out", ["one"]), ("snippets/d/draw.a.png", ["draw"])],
)
def test_what_showed_a_file_that_is_gone_is_read_again(pages, monkeypatch, name, again):
    (pages.root / name).unlink()
    assert read_again(monkeypatch) == again


def test_what_could_not_be_read_is_read_again(pages, monkeypatch):
    pages.write("docs/zh/one.md", "---\n[\n---\n")
    Project.load()
    assert read_again(monkeypatch) == ["one"]


@pytest.mark.parametrize("data", [b"", b"x", b"\x80\x05N."])
def test_what_is_no_record_of_pages_is_passed_over(pages, monkeypatch, data):
    kept.PATH.write_bytes(data)
    assert read_again(monkeypatch) == ["draw", "index", "one", "two"]


def test_what_a_link_to_a_folder_leads_to_is_read_again(pages, monkeypatch, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "far.py"
    elsewhere.write_text("print(1)\n")
    (pages.root / "snippets/l").symlink_to(elsewhere.parent)
    pages.page("far", '# F { #f }\n\n``` python\n--8<-- "l/far.py"\n```\n')
    Project.load()
    elsewhere.write_text("print(1 + 1)\n")
    assert read_again(monkeypatch) == ["far"]


def test_settings_that_change_while_pages_are_read_count_for_the_next_command(pages, monkeypatch):
    kept.PATH.unlink()
    with monkeypatch.context() as patch:
        again = projects.read

        def read(path, language):
            (pages.root / "mkdocs.yml").write_text(pages.config + "# meanwhile\n")
            return again(path, language)

        patch.setattr(projects, "read", read)
        Project.load()
    assert read_again(monkeypatch) == ["draw", "index", "one", "two"]


def test_a_page_read_with_other_settings_is_read_again(pages, monkeypatch):
    (pages.root / "mkdocs.yml").write_text(pages.config + "# another\n")
    assert read_again(monkeypatch) == ["draw", "index", "one", "two"]
