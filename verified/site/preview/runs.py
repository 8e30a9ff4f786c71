"""Saved blocks are run at once, in a fork server that stays warm."""

from __future__ import annotations

import queue
import threading

from verified.devices import AS_WRITTEN, CPU, DEVICES, SIM
from verified.pages import Block
from verified.problems import Refused
from verified.run.runner import Runner
from verified.site.preview.state import Preview, job, say
from verified.verify import evidence
from verified.verify.session import judge, skip_reason


class Runs(threading.Thread):
    """Runs blocks as they are saved: the CPU first, the other devices after it."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(daemon=True)
        self.preview = preview
        self.runner = Runner()
        self.waiting: queue.Queue[Block | None] = queue.Queue()
        self.ending = False

    def run(self) -> None:
        try:
            with self.runner as runner:
                self._follow(runner)
        except Exception:  # a runner that is closed raises whatever its run comes upon
            if not self.ending:
                raise

    def _follow(self, runner: Runner) -> None:
        runner.probe(SIM.name)  # the fork server imports PyTorch before a block is saved
        later: list[Block] = []
        while True:
            try:
                block = self.waiting.get(block=not later)
            except queue.Empty:
                self._elsewhere(runner, later.pop())
                continue
            if block is None:
                return
            try:
                self._here(runner, block)
                later.append(block)
            except Refused as refused:  # the evidence could not be kept
                say(str(refused))

    def stop(self) -> None:
        """End what runs, and wait until nothing of it is left."""
        self.ending = True
        self.waiting.queue.clear()
        self.waiting.put(None)
        self.runner.close()
        self.join(20)

    def _here(self, runner: Runner, block: Block) -> None:
        if CPU.name not in block.devices:
            return
        say(f"running {block.name}")
        result = runner.result(runner.submit(block))
        fault = judge(block, result)
        evidence.merge([evidence.record(block, CPU.name, AS_WRITTEN, not fault, result.seconds)])
        if fault:
            say(f"{block.place}: {fault}")
        else:
            say(f"{block.name} passed in {result.seconds:.1f} s")
        self.preview.ran(block, result, fault)

    def _elsewhere(self, runner: Runner, block: Block) -> None:
        """The devices that need no hardware, in the background."""
        here = self.preview.live.get(job(block))
        for name in block.devices:
            if name == CPU.name or DEVICES[name].hardware or skip_reason(block, name):
                continue
            for mode in block.modes(name):
                result = runner.result(runner.submit(block, name, mode))
                fault = judge(block, result, name)
                evidence.merge([evidence.record(block, name, mode, not fault, result.seconds)])
                if fault and not (here and here[1]):
                    say(f"{block.place} on {name}, {mode}: {fault}")
        if here:
            self.preview.ran(block, *here)
