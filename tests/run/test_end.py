"""A run goes to the very end of its program, as in a reader's terminal, and keeps its limits."""

import pytest
from conftest import run

ENDS = {
    "an exit handler": ("import atexit; atexit.register(print, 'late')", "late\n"),
    "a handler before a destructor": (
        """
import atexit
class D:
    def __del__(self): print('destroyed')
d = D()
atexit.register(print, 'late')
""",
        "late\ndestroyed\n",
    ),
    "a destructor in a cycle": (
        "class D:\n    def __del__(self): print('destroyed')\nd = D(); d.d = d",
        "destroyed\n",
    ),
    "a destructor of what lives elsewhere": (
        "import json\nclass D:\n    def __del__(self): print('destroyed')\njson.d = D()",
        "destroyed\n",
    ),
    "a finalizer": (
        "import weakref\nclass D: pass\nd = D(); weakref.finalize(d, print, 'final')",
        "final\n",
    ),
    "a generator": (
        "def g():\n    try: yield\n    finally: print('closed')\nx = g(); next(x)",
        "closed\n",
    ),
    "a thread": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()",
        "thread\n",
    ),
    "threads of a pool": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "ThreadPoolExecutor().submit(print, 'pool')",
        "pool\n",
    ),
    "processes of a pool": (
        "from concurrent.futures import ProcessPoolExecutor\n"
        "pool = ProcessPoolExecutor(1)\nprint(pool.submit(abs, -1).result())",
        "1\n",
    ),
    "a pool that nobody closes": (
        "import multiprocessing\nif __name__ == '__main__':\n"
        "    pool = multiprocessing.get_context('fork').Pool(2); print(pool.map(abs, [-1]))",
        "[1]\n",
    ),
    "a function that Dynamo traces": (
        "import torch\n@torch.compile(backend='eager')\ndef f(x):\n    return x.sin() + x\n"
        "print(f(torch.zeros(2)))",
        "tensor([0., 0.])\n",
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_happens_at_the_end_is_part_of_the_run(runner, name):
    code, stdout = ENDS[name]
    result = run(runner, code)
    assert (result.fault, result.stdout, result.stderr) == (None, stdout, "")


FAULTS = {
    "import atexit; atexit.register(lambda: 1 / 0)": 'one.py", line 1, in <lambda>',
    "class D:\n    def __del__(self): 1 / 0\nd = D()": "ZeroDivisionError",
    "import sys; print('x', file=sys.stderr)": "standard error, which pages do not show",
    "import sys; sys.stderr.write('no line')": "no line",
    "import logging; logging.warning('mind this')": "WARNING:root:mind this",
    "import os; os.write(2, b'bytes')": "bytes",
    "import atexit, sys; atexit.register(print, 'late', file=sys.stderr)": "late",
    "import subprocess; subprocess.run(['sh', '-c', 'echo from another >&2'])": "from another",
    "import os; os.environ['OF_THE_AUTHOR']": "KeyError: 'OF_THE_AUTHOR'",
}


@pytest.mark.parametrize("code", FAULTS)
def test_what_a_reader_would_see_as_a_fault_is_one(runner, monkeypatch, code):
    monkeypatch.setenv("OF_THE_AUTHOR", "1")
    result = run(runner, code)
    assert result.fault and FAULTS[code] in result.fault


def test_a_script_may_not_write_to_standard_error_either(runner, monkeypatch):
    monkeypatch.setenv("OF_THE_AUTHOR", "1")
    assert "oops" in run(runner, "echo oops >&2", "bash").fault
    assert run(runner, "echo oops >&2", "bash", stderr=True).fault is None
    assert "unbound variable" in run(runner, 'echo "$OF_THE_AUTHOR"', "bash").stderr


WAIT = "import time; time.sleep(30)"
LIMITS = {
    "processes": (
        f"import subprocess\nx = [subprocess.Popen(['sleep', '30']) for _ in range(9)]\n{WAIT}",
        5,
        "runs 10 processes; a block may run 5",
    ),
    "all_memory": (
        f"x = bytearray(1 << 29)\nfor i in range(0, 1 << 29, 4096): x[i] = 1\n{WAIT}",
        1 << 29,
        "of memory together; a block may use 0.5 GiB",
    ),
    "disk": (
        f"for i in range(3): open(f'{{i}}', 'wb').truncate(1 << 20)\n{WAIT}",
        1 << 21,
        "its files take 0.00293 GiB; a block may write 0.00195 GiB",
    ),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_what_a_block_uses_in_all_has_a_limit(runner, limit):
    code, most, said = LIMITS[limit]
    result = run(runner, code, filterwarnings=(("ignore", "", "ResourceWarning"),), **{limit: most})
    assert said in result.fault and result.seconds < 20
