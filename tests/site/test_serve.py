"""The preview follows what is saved, lives through anything typed, and shows what is built."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from conftest import Workspace

PATIENCE = 30.0  # seconds; benchmarks/loop.py measures how long it takes
MISSING = '``` python\n--8<-- "g/none.py"\n```\n'


class Preview:
    """A preview of a workspace, in a process of its own."""

    def __init__(self, project: Workspace, temporary: Path):
        self.log = temporary / "log"
        self.temporary = temporary
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-m", "verified", "serve", "--port", "0"],
                cwd=project.root,
                env={**os.environ, "TMPDIR": str(temporary)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.until(lambda: re.search(r"(http://\S+?)en/ ", self.said()))
        self.address = re.search(r"(http://\S+?)en/ ", self.said())[1]

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                html = answer.read().decode()
        except urllib.error.HTTPError as error:
            return f"HTTP {error.code}"
        return re.sub(r"<script>\(async.*?</script>", "", html, flags=re.S)

    def until(self, holds) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end and self.process.poll() is None, self.said()
            time.sleep(0.05)

    def shows(self, path: str, text: str) -> None:
        self.until(lambda: text in self.get(path))

    def shows_no(self, path: str, text: str) -> None:
        self.until(lambda: text not in self.get(path))


def left(temporary: Path) -> set[str]:
    """What a preview has left there."""
    return {path.name for path in temporary.iterdir()} - {"log"}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Workspace:
    project = Workspace(tmp_path_factory.mktemp("served"))
    project.snippet("g/good.py", "print(1)  # 一 | one\n", "1\n")
    project.write("snippets/g/good.check.py", "assert print\n")
    project.page("prose", "# Prose { #prose }\n\nOld words, see [good](good.md#top).\n")
    verified = project.run("python", "-m", "pytest", "docs", "-q")
    assert verified.returncode == 0, verified.stdout
    return project


@pytest.fixture(scope="module")
def preview(project, tmp_path_factory):
    preview = Preview(project, tmp_path_factory.mktemp("temporary"))
    yield preview
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 0, preview.said()
    assert "Traceback (most" not in preview.said().replace(
        'Traceback (most recent call last):\n  File "snippets', ""
    )
    assert left(preview.temporary) == set()


@pytest.mark.parametrize("prefix, language", [("", "zh"), ("en/", "en")])
def test_saved_prose_is_shown(project, preview, prefix, language):
    preview.shows(f"{prefix}prose/", "Old words")
    project.write(f"docs/{language}/prose.md", "# Prose { #prose }\n\nNew words.\n")
    preview.shows(f"{prefix}prose/", "New words")


def test_a_saved_snippet_is_run_and_its_output_shown(project, preview):
    project.write("snippets/g/good.py", "print(2)  # 二 | two\n")
    for prefix in ("", "en/"):
        preview.shows(f"{prefix}good/", "<pre><code>2</code></pre>")
        assert "snippets/g/good.out" in preview.get(f"{prefix}good/")
    project.write("snippets/g/good.out", "2\n")
    preview.shows_no("good/", 'class="live"')
    preview.shows("good/", "✓")


def test_of_programs_that_are_alike_each_is_run_also_where_the_page_comes_later(project, preview):
    for name in ("one", "two"):
        project.write(f"snippets/alike/{name}.py", "print(3)\n")
        project.write(f"snippets/alike/{name}.out", "4\n")
    preview.until(lambda: "alike/two.out" in preview.said())
    for name in ("one", "two"):
        project.snippet(f"alike/{name}.py", "print(3)\n")
    for name in ("one", "two"):
        preview.shows(f"{name}/", "<pre><code>3</code></pre>")
        project.write(f"snippets/alike/{name}.out", "3\n")
    for name in ("one", "two"):
        preview.shows_no(f"{name}/", 'class="live"')
        preview.shows(f"{name}/", "✓")
        for language in ("zh", "en"):
            (project.root / f"docs/{language}/{name}.md").unlink()
    shutil.rmtree(project.root / "snippets/alike")


PROSE = "docs/zh/prose.md"


@pytest.mark.parametrize(
    "file, text, page, told",
    [
        (PROSE, "# P { #p }\n\n``` python\n", "prose/", "this fence is never closed"),
        (PROSE, f"# P {{ #p }}\n\n{MISSING}", "prose/", "create it below snippets/"),
        (PROSE, "---\ntitle: [\n---\n# P { #p }\n", "prose/", "invalid YAML in the front matter"),
        (
            PROSE,
            "---\ndate: 2023-02-30\n---\n# P { #p }\n",
            "prose/",
            "mend the value, or quote it",
        ),
        (PROSE, "# P { #p }\n\n[gone](gone.md)\n", "prose/", "gone.md"),
        (PROSE, "Text, and no heading.\n", "prose/", "no title; begin with"),
        (PROSE, "# P { #p }\n\n``` python\nx = 1\n```\n", "prose/", "an inline block"),
        ("snippets/g/good.py", "print(2)  # only English\n", "good/", "has no Chinese half"),
        ("snippets/g/good.py", "\ufeffprint(2)\n", "good/", "good.py:1: a byte order mark"),
        ("snippets/g/good.py", "print(2)\n1 / 0\n", "good/", 'File "snippets/g/good.py", line 2'),
        ("snippets/g/good.check.py", "assert not print\n", "good/", "its check does not hold"),
    ],
)
def test_what_is_broken_shows_its_error_and_the_preview_goes_on(
    project, preview, file, text, page, told
):
    path = project.root / file
    whole = path.read_text()
    path.write_text(text)
    preview.shows(page, told)
    preview.until(lambda: told in preview.said())
    path.write_text(whole)
    preview.shows_no(page, told)
    preview.shows("good/", "<h1")


def test_two_pages_of_one_address_are_told_and_the_preview_goes_on(project, preview):
    preview.until(lambda: "saved files are followed" in preview.said())
    path = project.write("docs/zh/prose/index.md", "# P { #p }\n")
    preview.until(lambda: "has the address of" in preview.said())
    path.unlink()
    path.parent.rmdir()
    preview.until(lambda: "docs/zh/prose/index.md in " in preview.said())
    preview.shows("good/", "<h1")
    assert "PosixPath" not in preview.said()


def test_a_new_page_and_a_deleted_one_are_followed(project, preview):
    project.page("late", "# Late { #late }\n\nHere I am.\n")
    preview.shows("late/", "Here I am")
    preview.shows("en/late/", "Here I am")
    for language in ("zh", "en"):
        (project.root / f"docs/{language}/late.md").unlink()
    preview.until(lambda: preview.get("late/") == "HTTP 404")


def test_the_configuration_and_the_theme_are_followed(project, preview):
    path = project.root / "mkdocs.yml"
    whole = path.read_text()
    path.write_text(whole.replace("site_name: ", "site_name: Renamed "))
    preview.shows("good/", "Renamed")
    preview.shows("llms.txt", "# Renamed")
    path.write_text(whole + "nonsense: [\n")
    preview.until(lambda: "mkdocs.yml: " in preview.said())
    path.write_text(whole)
    preview.shows_no("good/", "Renamed")
    style = project.root / "docs/theme/partials/formats.html"
    words = style.read_text()
    style.write_text(words + "<p>of the theme</p>")
    preview.shows("good/", "of the theme")
    style.write_text(words)
    preview.shows_no("good/", "of the theme")


def test_what_is_previewed_after_all_of_it_is_what_is_built(project, preview, tmp_path):
    assert project.run("python", "-m", "pytest", "docs", "-q").returncode == 0
    project.build()
    policy = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
    pages = sorted((project.root / "site").rglob("index.html"))
    assert len(pages) == 6
    # The results of the verification are shown once a page is made again.
    path = project.root / "mkdocs.yml"
    path.write_text(path.read_text() + "\n")
    for page in pages:
        where = page.relative_to(project.root / "site").as_posix()
        html = policy.sub("", page.read_text())
        preview.until(lambda at=where, html=html: preview.get(at) == html)


def test_a_port_that_is_taken_is_told_before_anything_is_built(project):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = project.run("python", "-m", "verified", "serve", "--port", str(port))
    assert ended.returncode == 1
    assert ended.stderr == (f"port {port}: Address already in use; make serve PORT={port + 1}\n")
    assert ended.stdout == ""


def test_nothing_is_left_of_a_preview_that_a_signal_ends(project, tmp_path):
    preview = Preview(project, tmp_path)
    preview.process.send_signal(signal.SIGTERM)
    assert preview.process.wait(PATIENCE) == 0, preview.said()
    assert left(tmp_path) == set()
    ours = subprocess.run(["pgrep", "-f", str(tmp_path)], capture_output=True, text=True).stdout
    assert ours == "", "a process lives on"
    shutil.rmtree(project.root / "site", ignore_errors=True)
