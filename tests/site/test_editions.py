"""A site says which it is; those for older PyTorch stay reachable, with a switch in the footer."""

import json
import os
import re
import shutil

import pytest
from conftest import ROOT, Host, Workspace, serving
from selectolax.lexbor import LexborHTMLParser

from verified.verify.evidence import installed_torch

NEW = ".".join(installed_torch().split(".")[:2])
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
for who in ("AUTHOR", "COMMITTER"):
    GIT |= {f"GIT_{who}_NAME": "A", f"GIT_{who}_EMAIL": "a@e.org"}
    GIT |= {f"GIT_{who}_DATE": "2026-05-04T12:00:00Z"}


def said(project, *command, status=0):
    """What a command says, where it ends as it should."""
    result = project.run(*command, **GIT)
    assert result.returncode == status, result.stdout + result.stderr
    return (result.stderr if status else result.stdout).strip()


def keep(project, status=0):
    return said(project, "python", "-m", "verified", "keep", status=status)


def commit(project):
    said(project, "git", "add", "--all")
    said(project, "git", "commit", "--quiet", "--message", "A state")
    return said(project, "git", "rev-parse", "--short=8", "HEAD")


def age(project, torch):
    """Let site/ be the one of another PyTorch, as its build would have written it."""
    path = project.root / "site/versions.json"
    [entry] = json.loads(path.read_text())
    entry |= {"torch": torch, "version": torch.rpartition(".")[0]}
    path.write_text(json.dumps([entry]))
    for html in (project.root / "site").rglob("*.html"):
        html.write_text(html.read_text().replace(installed_torch(), torch))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A project whose site was kept for two older versions of PyTorch, and once for a newer one."""
    project = Workspace(tmp_path_factory.mktemp("editions"))
    project.write(".gitignore", (ROOT / ".gitignore").read_text())
    project.snippet("g/good.py", "print(1)  # 一 | one\n", "1\n")
    project.page("gone", "# Gone { #gone }\n")
    said(project, "git", "init", "--quiet")
    project.name = commit(project)
    project.trust()
    for torch in ("1.9.1", "1.13.1", "99.0.0"):
        project.build()
        age(project, torch)
        keep(project)
        shutil.rmtree(project.root / "site")
    for language in ("zh", "en"):
        (project.root / f"docs/{language}/gone.md").unlink()
    project.page("new", "# New { #new }\n")
    project.name = commit(project)
    result = project.make("editions")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "older ones: 1.13, 1.9" in result.stdout
    return project


@pytest.fixture(scope="module")
def published(whole):
    """The site with its older editions, under a sub-path, as a project's pages have it."""

    class Handler(Host):
        def translate_path(self, path):
            return super().translate_path(path.replace("/manual/", "/site/", 1))

    with serving(Handler, directory=str(whole.root)) as server:
        yield f"{server.address}manual/"


@pytest.fixture
def page(browse, published):
    return browse(home=published)


def test_a_site_names_pytorch_commit_and_date_and_lists_the_others(whole):
    for name in ("index.html", "good/index.html", "en/new/index.html", "404.html"):
        tree = LexborHTMLParser((whole.root / "site" / name).read_text())
        footer = " ".join(tree.css_first("footer version-switch").text().split())
        assert footer == f"PyTorch {installed_torch()} · {whole.name} · 2026-05-04", name

    def paths(folder):
        listed = json.loads((whole.root / "site" / folder / "versions.json").read_text())
        return {entry["version"]: entry["path"] for entry in listed}

    assert paths("") == {NEW: "", "1.13": "1.13/", "1.9": "1.9/"}
    assert paths("1.13") == {NEW: "../", "1.13": "", "1.9": "../1.9/"}
    assert paths("1.9") == {NEW: "../", "1.13": "../1.13/", "1.9": ""}
    newest, old, _ = json.loads((whole.root / "site/versions.json").read_text())
    assert newest["pages"] == ["", "good/", "new/"] and old["pages"] == ["", "gone/", "good/"]
    assert newest["commit"] == whole.name != old["commit"]


def test_a_kept_site_is_the_very_site_but_for_its_note(whole):
    archive = said(whole, "git", "ls-tree", "-r", "--name-only", "sites").splitlines()
    assert {name.split("/")[0] for name in archive} == {"1.9", "1.13", "99.0"}
    for name in archive:
        if name.endswith(".html") and not name.startswith("99"):
            kept = whole.run("git", "show", f"sites:{name}").stdout
            now = (whole.root / "site" / name).read_text()
            note = r'<div class="admonition warning old">.*?</div>'
            assert bool(re.search(note, now)) == (not name.endswith("404.html"))
            plain = [LexborHTMLParser(re.sub(note, "", html)).html for html in (now, kept)]
            assert plain[0] == plain[1], name


def test_adding_again_changes_nothing(whole):
    def state():
        files = sorted(p for p in (whole.root / "site").rglob("*") if p.is_file())
        return [(p, p.read_bytes()) for p in files]

    before = state()
    said(whole, "python", "-m", "verified", "editions")
    assert state() == before


@pytest.mark.parametrize("old", ["1.13", "1.9"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_each_page_of_an_older_site_leads_to_the_newest(whole, published, page, old, language):
    for name, target in (("", ""), ("good/", "good/"), ("gone/", "")):
        page.goto(f"{published}{old}/{language}{name}")
        page.locator(".old a").click()
        page.wait_for_url(f"{published}{language}{target}")
        assert page.locator(".old").count() == 0


def test_the_switch_keeps_language_and_page_or_leads_home(published, page):
    page.goto("en/good/")
    switch = page.get_by_label("PyTorch version")
    switch.wait_for()  # the list of versions has come
    versions = [f"PyTorch {version}" for version in (installed_torch(), "1.13", "1.9")]
    assert switch.locator("option").all_inner_texts() == versions
    for label, address in (("1.9", "1.9/"), ("1.13", "1.13/"), (NEW, "")):
        switch.select_option(label=f"PyTorch {label}")
        page.wait_for_url(f"{published}{address}en/good/")
        if label == "1.9":
            assert page.locator("version-switch option:checked").inner_text() == "PyTorch 1.9.1"
    page.goto("new/")  # which the older versions lack
    page.get_by_label("PyTorch 版本").select_option(label="PyTorch 1.13")
    page.wait_for_url(f"{published}1.13/")


def test_without_others_there_is_no_switch(tab):
    with tab.expect_response("**/versions.json"):
        tab.goto("")
    tab.wait_for_load_state("networkidle")
    assert tab.locator("version-switch select").count() == 0
    assert f"PyTorch {installed_torch()} · " in tab.locator("version-switch").inner_text()


def test_a_site_of_uncommitted_changes_is_not_kept_and_neither_is_none(whole, project):
    shutil.copytree(whole.root, project.root, symlinks=True, dirs_exist_ok=True)
    project.page("good", '# Changed { #top }\n\n``` python\n--8<-- "g/good.py"\n```\n')
    project.build()
    footer = (project.root / "site/index.html").read_text()
    assert f"{whole.name}+ · 2026-05-04" in footer
    told = "site:1: was not built from a commit as it stands; commit all changes, then `make site`"
    assert keep(project, status=1) == told
    shutil.rmtree(project.root / "site")
    assert keep(project, status=1) == "site:1: no site; `make site` builds it"
