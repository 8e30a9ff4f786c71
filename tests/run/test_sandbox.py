"""A block reaches its own directory and nothing of ours; when it dies, it dies alone."""

import ctypes
import os
import re
import sys
import tempfile
from pathlib import Path

import pytest
from conftest import run

from verified.run import sandbox, worker
from verified.run.runner import Runner

NETWORK = "= 0x10000000, 0x40000000"  # what a process is to have of its own
linux_only = pytest.mark.skipif(
    sys.platform != "linux", reason="Linux alone has it; ARCHITECTURE.md says what others have"
)
WRITE = "a block may only write in its own directory; it tried"
READ = "a block may only read its own directory and what the system and Python consist of; it tried"
HINT = "(a block may only write in its own directory, and read there and what"


@pytest.fixture
def shut_in(runner):
    """The runner, where the kernel keeps files apart."""
    run(runner, "")
    if why := runner.gaps.get(sandbox.FILES):
        pytest.skip(f"the kernel does not keep files apart here: {why}")
    return runner


@pytest.fixture
def other(tmp_path):
    """What is not the block's: a folder with a file, a folder, a link."""
    (tmp_path / "file").write_text("secret\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    before = state(tmp_path)
    yield tmp_path
    assert state(tmp_path) == before, "it was changed"


def state(folder):
    paths = sorted(folder.rglob("*"))
    stats = [(path.name, path.lstat()) for path in paths]
    rows = [(name, s.st_mode, s.st_size, s.st_mtime_ns, s.st_nlink) for name, s in stats]
    return rows, (folder / "file").read_text()


WRITES = """
open: open('{other}/new', 'w')
open: open('{other}/file', 'a')
open: open('{other}/file', 'r+')
open: open(b'{other}/file', 'wb')
open: os.open('{other}/new', os.O_RDONLY | os.O_CREAT)
open: os.open('{other}/file', os.O_RDONLY | os.O_TRUNC)
open: pathlib.Path('{other}/new').touch()
open: open('../new', 'w')
open: os.chdir('/'); open('new', 'w')
open: shutil.copy('/etc/hosts', '{other}')
open: tempfile.mkstemp(dir='{other}')
open: os.symlink('{other}', 'link'); open('link/new', 'w')
os.remove: os.remove('{other}/file')
os.remove: os.symlink('{other}', 'link'); os.remove('link/file')
os.rmdir: os.rmdir('{other}/folder')
os.mkdir: os.makedirs('{other}/new/er')
os.rename: os.rename('{other}/file', 'mine')
os.rename: open('mine', 'w').close(); os.replace('mine', '{other}/file')
os.link: os.link('{other}/file', 'mine')
os.link: open('mine', 'w').close(); os.link('mine', '{other}/new')
os.symlink: os.symlink('mine', '{other}/new')
os.truncate: os.truncate('{other}/file', 0)
os.chmod: os.chmod('{other}/file', 0o777)
os.utime: os.utime('{other}/file', (0, 0))
os.chown: os.chown('{other}/file', os.getuid(), os.getgid())
sqlite3.connect: sqlite3.connect('{other}/new')
"""
READS = """
open: open('{other}/file').read()
open: os.open('{other}/file', os.O_RDONLY)
open: os.symlink('{other}/file', 'link'); open('link')
open: shutil.copy('{project}/README.md', '.')
open: runpy.run_path('{project}/snippets/tensors/create.py')
os.listdir: os.listdir('{other}')
os.listdir: os.listdir('{project}')
os.listdir: os.listdir('{home}')
os.scandir: os.scandir('{project}/snippets')
os.scandir: os.scandir(os.path.dirname(os.path.dirname(os.getcwd())))
"""


@pytest.mark.parametrize(
    "may, row",
    [(WRITE, row) for row in WRITES.split("\n")[1:-1]]
    + [(READ, row) for row in READS.split("\n")[1:-1]],
)
def test_python_code_reaches_its_directory_only(runner, other, may, row):
    """Seen by the audit hook, on every system: the kernel has no say in the text."""
    event, code = row.format(other=other, project=Path.cwd(), home=Path.home()).split(": ", 1)
    fault = run(runner, f"import os, pathlib, runpy, shutil, sqlite3, tempfile\n{code}").fault
    assert f"{may} {event}: '" in fault
    assert 'File "snippets/p/one.py", line 2' in fault and "verified/run/sandbox.py" not in fault


BASH = [
    "echo new > {other}/new",
    "echo more >> {other}/file",
    ": > {other}/file",
    "truncate -s 0 {other}/file",
    "rm {other}/file",
    "rmdir {other}/folder",
    "mkdir {other}/new",
    "mv {other}/file .",
    "echo mine > file; mv file {other}/",
    "ln {other}/file mine",
    "ln -s mine {other}/new",
    "mkfifo {other}/new",
    "cat {other}/file",
    "ls {other}",
    "cat {project}/README.md",
    "ls {home}",
    "echo new > ../new",
    "bash -c 'rm {other}/file'",
    'python -c \'open("{other}/new", "w")\'',
    "kept=$(< /proc/{pid}/oom_score_adj); echo $kept >> /proc/{pid}/oom_score_adj",
]


@pytest.mark.parametrize("code", BASH)
def test_what_a_block_starts_is_shut_in_too(shut_in, other, code):
    places = {"project": Path.cwd(), "home": Path.home(), "pid": os.getpid()}
    code = code.format(other=other, **places)
    result = run(shut_in, code, "bash")
    assert result.fault and result.fault.startswith("bash ended with status")
    assert HINT in result.fault
    assert re.search("Permission denied|cross-device link", result.stderr)
    assert "secret" not in result.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import torch; torch.save(torch.ones(2), {path!r})",
        "import torch; torch.ones(2).untyped_storage().from_file({path!r}, True, 8)",
    ],
)
def test_what_the_audit_hook_does_not_see_is_shut_in_too(shut_in, other, code):
    fault = run(shut_in, code.format(path=str(other / "new"))).fault
    assert fault and "Permission denied" in fault and HINT in fault


