"""The rehearsal leaves out no job, and knows what each one asks for."""

import re

import pytest
import yaml
from conftest import ROOT

SOURCE = re.sub(r'"\s*\n\s*"', "", (ROOT / "tests/hosting/rehearse.py").read_text())
FLOWS = ("ci", "publish", "preview", "sweep")
JOBS = [
    (f"{flow}.yml", name, {**job, "env": {**said.get("env", {}), **job.get("env", {})}})
    for flow in FLOWS
    for said in [yaml.safe_load((ROOT / f".github/workflows/{flow}.yml").read_text())]
    for name, job in said["jobs"].items()
    if "steps" in job
]


@pytest.mark.parametrize("flow, name, job", JOBS)
def test_each_job_is_rehearsed(flow, name, job):
    direct = re.search(rf'job\(\s*"{flow}", "{name}"', SOURCE)
    as_last = flow == "ci.yml" and re.search(rf'build\(.*"{name}"\)', SOURCE)
    assert direct or as_last


@pytest.mark.parametrize("flow, name, job", JOBS)
def test_each_expression_is_known(flow, name, job):
    for step in [job, *job["steps"]]:
        text = yaml.safe_dump([step.get(key) for key in ("run", "env", "with")], width=10**6)
        for expression in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", text.replace("''", "'")):
            assert f'"{expression}"' in SOURCE
    for step in job["steps"]:
        if condition := step.get("if"):
            assert f'"if {condition}"' in SOURCE


@pytest.mark.parametrize("flow, name, job", JOBS)
def test_each_action_says_what_github_would_give(flow, name, job):
    for step in job["steps"]:
        if "uses" in step:
            assert f'"{step["uses"].partition("@")[0].split("/")[-1]}": "' in SOURCE
