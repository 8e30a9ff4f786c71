"""``python -m verified COMMAND``, in the project's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from verified import evidence, pages, parity, site
from verified.outputs import normal
from verified.problems import Problem, Refused
from verified.run import Runner

COMMANDS = ("build", "preview", "serve", "outputs", "translated", "merge")


def outputs() -> bool:
    """Run every block and write what it prints into the ``.out`` beside it."""
    blocks = {b.output: b for page in pages.load() for b in page.blocks if "cpu" in b.devices}
    faults = 0
    with Runner(programs=(block.code for block in blocks.values())) as runner:
        runs = [(block, runner.submit(block)) for block in blocks.values()]
        for block, run in runs:
            result = runner.result(run)
            if result.fault:
                faults += 1
                print(f"{block.place}: {result.fault}", file=sys.stderr)
            elif text := normal(result.stdout):
                block.output.write_text(text + "\n", encoding="utf-8")
            else:
                block.output.unlink(missing_ok=True)
    print(f"{len(blocks) - faults} outputs written, {faults} blocks failed")
    return not faults


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m verified", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("files", nargs="*", type=Path, help="evidence to merge")
    parser.add_argument("--port", type=int, default=8000, help="of serve")
    arguments = parser.parse_args()
    command = arguments.command
    try:
        if command == "serve":
            site.serve(arguments.port)
            return 0
        if command == "preview":
            return 0 if site.preview(site.SITE) else 1
        if command == "merge":
            lost = [
                Problem(file, 1, "no such file") for file in arguments.files if not file.exists()
            ]
            if lost or not arguments.files:
                raise Refused(
                    lost or [Problem(evidence.PATH, 1, "name the files to merge into it")]
                )
            evidence.merge([record for file in arguments.files for record in evidence.load(file)])
            return 0
        if command == "translated":
            parity.record()
            return 0
        return 0 if {"build": site.build, "outputs": outputs}[command]() else 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:  # a disk that is full, a folder that may not be written into
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror}; nothing was replaced", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
