"""What a reader pastes runs: in IPython, and at Python's own prompt since Python 3.13.

An older prompt takes one statement at a time, and says so.
"""

import os
import sys

import pexpect
import pytest
from conftest import ROOT

PROMPTS = {"IPython": ["-m", "IPython", "--no-banner"], "Python": ["-q"]}
# A class with empty lines in it, and lines that follow a block without an empty line.
PROGRAMS = ["network/module_list", "autograd/no_grad", "saving/best"]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_program_runs_where_it_is_pasted(prompt, tmp_path):
    old = prompt == "Python" and sys.version_info < (3, 13)
    environ = {**os.environ, "TERM": "xterm", "HOME": str(tmp_path), "NO_COLOR": "1"}
    where = {"cwd": tmp_path, "env": environ, "encoding": "utf-8", "dimensions": (50, 200)}
    with pexpect.spawn(sys.executable, PROMPTS[prompt], timeout=60, **where) as shell:
        shell.expect(r"In \[|>>> ")
        for program in PROGRAMS:
            code = (ROOT / f"snippets/{program}.py").read_text()
            printed = (ROOT / f"snippets/{program}.out").read_text().replace("\n", "\r\n")
            shell.send(f"\x1b[200~{code}\x1b[201~\r")  # as a terminal marks what is pasted
            shell.expect_exact("SyntaxError: multiple statements" if old else printed)
        shell.send("exit()\r")
        shell.expect(pexpect.EOF)  # a busy machine takes its time to end a program with PyTorch
