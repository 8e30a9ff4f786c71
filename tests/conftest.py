"""A small project of made-up pages, for the tests that break something."""

from __future__ import annotations

import compileall
import contextlib
import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from verified.project import Project
from verified.run.runner import Result, Run, Runner
from verified.run.worker import Task
from verified.verify import evidence

ROOT = Path(__file__).parent.parent
MACHINERY = ("verified", "docs/theme", "mkdocs.yml", "mkdocs.en.yml")
MACHINERY += ("pyproject.toml", "constraints.txt", "Makefile")
TEMPLATES = ".verified/templates"
PHONE = {"width": 320, "height": 640}  # the narrowest


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: at any time one waits for a browser or a time limit."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config):
    """Compile what each workspace copies, once for all of their commands."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "verified", quiet=1)


@functools.cache
def real() -> Project:
    """The project itself, read once."""
    return Project.load(ROOT)


def truth(condition, **values):
    """Evaluate a condition of GitHub's expression language, as far as ours use it."""
    for name, value in sorted(values.items(), key=lambda item: -len(item[0])):
        condition = condition.replace(name.replace("__", "."), repr(value))
    condition = condition.replace("&&", " and ").replace("||", " or ")
    return eval(condition, {"__builtins__": {}})


class Workspace:
    """A project in a folder of its own, with the real machinery and configuration."""

    def __init__(self, root: Path):
        self.root = root
        for name in MACHINERY:
            source, target = ROOT / name, root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy2(source, target)
        if (templates := ROOT / TEMPLATES).exists():  # compiled by a build of the real site
            leaving = shutil.ignore_patterns("*.tmp")
            shutil.copytree(templates, root / TEMPLATES, ignore=leaving)
        config = (root / "mkdocs.yml").read_text(encoding="utf-8")
        start, end = config.index("nav:"), config.index("theme:")
        self.config = config[:start] + config[end:]
        # Importing this plugin is half of a small build's time.
        self.write("mkdocs.yml", re.sub(" *mkdocs-jupyter:.*\n", "", self.config))
        self.page("index", "# Home { #home }\n")

    def trust(self, *devices: str) -> None:
        """Give every program evidence of the CPU, or of devices, whether it was run or not."""
        blocks = {block.key: block for block in Project.load(self.root).require().blocks}
        evidence.merge(
            [
                evidence.record(block, device, mode, True, 0.1)
                for block in blocks.values()
                for device in devices or ["cpu"]
                for mode in block.modes(device)
            ],
            self.root / evidence.PATH,
        )

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def page(self, name: str, text: str) -> None:
        """Write a page, the same in both languages."""
        for language in ("zh", "en"):
            self.write(f"docs/{language}/{name}.md", text)

    def snippet(self, name: str, code: str, output: str | None = None) -> None:
        """Write a snippet, its output if it has one, and a page that shows it."""
        self.write(f"snippets/{name}", code)
        tag = "bash" if name.endswith(".sh") else "python"
        self.page(Path(name).stem, f'# {name} {{ #top }}\n\n``` {tag}\n--8<-- "{name}"\n```\n')
        if output is not None:
            self.write(f"snippets/{Path(name).with_suffix('.out')}", output)

    def problems(self) -> list[str]:
        """What is wrong with the pages; the project is the current directory."""
        return [str(problem) for problem in Project.load().problems]

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project, ``python`` being this one."""
        words = [sys.executable if word == "python" else word for word in command]
        return subprocess.run(
            words,
            cwd=self.root,
            env={**os.environ, "PYTEST_ADDOPTS": "", **environment},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def make(self, target: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run make with the environment that is installed already."""
        if not (self.root / ".venv").exists():
            (self.root / ".venv").symlink_to(sys.prefix)
        return self.run("make", "--no-print-directory", target, **environment)

    def build(self, holds: bool = True, **environment: str) -> str:
        """Build the site from the evidence that there is; what is told."""
        result = self.run("python", "-m", "verified", "build", **environment)
        assert (result.returncode == 0) == holds, result.stdout + result.stderr
        assert "Traceback" not in result.stderr
        return result.stderr

    def unchecked(self, command: str) -> str:
        """What a command tells where no page is refused for its HTML: the walls behind it hold."""
        code = "import sys\nfrom verified.pages import markup\nmarkup.faults = lambda *_: []\n"
        code += f"from verified.__main__ import main\nsys.exit(main([{command!r}]))"
        return self.run("python", "-c", code).stderr

    def git(self, *arguments: str, date: str = "2026-01-01") -> None:
        """Run git as somebody, on a day."""
        who = ("-c", "user.name=N", "-c", "user.email=n@e.org", "-c", "protocol.file.allow=always")
        noon = f"{date}T12:00:00Z"
        result = self.run(
            "git", *who, *arguments, GIT_COMMITTER_DATE=noon, GIT_AUTHOR_DATE=noon, TZ="UTC"
        )
        assert result.returncode == 0, result.stderr


