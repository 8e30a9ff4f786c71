"""What `make` says of itself, and of what it does to the system."""

import os
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def test_every_target_that_is_listed_says_what_it_does_in_one_line():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    told = dict(re.findall(r"^([a-z]+) +(\S.*)$", listed, re.M))
    assert {"serve", "outputs", "check", "format", "verify", "site", "test"} <= told.keys()
    assert max(map(len, told.values())) < 120


def test_what_is_installed_on_the_system_is_said_first(tmp_path):
    for name, script in {"apt-get": f"echo $1 >> {tmp_path}/did", "id": "echo 0"}.items():
        Path(tmp_path, name).write_text(f"#!/bin/sh\n{script}\n")
        Path(tmp_path, name).chmod(0o755)
    script = ROOT / "tests/chromium.sh"
    result = subprocess.run(
        ["/bin/sh", str(script)], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert (tmp_path / "did").read_text().split() == ["update", "install"]
    assert "apt-get installs a Chromium and the package fonts-noto-cjk" in result.stderr
    assert "To choose yourself" in result.stderr


def test_the_commands_of_python_are_those_that_make_calls():
    made = re.findall(r"-m verified ([a-z]+)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    listed = subprocess.run(
        [sys.executable, "-m", "verified", "--help"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert set(made) <= set(re.findall(r"^    ([a-z]+)\b", listed, re.M))
