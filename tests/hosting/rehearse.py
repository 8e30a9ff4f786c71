"""``make rehearse``: what CI, preview and publishing do, in order, with stand-ins for GitHub.

From a clean clone of the last commit. Each job of .github/workflows/ does the steps that stand
there: a command runs as it is, an action is a stand-in below, or is said to be GitHub's. An
expression that it does not know ends the rehearsal, so that it cannot fall behind.

Sites are served on localhost, one port for the site and one for the previews, and looked at in
Chromium. ``make test`` runs for the first push only. QUICK=1 leaves it out, and takes over the
environment that is installed and the evidence.
"""

from __future__ import annotations

import fnmatch
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from conftest import ROOT, Host
from fake_github import US, GitHub
from made_site import files_on, git
from playwright.sync_api import Browser

PULL = 7
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
GITHUBS = {
    "checkout": "a runner with the repository at the commit",
    "setup-python": "the Python of the matrix; here it is the one that runs this",
    "upload-artifact": "the storage of artifacts, a ZIP with its SHA-256; here a folder",
    "download-artifact": "the storage of artifacts; here a folder",
    "attest-build-provenance": "OIDC (id-token: write), and the store of attestations; here a list",
    "deploy-pages": "Pages with the source `GitHub Actions`, and OIDC; here a folder on localhost",
}


