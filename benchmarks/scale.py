"""How time, memory and evidence grow with the number of blocks, and with that of pages.

    python -m benchmarks.scale [N | BLOCKS/PAGES ...]     # 10 100 1000 10000 unless told

N stands for N blocks on ten pages and, up to 1000, for N pages of one block. Each project is made
on the fly, with the real machinery, in a folder that is removed. The figures go into scale.json,
where those of the same size are replaced; of all that are there scale.png is drawn, and a table
written into README.md.

Memory is the proportional set size of all processes of a command together, sampled; the resident
set where the system does not know better, which counts what processes share in each.
"""

from __future__ import annotations

import compileall
import contextlib
import itertools
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import matplotlib
import psutil
from matplotlib import pyplot

from tests.conftest import Workspace
from verified.verify import evidence

RESULTS = Path(__file__).with_name("scale.json")
CHART = Path(__file__).with_name("scale.png")
README = Path(__file__).with_name("README.md")
SIZES = ("10", "100", "1000", "10000")
PAGES = 10  # that the blocks of the first series are on
MOST_PAGES = 1000
EVERY = 0.2  # seconds between two looks at the memory

COMMANDS = {
    "cold": "cold verify",
    "warm": "warm verify",
    "one": "one block changed",
    "build": "build",
}

Figures = dict[str, float]

PROGRAM = """\
import torch

torch.manual_seed(0)
weight = torch.full((4, 3), {0}.0)  # 每行一个输出 | a row for each output
x = torch.arange(6.0).reshape(2, 3)

# 两个样本各得四个数 | four numbers for each of the two samples
y = x @ weight.T
print(y.shape)
print(y.sum(dim=1).tolist())
assert y.device.type == x.device.type
"""
OUTPUT = "torch.Size([2, 4])\n[{0}.0, {1}.0]\n"
SECTION = """
## Block {0} {{ #block-{0} }}

A sentence that says what the program shows, and why a reader would want to know it.

``` python
--8<-- "{1}.py"
```
"""


def write(project: Workspace, name: str, number: int) -> None:
    """Write a program, which differs from all others, and its output."""
    project.write(f"snippets/{name}.py", PROGRAM.format(number))
    project.write(f"snippets/{name}.out", OUTPUT.format(12 * number, 48 * number))


def made(root: Path, blocks: int, pages: int) -> Workspace:
    """A project of so many blocks, evenly on so many pages, ten to a folder."""
    project = Workspace(root)
    for page in range(pages):
        name = f"part-{page // 10}/page-{page}"
        text = f"# Page {page} {{ #top }}\n"
        for block in range(page, blocks, pages):
            write(project, f"{name}/block_{block}", block)
            text += SECTION.format(block, f"{name}/block_{block}")
        project.page(name, text)
    project.write(".gitignore", ".verified/\nsite/\n__pycache__/\n")
    compileall.compile_dir(root / "verified", quiet=1)  # as where it has run before
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All"]):
        project.git(*command)
    return project


def looked_at(root: psutil.Process) -> tuple[int, float]:
    """The bytes that a process and its descendants hold now, and the CPU seconds so far."""
    held, spent = 0, 0.0
    for process in [root, *root.children(recursive=True)]:
        try:
            info, times = process.memory_full_info(), process.cpu_times()
        except psutil.Error:  # it has ended
            continue
        held += getattr(info, "pss", info.rss)
        spent += sum(times[:4])  # its own, and of those children that have ended
    return held, spent


