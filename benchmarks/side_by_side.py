"""The same 200 blocks and the same planted faults, by this project and by five other tools.

    python -m benchmarks.side_by_side [TOOL ...]     # from the project's folder; all unless told

Each tool runs 200 sound blocks on ten pages, which must pass, and is timed. Then each fault is
planted into a page of its own, after two sound blocks, and the tool is run on that page: the fault
is caught where the command fails. A block that never ends is caught by a tool that ends within
LIMIT seconds; one that has a time limit for a block is given it. The figures go into
side_by_side.json, where those of the same tool are replaced, and as tables into README.md.

The others live in an environment of their own, .cache/side-by-side, which sees this one's packages.
"""

from __future__ import annotations

import ast
import json
import os
import platform
import socket
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbformat import v4

from benchmarks.scale import EVERY, Figures, into_readme, run
from tests.conftest import Workspace
from verified.verify.evidence import installed_torch

RESULTS = Path(__file__).with_name("side_by_side.json")
ENVIRONMENT = Path(".cache/side-by-side").resolve()
PYTHON = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
BLOCKS, PAGES = 200, 10
LIMIT = 120  # seconds for a page with a fault that never ends
BLOCK_LIMIT = 15  # seconds for a block, where a tool can be told


@dataclass(frozen=True)
class Block:
    """A program of a page and what the page shows as its output."""

    code: str
    shown: str = ""
    tag: str = "python"
    slow: bool = False  # to be given the short limit, where there is one


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the blocks that have it."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Tool:
    """A tool: its version, how its project is written, and what runs it."""

    name: str
    version: str
    write: Callable[[Path, dict[str, list[Block]]], None]
    command: tuple[str, ...]


def sound(number: int) -> Block:
    code = (
        f"import torch\n\nx = torch.full((2, 3), {number}.0)\ny = x @ x.T\n"
        "print(tuple(y.shape))\nprint(y.sum().item())\n"
    )
    return Block(code, f"(2, 2)\n{12 * number * number}.0\n")


BEFORE = (Block("print(1)\n", "1\n"), Block("print(2)\n", "2\n"))


def fault(name: str, code: str, shown: str = "", *, tag: str = "python", slow=False) -> Fault:
    return Fault(name, (Block(code, shown, tag, slow),))


def faults(elsewhere: tuple[str, int]) -> list[Fault]:
    """The faults; ``elsewhere`` is a server that is reached through the network."""
    shapes = "import torch\n\nx = torch.ones(2) @ torch.ones(3)\n"
    return [
        fault("an undefined name", "x = 2.0\nprint(y)\n", "2.0\n"),
        fault("a function that is not in the API", "import math\n\nx = math.square_root(4)\n"),
        fault("shapes that do not match", shapes),
        fault("a digit differs in the output shown", "print(1.25 * 2)\n", "2.6\n"),
        fault("a line is missing in the output shown", "print(2)\nprint(3)\n", "2\n"),
        fault("stale output: a line that is no longer printed", "print(2)\n", "2\n3\n"),
        Fault(
            "the outputs of two blocks are swapped",
            (Block('print("first")\n', "second\n"), Block('print("second")\n', "first\n")),
        ),
        Fault(
            "a name of an earlier block is needed",
            (Block("x = 2.0\n"), Block("print(x)\n", "2.0\n")),
        ),
        Fault(
            "an earlier block has changed a module",
            (
                Block("import math\n\nmath.double = lambda x: 2 * x\n"),
                Block("import math\n\nprint(math.double(2))\n", "4\n"),
            ),
        ),
        fault("print is replaced, so that nothing is printed", PRINT, "1\n"),
        fault(
            "a file of the author's directory is needed",
            'from pathlib import Path\n\nprint(Path("data.txt").read_text())\n',
            "1\n",
        ),
        fault("the time is printed", "import time\n\nprint(int(time.time()))\n", "1790000000\n"),
        fault("a random number without a seed", RANDOM, "0.4963\n"),
        fault("the network is needed", NETWORK.format(*elsewhere)),
        fault("sys.exit(0) before the end", "import sys\n\nsys.exit(0)\nprint(undefined)\n"),
        fault("os._exit(0) before the end", "import os\n\nos._exit(0)\nprint(undefined)\n"),
        fault("a thread that never ends", THREAD, slow=True),
        fault("a program that never ends", "import time\n\ntime.sleep(3600)\n", slow=True),
        fault("a deprecation warning", WARNING),
        fault("a file is written outside of the block's directory", OUTSIDE),
        fault('an error under `if __name__ == "__main__"` alone', MAIN),
        fault("an error on an accelerator alone", ACCELERATOR, "4.0\n"),
        fault("the tag is `py`, and the program fails", "print(undefined)\n", tag="py"),
        fault("output that is not UTF-8", 'import os\n\nn = os.write(1, b"\\xff\\n")\n'),
        fault("an error in a thread", THREAD_ERROR),
    ]


