"""What is published is what was verified; a preview shows a stranger's pages and does no more."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html import unescape

import markdown
import pytest
from conftest import ROOT
from fake_github import BOT, US, GitHub
from selectolax.lexbor import LexborHTMLParser

from verified.hosting import artifact, built, comment, gate, previews, release
from verified.hosting.compare import compare
from verified.hosting.github import GitHubError

DAY = "2026-01-02T03:04:05+00:00"
COMMIT, LATER = "a" * 40, "b" * 40
JOBS = ("versions", "verify", "gpu", "test", "site", "preview")


@pytest.fixture
def github(tmp_path, monkeypatch):
    """A GitHub on this machine, and the `gh` that reaches it."""
    github = GitHub(tmp_path / "github")
    for name, value in github.environment.items():
        monkeypatch.setenv(name, value)
    return github


def result(block="p/one.py", **other):
    about = {"block": block, "key": "1" * 64, "device": "cpu", "mode": "plain"}
    about |= {"outcome": "passed", "torch": "2.14.1", "python": "3.14", "date": DAY}
    return about | other


def line(block, state="passed"):
    return f'<details class="evidence" data-program="{block}" data-state="{state}"></details>'


def page(text, *lines, title="T", head=""):
    return f"<!doctype html><title>{title}</title>{head}<article>{text}{''.join(lines)}</article>"


def write(folder, results=(), **pages):
    """A built site; ``en_one`` is the page en/one/."""
    for name, text in {"index": page("Home"), **pages}.items():
        path = folder / name.replace("_", "/").replace("index", "") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "verified.json").write_text(json.dumps({"results": list(results)}))
    listed = [
        {
            "address": path.parent.relative_to(folder).as_posix().removeprefix(".") + "/",
            "language": "en" if "en" in path.relative_to(folder).parts else "zh",
            "programs": {name: state for name, state in found if state != "elsewhere"},
            "failed": [name for name, state in found if state == "failed"],
            "problems": path.read_text().count('class="unverified"'),
        }
        for path in folder.rglob("index.html")
        for found in [re.findall(r'data-program="(.+?)" data-state="(.+?)"', path.read_text())]
    ]
    manifest = {"languages": {"zh": "", "en": "en"}, "pages": listed}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def good(folder):
    return write(folder, [result()], one=page("One", line("p/one.py")))


def hosting(*words, cwd=ROOT, **environment):
    return subprocess.run(
        [sys.executable, "-m", "verified.hosting", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


# The required job


@pytest.mark.parametrize("event, meant", [("push", {"preview"}), ("pull_request", {"gpu"})])
def test_the_required_job_fails_with_any_other(event, meant):
    fine = {job: {"result": "skipped" if job in meant else "success"} for job in JOBS}
    assert gate.faults(fine, event) == []
    for job in JOBS:
        for ended in ("failure", "cancelled", "skipped", None):
            faults = gate.faults({**fine, job: {"result": ended}}, event)
            if ended == "skipped" and job in meant:
                assert faults == []
            else:
                assert len(faults) == 1 and faults[0].startswith(f"{job} ")


def test_the_required_job_passes_nothing_that_it_does_not_know():
    assert gate.faults({}, "push") and gate.faults({"a": {"result": "success"}}, "merge_group")


def test_the_required_job_says_what_was_skipped_and_fails():
    needs = json.dumps({job: {"result": "skipped"} for job in ("gpu", "test")})
    result = hosting("gate", NEEDS=needs, GITHUB_EVENT_NAME="pull_request")
    assert result.returncode == 1
    assert result.stderr == "test was skipped, and is meant to run on pull_request\n"


# Publishing


@pytest.fixture
def published(github, tmp_path):
    """A GitHub on which the commit's site was built, verified and attested."""
    tar = tmp_path / artifact.NAME
    artifact.pack(good(tmp_path / "site"), tar)
    github.artifact(github.run(COMMIT), "site", tar)
    github.attest(tar, COMMIT)
    return github


def test_the_very_file_that_was_verified_is_published(published, tmp_path):
    assert release.release(US, tmp_path / "out", run=1) == COMMIT
    out = (tmp_path / "out" / artifact.NAME).read_bytes()
    assert out == (tmp_path / artifact.NAME).read_bytes()