@linux_only
def test_a_block_ends_no_process_but_its_own(shut_in):
    if ctypes.CDLL(None).syscall(444, None, 0, 1) < 6:
        pytest.skip("this Landlock does not keep signals inside; Linux 6.12 does")
    assert "PermissionError" in run(shut_in, "import os; os.kill(os.getppid(), 9)").fault
    code = "import os, signal, subprocess\np = subprocess.Popen(['sleep', '9']); p.kill(); p.wait()"
    assert run(shut_in, code).fault is None


@pytest.mark.parametrize(
    "code",
    [
        "open('mine', 'w').close(); os.rename('mine', 'own'); os.remove('own'); os.mkdir('d')",
        "os.mkdir('a'); open('a/b', 'w').close(); os.rename('a/b', 'c'); shutil.rmtree('a')",
        "open(os.path.expanduser('~/mine'), 'w').close()",
        "f = tempfile.NamedTemporaryFile(); f.write(b'x'); f.close()",
        "os.symlink('/etc', 'link'); os.remove('link')",
        "open(os.devnull, 'w').close(); subprocess.run('echo > /dev/null', shell=True, check=True)",
        "assert not os.path.exists('/no/such') and pathlib.Path('/etc/hosts').read_text()",
        f"with contextlib.suppress(FileNotFoundError): open({str(Path.home() / 'no such')!r})",
        "subprocess.run([sys.executable, '-c', 'import numpy'], check=True)",
        "import torchvision, sklearn, numpy, json, ssl; open(torchvision.__file__).close()",
        "import torch; torch.save(torch.ones(1), 'x.pt'); torch.load('x.pt')",
        "import matplotlib; matplotlib.use('agg'); import matplotlib.pyplot as p; p.savefig('a')",
        "import torch\nfrom torch.utils.data import DataLoader\nif __name__ == '__main__':\n"
        "    assert len(list(DataLoader(torch.arange(9), 3, num_workers=2))) == 3",
        "import multiprocessing\nmp = multiprocessing.get_context('spawn')\n"
        "def f(q):\n    q.put((os.getcwd(), os.listdir()))\n"
        "if __name__ == '__main__':\n    q = mp.Queue(); open('x', 'w').close()\n"
        "    p = mp.Process(target=f, args=(q,)); p.start(); p.join()\n"
        "    assert q.get() == (os.getcwd(), ['x'])",
        "import torch, torch.multiprocessing as mp\nfork = mp.get_context('fork')\n"
        "there, back = fork.Queue(), fork.Queue(); there.put(torch.ones(3))\n"
        "fork.Process(target=lambda: back.put(there.get().sum().item())).start()\n"
        "assert back.get(timeout=30) == 3",
    ],
)
def test_what_programs_do_still_works(runner, code):
    imports = "import contextlib, os, pathlib, shutil, subprocess, sys, tempfile, warnings\n"
    imports += "warnings.simplefilter('ignore', DeprecationWarning)  # fork, since Python 3.12\n"
    result = run(runner, imports + code)
    assert result.fault is None, result.fault


def test_what_scripts_do_still_works(runner):
    script = run(runner, "echo 1 > a; mv a b; t=$(mktemp); echo 2 > $t; rm b $t", "bash")
    assert script.fault is None, script.stderr