def run(
    command: list[str], folder: Path, limit: float = 3600, every: float = EVERY
) -> tuple[int | None, str, Figures]:
    """Run a command.

    Returns:
        Its exit status, ``None`` beyond ``limit`` seconds; what it says; what it takes at most.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        spent, began = _spent(), time.monotonic()
        process = psutil.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        most, cpu = 0, 0.0
        try:
            while process.poll() is None and time.monotonic() < began + limit:
                with contextlib.suppress(psutil.Error):
                    held, now = looked_at(process)
                    most, cpu = max(most, held), max(cpu, now)
                with contextlib.suppress(psutil.TimeoutExpired):
                    process.wait(every)
            seconds, ended = time.monotonic() - began, process.poll()
        finally:
            with contextlib.suppress(psutil.Error):  # it has ended by itself
                for each in [*process.children(recursive=True), process]:
                    each.kill()
            process.wait()
        cpu = max(cpu, _spent() - spent)
        said.seek(0)
        text = said.read()
    figures = {"seconds": round(seconds, 2), "CPU seconds": round(cpu, 2)}
    return ended, text, {**figures, "MiB": round(most / 2**20)}


def _spent() -> float:
    """The CPU seconds of all children that have ended."""
    return sum(psutil.Process().cpu_times()[2:4])


def python(project: Workspace, *command: str) -> tuple[str, Figures]:
    """Run a module of the project, which must succeed."""
    ended, text, figures = run([sys.executable, "-m", *command], project.root)
    if ended != 0:
        sys.exit(f"{' '.join(command)} failed:\n{text}")
    return text, figures


def verified(project: Workspace, runs: int, unchanged: int) -> Figures:
    """Verify; so many runs, and no others."""
    text, figures = python(project, "pytest", "docs", "-q")
    expected = f"{runs} runs (0 failed), {unchanged} unchanged"
    if expected not in text:
        sys.exit(f"not as expected, {expected}:\n{text}")
    return figures


def measured(blocks: int, pages: int) -> dict:
    """All figures of one size."""
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        project = made(Path(folder), blocks, pages)
        found = {"cold": verified(project, 4 * blocks, 0)}
        found["warm"] = verified(project, 0, 4 * blocks)
        write(project, "part-0/page-0/block_0", blocks)
        found["one"] = verified(project, 4, 4 * (blocks - 1))
        found["build"] = python(project, "verified", "build")[1]
        size = (project.root / evidence.PATH).stat().st_size
        site = sum(p.stat().st_size for p in (project.root / "site").rglob("*") if p.is_file())
    return {
        "blocks": blocks,
        "pages": pages,
        **found,
        "evidence KiB": round(size / 1024),
        "site MiB": round(site / 2**20, 1),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "torch": evidence.installed_torch(),
        "date": date.today().isoformat(),
    }


def series(results: list[dict]) -> Iterator[tuple[str, str, list[dict]]]:
    """What grows, how it is called, and its figures in order."""
    on_few = [r for r in results if r["pages"] == PAGES]
    yield "blocks", f"blocks on {PAGES} pages", sorted(on_few, key=lambda r: r["blocks"])
    of_one = [r for r in results if r["pages"] == r["blocks"]]
    yield "pages", "pages of one block", sorted(of_one, key=lambda r: r["pages"])


def draw(results: list[dict]) -> None:
    """Draw the chart; the dashed line is what linear growth would be."""
    matplotlib.use("agg")
    matplotlib.rcParams.update({"font.size": 9})
    figure, axes = pyplot.subplots(4, 2, figsize=(9, 12), sharex="col", sharey="row")
    for column, (name, title, rows) in zip(axes.T, series(results), strict=True):
        sizes = [r[name] for r in rows]
        for axis, unit in zip(
            column, ("seconds", "CPU seconds", "MiB", "evidence KiB"), strict=True
        ):
            lines = (
                {"evidence": [r[unit] for r in rows]}
                if unit == "evidence KiB"
                else {label: [r[key][unit] for r in rows] for key, label in COMMANDS.items()}
            )
            for label, values in lines.items():
                axis.plot(sizes, values, marker="o", label=label)
            highest = max(values[-1] for values in lines.values())
            ideal = [highest * size / sizes[-1] for size in sizes]
            axis.plot(sizes, ideal, color="gray", linestyle="--", linewidth=1, label="linear")
            axis.set(xscale="log", yscale="log")
            axis.grid(alpha=0.3)
            axis.legend()
        column[0].set_title(title)
        column[-1].set_xlabel(name)
    for axis, label in zip(
        axes[:, 0], ("seconds", "CPU seconds", "peak memory, MiB", "evidence, KiB"), strict=True
    ):
        axis.set_ylabel(label)
    figure.tight_layout()
    figure.savefig(CHART, dpi=80)


def table(results: list[dict]) -> str:
    """The seconds, and how many times the CPU's each takes of the size before, as Markdown."""
    lines = []
    for name, title, rows in series(results):
        head = [title, *COMMANDS.values(), "MiB at most", "evidence, KiB", "site, MiB"]
        lines += ["", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
        for before, row in itertools.pairwise([None, *rows]):
            cells = [f"{row[name]:,}"]
            for key in COMMANDS:
                now = row[key]["CPU seconds"]
                times = f", ×{now / before[key]['CPU seconds']:.1f}" if before else ""
                cells.append(f"{row[key]['seconds']:,.1f} s ({now:,.1f}{times})")
            most = max(row[key]["MiB"] for key in COMMANDS)
            cells += [f"{n:,}" for n in (most, row["evidence KiB"], row["site MiB"])]
            lines.append(f"| {' | '.join(cells)} |")
    row = results[-1]
    about = f"PyTorch {row['torch']}, Python {row['python']}, {row['cores']} cores, {row['date']}"
    return "\n".join([f"{about}; in parentheses CPU seconds, times the row above:", *lines])


def into_readme(script: str, text: str) -> None:
    """Put what a script has found in the place of what it had found before."""
    begin, end = f"<!-- {script} writes from here -->", f"<!-- {script} writes to here -->"
    head, _, rest = README.read_text(encoding="utf-8").partition(begin)
    whole = f"{head}{begin}\n\n{text}\n\n{end}{rest.partition(end)[2]}"
    README.write_text(whole, encoding="utf-8")


def sizes(words: list[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        if not re.fullmatch(r"[1-9]\d*(/[1-9]\d*)?", word):
            sys.exit(f"{word}: give a number of blocks, or BLOCKS/PAGES")
        blocks, _, pages = word.partition("/")
        yield int(blocks), int(pages or PAGES)
        if not pages and int(blocks) <= MOST_PAGES:
            yield int(blocks), int(blocks)


def main() -> None:
    for size in dict.fromkeys(sizes(sys.argv[1:] or list(SIZES))):
        found = measured(*size)
        print(json.dumps(found), flush=True)
        known = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
        others = [r for r in known if (r["blocks"], r["pages"]) != size]
        results = sorted([*others, found], key=lambda r: (r["blocks"], r["pages"]))
        rows = ",\n".join(json.dumps(r) for r in results)
        RESULTS.write_text(f"[\n{rows}\n]\n")
        draw(results)
        into_readme(Path(__file__).name, table(results))


if __name__ == "__main__":
    main()
