"""`make site` publishes what was run, all of it or nothing."""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from conftest import Workspace

from verified.site import unchanged
from verified.verify import evidence

GOOD = "import torch\n\nprint(torch.ones(2))  # 一 | one\n"
# A program, its output, and what is told of it.
FAULTS = {
    "raises": ("1 / 0\n", None, "ZeroDivisionError"),
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


def test_a_site_in_both_languages_with_its_evidence_and_its_manifest(built):
    site = built.root / "site"
    zh, en = ((site / f"{prefix}good/index.html").read_text() for prefix in ("", "en/"))
    assert '<html lang="zh-Hans"' in zh and '<html lang="en"' in en
    assert "# 一" in zh and "# one" not in zh
    assert "# one" in en and "# 一" not in en
    assert "tensor([1., 1.])" in re.sub("<[^>]*>", "", en)
    results = json.loads((site / "verified.json").read_text())["results"]
    assert {(r["block"], r["outcome"]) for r in results} == {("g/good.py", "passed")}
    assert len(results) == len({(r["device"], r["mode"]) for r in results}) == 3
    searched = {p: (site / p / "search/search_index.json").read_text() for p in ("", "en")}
    assert "\\u4e00" in searched[""] or "一" in searched[""]
    assert "one" in searched["en"] and "一" not in searched["en"]
    manifest = json.loads((site / "manifest.json").read_text())
    assert manifest["languages"] == {"zh": "", "en": "en"}
    pages = {page["address"]: page for page in manifest["pages"]}
    assert pages.keys() == {"/", "good/", "en/", "en/good/"}
    good = {"address": "good/", "language": "zh", "programs": {"g/good.py": "passed"}}
    assert pages["good/"] == {**good, "failed": [], "problems": 0}
    assert pages["en/"]["programs"] == {}


def test_a_build_with_nothing_changed_does_nothing_and_one_that_was_touched_does(built):
    before = snapshot(built)
    built.write("sitecustomize.py", "import sys\nsys.modules['torch'] = None\n")
    result = built.make("site", PYTHONPATH=".")
    assert result.returncode == 0, "torch is not imported: " + result.stdout + result.stderr
    assert result.stdout == "site/ is up to date, and nothing is left to run\n"
    assert snapshot(built) == before
    page = built.root / "docs/en/index.md"
    page.write_text(page.read_text() + "\nMore.\n")
    built.build()
    assert "More." in (built.root / "site/en/index.html").read_text()
    (built.root / "site/en/index.html").write_text("by hand")
    built.build()
    assert "More." in (built.root / "site/en/index.html").read_text()


def test_a_site_of_which_something_is_left_to_run_is_verified_first(built, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda tool: tool)
    assert not unchanged.unchanged(Path("site"), verified=True), "a GPU may be here now"
    monkeypatch.undo()
    (built.root / evidence.PATH).unlink()
    built.trust("cpu")
    built.build()
    result = built.make("site", CUDA_VISIBLE_DEVICES="")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "on cpu, sim: 2 runs (0 failed), 1 unchanged" in result.stdout


def test_every_fault_is_told_and_nothing_is_published(built):
    before = snapshot(built)
    for name, (code, output, _) in FAULTS.items():
        built.snippet(f"f/{name}.py", code, output)
    result = built.make("site")
    assert result.returncode != 0
    for name, (_, _, message) in FAULTS.items():
        place = f"docs/en/{name}.md:3 (snippets/f/{name}.py) on cpu, as_written: "
        assert place in result.stdout, result.stdout
        assert message in result.stdout.split(place)[1]
    counts = "4 programs with 0 checks in 8 places on cpu, sim: 9 runs (9 failed), 3 unchanged"
    assert counts in result.stdout
    assert "verified/" not in result.stdout, "a frame of our own machinery shows"
    assert snapshot(built) == before


def test_a_dead_link_publishes_nothing_and_a_build_that_was_cut_off_is_recovered(built):
    before = snapshot(built)
    (built.root / "site").rename(built.root / ".site-old")
    built.write("docs/en/index.md", '# Home { #home }\n\n<a href="none/">dead</a>\n')
    told = "docs/en/index.md:3: the link `none/` is dead: there is no en/none\n"
    assert built.unchecked("build") == told
    assert snapshot(built) == before
    assert not list(built.root.glob(".site-*"))


def start(project, command):
    words = [sys.executable, "-m", "verified", command]
    return subprocess.Popen(words, cwd=project.root, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("second", ["build", "preview"])
def test_a_build_waits_for_another_and_neither_harms_the_other(built, second):
    built.page("index", "# Home { #home }\n\nMore.\n")
    builds = [start(built, "build")]
    while not list(built.root.glob(".site-*")):
        assert builds[0].poll() is None
        time.sleep(0.05)
    builds.append(start(built, second))
    said = [build.communicate(timeout=120)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert "waiting" not in said[0]
    assert said[1].startswith("another command is building here; waiting for its end\n")
    assert "More." in (built.root / "site/en/index.html").read_text()
    assert not list(built.root.glob(".site-*"))


NAMES = [
    "数据",
    "c++",
    "data loading",
    "高级/index",
    "50%",
    "v2.14",
    "图像/张量 (1)",
    "q'q",
    "UPPER",
]


def test_a_page_may_have_any_name_and_its_formats_and_links_lead_there(built):
    for name in NAMES:
        up = "../" * name.count("/")
        link = up + quote(f"{NAMES[NAMES.index(name) - 1]}.md")
        text = f'# P {{ #p }}\n\n[to]({link}#p)\n\n``` python\n--8<-- "g/good.py"\n```\n'
        built.page(name, text)
    built.build()
    for name in NAMES:
        folder = built.root / "site/en" / name.removesuffix("index")
        assert {p.suffix for p in folder.iterdir() if p.is_file()} == {".html", ".md", ".ipynb"}
        html = (folder / "index.html").read_text()
        assert f"{name.rpartition('/')[2]}.ipynb" in unquote(html)


def test_what_an_editor_leaves_is_not_published(built):
    for name in ("good.md~", "good.md.orig", "#good.md#", "Thumbs.db", "good (conflicted copy).md"):
        built.write(f"docs/zh/{name}", "x\n")
    built.build()
    left = [p for p in (built.root / "site").rglob("*") if re.search("good.md|Thumbs|conf", p.name)]
    assert left == []


BROKEN = {
    "yaml": "---\ntitle: [\n---\n# P { #p }\n",
    "date": "---\ndate: 2023-02-30\n---\n# P { #p }\n",
    "tags": "---\ntags: word\n---\n# P { #p }\n",
    "hide": "---\nhide: 1\n---\n# P { #p }\n",
    "form": "---\ntemplate: none.html\n---\n# P { #p }\n",
    "lost": '# P { #p }\n\n``` python\n--8<-- "g/none.py"\n```\n',
    "part": '# P { #p }\n\n``` python\n--8<-- "g/good.py:none"\n```\n',
    "open": '# P { #p }\n\n``` python\n--8<-- "g/good.py"\n',
    "utf": "# P\n".encode("utf-16"),
    "dead": "# P { #p }\n\n[gone](gone.md)\n",
    "bare": "Text, and no heading.\n",
    "mark": '# P { #p }\n\n<!--pytest.mark.no(1)-->\n``` python\n--8<-- "g/good.py"\n```\n',
}


def test_a_preview_is_built_of_whatever_was_typed(built):
    for name, text in BROKEN.items():
        built.write(f"docs/zh/{name}.md", text)
        built.write(f"docs/en/{name}.md", "# P { #p }\n")
    result = built.run("python", "-m", "verified", "preview")
    assert result.returncode == 0 and "Traceback" not in result.stderr, result.stderr
    for name in BROKEN:
        assert f"docs/zh/{name}.md:" in result.stderr, name
        assert (built.root / f"site/{name}/index.html").exists(), name
    assert "invalid YAML" in (built.root / "site/yaml/index.html").read_text()
    assert not list(built.root.glob(".site-*"))


def test_a_build_that_is_killed_keeps_no_other_from_building(built):
    built.page("index", "# Home { #home }\n\nMore.\n")
    build = start(built, "build")
    while not list(built.root.glob(".site-*")):
        time.sleep(0.05)
    build.kill()
    build.communicate()
    assert "waiting" not in built.build()
    assert "More." in (built.root / "site/en/index.html").read_text()


def test_a_page_is_read_by_the_builder_and_once_by_us(built):
    built.write(
        "sitecustomize.py",
        "import sys\n"
        "def hook(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('docs/zh/good.md'):\n"
        "        with open('/dev/fd/2', 'w') as log: log.write('READ\\n')\n"
        "sys.addaudithook(hook)\n",
    )
    for kept, times in (("pages.pickle", 2), ("site.json", 1)):
        (built.root / ".verified/site.json").unlink()
        (built.root / ".verified" / kept).unlink(missing_ok=True)
        told = built.build(PYTHONPATH=".")
        assert told.count("READ") == times, "MkDocs' own is told with its warnings"


def test_a_changed_page_gives_the_site_that_a_clean_build_gives(built):
    page = built.root / "docs/zh/good.md"
    page.write_text(page.read_text() + "\n再加一句。\n")
    built.build()
    first = {path: data for path, (_, data) in snapshot(built).items()}
    shutil.rmtree(built.root / "site")
    built.build()
    assert {path: data for path, (_, data) in snapshot(built).items()} == first


def test_the_real_pages_are_built_as_html_in_their_language(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        language = "en" if path.relative_to(site).parts[0] == "en" else "zh-Hans"
        assert html.lstrip().lower().startswith("<!doctype html>"), path
        assert f'<html lang="{language}"' in html, path