def test_nothing_private_is_readable_where_it_lies_among_the_system_s_folders(
    tmp_path, monkeypatch
):
    for name in ("usr/bin", "usr/src/app/docs", "usr/src/other", "usr/home/me"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setitem(sandbox._SYSTEM, sys.platform, f"{tmp_path}/usr {tmp_path}/gone")
    monkeypatch.setenv("HOME", f"{tmp_path}/usr/home/me")
    monkeypatch.setenv("USERPROFILE", f"{tmp_path}/usr/home/me")
    monkeypatch.setattr(sys, "path", [*sys.path, f"{tmp_path}/usr/src/app/docs", ""])
    readable = sandbox.readable(f"{tmp_path}/usr/src/app")
    ours = {Path(path).relative_to(tmp_path).as_posix() for path in readable if "/usr/src" in path}
    assert ours == {"usr/src/other"}
    assert f"{tmp_path}/usr/bin" in readable and f"{tmp_path}/usr" not in readable
    assert not any(path.startswith(f"{tmp_path}/usr/home") for path in readable)
    assert not any(sandbox._within(tempfile.gettempdir(), [path]) for path in readable)


@linux_only
def test_walls_that_the_kernel_does_not_grant_are_told_and_counted(project):
    """Landlock's system calls are none, and `unshare` gets a flag that it refuses."""
    source = Path("verified/run/sandbox.py").read_text()
    for constant, lost in (("= 444, 445, 446", "= 9444, 9445, 9446"), (NETWORK, "= 0, 0x7")):
        assert constant in source
        source = source.replace(constant, lost)
    project.write("verified/run/sandbox.py", source)
    project.snippet("p/one.py", "print(1)\n", "1\n")
    result = project.run("python", "-m", "pytest", "docs", "-q", "--device", "cpu")
    assert result.returncode == 0, result.stdout
    for told in (
        "1 runs in which programs that a block starts, and C++ code, could read and write "
        "anywhere: [Errno 38] Landlock: Function not implemented",
        "1 runs in which programs that a block starts could reach the network: "
        "[Errno 22] unshare: Invalid argument",
    ):
        assert told in result.stdout
    assert result.stdout.count(" runs in which ") == 2


DEATHS = {
    "import ctypes\n\ndef f():\n    ctypes.string_at(0)\n\nf()\n": (
        "killed by SIGSEGV\n"
        '  File "snippets/p/one.py", line 4 in f\n'
        '  File "snippets/p/one.py", line 6 in <module>'
    ),
    "import os\nos.abort()\n": 'killed by SIGABRT\n  File "snippets/p/one.py", line 2 in <module>',
    "import os\nos.kill(os.getpid(), 8)\n": 'killed by SIGFPE\n  File "snippets/p/one.py", line 2',
    "import os\nos.kill(os.getpid(), 9)\n": (
        "killed by SIGKILL, as Linux does with a process when memory runs out"
    ),
    "import threading, ctypes\nthreading.Thread(target=ctypes.string_at, args=(0,)).start()\n": (
        "killed by SIGSEGV"
    ),
}


@linux_only
@pytest.mark.parametrize("code", DEATHS)
def test_the_line_in_which_a_block_died_is_told(runner, code):
    result = run(runner, code)
    assert DEATHS[code] in result.fault and "worker.py" not in result.fault + result.stderr
    assert run(runner, "print(1)").stdout == "1\n"


@pytest.mark.parametrize(
    "code, where",
    [
        ("python -c 'import ctypes; ctypes.string_at(0)'\n", 'File "<string>", line 1 in <module>'),
        ("echo\nbash -c 'kill -SEGV $$'\n", "snippets/p/one.py: line 2: "),
    ],
)
def test_a_program_of_a_script_that_dies_is_told(runner, code, where):
    result = run(runner, code, "bash")
    assert result.fault == "bash ended with status 139 (SIGSEGV)" and where in result.stderr


@linux_only
@pytest.mark.parametrize(
    "code, error",
    [
        ("x = bytearray(3 << 30)", "MemoryError"),
        ("x = []\nwhile True: x.append(bytearray(1 << 20))", "MemoryError"),
        ("import torch; torch.empty(3 << 30, dtype=torch.uint8)", "Cannot allocate memory"),
    ],
)
def test_running_out_of_memory_is_the_block_s_fault(runner, code, error):
    fault = run(runner, code, memory=2 << 30).fault
    assert error in fault and "(each process of a block may use 2 GiB)" in fault
    assert 'File "snippets/p/one.py", line' in fault
    assert run(runner, "print(1)", memory=2 << 30).stdout == "1\n"


@linux_only
def test_a_block_is_the_first_to_go_when_the_machine_s_memory_runs_out(runner):
    code = "print(open('/proc/self/oom_score_adj').read(), end='')"
    assert run(runner, code).stdout == "1000\n"
    assert Path("/proc/self/oom_score_adj").read_text() != "1000\n"


def test_a_cache_of_the_user_is_not_the_block_s(runner):
    code = "import os; print(*(os.environ[n] for n in {!r}))"
    with Runner(workers=1) as fresh:
        paths = run(fresh, code.format(worker.HOMES + worker.TEMPORARY)).stdout.split()
    assert len(set(paths)) == 2 and all("blocks-" in path for path in paths)