class Rehearsal:
    """A clone, a GitHub made of a folder, and a served folder for each origin."""

    def __init__(self, folder: Path):
        self.folder, self.quick, self.tested = folder, bool(os.environ.get("QUICK")), False
        self.github = GitHub(folder / "github")
        self.served = {name: folder / "served" / name for name in ("site", "previews")}
        self.address = {name: serve(path) for name, path in self.served.items()}
        self.site = self.served["site"] / "docs"
        self.url = self.address["site"] + "docs/"
        self.clone = folder / "clone"
        self.context: dict[str, object] = {
            "github.repository": US,
            "github.server_url": "https://github.com",
            "github.token": "",
            "github.workflow": "",
            "vars.SITE_URL || format('https://{0}.github.io/{1}/', github.repository_owner, "
            "github.event.repository.name)": self.url,
            "vars.PREVIEW_URL": self.address["previews"],
            "vars.PREVIEW_REPOSITORY": str(folder / "previews.git"),
            "secrets.PREVIEW_KEY": "",
        }

    def clean(self, branch: str = "main") -> str:
        """A clean clone, as a runner has it; its commit."""
        shutil.rmtree(self.clone, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--branch", branch, "origin.git", self.clone)
        if self.quick:
            for name in (".venv", ".venv-hashed"):
                (self.clone / name).symlink_to(ROOT / ".venv")
            if (ROOT / ".verified").exists():
                shutil.copytree(ROOT / ".verified", self.clone / ".verified")
        return git(self.clone, "rev-parse", "HEAD")

    def job(self, workflow: str, name: str, run: dict, **context: object) -> dict[str, str]:
        """Do the steps of a job; its steps' outputs, as ``step.output``."""
        print(f"\n\033[1m{workflow} · {name}\033[0m", flush=True)
        self.context |= context
        said = yaml.safe_load((self.clone / f".github/workflows/{workflow}").read_text())
        about = said["jobs"][name]
        print(f"  permissions: {about.get('permissions') or said['permissions']}")
        if "environment" in about:
            print(f"  GitHub: the environment {about['environment']}")
        outputs: dict[str, str] = {}
        for step in about["steps"]:
            if (condition := step.get("if")) and not self.context[f"if {condition}"]:
                continue
            if "run" in step:
                given = {**(said.get("env") or {}), **about.get("env", {}), **step.get("env", {})}
                outputs |= self.command(step, {k: self.fill(v) for k, v in given.items()})
            else:
                action = step["uses"].partition("@")[0].split("/")[-1]
                print(f"  GitHub: {action}: {GITHUBS[action]}")
                given = {k: self.fill(v) for k, v in step.get("with", {}).items()}
                if stand_in := getattr(self, action.replace("-", "_"), None):
                    stand_in(run, **{k.replace("-", "_"): v for k, v in given.items()})
        return outputs

    def fill(self, text: object) -> str:
        def known(match: re.Match) -> str:
            expression = match[1]
            if expression not in self.context:
                said = f"the rehearsal does not know ${{{{ {expression} }}}}; tell it"
                pytest.fail(said, pytrace=False)
            return str(self.context[expression])

        return _EXPRESSION.sub(known, str(text))

    def command(self, step: dict, given: dict[str, str]) -> dict[str, str]:
        command = self.fill(step["run"])
        if command == "make test" and (self.quick or self.tested):
            print(f"  $ {command}   (left out{', QUICK=1' if self.quick else ': it has run'})")
            return {}
        self.tested |= command == "make test"
        print(f"  $ {command}", flush=True)
        given.pop("CPU", None)  # the packages come from where pip finds them on this machine
        given.pop("TORCH", None)  # the newest is the one that is pinned
        output = self.folder / "output"
        output.write_text("")
        environment = {**os.environ, **self.github.environment, **given}
        environment |= {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": os.devnull}
        environment |= {k: str(v) for k, v in self.context.items() if k.startswith("GITHUB_")}
        for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "QUICK"):
            environment.pop(name, None)
        done = subprocess.run(["bash", "-e", "-c", command], cwd=self.clone, env=environment)
        if done.returncode:
            pytest.fail(f"`{command}` ended with {done.returncode}", pytrace=False)
        lines = (line.split("=", 1) for line in output.read_text().splitlines())
        return {f"{step.get('id')}.{name}": value for name, value in lines}

    # Stand-ins of actions, with the arguments that the workflows give them.

    def checkout(self, run: dict, repository: str = "", path: str = "", **_) -> None:
        if repository:  # the repository itself is there already
            git(self.clone, "clone", "--quiet", repository, path)

    def upload_artifact(self, run: dict, name: str, path: str, **_) -> None:
        file = self.clone / path
        if file.is_dir():
            file = Path(shutil.make_archive(str(self.folder / "folder"), "zip", file))
        self.github.artifact(run, name, file)

    def download_artifact(self, run: dict, path: str, name: str = "", pattern: str = "") -> None:
        for kept in self.github.load()["artifacts"]:
            if kept["run"] == run["id"] and fnmatch.fnmatch(kept["name"], name or pattern):
                into = self.clone / path / ("" if name else kept["name"])
                shutil.unpack_archive(self.github.folder / f"{kept['id']}.zip", into)

    def deploy_pages(self, run: dict) -> None:
        kept = [a for a in self.github.load()["artifacts"] if a["name"] == "github-pages"][-1]
        shutil.rmtree(self.site, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            shutil.unpack_archive(self.github.folder / f"{kept['id']}.zip", folder)
            shutil.unpack_archive(Path(folder, "artifact.tar"), self.site, filter="data")


def serve(folder: Path) -> str:
    """Serve a folder on a port of its own, which is an origin of its own."""
    folder.mkdir(parents=True)
    handler = functools.partial(Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.sent, server.handle_error = [], lambda *_: None  # the browser goes to the next page
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def look(browser: Browser, url: str, folder: Path) -> None:
    """Open each page of a served site; an error, or a request elsewhere, ends the rehearsal."""
    faults: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda m: m.type == "error" and faults.append(f"{page.url} {m.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url} {error}"))
    page.on("request", lambda r: r.url.startswith((url, "data:", "blob:")) or faults.append(r.url))
    pages = [path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")]
    for name in sorted(pages):
        answer = page.goto(urljoin(url, "" if name == "." else f"{name}/"))
        if answer is None or not answer.ok or not page.locator("article h1").count():
            faults.append(f"{page.url} shows no page")
    page.goto(url)
    page.locator("a.other-language").click()
    page.wait_for_url(f"{url}en/")
    context.close()
    assert len(pages) > 1 and not faults, "Chromium does not find what was published"
    print(f"  Chromium: {len(pages)} pages at {url}, no error, nothing from elsewhere")


def test_what_is_pushed_is_published_and_a_strangers_pages_are_shown(chromium):
    if git(ROOT, "status", "--porcelain"):
        print("The last commit is rehearsed; there are changes that it does not have.")
    with tempfile.TemporaryDirectory() as folder:
        rehearse(Rehearsal(Path(folder)), chromium)


def rehearse(rehearsal: Rehearsal, browser: Browser) -> None:
    folder, github = rehearsal.folder, rehearsal.github
    git(folder, "clone", "--quiet", "--bare", ROOT, "origin.git")
    git(folder / "origin.git", "branch", "--force", "main", git(ROOT, "rev-parse", "HEAD"))
    published = []
    for _ in ("a push to main", "another"):
        commit = rehearsal.clean()
        run = github.run(commit)
        build(rehearsal, run, "site")
        publish(rehearsal, run, "")
        look(browser, rehearsal.url, rehearsal.site)
        published.append((commit, tree(rehearsal.site)))
        if len(published) == 1:
            change(rehearsal, "main", "Verification")
    print("\n\033[1mGoing back\033[0m to the first commit's artifact, by hand")
    publish(rehearsal, github.run("f" * 40, path="publish.yml"), published[0][0])
    assert tree(rehearsal.site) == published[0][1] != published[1][1]

    change(rehearsal, "stranger", "Errata")
    commit = rehearsal.clean("stranger")
    fork = {"id": 99, "full_name": "stranger/docs", "owner": {"login": "stranger"}}
    run = github.run(commit, head_repository=fork, event="pull_request", head_branch="stranger")
    github.pull(PULL, run)
    build(rehearsal, run, "preview")
    preview(rehearsal, run)
    shown = rehearsal.served["previews"] / f"pr-{PULL}"
    look(browser, f"{rehearsal.address['previews']}pr-{PULL}/", shown)
    print("\n" + github.load()["comments"][0]["body"])

    github.state = github.load()
    github.state["pulls"][0]["state"] = "closed"
    github.save()
    rehearsal.clean()
    ref = {"github.event.repository.default_branch": "main"}
    rehearsal.job("sweep.yml", "sweep", {}, **ref)
    show(rehearsal)
    assert not shown.exists(), "the preview of a closed pull request is still there"
    print("\nAll of it went well.")


def change(rehearsal: Rehearsal, branch: str, page: str) -> None:
    """A commit that changes a page in both languages."""
    git(rehearsal.clone, "checkout", "--quiet", "-B", branch)
    for language in ("zh", "en"):
        with (rehearsal.clone / f"docs/{language}/{page.lower()}.md").open("a") as file:
            file.write({"zh": "\n又一段。\n", "en": "\nMore.\n"}[language])
    translated = [sys.executable, "-m", "verified", "translated"]
    subprocess.run(translated, cwd=rehearsal.clone, check=True)
    git(rehearsal.clone, "commit", "--quiet", "--all", "--message", "Say more")
    git(rehearsal.clone, "push", "--quiet", "--force", "origin", branch)


def build(rehearsal: Rehearsal, run: dict, last: str) -> None:
    """The jobs of ci.yml. The pull request changes prose alone, so it leaves out some more."""
    job = rehearsal.job
    prose = run["event"] == "pull_request"
    about = {"GITHUB_EVENT_NAME": run["event"], "if always()": True}
    said = job("ci.yml", "versions", run, **about)
    assert said["changed.prose"] == str(prose).lower()
    job("ci.yml", "check", run)
    job("ci.yml", "verify", run)
    if not prose:
        others(rehearsal, run, json.loads(said["supported.matrix"]))
        print("\n\033[1mci.yml · gpu\033[0m\n  GitHub: the runner of GPU_RUNNER; not rehearsed")
        job("ci.yml", "test", run)
    outputs = job("ci.yml", last, run)
    left_out = {"others", "gpu", "test"} if prose else {"preview"}
    names = ("versions", "check", "verify", "others", "test", "site", "preview", "gpu")
    needs = {name: {"result": "skipped" if name in left_out else "success"} for name in names}
    needs["versions"]["outputs"] = {"prose": said["changed.prose"]}
    job("ci.yml", "required", run, **{"toJSON(needs)": json.dumps(needs)})
    if not prose:
        digest = outputs["pack.digest"]
        job("ci.yml", "attest", run, **{"needs.site.outputs.digest": digest})
        rehearsal.github.attest(rehearsal.clone / "artifact.tar", run["head_sha"])


def others(rehearsal: Rehearsal, run: dict, matrix: list[dict[str, str]]) -> None:
    """The job for other versions: this Python stands in for that of one of them."""
    for each in matrix:
        print(f"  GitHub: Python {each['python']} with PyTorch {each['torch']}; not rehearsed")
    torch = [each["torch"] for each in matrix if each["torch"] != "next"][-1]
    name = "matrix.torch == 'next' && 'next' || 'evidence'"
    context = {
        "matrix.torch": torch,
        "matrix.python": "{}.{}".format(*sys.version_info[:2]),
        "matrix.torch == 'next'": False,
        "if steps.blocks.outcome == 'failure'": False,
        name: "evidence",
        "matrix.torch == 'next' && 'warn' || 'error'": "error",
    }
    rehearsal.job("ci.yml", "others", run, **context)
    kept = {artifact["name"] for artifact in rehearsal.github.load()["artifacts"]}
    due = {"evidence-pinned", f"evidence-torch-{torch}-python-{context['matrix.python']}"}
    assert due <= kept


def publish(rehearsal: Rehearsal, run: dict, commit: str) -> None:
    """The jobs of publish.yml."""
    context = {"inputs.commit": commit, "github.run_id": run["id"]}
    rehearsal.job("publish.yml", "release", run, **context)
    rehearsal.job("publish.yml", "deploy", run)
    rehearsal.job("publish.yml", "notebooks", run)
    offered = files_on(rehearsal.folder / "origin.git", "notebooks")
    assert {"zh/tensors.ipynb", "en/tensors.ipynb"} <= offered


def preview(rehearsal: Rehearsal, run: dict) -> None:
    """The jobs of preview.yml, with the code of main."""
    rehearsal.clean()
    event = rehearsal.folder / "event.json"
    event.write_text(json.dumps({"workflow_run": run}))
    if_number = "if steps.receive.outputs.number != ''"
    context = {"GITHUB_EVENT_PATH": event, if_number: True}
    outputs = rehearsal.job("preview.yml", "receive", run, **context)
    assert outputs == {"receive.number": str(PULL), "receive.shown": "true"}
    previews = rehearsal.folder / "previews.git"
    git(rehearsal.folder, "init", "--quiet", "--bare", "--initial-branch", "main", previews)
    nothing = git(previews, "commit-tree", "-m", "Begin", git(previews, "mktree"))
    git(previews, "update-ref", "refs/heads/main", nothing)
    number = {"needs.receive.outputs.number": PULL}
    rehearsal.job("preview.yml", "put", run, **number)
    show(rehearsal)
    for _ in ("written", "edited in place"):
        rehearsal.job("preview.yml", "comment", run, **number)
    assert len(rehearsal.github.load()["comments"]) == 1


def show(rehearsal: Rehearsal) -> None:
    """Serve what the previews' repository has, as its Pages do."""
    folder = rehearsal.served["previews"]
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    bare = rehearsal.folder / "previews.git"
    git(bare, f"--work-tree={folder}", "checkout", "--force", "main")


def tree(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