def refused(tmp_path, run=1, commit=""):
    with pytest.raises(GitHubError) as error:
        release.release(US, tmp_path / "out", run=run, commit=commit)
    assert not (tmp_path / "out" / artifact.NAME).exists()
    return str(error.value)


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("event", "pull_request", "event is 'pull_request', and not 'push'"),
        ("event", "workflow_dispatch", "event is"),
        ("head_branch", "next", "head_branch is 'next', and not 'main'"),
        ("path", ".github/workflows/gpu.yml", "path is"),
        ("head_repository", {"full_name": "stranger/docs"}, "head_repository is"),
        ("head_repository", None, "head_repository is"),
    ],
)
def test_only_a_push_to_main_is_published(published, tmp_path, field, value, said):
    published.state["runs"][0][field] = value
    published.save()
    assert said in refused(tmp_path)


def test_what_no_attestation_speaks_of_is_not_published(published, tmp_path):
    for attested in ([], [["0" * 64, COMMIT, *published.state["attested"][0][2:]]]):
        published.state["attested"] = attested
        published.save()
        assert "no attestations found" in refused(tmp_path)


@pytest.mark.parametrize("place, value", [(1, LATER), (2, f"{US}/evil.yml"), (3, "refs/heads/x")])
def test_the_attestation_of_another_build_does_not_count(published, tmp_path, place, value):
    published.state["attested"][0][place] = value
    published.save()
    assert "no attestations found" in refused(tmp_path)


def test_an_artifact_that_was_exchanged_is_not_published(published, tmp_path):
    tar = tmp_path / "other" / artifact.NAME
    tar.parent.mkdir()
    write(tmp_path / "site", [result()], one=page("Else", line("p/one.py")))
    artifact.pack(tmp_path / "site", tar)
    published.state["artifacts"].clear()
    published.artifact(published.state["runs"][0], "site", tar)
    assert "no attestations found" in refused(tmp_path)
    published.state["artifacts"][0]["digest"] = f"sha256:{'0' * 64}"
    published.save()
    assert "what GitHub sent is not the artifact" in refused(tmp_path)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"expired": True}, "has expired"),
        ({"name": "preview"}, "has made no site"),
        ({"size_in_bytes": 10**9}, "more than"),
    ],
)
def test_an_artifact_that_is_not_there_is_not_published(published, tmp_path, change, said):
    published.state["artifacts"][0].update(change)
    published.save()
    assert said in refused(tmp_path)


def test_of_two_artifacts_of_one_name_none_is_published(published, tmp_path):
    published.artifact(published.state["runs"][0], "site", tmp_path / artifact.NAME)
    assert "has 2 artifacts named site" in refused(tmp_path)


def red(site):
    write(site, [result()], one=page("One", line("p/one.py", "failed")))


def unverified(site):
    write(site, [result()], one=page('<pre class="unverified">x</pre>', line("p/one.py")))


def missing(site):
    write(site, [result()], one=page("One", line("p/one.py"), line("p/two.py")))


def failed(site):
    write(site, [result(outcome="failed")], one=page("One", line("p/one.py")))


def no_evidence(site):
    good(site)
    (site / "verified.json").unlink()


def no_json(site):
    good(site)
    (site / "verified.json").write_text('{"results": [{"block": 1}]}')


def heavy(site):
    data = random.Random(1).randbytes(built.BUDGET)
    write(site, [result()], one=page("One", line("p/one.py"), head='<script src="../a.js">'))
    (site / "a.js").write_bytes(data)


def no_page(site):
    write(site, [result()])
    for path in site.rglob("*.html"):
        path.unlink()
    (site / "manifest.json").write_text('{"languages": {"zh": ""}, "pages": []}')


def no_manifest(site):
    good(site)
    (site / "manifest.json").unlink()


def odd_manifest(site):
    good(site)
    (site / "manifest.json").write_text('{"languages": {"zh": ""}, "pages": [{"address": 1}]}')


def huge_manifest(site):
    good(site)
    (site / "manifest.json").write_text(" " * (9 << 20))


