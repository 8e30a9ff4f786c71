"""A block runs alone, in a fresh process, as a reader would run it; its faults are told."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import queue, run

from verified.run.runner import Runner

LINUX = sys.platform == "linux"
PROGRAMS = {
    "print('hello')": "hello\n",
    """
import inspect, pickle, __main__
class Net: pass
def double(x):
    return 2 * x
assert __name__ == "__main__" and __main__.Net is Net
assert pickle.loads(pickle.dumps(double)) is double
assert inspect.getsource(double) == "def double(x):\\n    return 2 * x\\n"
assert __file__.endswith("one.py")
if __name__ == "__main__":
    print("ran")
""": "ran\n",
    "import os; print(os.listdir(), os.listdir(os.path.expanduser('~')))": "[] []\n",
    "import multiprocessing; print(multiprocessing.get_start_method())": (
        f"{multiprocessing.get_all_start_methods()[0]}\n"  # the system's, not the runner's
    ),
    "import torch, os; print(torch.get_num_threads(), os.environ['OMP_NUM_THREADS'])": "1 1\n",
    """
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
connection, _ = server.accept()
client.sendall(b"hello"); print(connection.recv(5));
for s in (server, client, connection): s.close()
""": "b'hello'\n",
    "import io, sys; print(1); sys.stdout = None": "1\n",
    "import io, sys; print(1); sys.stdout = io.StringIO(); print(2)": "1\n",
}


@pytest.mark.parametrize("code", PROGRAMS)
def test_a_program_runs_as_a_reader_would_run_it(runner, code):
    result = run(runner, code)
    assert (result.fault, result.stdout, result.stderr) == (None, PROGRAMS[code], "")


def test_blocks_run_as_on_an_older_cpu_where_the_shell_says_so(project):
    code = "import torch; print(torch.backends.cpu.get_cpu_capability())"
    project.snippet("p/one.py", f"{code}\n", "DEFAULT\n")
    project.snippet("p/two.sh", f"python -c '{code}'\n", "DEFAULT\n")
    command = ("python", "-m", "pytest", "docs/en", "-q", "--device", "cpu")
    result = project.run(*command, ATEN_CPU_CAPABILITY="default")
    assert result.returncode == 0, result.stdout


def test_no_name_of_another_block_is_left(runner):
    assert run(runner, "import torch; torch.leak = leak = 1").fault is None
    assert "NameError" in run(runner, "print(leak)").fault
    assert "AttributeError" in run(runner, "import torch; print(torch.leak)").fault


def test_a_traceback_shows_the_line_and_no_frame_of_ours(runner):
    fault = run(runner, "def f():\n    raise ValueError('no')\nf()\n").fault
    assert 'File "snippets/p/one.py", line 2, in f\n    raise ValueError' in fault
    assert "worker.py" not in fault
    refused = "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 9))\n"
    for end in ("raise ValueError('no')", "raise ValueError('no') from error"):
        fault = run(runner, f"{refused}except OSError as error:\n    {end}\n").fault
        assert "may not use the network" in fault and 'File "snippets/p/one.py", line 5' in fault
        assert "verified/" not in fault, "nor has an error that led to another"


FAULTS = {
    "raise ValueError('no')": "ValueError: no",
    "import sys; sys.exit()": "calls sys.exit(None)",
    "import sys; sys.exit(1)": "calls sys.exit(1)",
    "raise SystemExit": "calls sys.exit",
    "import os; os._exit(0)": "ended with status 0 before the program's last line",
    "import os; os._exit(3)": "ended with status 3 before the program's last line",
    # The runner's report, written by the program, with all that it can find of the runner's.
    "import json, multiprocessing as m, os\n"
    "report = {'fault': None, 'drawn': False, 'key': ''}\n"
    "for key in ('', *m.current_process()._args):\n"
    "    report['key'] = key\n"
    "open('../runner/report', 'w').write(json.dumps(report))\n"
    "os._exit(0)": "ended with status 0 before the program's last line",
    "import os; open('../runner/report', 'w').write('null'); os._exit(0)": "status 0 before",
    "import os; os.mkfifo('../runner/report'); os._exit(0)": "status 0 before",
    "import os; open('../runner/report', 'w').write('[' * 99999); os._exit(0)": "status 0 before",
    "import warnings; warnings.warn('old', DeprecationWarning)": "DeprecationWarning: old",
    "import warnings; warnings.warn('old', UserWarning)": "UserWarning: old",
    "import torchvision; torchvision.models.resnet18(pretrained=False)": (
        "'pretrained' is deprecated"
    ),
    "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()": (
        "ZeroDivisionError"
    ),
    "class A:\n    def __del__(self): 1 / 0\nA()": "ZeroDivisionError",
    "import sys; sys.stdout.buffer.write(b'\\xff')": "not UTF-8",
    "print('x' * 3_000_000)": "prints more than 1 MiB",
    "x = 1\nprint(x": "SyntaxError",
    "import sys; sys.stdout.close()": "its standard output does not take what it prints: ",
    "import os; print(1); os.close(1)": "its standard output does not take what it prints: ",
    "import warnings, os; warnings.simplefilter('ignore')\n"
    "if os.fork():\n    os.wait()\n    os._exit(0)\n": "before the program's last line",
    "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)": (
        "a block may not use the network; it asked for 192.0.2.1"
    ),
    "import socket; socket.create_connection(('example.org', 80), timeout=5)": (
        "a block may not use the network; it asked for example.org"
    ),
}
FAULTS_OF_BASH = {
    "false\necho two\n": "status 1",
    "echo $UNSET\n": "status",
    "false | true\n": "status 1",
    "exit 0\necho two\n": "before its last line",
    "exit 0\n": "before its last line",
    "echo 1\nreturn 0\necho 2\n": "before its last line",
    "cat <<END\nnever ended\n": "before its last line",
    'eval "${BASH_EXECUTION_STRING##*; }"\nexit 0\n': "before its last line",
    "[ -e nowhere ] && echo 1\n": "before its last line",
    "echo end > ../runner/end\nexit 0\n": "before its last line",
    "kill -9 $$\n": "status -9",
}


@pytest.mark.parametrize(
    "tag, code, message",
    [("python", *row) for row in FAULTS.items()] + [("bash", *r) for r in FAULTS_OF_BASH.items()],
)
def test_a_fault_is_told(runner, tag, code, message):
    assert message in run(runner, code, tag).fault


def test_a_declared_warning_is_no_fault(runner):
    code = "import warnings; warnings.warn('old way', UserWarning)"
    assert run(runner, code, filterwarnings=(("ignore", "old", "UserWarning"),)).fault is None
    assert run(runner, code, filterwarnings=(("ignore", "new", "UserWarning"),)).fault


def test_a_block_that_hangs_is_ended(runner):
    ignores = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    thread = "import threading, time; threading.Thread(target=time.sleep, args=(1000,)).start()"
    sleep = "import time; time.sleep(1000)"
    runs = [queue(runner, c, timeout=0.5) for c in ("while True: pass", thread, ignores + sleep)]
    for each in runs:
        assert "did not end within 0.5 s" in runner.result(each).fault


def test_what_a_block_leaves_running_is_ended(runner):
    code = """