PRINT = "print = lambda *words: None\n\nprint(1)\n"
RANDOM = "import random\n\nprint(round(random.random(), 4))\n"
NETWORK = 'import socket\n\nsocket.create_connection(("{}", {}), timeout=5).close()\n'
THREAD = "import threading\n\nthreading.Thread(target=threading.Event().wait).start()\n"
THREAD_ERROR = (
    "import threading\n\nthread = threading.Thread(target=lambda: undefined)\n"
    "thread.start()\nthread.join()\n"
)
WARNING = 'import warnings\n\nwarnings.warn("old", DeprecationWarning)\n'
OUTSIDE = 'from pathlib import Path\n\nn = Path("../left-behind.txt").write_text("1")\n'
MAIN = 'import math\n\nif __name__ == "__main__":\n    x = math.square_root(4)\n'
ACCELERATOR = """\
import torch

there = torch.accelerator.is_available()
device = torch.accelerator.current_accelerator() if there else torch.device("cpu")
weight = torch.ones(2, 2, device=device)
print((torch.ones(2) @ weight).sum().item())
"""


# How each tool is given the pages: as its documentation has it, with the outputs where it reads
# any, and with its blocks apart where it can keep them apart.


def for_this_project(folder: Path, pages: dict[str, list[Block]]) -> None:
    project = Workspace(folder)
    for page, blocks in pages.items():
        text = f"# {page} {{ #top }}\n"
        for number, block in enumerate(blocks):
            name = f"{page}/block_{number}"
            project.write(f"snippets/{name}.py", block.code)
            if block.shown:
                project.write(f"snippets/{name}.out", block.shown)
            mark = f"<!--pytest.mark.timeout({BLOCK_LIMIT})-->\n" if block.slow else ""
            text += f'\n{mark}``` {block.tag}\n--8<-- "{name}.py"\n```\n'
        project.page(page, text)


def fenced(page: str, blocks: list[Block], shown: str = "", before: str = "") -> str:
    texts = [f"# {page}\n"]
    for block in blocks:
        texts.append(f"{before}```{block.tag}\n{block.code}```\n")
        if shown and block.shown:
            texts.append(shown.format(block.shown))
    return "\n".join(texts)


def for_codeblocks(folder: Path, pages: dict[str, list[Block]]) -> None:
    shown = "<!--pytest-codeblocks:expected-output-->\n\n```\n{}```\n"
    for page, blocks in pages.items():
        (folder / f"{page}.md").write_text(fenced(page, blocks, shown))


def for_markdown_docs(folder: Path, pages: dict[str, list[Block]]) -> None:
    for page, blocks in pages.items():
        (folder / f"{page}.md").write_text(fenced(page, blocks))


def for_examples(folder: Path, pages: dict[str, list[Block]]) -> None:
    """What is printed stands in a comment beneath each print."""
    for page, blocks in pages.items():
        texts = [f"# {page}\n"]
        for block in blocks:
            code = "".join([*_with_shown(block, lambda lines: lines, "#> {}\n")])
            texts.append(f"```{block.tag}\n{code}```\n")
        (folder / f"{page}.md").write_text("\n".join(texts))
    (folder / "test_pages.py").write_text(
        "import pytest\nfrom pytest_examples import find_examples\n\n\n"
        '@pytest.mark.parametrize("example", list(find_examples(".")), ids=str)\n'
        "def test_page(example, eval_example):\n"
        '    if example.path.suffix == ".md":\n'
        "        eval_example.run_print_check(example)\n"
    )