def other_manifest(site):
    good(site)
    text = (site / "manifest.json").read_text()
    (site / "manifest.json").write_text(text.replace("one/", "two/"))


@pytest.mark.parametrize(
    "spoil, said",
    [
        (red, "one/: p/one.py failed"),
        (unverified, "one/: 1 problems of its blocks"),
        (missing, "one/: there is no evidence of p/two.py"),
        (failed, "one/: there is no evidence of p/one.py"),
        (no_evidence, "verified.json: there is no evidence"),
        (no_json, "verified.json is malformed"),
        (heavy, "bytes at first view, more than 250000"),
        (no_page, "there is no page"),
        (no_manifest, "manifest.json is missing or malformed"),
        (odd_manifest, "manifest.json is missing or malformed"),
        (huge_manifest, "manifest.json is missing or malformed"),
        (other_manifest, "manifest.json lists 'two/', which is not there"),
    ],
)
def test_an_unfit_site_is_not_published_whoever_attests_it(github, tmp_path, spoil, said):
    site, tar = tmp_path / "site", tmp_path / artifact.NAME
    site.mkdir()
    spoil(site)
    artifact.pack(site, tar)
    github.artifact(github.run(COMMIT), "site", tar)
    github.attest(tar, COMMIT)
    assert said in refused(tmp_path)


def test_a_program_for_gpus_alone_needs_no_evidence_of_the_cpu(tmp_path):
    lines = line("p/one.py"), line("p/gpu.py", "elsewhere")
    assert built.publish_blockers(write(tmp_path, [result()], one=page("One", *lines))) == []


def test_the_real_site_may_be_published(site):
    assert built.publish_blockers(site) == []
    shown = {name for page in built.pages(site).values() for name in page.programs}
    assert len(shown) > 50 and shown <= {r["block"] for r in built.results(site)}


def test_an_older_run_does_not_take_the_place_of_a_newer(published, tmp_path):
    published.run(LATER)
    assert f"{LATER} of main is newer" in refused(tmp_path)


def test_one_command_goes_back_to_an_earlier_artifact(published, tmp_path):
    published.run(LATER)
    result = hosting("release", "--into", tmp_path / "out", "--run", "2", "--commit", COMMIT)
    assert (result.returncode, result.stdout) == (0, f"commit={COMMIT}\n"), result.stderr
    out = (tmp_path / "out" / artifact.NAME).read_bytes()
    assert out == (tmp_path / artifact.NAME).read_bytes()


def test_there_is_no_way_back_to_what_never_held(published, tmp_path):
    published.run(LATER, status="failure")
    for commit in (LATER, "c" * 40, "main", "HEAD&branch=x"):
        assert "no run of ci.yml has succeeded on main" in refused(tmp_path, 2, commit)


@pytest.mark.parametrize(
    "url", ["https://us.github.io/docs/", "https://docs.example/", "https://docs.example"]
)
def test_the_site_has_one_address_and_the_other_language_lies_below_it(project, url):
    assert addresses(project, url) == {
        "SITE_URL": f"{url.rstrip('/')}/",
        "SITE_URL_EN": f"{url.rstrip('/')}/en/",
    }


def addresses(project, url):
    show = "\nurls:\n\t@env | grep ^SITE_URL\n"
    project.write("Makefile", (ROOT / "Makefile").read_text() + show)
    said = project.run("make", "--no-print-directory", "urls", SITE_URL=url).stdout.split()
    return dict(line.split("=", 1) for line in said)


@pytest.mark.parametrize("path", ["/docs/", "/"])
def test_a_site_may_lie_below_a_path_or_on_a_domain_of_its_own(project, path):
    url = f"https://docs.example{path}"
    project.page("one", "# One { #one }\n\n[home](index.md)\n")
    result = project.run("python", "-m", "verified", "preview", **addresses(project, url))
    assert result.returncode == 0, result.stderr
    site = project.root / "site"
    assert f"{url}one/" in (site / "sitemap.xml").read_text()
    links = 0
    for html in site.rglob("*.html"):
        for node in LexborHTMLParser(html.read_text()).css("[href], [src]"):
            to = node.attributes.get("href") or node.attributes.get("src") or ""
            links += 1
            assert to.startswith(path) or not to.startswith("/"), (html, to)
    assert links > 50