import subprocess
child = subprocess.Popen(["sleep", "1000"])
print(child.pid)
child.returncode = 0
"""
    result = run(runner, code, filterwarnings=(("ignore", "", "ResourceWarning"),))
    assert result.fault is None
    pid = int(result.stdout)
    deadline = time.monotonic() + 5
    while os.path.exists(f"/proc/{pid}") and "Z" not in Path(f"/proc/{pid}/stat").read_text():
        assert time.monotonic() < deadline, "it is still running"
        time.sleep(0.02)


@pytest.mark.skipif(not LINUX, reason="only Linux gives a process a network of its own")
def test_no_network_for_programs_that_a_block_starts(runner):
    result = run(runner, "exec 3<>/dev/tcp/192.0.2.1/80", "bash")
    assert result.fault and "Network is unreachable" in result.stderr


def test_bash_runs_to_its_end_with_our_python_and_the_titled_blocks_of_its_page(runner):
    code = "echo one\npython -c 'import sys; print(sys.prefix)'\npython a.py\n"
    result = run(runner, code, "bash", files=(("a.py", "print(1)\n"),))
    assert (result.fault, result.stdout) == (None, f"one\n{sys.prefix}\n1\n")


HELD = "import torch\n\nx = torch.ones(2)\nprint(x)\n"
REFUTED = "its check does not hold\nTraceback"
PRINTS = "snippets/p/one.check.py:1: a check prints nothing; this one prints\ntensor"


def test_a_check_sees_what_its_block_has_made_and_only_after_it_has_ended(runner):
    held = "import torch\n\nassert x.sum() == 2 and __name__ == '__main__'"
    result = run(runner, HELD, check=held)
    assert (result.fault, result.stdout) == (None, "tensor([1., 1.])\n")
    assert "its check" not in run(runner, "1 / 0", check="assert 0").fault


@pytest.mark.parametrize(
    "check, line, message",
    [
        ("y = 1\nassert x.sum() == 3\n", 2, "AssertionError"),
        ("def f():\n    raise ValueError('no')\n\nf()\n", 2, "ValueError: no"),
        ("assert made_elsewhere\n", 1, "NameError: name 'made_elsewhere' is not defined"),
        ("assert 1\nraise SystemExit\n", 2, "SystemExit"),
        ("import warnings\nwarnings.warn('old')\nassert 1\n", 2, "UserWarning: old"),
        ("import sys\nassert 1\nsys.stdout.close()\nprint(1)\n", 4, "I/O operation on closed"),
        ("print(x)\nassert 1\n", None, PRINTS),
        ("import os\nos.write(1, b'tensor')\nassert 1\n", None, PRINTS),
        ("assert not print(x)", None, PRINTS),
        ("import atexit\natexit.register(print, x)\nassert x is x", None, PRINTS),
        ("class A:\n    def __del__(self): print(torch.ones(2))\na = A()\nassert a", None, PRINTS),
        ("import threading as t\nt.Timer(0.1, print, [x]).start()\nassert t", None, PRINTS),
        ("import os\nos.ftruncate(1, 0)\nos.write(1, b'tensor([2., 2.])\\n')", None, PRINTS),
    ],
)
def test_a_check_that_does_not_hold_or_prints_is_told(runner, check, line, message):
    result = run(runner, HELD, check=check)
    assert message in result.fault and result.fault.startswith(REFUTED if line else PRINTS)
    assert result.stdout == "tensor([1., 1.])\n", "the output is the block's alone"
    if line:
        shown = f'File "snippets/p/one.check.py", line {line}'
        assert shown in result.fault and "verified/" not in result.fault
        assert f"\n    {check.splitlines()[line - 1].strip()}\n" in result.fault


DRAWN = "from pathlib import Path\n\nPath('a.png').write_bytes(b'one')\nprint('false')\n"


@pytest.mark.parametrize(
    "check",
    [
        "Path('a.png').write_bytes(b'two')",
        "Path('b.png').write_bytes(b'two')",
        "with open('../runner/stdout', 'r+') as file:\n    file.write('true!')",
    ],
)
def test_a_check_changes_nothing_that_its_block_has_left(runner, check):
    result = run(runner, DRAWN, check=f"assert Path\n{check}\n")
    assert result.fault.endswith("leaves the output and the pictures of its block as they are")
    assert run(runner, DRAWN, check="assert Path('a.png').read_bytes() == b'one'").fault is None


def test_a_check_may_write_to_standard_error_where_its_block_may(runner):
    code, check = "import sys\n", "assert sys.stderr.write('said')\n"
    assert run(runner, code, check=check, stderr=True).fault is None
    assert "a check prints nothing" in run(runner, code, check=check).fault


def test_a_program_cannot_put_something_else_in_the_place_of_its_check(runner):
    code = "import builtins\n\nbuiltins.exec = builtins.compile = lambda *each: None\n"
    assert "AssertionError" in run(runner, code, check="assert builtins is None").fault


def test_what_a_program_does_at_its_end_is_its_own_after_its_check(runner):
    code = "import atexit\n\natexit.register(print, 'late')\nx = 1\n"
    result = run(runner, code, check="assert x == 1\nx = 2\n")
    assert (result.fault, result.stdout) == (None, "late\n")


def test_a_script_may_write_to_dev_stdout_as_in_a_terminal(runner):
    code = "echo 1\necho 2 > /dev/stdout\necho 3 >> /dev/stdout\necho 4\n"
    result = run(runner, code, "bash", check="assert stdout == '1\\n2\\n3\\n4\\n'")
    assert (result.fault, result.stdout) == (None, "1\n2\n3\n4\n")


def test_the_check_of_a_script_finds_its_folder_and_what_it_has_printed(runner):
    code = "echo one\necho two > file\n"
    check = "from pathlib import Path\nassert Path('file').read_text() == 'two\\n'\n"
    held, refuted = (
        run(runner, code, "bash", check=f"{check}assert stdout == '{text}\\n', stdout\n")
        for text in ("one", "two")
    )
    assert (held.fault, held.stdout) == (None, "one\n")
    assert 'File "snippets/p/one.check.py", line 3' in refuted.fault
    assert refuted.fault.endswith("AssertionError: one\n\n") and refuted.stdout == "one\n"


def test_the_pictures_that_a_block_leaves_are_its_result(runner):
    code = """
