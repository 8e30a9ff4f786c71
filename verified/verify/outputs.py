"""Results → ``.out`` files and pictures beside the snippets."""

from __future__ import annotations

import sys

from verified.devices import AS_WRITTEN, CPU
from verified.pages import Block
from verified.project import Project
from verified.run.compare import normal
from verified.run.runner import Result, Runner
from verified.terminal import say, step
from verified.verify import evidence


def write(project: Project, everything: bool = False) -> bool:
    """Run blocks and record what they print and which pictures they leave.

    Args:
        project: the pages.
        everything: run every block; otherwise those alone that no evidence covers.

    Returns:
        True where every one came to its end.
    """
    known = evidence.Evidence(evidence.load())
    torch = evidence.installed_torch()
    able = [b for b in project.blocks if CPU.name in b.devices and b.marks.runs_with(torch)]
    blocks = {block.output: block for block in able}
    due = [b for b in blocks.values() if everything or not known.is_cached(b, CPU.name, AS_WRITTEN)]
    failed, changed = 0, 0
    with Runner(programs=(block.code for block in due), torch=False) as runner:
        runs = [(block, runner.submit(block)) for block in due]
        for n, (block, run) in enumerate(runs, 1):
            step(f"{n} of {len(due)}: {block.name}")
            result = runner.result(run)
            if result.fault:
                failed += 1
                say(f"{block.place}: {result.fault}", "red", sys.stderr)
            elif record(block, result):
                changed += 1
                say(block.expects_here[0])
    unchanged = len(blocks) - len(due)
    say(
        f"{len(due)} blocks run: {changed} outputs written, {failed} failed; {unchanged} unchanged",
        "red" if failed else "green",
    )
    for problem in project.problems:
        say(problem, "red", sys.stderr)
    return not failed and not project.problems


def record(block: Block, result: Result) -> bool:
    """Write the output and the pictures of a block; True where anything has changed."""
    file, _ = block.expects_here
    wanted = {block.picture(name): data for name, data in result.pictures.items() if block.alts}
    if text := normal(result.stdout):
        wanted[file] = f"{text}\n".encode()
    before = {path: path.read_bytes() for path in [*block.pictures(), file] if path.exists()}
    for path in before.keys() - wanted.keys():
        path.unlink()
    for path, data in wanted.items():
        if before.get(path) != data:
            path.write_bytes(data)
    return before != wanted