def for_sybil(folder: Path, pages: dict[str, list[Block]]) -> None:
    """Outputs are compared in sessions with prompts alone, so the blocks are such sessions."""

    def prompts(lines: list[str]) -> list[str]:
        return [f"{'...' if n else '>>>'} {line}" for n, line in enumerate(lines)]

    for page, blocks in pages.items():
        sessions = [
            Block("".join(_with_shown(block, prompts, "{}\n")), tag=block.tag) for block in blocks
        ]
        text = fenced(page, sessions, before="<!--- clear-namespace -->\n\n")
        (folder / f"{page}.md").write_text(text)
    (folder / "conftest.py").write_text(
        "from sybil import Sybil\n"
        "from sybil.parsers.markdown import ClearNamespaceParser, PythonCodeBlockParser\n\n"
        "parsers = [PythonCodeBlockParser(), ClearNamespaceParser()]\n"
        'pytest_collect_file = Sybil(parsers, patterns=["*.md"]).pytest()\n'
    )


def _with_shown(
    block: Block, written: Callable[[list[str]], list[str]], shown: str
) -> Iterator[str]:
    """The statements of a block, as they are ``written``, and after each print what is shown."""
    lines, due = block.code.splitlines(keepends=True), block.shown.splitlines()
    for node in ast.parse(block.code).body:
        yield from written(lines[node.lineno - 1 : node.end_lineno])
        if due and lines[node.lineno - 1].startswith("print("):
            yield shown.format(due.pop(0))
    yield from (shown.format(line) for line in due)


def for_nbmake(folder: Path, pages: dict[str, list[Block]]) -> None:
    for page, blocks in pages.items():
        cells = [v4.new_markdown_cell(f"# {page}")]
        for block in blocks:
            code = block.code.rstrip("\n")
            printed = [v4.new_output("stream", text=block.shown)] if block.shown else []
            prose = v4.new_markdown_cell(f"```{block.tag}\n{code}\n```")
            cells.append(
                v4.new_code_cell(code, outputs=printed) if block.tag == "python" else prose
            )
        notebook = v4.new_notebook(cells=cells)
        nbformat.write(notebook, folder / f"{page}.ipynb")


PYTEST = ("-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider")
TOOLS = [
    Tool("this project", "", for_this_project, ("-m", "pytest", "docs", "-q")),
    Tool("pytest-codeblocks", "0.18.0", for_codeblocks, (*PYTEST, "--codeblocks")),
    Tool("pytest-examples", "0.0.18", for_examples, PYTEST),
    Tool("sybil", "10.1.0", for_sybil, PYTEST),
    Tool("pytest-markdown-docs", "0.9.2", for_markdown_docs, (*PYTEST, "--markdown-docs")),
    Tool(
        "nbmake",
        "1.5.5",
        for_nbmake,
        (*PYTEST, "--nbmake", f"--nbmake-timeout={BLOCK_LIMIT}"),
    ),
]


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """A server of this machine that is reached through its network, not through loopback."""
    addresses = [
        found.address
        for of in psutil.net_if_addrs().values()
        for found in of
        if found.family == socket.AF_INET and not found.address.startswith("127.")
    ]
    if not addresses:
        sys.exit("this machine has no network; the fault that needs it could not be told")
    with socket.create_server((addresses[0], 0)) as listening:
        yield listening.getsockname()


def environment() -> None:
    """Make the others' environment, which sees the packages of this one."""
    venv.create(ENVIRONMENT, with_pip=False, symlinks=os.name != "nt")
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    theirs = {"base": str(ENVIRONMENT), "platbase": str(ENVIRONMENT)}
    below = Path(sysconfig.get_path("purelib", vars=theirs))
    (below / "ours.pth").write_text("\n".join(ours) + "\n")