import os
from pathlib import Path
Path("b.png").write_bytes(b"B")
Path("a.png").write_bytes(b"A")
Path("large.png").write_bytes(bytes((1 << 20) + 1))
Path("c.txt").write_text("no picture")
os.symlink("a.png", "link.png")
Path("folder.png").mkdir()
"""
    result = run(runner, code)
    assert result.fault is None
    assert list(result.pictures.items()) == [("a.png", b"A"), ("b.png", b"B")]


def test_a_crash_leaves_the_others_running(runner):
    codes = ("import os; os.abort()", "print(1)", "import ctypes; ctypes.string_at(0)")
    results = [runner.result(each) for each in [queue(runner, code) for code in codes]]
    assert "killed by SIGABRT" in results[0].fault
    assert (results[1].fault, results[1].stdout) == (None, "1\n")


@pytest.mark.parametrize("start", [1, 2])  # what tries the walls, and the program
def test_a_runner_that_is_closed_as_it_begins_leaves_nothing(tmp_path, monkeypatch, start):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    runner, launch, starts = Runner(), Runner._launch, []

    def closed(self, *args):  # as another thread does, while this one waits for the fork server
        starts.append(args)
        if len(starts) == start:
            assert list(tmp_path.glob("blocks-*/*"))
            self.close()
        return launch(self, *args)

    monkeypatch.setattr(Runner, "_launch", closed)
    with suppress(FileNotFoundError):
        assert "its process ended with status" in runner.probe("cpu").fault
    assert len(starts) == start and not list(tmp_path.glob("blocks-*"))


def test_spawn_serves_where_there_is_no_fork_server():
    with Runner(workers=1, method="spawn") as runner:
        for _ in range(8):  # a process seen to end is not at once one that has ended
            result = run(runner, "import sys; print(__name__, 'torch' in sys.modules)")
            assert (result.fault, result.stdout) == (None, "__main__ False\n")


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="Windows has no fork server"
)
def test_the_fork_server_ends_without_a_word(tmp_path):
    """What its libraries tell of their own end is not for who runs blocks."""
    told = (  # what a block inherits from the server, it does at its own end
        "import atexit, os, sys\nserver = os.getpid()\nif 'forkserver' in str(sys.orig_argv):\n"
        "    atexit.register(lambda: os.getpid() == server and print('end'))\n"
    )
    (tmp_path / "sitecustomize.py").write_text(told)
    code = "from conftest import run\nfrom verified.run.runner import Runner\n"
    code += "with Runner() as runner: print(run(runner, 'print(1)').stdout)"
    path = os.pathsep.join([str(tmp_path), *sys.path])
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert (result.stdout, result.stderr) == ("1\n\n", "")
