"""Each page with a program is a notebook that runs, in its language, and prints what it shows."""

import os
import re
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest
from conftest import ROOT, real
from nbformat import v4

from verified.hosting import notebooks
from verified.pages import Page, comments
from verified.project import Project
from verified.run.compare import agree
from verified.site import metadata
from verified.site.formats import notebook
from verified.texts import LANGUAGES

PAGES = [page for page in real().pages if notebook.has(page)]
IDS = [f"{page.language.code}-{page.path.stem}" for page in PAGES]


def offered(site: Path, page: Page) -> nbformat.NotebookNode:
    """The notebook as a reader downloads it."""
    return nbformat.read(site / page.folder / notebook.name(page.path), as_version=4)


def code(made: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in made.cells if cell.cell_type == "code"]


def printed(cell, stream: str) -> str:
    return "".join(o.text for o in cell.outputs if o.get("name") == stream)


# Resetting looks for garbage, which takes a second where PyTorch's own objects are looked at, too.
BETWEEN = """\
%reset -f
import gc, os, torch
gc.freeze()
torch.set_default_device(None)
os.makedirs({0!r})
os.chdir({0!r})
"""


def test_the_notebooks_run_from_top_to_bottom(site, tmp_path, monkeypatch):
    """One kernel runs those of one language; the other's differ by comments alone.

    A shell cell that is bound to the CPU starts the processes that its block has started.
    """
    # Programs of the environment are found, as in one that was activated.
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    # A program may change settings of its user, as pip's: they are to be those of the test.
    (home := tmp_path / "home").mkdir()
    homes = {"HOME": "", "XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"}
    for name, folder in homes.items():
        monkeypatch.setenv(name, str(home / folder))
    first = [page for page in PAGES if page.language.code == LANGUAGES[0]]
    blocks = [block for page in first for block in page.blocks]
    declared = {block.code.rstrip("\n") for block in blocks if block.marks.filterwarnings}
    here = {block.expected: block.expects_here[1] for block in blocks}  # with this PyTorch
    apart = {b.code.strip() for b in blocks if b.tag == "bash" and b.devices == ("cpu",)}
    cells, expected = [], []
    for page in first:
        made = offered(site, page)
        nbformat.validate(made)
        cells.append(v4.new_code_cell(BETWEEN.format(str(tmp_path / page.path.stem))))
        expected.append("")
        for cell in code(made):
            if cell.source.removeprefix("%%bash").strip() in apart:
                continue
            wanted = printed(cell, "stdout")
            expected.append(here.get(wanted, wanted))
            cells.append(v4.new_code_cell(cell.source))
    assert sum(map(bool, expected)) > 100
    whole = v4.new_notebook(cells=cells)
    where = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(whole, timeout=300, resources=where).execute()
    for cell, wanted in zip(whole.cells, expected, strict=True):
        if not cell.source.startswith("%%writefile"):
            assert agree(wanted, printed(cell, "stdout")), cell.source
            assert cell.source in declared or "Warning" not in printed(cell, "stderr"), cell.source
    assert (home / ".config/pip/pip.conf").exists(), "the settings of whoever runs this"


def test_the_languages_differ_by_comments_alone(site):
    programs = {language: {} for language in LANGUAGES}
    for page in PAGES:
        texts = [cell.source for cell in code(offered(site, page))]
        bare = [comments.drop(t, "bash" if t.startswith("%%bash") else "python") for t in texts]
        programs[page.language.code][page.path.stem] = [text.strip() for text in bare]
    first, *others = programs.values()
    assert all(other == first for other in others)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_notebook_holds_the_programs_of_its_page(site, page):
    made = offered(site, page)
    texts = [cell.source for cell in code(made) if not cell.source.startswith("%run ")]
    texts = [re.sub(r"^%%.*\n", "", text) for text in texts]
    titled = {b.code for b in page.blocks if b.title}
    assert [t for t in texts if f"{t}\n" not in titled] == [
        b.code.rstrip("\n") for b in page.blocks if "cpu" in b.devices and b.code not in titled
    ]
    prose = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert "--8<--" not in prose and "pytest" not in prose and "{ #" not in prose
    links = re.findall(r"\]\(([^)]*)\)", prose)
    assert links and all(link.startswith("http") for link in links)