def missing(tool: Tool) -> str | None:
    """Install a tool; why it cannot be had, if it cannot."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*pip, f"{tool.name}=={tool.version}"], capture_output=True, text=True)
    return done.stderr.strip().splitlines()[-1] if done.returncode else None


def tried(
    tool: Tool, pages: dict[str, list[Block]], limit: float = 3600, every: float = EVERY
) -> tuple[int | None, str, Figures]:
    """Run a tool on pages made for it."""
    with tempfile.TemporaryDirectory(prefix="side-") as folder:
        root = Path(folder, "project")
        root.mkdir()
        (root / "data.txt").write_text("1")
        tool.write(root, pages)
        command = [sys.executable if tool is TOOLS[0] else str(PYTHON), *tool.command]
        return run(command, root, limit, every)


def measured(tool: Tool, planted: list[Fault]) -> dict:
    """What the sound blocks take, and which faults are caught."""
    if tool.version and (why := missing(tool)):
        return {"tool": tool.name, "version": tool.version, "missing": why}
    each = BLOCKS // PAGES
    pages = {f"page-{n}": [sound(n * each + k) for k in range(each)] for n in range(PAGES)}
    ended, text, figures = tried(tool, pages)
    if ended != 0:
        sys.exit(f"{tool.name} fails on sound blocks:\n{text}")

    def catches(fault: Fault) -> bool:
        limit = LIMIT if fault.blocks[-1].slow else 3600
        ended, text, _ = tried(tool, {"page": [*BEFORE, *fault.blocks]}, limit, every=2)
        said = text.strip().splitlines()[-1:] if ended is not None else ["it did not end"]
        print(f"{tool.name}: {fault.name}: {ended}: {said}", flush=True)
        return ended not in (0, None)

    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:  # some wait for their limit
        caught = dict(zip((f.name for f in planted), pool.map(catches, planted), strict=True))
    versions = {"python": platform.python_version(), "torch": installed_torch()}
    return {"tool": tool.name, "version": tool.version, **versions, **figures, "caught": caught}


def tables(results: list[dict]) -> str:
    """What was measured, as Markdown."""
    there = [r for r in results if "missing" not in r]
    names = list(there[0]["caught"])
    torch, python = there[0]["torch"], there[0]["python"]
    lines = [
        f"PyTorch {torch}, Python {python}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; the same {BLOCKS} sound blocks, {len(names)} faults:",
        "",
        f"| tool | seconds | CPU seconds | MiB at most | caught of {len(names)} |",
        "|---|---|---|---|---|",
    ]
    for r in results:
        name = f"{r['tool']} {r['version']}".strip()
        if "missing" in r:
            lines.append(f"| {name} | could not be installed: {r['missing']} | | | |")
        else:
            cells = (r["seconds"], r["CPU seconds"], r["MiB"], sum(r["caught"].values()))
            lines.append(f"| {name} | {' | '.join(map(str, cells))} |")
    lines += [
        "",
        f"| fault | {' | '.join(r['tool'] for r in there)} |",
        "|---" * len(there) + "|---|",
    ]
    for name in names:
        lines.append(f"| {name} | {' | '.join('✓' if r['caught'][name] else '–' for r in there)} |")
    return "\n".join(lines)


def main() -> None:
    chosen = sys.argv[1:] or [tool.name for tool in TOOLS]
    if unknown := set(chosen) - {tool.name for tool in TOOLS}:
        sys.exit(f"no such tool: {', '.join(unknown)}; there are {[tool.name for tool in TOOLS]}")
    environment()
    results = {r["tool"]: r for r in json.loads(RESULTS.read_text(encoding="utf-8"))}
    with server() as elsewhere:
        planted = faults(elsewhere)
        for tool in TOOLS:
            if tool.name in chosen:
                results[tool.name] = measured(tool, planted)
                kept = [results[tool.name] for tool in TOOLS if tool.name in results]
                text = json.dumps(kept, indent=1, ensure_ascii=False)
                RESULTS.write_text(text + "\n", encoding="utf-8")
                into_readme(Path(__file__).name, tables(kept))


if __name__ == "__main__":
    main()
