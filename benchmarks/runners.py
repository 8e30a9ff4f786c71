"""Time to verify N blocks: this runner, a new interpreter for each, pytest-codeblocks' own runner.

    python -m benchmarks.runners [N ...]     # from the project's folder; 40 and 400 unless told

All are timed in one run, over the same blocks made on the fly; the ratios are what counts. A new
interpreter per block is timed on 40 blocks at most and scaled, since it is linear by nature.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from verified.marks import Marks
from verified.pages import Block
from verified.run import Runner

CODE = "import torch\n\nx = torch.full((2, 3), {}.0)\nprint(x @ x.T)\n"
SAMPLE = 40


def programs(n: int) -> list[str]:
    return [CODE.format(i) for i in range(n)]


def block(code: str, number: int) -> Block:
    path = Path(f"snippets/made/{number}.py")
    page = Path("docs/en/made.md")
    return Block(page, 1, "python", code, path, path.with_suffix(".out"), None, "", Marks())


def this_runner(n: int) -> float:
    began = time.monotonic()
    with Runner() as runner:
        runs = [runner.submit(block(code, i)) for i, code in enumerate(programs(n))]
        assert all(runner.result(run).fault is None for run in runs)
    return time.monotonic() - began


def new_interpreters(n: int) -> float:
    began = time.monotonic()
    for code in programs(min(n, SAMPLE)):
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return (time.monotonic() - began) * n / min(n, SAMPLE)


def pytest_codeblocks(n: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.md")
        page.write_text("\n".join(f"```python\n{code}```\n" for code in programs(n)))
        began = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "--codeblocks", "--rootdir", folder]
        subprocess.run([*command, page], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        return time.monotonic() - began


def in_a_process(runner: str, n: int) -> float:
    """Time a runner in an interpreter of its own, so that none profits from another's imports."""
    command = [sys.executable, "-m", "benchmarks.runners", "--only", runner, str(n)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(sizes: list[int]) -> None:
    print(f"{os.cpu_count()} cores; seconds, and their ratio to this runner's\n")
    print(
        f"{'blocks':>6}  {'this runner':>11}  {'interpreter each':>20}  {'pytest-codeblocks':>20}"
    )
    ours = {}
    for n in sizes:
        ours[n], each, theirs = (in_a_process(runner.__name__, n) for runner in RUNNERS)
        columns = (
            f"{each:9.1f} ({each / ours[n]:5.1f} ×)  {theirs:9.1f} ({theirs / ours[n]:5.1f} ×)"
        )
        print(f"{n:>6}  {ours[n]:>11.2f}  {columns}")
    for few, many in itertools.pairwise(sizes):
        print(f"\none more block: {1000 * (ours[many] - ours[few]) / (many - few):.1f} ms")


RUNNERS = (this_runner, new_interpreters, pytest_codeblocks)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        print(next(r for r in RUNNERS if r.__name__ == sys.argv[2])(int(sys.argv[3])))
    else:
        main([int(n) for n in sys.argv[1:]] or [40, 400])