def test_colab_finds_each_on_the_branch_that_publishing_makes(site, tmp_path, monkeypatch):
    assert len(list(site.rglob("*.ipynb"))) == len(PAGES)
    assert {"zh-putting-it-together", "en-putting-it-together", "zh-saving"} <= set(IDS)
    monkeypatch.setenv("REPO_URL", "https://github.com/o/r")
    known = [page for pages in metadata.of(Project.load()).values() for page in pages.values()]
    branch = "https://colab.research.google.com/github/o/r/blob/notebooks/"
    links = {about["colab"].removeprefix(branch) for about in known if about["colab"]}
    assert {name.as_posix() for name in notebooks.lay_out(site, tmp_path)} == links


COLAB = "https://colab.research.google.com/github/someone/pytorch/blob/notebooks/"


@pytest.mark.parametrize(
    "address, colab",
    [
        ("https://github.com/someone/pytorch", COLAB),
        ("https://github.com/someone/pytorch.git", COLAB),
        ("https://git.example.org/someone/pytorch", ""),
        ("", ""),
    ],
)
def test_colab_is_offered_where_the_repository_is_on_github(published, monkeypatch, address, colab):
    monkeypatch.setenv("REPO_URL", address)
    for language, known in metadata.of(Project.load()).items():
        wanted = f"{colab}{language}/one.ipynb" if colab else ""
        assert (known["one/"]["colab"], known[""]["colab"]) == (wanted, "")


def test_a_page_with_a_program_shows_its_notebook(hosted):
    branch = "https://colab.research.google.com/github/o/r/blob/notebooks/"
    for language, prefix in (("zh", ""), ("en", "en/")):
        html = (hosted / f"{prefix}good/index.html").read_text()
        assert html.count("colab") == 1 and f'href="{branch}{language}/good.ipynb"' in html
        assert 'href="good.ipynb"' in html
        home = (hosted / f"{prefix}index.html").read_text()
        assert "colab" not in home and ".ipynb" not in home, "the home page has no program"


DRAWS = """\
import matplotlib.pyplot as plt

print(1)  # 一 | one
figure, axis = plt.subplots()
figure.savefig("p.png")
"""
PAGE = '# T {{ #t }}\n\n## S {{ #s }}\n\n[home](index.md)\n\n``` python\n--8<-- "p/n.py"\n```\n{}'


@pytest.fixture
def published(project):
    """A project with a program that has evidence."""
    project.write("mkdocs.yml", project.config)  # renders notebooks
    project.snippet("p/one.py", "print(1)  # 一 | one\n", "1\n")
    project.trust()
    return project


def test_a_page_with_a_picture_looks_like_the_others_and_nothing_runs_in_a_build(published):
    published.write("snippets/p/n.py", DRAWS)
    for language, alt in (("zh", "一个空的坐标系"), ("en", "Empty axes")):
        text = PAGE.format(f"\n<!-- picture: {alt} -->\n")
        published.write(f"docs/{language}/putting-it-together.md", text)
    recorded = published.run("python", "-m", "verified", "outputs")
    assert recorded.returncode == 0, recorded.stderr
    assert (published.root / "snippets/p/n.p.png").read_bytes()[1:4] == b"PNG"
    published.trust()
    published.build()
    for prefix, alt, comment in (("", "一个空的坐标系", "# 一"), ("en/", "Empty axes", "# one")):
        html = (published.root / f"site/{prefix}putting-it-together/index.html").read_text()
        assert html.count(f'alt="{alt}"') == 1 and comment in html
        assert 'src="data:image/png;base64,' in html
        assert '<h2 id="s">' in html and 'href="#s"' in html and '<a href="..">home</a>' in html
        assert "jp-" not in html and "<style" not in html.split("<article")[1]
        searched = (published.root / f"site/{prefix}search/search_index.json").read_text()
        assert "putting-it-together/#s" in searched


def test_the_digits_are_recognised_and_their_pictures_described(site):
    for language, prefix in (("zh", ""), ("en", "en/")):
        html = (site / prefix / "putting-it-together/index.html").read_text(encoding="utf-8")
        alts = re.findall(r'<img class="picture" [^>]*alt="([^"]*)"', html)
        assert len(alts) == 3
        assert all(bool(re.search("[\u4e00-\u9fff]", alt)) == (language == "zh") for alt in alts)
    assert "> 0.93" in (ROOT / "snippets/digits/training.check.py").read_text()