# Which pull request


def finished(github, home="stranger/docs", commit=COMMIT, **other):
    about = {"event": "pull_request", "head_branch": "fix", **other}
    return {"workflow_run": github.run(commit, home, **about)}


def test_a_forks_pull_request_is_found_by_its_commit(github):
    event = finished(github)
    github.pull(7, finished(github, commit=LATER)["workflow_run"])
    assert previews.number(event, US) is None, "it has a newer commit"
    github.pull(8, event["workflow_run"], state="closed")
    assert previews.number(event, US) is None, "it is closed"
    pull = github.pull(9, event["workflow_run"])
    assert previews.number(event, US) == 9
    pull["head"]["repo"] = None
    github.save()
    assert previews.number(event, US) is None, "the fork is gone"
    pull["head"]["repo"] = {"id": 1}
    github.save()
    assert previews.number(event, US) is None, "another repository of that owner"


@pytest.mark.parametrize("change", [{"event": "push"}, {"path": ".github/workflows/evil.yml"}])
def test_other_runs_have_no_preview(github, change):
    with pytest.raises(GitHubError, match="is no run of"):
        previews.number(finished(github, **change), US)


def test_a_branch_may_have_any_name(github):
    for name in ("a&state=closed", "a#b", "修复", "a b/c"):
        event = finished(github, head_branch=name)
        github.state["pulls"].clear()
        github.pull(3, event["workflow_run"])
        assert previews.number(event, US) == 3


@pytest.mark.parametrize(
    "base, site",
    [
        ("https://us.github.io/previews/", "https://us.github.io/docs/"),
        ("https://docs.example:443/p", "https://DOCS.example"),
        ("ftp://previews.example", "https://docs.example"),
        ("previews.example", "https://docs.example"),
    ],
)
def test_a_preview_never_has_the_origin_of_the_site(base, site):
    with pytest.raises(GitHubError):
        previews.url(base, 1, site)


def test_a_preview_has_an_address_of_its_own():
    url = previews.url("https://us-previews.github.io/p/", 12, "https://us.github.io/docs/")
    assert url == "https://us-previews.github.io/p/pr-12/"


# Receiving it


def receive(github, tmp_path, event, *words):
    file, output = tmp_path / "event.json", tmp_path / "output"
    file.write_text(json.dumps(event))
    output.write_text("")
    result = hosting(
        *("receive", "--into", tmp_path / "received", "--site", "https://us.github.io/docs/"),
        *words,
        GITHUB_EVENT_PATH=str(file),
        GITHUB_OUTPUT=str(output),
    )
    assert result.returncode == 0, result.stderr
    return dict(line.split("=", 1) for line in output.read_text().splitlines())


def test_a_stranger_gets_a_preview_and_a_comment(published, tmp_path):
    event = finished(published)
    published.pull(7, event["workflow_run"])
    site, tar = tmp_path / "theirs", tmp_path / "t" / artifact.NAME
    tar.parent.mkdir()
    failing = result("p/two.py", outcome="failed")
    lines = line("p/one.py"), line("p/two.py", "✗")
    write(site, [result(), failing], one=page("New words", *lines, title="@you [x](evil)"))
    artifact.pack(site, tar)
    published.artifact(event["workflow_run"], "preview", tar)
    words = ("--previews", "https://previews.example/")
    assert receive(published, tmp_path, event, *words) == {"number": "7", "shown": "true"}
    assert (tmp_path / "received/site/one/index.html").read_text().count("New words") == 1
    text = (tmp_path / "received/comment.md").read_text()
    assert "https://previews.example/pr-7/one/" in text
    assert "https://us.github.io/docs/one/" in text
    assert "Failing: 1; not verified: 0" in text and "1 个代码块未通过" in text


def test_a_hostile_artifact_gets_a_comment_that_says_why(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"<script>")
    github.artifact(event["workflow_run"], "preview", bad)
    assert receive(github, tmp_path, event) == {"number": "7", "shown": "false"}
    assert "damaged ZIP" in (tmp_path / "received/comment.md").read_text()
    assert not (tmp_path / "received/site").exists()


