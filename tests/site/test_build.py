"""`make site` publishes what was run, all of it or nothing."""

import json
import re
import shutil

import pytest
from conftest import ROOT, Workspace

GOOD = "import torch\n\nprint(torch.ones(2))  # 一 | one\n"
FAULTS = {
    "raises": ("1 / 0\n", None, "ZeroDivisionError"),
    "exits": ("import sys\n\nsys.exit()\n", None, "calls sys.exit"),
    "hangs": ("while True:\n    pass\n", None, "did not end within 1 s"),
    "dies": ("import os\n\nos.kill(os.getpid(), 9)\n", None, "killed by SIGKILL"),
    "differs": ("print(1)\n", "2\n", "-2\n+1"),
    "unshown": ("print(1)\n", None, "run `make outputs`\n--- snippets/f/unshown.out"),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    project = Workspace(tmp_path_factory.mktemp("template"))
    project.snippet("g/good.py", GOOD, "tensor([1., 1.])\n")
    result = project.make("site")
    assert result.returncode == 0, result.stdout + result.stderr
    return project


@pytest.fixture
def built(project, template):
    """A project with one good block, built already."""
    shutil.copytree(template.root, project.root, symlinks=True, dirs_exist_ok=True)
    return project


def snapshot(project):
    files = (p for p in (project.root / "site").rglob("*") if p.is_file())
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def test_a_site_in_both_languages_with_its_evidence(built):
    site = built.root / "site"
    zh, en = ((site / f"{prefix}good/index.html").read_text() for prefix in ("", "en/"))
    assert '<html lang="zh-Hans"' in zh and '<html lang="en"' in en
    assert "# 一" in zh and "# one" not in zh
    assert "# one" in en and "# 一" not in en
    assert "tensor([1., 1.])" in re.sub("<[^>]*>", "", en)
    results = json.loads((site / "verified.json").read_text())["results"]
    assert {(r["block"], r["outcome"]) for r in results} == {("g/good.py", "passed")}
    assert len(results) == len({(r["device"], r["mode"]) for r in results}) == 4
    searched = {p: (site / p / "search/search_index.json").read_text() for p in ("", "en")}
    assert "\\u4e00" in searched[""] or "一" in searched[""]
    assert "one" in searched["en"] and "一" not in searched["en"]


def test_unchanged_blocks_do_not_run_again_nor_import_torch(built):
    built.write("sitecustomize.py", "import sys\nsys.modules['torch'] = None\n")
    result = built.run("make", "site", PYTHONPATH=".")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 runs (0 failed), 4 unchanged" in result.stdout


@pytest.mark.parametrize(
    "name, text",
    [
        ("snippets/g/good.py", GOOD.replace("ones", "zeros")),
        ("verified/run/runner.py", (ROOT / "verified/run/runner.py").read_text() + "\n"),
    ],
)
def test_a_changed_block_or_runner_runs_again(built, name, text):
    built.write(name, text)
    built.write(
        "snippets/g/good.out", "tensor([0., 0.])\n" if "good" in name else "tensor([1., 1.])\n"
    )
    assert "4 runs (0 failed), 0 unchanged" in built.make("verify").stdout


def test_every_fault_is_told_and_nothing_is_published(built):
    before = snapshot(built)
    for name, (code, output, _) in FAULTS.items():
        built.snippet(f"f/{name}.py", code, output)
    mark = "<!--pytest.mark.timeout(1)-->"
    built.page("hangs", f'# H {{ #h }}\n\n{mark}\n``` python\n--8<-- "f/hangs.py"\n```\n')
    result = built.make("site")
    assert result.returncode != 0
    for name, (_, _, message) in FAULTS.items():
        line = 4 if name == "hangs" else 3
        place = f"docs/en/{name}.md:{line} (snippets/f/{name}.py) on cpu, as_written: "
        assert place in result.stdout, result.stdout
        assert message in result.stdout.split(place)[1]
    assert (
        "7 programs with 0 checks in 14 places on cpu, sim: 24 runs (24 failed), 4 unchanged"
        in result.stdout
    )
    assert "verified/" not in result.stdout, "a frame of our own machinery shows"
    assert snapshot(built) == before


def test_problems_of_the_pages_are_told_and_nothing_is_published(built):
    before = snapshot(built)
    built.write("docs/zh/alone.md", "# A { #a }\n")
    built.write("snippets/g/lost.out", "1\n")
    result = built.make("site")
    assert result.returncode != 0
    assert "docs/zh/alone.md:1: there is no docs/en/alone.md" in result.stdout
    assert result.stdout.count("there is no docs/en/alone.md") == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(built) == before


def test_a_dead_link_publishes_nothing(built):
    before = snapshot(built)
    built.write("docs/en/index.md", "# Home { #home }\n\n[dead](none.md)\n")
    assert built.make("site").returncode != 0
    assert snapshot(built) == before
    assert not list(built.root.glob(".site-*"))


def test_a_build_that_was_cut_off_is_recovered(built):
    before = snapshot(built)
    (built.root / "site").rename(built.root / ".site-old")
    built.write("docs/en/index.md", "# Home { #home }\n\n[dead](none.md)\n")
    assert built.make("site").returncode != 0
    assert snapshot(built) == before


def test_outputs_are_written_from_a_run(built):
    built.snippet("g/new.py", "print(3)\n")
    built.snippet("g/silent.py", "x = 1\n", "old\n")
    built.snippet("g/fails.py", "1 / 0\n", "old\n")
    result = built.make("outputs")
    assert result.returncode != 0
    assert "docs/en/fails.md:3 (snippets/g/fails.py): " in result.stderr
    assert (built.root / "snippets/g/new.out").read_text() == "3\n"
    assert not (built.root / "snippets/g/silent.out").exists()
    assert (built.root / "snippets/g/fails.out").read_text() == "old\n"


def test_make_alone_explains_the_targets(project):
    result = project.run("make")
    assert result.returncode == 0
    for target in ("site", "test", "serve", "outputs"):
        assert re.search(rf"^{target} ", result.stdout, re.M)


def test_a_page_is_read_by_the_builder_and_once_by_us(built):
    built.write(
        "sitecustomize.py",
        "import sys\n"
        "def hook(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('docs/zh/good.md'):\n"
        "        with open('/dev/fd/2', 'w') as log: log.write('READ\\n')\n"
        "sys.addaudithook(hook)\n",
    )
    (built.root / ".verified/site.json").unlink()
    result = built.run("python", "-m", "verified", "build", PYTHONPATH=".")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("READ") == 2, "one by us; MkDocs' own is told with its warnings"


def test_a_build_with_nothing_changed_does_nothing_and_one_that_was_touched_does(built):
    before = snapshot(built)
    assert built.run("python", "-m", "verified", "build").stdout == "site/ is up to date\n"
    assert snapshot(built) == before
    page = built.root / "docs/en/index.md"
    page.write_text(page.read_text() + "\nMore.\n")
    assert "pages" in built.run("python", "-m", "verified", "build").stdout
    assert "More." in (built.root / "site/en/index.html").read_text()
    (built.root / "site/en/index.html").write_text("by hand")
    built.run("python", "-m", "verified", "build")
    assert "More." in (built.root / "site/en/index.html").read_text()


def test_a_changed_page_gives_the_site_that_a_clean_build_gives(built):
    page = built.root / "docs/zh/good.md"
    page.write_text(page.read_text() + "\n再加一句。\n")
    assert built.make("site").returncode == 0
    first = {path: data for path, (_, data) in snapshot(built).items()}
    shutil.rmtree(built.root / "site")
    assert built.make("site").returncode == 0
    assert {path: data for path, (_, data) in snapshot(built).items()} == first


def test_the_manifest_says_which_programs_each_page_has_and_how_they_stand(built):
    manifest = json.loads((built.root / "site/manifest.json").read_text())
    assert manifest["languages"] == {"zh": "", "en": "en"}
    pages = {page["address"]: page for page in manifest["pages"]}
    assert pages.keys() == {"/", "good/", "en/", "en/good/"}
    assert pages["good/"] == {
        "address": "good/",
        "language": "zh",
        "programs": {"g/good.py": "passed"},
        "failed": [],
        "problems": 0,
    }
    assert pages["en/"]["programs"] == {}


def test_the_real_pages_are_built_as_html_in_their_language(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        language = "en" if path.relative_to(site).parts[0] == "en" else "zh-Hans"
        assert (
            html.lstrip().lower().startswith("<!doctype html>")
            and f'<html lang="{language}"' in html
        ), path