@pytest.fixture
def project(tmp_path, monkeypatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


@pytest.fixture(scope="module")
def runner():
    """Runs programs as blocks."""
    with Runner(workers=2, programs=["torchvision"]) as runner:
        yield runner


def queue(runner, code, tag="python", timeout=60.0, **task) -> Run:
    """Queue a program as the block snippets/p/one.py, with the fields of a task."""
    for field, name in (("filename", "one.py"), ("check_filename", "one.check.py")):
        task[field] = str(Path("snippets/p", name).resolve())
    return runner.queue(Task(tag, code, **task), timeout)


def run(runner, *program, **options) -> Result:
    """Run a program as a block; `queue` says how it is told."""
    return runner.result(queue(runner, *program, **options))


@pytest.fixture(scope="session")
def hosted(tmp_path_factory) -> Path:
    """A small site, built as it is when it has an address and a repository."""
    project = Workspace(tmp_path_factory.mktemp("hosted"))
    project.snippet("g/good.py", "print(1)  # 一 | one\n", "1\n")
    project.git("init", "--quiet")
    project.git("add", "docs", "snippets")
    project.git("commit", "--quiet", "--message", "All")
    root = "https://docs.example/torch/"
    project.trust()
    project.build(SITE_URL=root, SITE_URL_EN=f"{root}en/", REPO_URL="https://github.com/o/r")
    return project.root / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id) -> Path:
    """The real site, built once, from the evidence of this session's or an earlier run."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    with FileLock(shared / "site.lock"):
        if not (shared / "site").exists():
            build = [sys.executable, "-m", "verified", "build"]
            verify = [sys.executable, "-m", "pytest", "docs", "-q"]
            told = ""
            for command in (build, verify, build):
                result = subprocess.run(
                    command, cwd=ROOT, capture_output=True, text=True, timeout=900
                )
                told += result.stdout + result.stderr
                if command is build and result.returncode == 0:
                    break
            assert result.returncode == 0, told
            (shared / "site").touch()
    return ROOT / "site"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as hosts do, with text compressed, and says nothing."""

    protocol_version = "HTTP/1.1"  # a connection serves many requests

    def do_GET(self):
        address = self.path.partition("?")[0]
        path = Path(self.translate_path(address))
        if address.endswith("/"):
            path /= "index.html"
        if not path.is_file():
            return super().do_GET()
        kind, body = self.guess_type(path), path.read_bytes()
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            kind, body = f"{kind}; charset=utf-8", gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.server.sent.append((address, len(b"".join(self._headers_buffer)) + len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing of a browser that was closed before it had read all."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(handler, **options):
    """A server on localhost with its ``address``; ``sent`` holds each answer's path and bytes."""
    handler = functools.partial(handler, **options)
    with Server(("127.0.0.1", 0), handler) as server:
        server.sent, server.address = [], f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def served(site):
    """The real site on localhost."""
    with serving(Host, directory=str(site)) as server:
        yield server


@pytest.fixture(scope="session")
def address(served) -> str:
    """Where the real site is served."""
    return served.address


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, or Playwright's own where the system has none."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def opens(chromium, address):
    """Opens tabs, each of a new profile; whatever they ask of other hosts or report is a fault."""

    @contextlib.contextmanager
    def opening(**common):
        contexts, faults = [], []

        def open_tab(home=address, **options):
            context = chromium.new_context(base_url=home, **common, **options)
            contexts.append(context)
            own = (home, "data:")
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.on("request", lambda r: r.url.startswith(own) or faults.append(r.url))
            context.on("console", lambda said: said.type == "error" and faults.append(said.text))
            context.on("weberror", lambda raised: faults.append(str(raised.error)))
            return context.new_page()

        yield open_tab
        for context in contexts:
            context.close()
        assert faults == []

    return opening


@pytest.fixture
def browse(opens):
    """Opens tabs for one test."""
    with opens() as open_tab:
        yield open_tab


@pytest.fixture
def tab(browse):
    """A new tab of a new profile."""
    return browse()