def test_a_page_that_keeps_the_parser_busy_is_given_up(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    tar = tmp_path / artifact.NAME
    artifact.pack(write(tmp_path / "theirs", [], one="<a " * 300_000), tar)
    github.artifact(event["workflow_run"], "preview", tar)
    assert receive(github, tmp_path, event, "--seconds", "1")["shown"] == "false"
    assert "takes more than 1 s" in (tmp_path / "received/comment.md").read_text()


def test_a_build_that_failed_gets_a_comment_with_its_run(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    assert receive(github, tmp_path, event)["shown"] == "false"
    text = (tmp_path / "received/comment.md").read_text()
    assert "has built no preview" in text and event["workflow_run"]["html_url"] in text


def test_a_pull_request_that_has_moved_on_gets_nothing(github, tmp_path):
    assert receive(github, tmp_path, finished(github)) == {"number": "", "shown": "false"}
    assert not (tmp_path / "received").exists()


# The branch of the notebooks, the repository of the previews


def git(folder, *words):
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repository(tmp_path):
    """A bare repository with a first commit, and what clones it."""
    bare = tmp_path / "previews.git"
    bare.mkdir()
    git(bare, "init", "--quiet", "--bare")

    def clone(name):
        git(tmp_path, "clone", "--quiet", "--depth", "1", bare.as_uri(), name)
        return tmp_path / name

    first = clone("first")
    (first / "README.md").write_text("Previews\n")
    git(first, "checkout", "--quiet", "-B", "main")
    git(first, "add", ".")
    git(first, "commit", "--quiet", "-m", "First")
    git(first, "push", "--quiet", "origin", "main")
    clone.bare = bare
    return clone


def there(bare, branch="main"):
    return set(git(bare, "ls-tree", "-r", "--name-only", branch).split())


def packed(folder, *names):
    """A packed site with these notebooks."""
    site = good(folder)
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("{}")
    artifact.pack(site, folder.with_suffix(".tar"))
    return folder.with_suffix(".tar")


def test_the_notebooks_of_what_is_published_are_the_one_commit_of_their_branch(
    repository, tmp_path
):
    checkout, bare = repository("a"), repository.bare
    first = packed(tmp_path / "s1", "old/old.ipynb", "en/old/old.ipynb")
    assert hosting("notebooks", first, cwd=checkout).returncode == 0
    assert there(bare, "notebooks") == {"zh/old.ipynb", "en/old.ipynb"}
    names = ("index.ipynb", "en/index.ipynb", "a/b/b.ipynb", "2.14/old/old.ipynb")
    done = hosting("notebooks", packed(tmp_path / "s2", *names), cwd=checkout)
    assert "3 notebooks on the branch notebooks" in done.stdout
    assert there(bare, "notebooks") == {"zh/index.ipynb", "en/index.ipynb", "zh/a/b.ipynb"}
    assert git(bare, "rev-list", "--count", "notebooks").strip() == "1"
    assert git(checkout, "status", "--porcelain") == "", "the checkout stays as it is"


def test_a_site_without_notebooks_leaves_the_branch_as_it_is(repository, tmp_path):
    checkout = repository("a")
    hosting("notebooks", packed(tmp_path / "s1", "old/old.ipynb"), cwd=checkout)
    done = hosting("notebooks", packed(tmp_path / "s2"), cwd=checkout)
    assert done.returncode == 1 and "has no notebook" in done.stderr
    assert there(repository.bare, "notebooks") == {"zh/old.ipynb"}


def test_notebooks_that_cannot_be_pushed_are_an_error(repository, tmp_path):
    checkout = repository("a")
    repository.bare.rename(tmp_path / "gone")
    done = hosting("notebooks", packed(tmp_path / "s1", "old/old.ipynb"), cwd=checkout)
    assert done.returncode == 1 and done.stderr.startswith("git push: ")


def test_previews_come_are_replaced_and_go(repository, tmp_path):
    checkout, bare = repository("a"), repository.bare
    for number in (1, 2, 12):
        previews.put(checkout, number, good(tmp_path / f"s{number}"))
    (tmp_path / "s1/one/index.html").rename(tmp_path / "s1/new.html")
    previews.put(checkout, 1, tmp_path / "s1")
    found = there(bare)
    assert {"README.md", "robots.txt", ".nojekyll", "pr-1/new.html", "pr-2/index.html"} <= found
    assert "pr-1/one/index.html" not in found, "what the newer one has not"
    assert git(bare, "rev-list", "--count", "main").strip() == "1", "nothing removed is kept"
    assert previews.sweep(repository("b"), [1, 99]) == [2, 12]
    left = {path.partition("/")[0] for path in there(bare)}
    assert left == {"README.md", "robots.txt", ".nojekyll", "pr-1"}
    assert previews.sweep(repository("c"), [1]) == []


def test_two_previews_at_once_both_arrive(repository, tmp_path):
    one, two = repository("a"), repository("b")
    previews.put(one, 1, good(tmp_path / "s1"))
    previews.put(two, 2, good(tmp_path / "s2"))
    assert {"pr-1/index.html", "pr-2/index.html"} <= there(repository.bare)


def test_a_preview_that_cannot_be_shown_is_an_error(repository, tmp_path):
    checkout = repository("a")
    git(checkout, "remote", "set-url", "origin", str(tmp_path / "gone.git"))
    with pytest.raises(GitHubError, match="git fetch: "):
        previews.put(checkout, 1, good(tmp_path / "s1"))


def test_the_sweep_keeps_what_is_open(github, repository, tmp_path):
    checkout = repository("a")
    for number in (7, 8):
        previews.put(checkout, number, good(tmp_path / f"s{number}"))
    run = finished(github)["workflow_run"]
    github.pull(7, run)
    github.pull(8, run, state="closed")
    result = hosting("sweep", checkout)
    assert (result.returncode, result.stdout) == (0, "removed: 8\n"), result.stderr
    assert not any(path.startswith("pr-8/") for path in there(repository.bare))


# The comment


def test_pages_and_blocks_are_compared(tmp_path):
    old = [result("a.py"), result("b.py"), result("c.py"), result("gone.py")]
    before = write(
        tmp_path / "before",
        old,
        same=page("Same", line("a.py")),
        changed=page("Old", line("b.py"), line("c.py")),
        removed=page("Gone", line("gone.py")),
    )
    new = [result("a.py"), result("b.py", key="2" * 64, date="2026-02-01T00:00:00+00:00")]
    new += [result("b.py"), result("c.py", outcome="failed", device="sim", mode="default")]
    new += [result("d.py")]
    after = write(
        tmp_path / "after",
        new,
        same=page("Same", line("a.py")),
        changed=page("New", line("b.py"), line("c.py", "failed")),
        new=page("New", line("d.py"), line("e.py", "unknown")),
    )
    found = compare(before, after)
    assert found.pages == [
        ("changed/", "T", "changed"),
        ("new/", "T", "new"),
        ("removed/", "T", "removed"),
    ]
    assert (found.added, found.changed, found.removed) == (["d.py"], ["b.py"], ["gone.py"])
    assert found.failing == [("c.py", "sim, default, PyTorch 2.14.1, Python 3.14")]
    assert found.unverified == ["e.py"]
    assert found.evidence == [("2.14.1", "cpu", 3, 0), ("2.14.1", "sim", 0, 1)]
    assert {address for address, *_ in found.weights} >= {"changed/", "new/"}
    assert compare(None, after).added == ["a.py", "b.py", "c.py", "d.py"]
    assert compare(after, after).pages == compare(after, after).weights == []
    more = shutil.copytree(after, tmp_path / "more")
    shutil.copytree(after, more / "2.9")
    (more / "offline.zip").write_bytes(random.Random(1).randbytes(1000))
    assert len(set(compare(more, after).total)) == 1, "a preview has neither"
    text = comment.render(found, COMMIT, "https://p.example/pr-1/", "https://s.example/")
    for said in ("Added · 新增", "Changed · 修改", "Removed · 删除", "Not verified · 未验证"):
        assert said in text
    assert "(https://p.example/pr-1/changed/)" in text and "(https://s.example/removed/)" in text
    assert "https://s.example/new/" not in text and "https://p.example/pr-1/removed/" not in text


def test_a_weight_that_reads_the_same_is_not_told(tmp_path):
    site = good(tmp_path)
    found = compare(site, site)
    weights = [("same/", 75_000, 75_010), ("more/", 75_000, 75_100)]
    text = comment.render(replace(found, weights=weights), COMMIT, "https://p/", "https://s/")
    assert "more/" in text and "+0.1 kB" in text and "same/" not in text


INJECTIONS = [
    "<script>alert(1)</script>",
    "</code><img src=x onerror=alert(1)>",
    "<!-- hidden",
    "-->",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/track.png)",
    "https://evil.example/",
    "@everybody and #1 and us/docs#1",
    "a | b | c",
    "`code` **bold** _it_ ~~no~~",
    "line\n\n# Heading\n\n- [x] done",
    "\r\n::set-output name=number::1",
    "&lt;b&gt; &#60;i&#62;",
    "\u202ereversed\u2066 \u200b",
    "$x^2$ :tada:",
    "x" * 100_000,
    "",
]


@pytest.mark.parametrize("evil", INJECTIONS, ids=range(len(INJECTIONS)))
def test_what_a_stranger_wrote_stays_text(tmp_path, evil):
    escaped = evil.replace("&", "&amp;").replace("<", "&lt;")
    evil_result = result(evil or "-", device=evil, torch=evil, mode=evil, outcome="failed")
    text = page("One", line(escaped or "-", "○"), title=escaped)
    site = write(tmp_path / "site", [evil_result], one=text)
    said = comment.render(compare(None, site), evil, "https://p.example/pr-1/")
    html = markdown.markdown(said.partition("\n")[2], extensions=["tables"])
    tree = LexborHTMLParser(html)
    tags = {node.tag for node in tree.body.traverse(include_text=False)}
    assert tags <= {
        *("body", "p", "strong", "a", "code", "h4", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert {a.attributes["href"] for a in tree.css("a")} <= {
        "https://p.example/pr-1/",
        "https://p.example/pr-1/one/",
    }
    assert all(len(row.css("th, td")) in (4,) for row in tree.css("tr"))
    assert len(said) < 10_000 and not re.search(r"[\u202a-\u202e\u2066-\u2069\r]", said)
    for node in tree.css("code"):
        node.decompose()
    rest = unescape(tree.body.text())
    assert "@" not in rest and "evil" not in rest and "#1" not in rest


def test_the_comment_is_short_however_much_changes(tmp_path):
    many = {f"p{n}": page("x", line(f"{n}.py"), title="t" * 500) for n in range(300)}
    site = write(tmp_path, [result(f"{n}.py", outcome="failed") for n in range(300)], **many)
    said = comment.render(compare(None, site), COMMIT, "https://p.example/pr-1/")
    assert len(said) < 20_000 and "more · 另有 280 项" in said


@pytest.mark.parametrize("text", ["<a" * 1000, "<!" * 1000, "\0" * 100])
def test_pages_that_are_none_are_read(tmp_path, text):
    assert ("one/", "", "new") in compare(None, write(tmp_path, [], one=text)).pages


def test_pages_whose_tags_lie_too_deep_are_refused(tmp_path):
    with pytest.raises(ValueError, match="tags lie more than 200 deep"):
        compare(None, write(tmp_path, [], one="<div>" * 300))


def test_one_comment_is_written_and_then_edited(github, tmp_path):
    mine = {"id": 1, "issue": 7, "user": {"login": "stranger"}, "body": f"{comment.MARK} mine"}
    github.state["comments"].append(mine)
    github.save()
    file = tmp_path / "comment.md"
    for text in ("first", "second", "third"):
        file.write_text(f"{comment.MARK}\n{text} 中文\n")
        result = hosting("comment", "7", file)
        assert result.returncode == 0, result.stderr
    comments = github.load()["comments"]
    assert comments[0] == mine, "a stranger's is never edited, whatever mark it has"
    assert [(c["issue"], c["user"]["login"]) for c in comments[1:]] == [(7, BOT)]
    assert comments[1]["body"] == f"{comment.MARK}\nthird 中文\n"


def test_what_publishes_installs_nothing():
    """The standard library is enough: no package is looked for."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import verified.hosting.__main__"
    result = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True)
    assert result.returncode == 0, result.stderr
