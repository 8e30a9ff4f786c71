"""The workflows are thin, may do the least, and publish nothing that did not hold."""

import fnmatch
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml
from conftest import ROOT, truth
from made_site import environment_of_make

from verified.hosting import gate

FOLDER = ROOT / ".github/workflows"
TEXTS = {path.stem: path.read_text() for path in sorted(FOLDER.glob("*.yml"))}
FLOWS = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
JOBS = [(flow, name, job) for flow, data in FLOWS.items() for name, job in data["jobs"].items()]
STEPS = [(flow, name, step) for flow, name, job in JOBS for step in job.get("steps", [])]
CI = FLOWS["ci"]["jobs"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(name):
    for line in TEXTS[name].splitlines():
        if "uses:" in line and "uses: ./" not in line:
            assert re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_one_pin():
    pins = set(re.findall(r"uses: ([\w/-]+)@(\w{40} # \S+)", "\n".join(TEXTS.values())))
    assert len(pins) == len({action for action, _ in pins}) > 4


@pytest.mark.parametrize("flow, job, step", STEPS)
def test_a_shell_step_is_a_line_or_two_that_call_what_is_tested(flow, job, step):
    if command := step.get("run", ""):
        lines = command.strip().splitlines()
        assert len(lines) <= 2, command
        assert all(re.match(r"(make|python3 -m verified\S*|echo) ", line) for line in lines)
        words = [w for line in lines for w in shlex.shlex(line, posix=True, punctuation_chars=True)]
        assert not {";", "&", "&&", "||"} & set(words), "a step does one thing, or fails"
        assert [w for at, w in enumerate(words) if words[at - 1 : at] == ["|"]] in ([], ["tee"])
        assert "${{" not in command, "what others wrote comes through the environment"


def test_who_may_write_what():
    wide = {
        (flow, name): {right for right, level in job["permissions"].items() if level != "read"}
        for flow, name, job in JOBS
    }
    assert all(data["permissions"] == {} for data in FLOWS.values())
    assert {place: rights for place, rights in wide.items() if rights} == {
        ("ci", "attest"): {"attestations", "id-token"},
        ("ci", "publish"): {"contents", "id-token", "pages"},
        ("publish", "deploy"): {"id-token", "pages"},
        ("publish", "notebooks"): {"contents"},
        ("preview", "comment"): {"pull-requests"},
        ("weekly", "links"): {"issues"},
    }


def test_secrets_are_where_no_stranger_is():
    users = {(flow, name) for flow, name, job in JOBS if "secrets" in yaml.dump(job)}
    assert users == {("preview", "put"), ("sweep", "sweep")}
    for flow, name in users:
        assert "pull_request" not in FLOWS[flow][True]
        assert FLOWS[flow]["jobs"][name]["environment"] == "previews"


def test_code_of_a_pull_request_runs_only_where_it_can_do_nothing():
    for flow, data in FLOWS.items():
        if {"workflow_run", "pull_request_target"} & set(data[True]):
            refs = [s.get("with", {}).get("ref", "") for f, _, s in STEPS if f == flow]
            assert {ref for ref in refs if ref} <= {"${{ github.event.repository.default_branch }}"}
            assert "github.event.pull_request" not in TEXTS[flow]
    outs = [(f, j, s["with"]) for f, j, s in STEPS if "actions/checkout@" in s.get("uses", "")]
    kept = {(f, j, w.get("repository")) for f, j, w in outs if w["persist-credentials"]}
    assert kept == {
        ("preview", "put", "${{ vars.PREVIEW_REPOSITORY }}"),
        ("publish", "notebooks", None),
        ("sweep", "sweep", "${{ vars.PREVIEW_REPOSITORY }}"),
    }


def test_what_reads_a_strangers_artifact_may_do_nothing():
    receive = FLOWS["preview"]["jobs"]["receive"]
    assert set(receive["permissions"].values()) == {"read"} and "environment" not in receive
    assert "download-artifact" not in yaml.dump(receive), "that unpacks whatever it is given"
    for flow, _, step in STEPS:
        if flow == "preview" and "download-artifact" in step.get("uses", ""):
            assert step["with"] == {"name": "received", "path": "received"}, "what was checked"


def test_the_required_job_needs_all_that_can_fail():
    after = {"required", "attest", "publish"}
    assert set(CI["required"]["needs"]) == CI.keys() - after
    assert CI["required"]["if"] == "always()"
    assert "required" in CI["attest"]["needs"] and CI["publish"]["needs"] == "attest"


def skipped(event, prose, **ended):
    """The jobs that an event leaves out, where others end in another way than with success."""
    values = {f"needs__{name}__result": "success" for name in CI}
    values |= {f"needs__{name}__result": result for name, result in ended.items()}
    values |= {"needs__versions__outputs__prose": prose, "github__event_name": event}
    found = set()
    for name in CI["required"]["needs"]:
        condition = CI[name].get("if", "True").strip("${} \n")
        runs = truth(condition.replace("!cancelled()", "True"), **values)
        if "cancelled()" not in condition:  # then GitHub asks that all that it needs succeeded
            needs = CI[name].get("needs", [])
            needs = [needs] if isinstance(needs, str) else needs
            runs = runs and all(values[f"needs__{need}__result"] == "success" for need in needs)
        if not runs:
            found.add(name)
            values[f"needs__{name}__result"] = "skipped"
    return found


@pytest.mark.parametrize(
    "event, prose", [("push", "false"), ("pull_request", "false"), ("pull_request", "true")]
)
def test_the_rules_of_the_required_job_are_those_of_the_workflow(event, prose):
    needs = {"versions": {"outputs": {"prose": prose}}}
    assert skipped(event, prose) == gate.meant_to_skip(needs, event)


@pytest.mark.parametrize(
    "job, event, prose",
    [
        ("versions", "pull_request", ""),
        *((job, "push", "false") for job in ("check", "verify", "others", "gpu", "test")),
        *((job, "pull_request", "true") for job in ("check", "verify")),
    ],
)
def test_no_site_is_built_where_something_failed(job, event, prose):
    left_out = skipped(event, prose, **{job: "failure"})
    assert "site" in left_out
    assert ("preview" in left_out) == (event == "push"), "a preview shows what failed"


def test_what_has_been_verified_is_not_run_again():
    """The tests, the site and the preview take the evidence, and so have its Python."""
    [kept] = [s["with"] for s in CI["verify"]["steps"] if "upload-artifact" in s.get("uses", "")]
    for name in ("test", "site", "preview"):
        steps = CI[name]["steps"]
        [taken] = [s["with"] for s in steps if "download-artifact" in s.get("uses", "")]
        if name == "test":
            assert taken == {"name": kept["name"], "path": ".verified"}
        else:
            assert fnmatch.fnmatch(kept["name"], taken["pattern"])
        assert python_of(name) == python_of("verify")


def python_of(job):
    [given] = [s["with"] for s in CI[job]["steps"] if "setup-python" in s.get("uses", "")]
    return given["python-version"]


def test_packages_come_from_a_cache_but_for_what_is_published():
    for flow, name, step in STEPS:
        if "setup-python" in step.get("uses", ""):
            cached = {k: v for k, v in step["with"].items() if k != "python-version"}
            due = {"cache": "pip", "cache-dependency-path": "constraints.txt"}
            assert cached == ({} if (flow, name) == ("ci", "site") else due), (flow, name)


@pytest.mark.parametrize("job", ["attest", "publish"])
@pytest.mark.parametrize("event", ["push", "pull_request"])
@pytest.mark.parametrize("result", ["success", "failure", "cancelled", "skipped"])
def test_nothing_is_published_that_did_not_hold(job, event, result):
    condition = CI[job]["if"].strip("${} ").replace("!cancelled()", "True")
    values = {"needs__required__result": result, "needs__attest__result": result}
    runs = truth(condition, github__event_name=event, **values)
    assert runs == (result == "success" and (event == "push" or job == "publish"))


def test_what_is_published_is_not_built_again():
    publish = yaml.dump(FLOWS["publish"])
    assert "make " not in publish and "pip" not in publish
    assert FLOWS["publish"]["jobs"]["release"]["if"] == "github.ref == 'refs/heads/main'"
    assert CI["attest"]["steps"][0]["with"]["subject-digest"] == (
        "sha256:${{ needs.site.outputs.digest }}"
    )


def test_what_publishes_installs_nothing():
    """The standard library is enough: no package is looked for."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import verified.hosting.__main__"
    result = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True)
    assert result.returncode == 0, result.stderr


def test_the_index_of_the_cpu_wheels_is_named_once():
    files = [*FOLDER.glob("*.yml"), ROOT / "Makefile", ROOT / "pyproject.toml"]
    assert [f.name for f in files if "download.pytorch.org" in f.read_text()] == ["Makefile"]
    assert FLOWS["ci"]["env"]["CPU"] == "1"


def test_make_takes_the_cpu_wheels_where_it_is_told_to(project):
    def index(**values):
        return environment_of_make(project, **values).get("PIP_EXTRA_INDEX_URL", "")

    assert index(PIP_EXTRA_INDEX_URL="") == ""
    assert index(CPU="1").endswith("/whl/cpu") and index(CPU="1", TORCH="2.9.1").endswith("/cpu")
    assert index(CPU="1", TORCH="next").endswith("/whl/test/cpu")


def test_what_builds_the_site_is_installed_by_its_hashes(project):
    for job in ("site", "preview"):
        assert CI[job]["env"]["HASHED"] == "1"
    shutil.copy(ROOT / "requirements.txt", project.root)
    commands = project.run("make", "-n", "site", "HASHED=1").stdout
    installs = [line for line in commands.splitlines() if " install " in line]
    assert [("--require-hashes" in line) for line in installs] == [True, True, False]
    assert installs[2].endswith("--constraint constraints.txt --group torch")
    assert ".venv-hashed/bin/python -m verified site" in commands


def test_every_pinned_package_that_builds_the_site_has_a_hash():
    text = (ROOT / "requirements.txt").read_text()
    entries = re.findall(
        r"^([a-z][^\n]*?) \\\n((?:    --hash=sha256:[0-9a-f]{64}[ \\]*\n)+)", text, re.M
    )
    assert len(entries) > 40 and "".join(f"{a} \\\n{b}" for a, b in entries) == text
    pinned = dict(line.split("==", 1) for line, _ in entries)
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    for entry, _ in entries:
        name, version = entry.partition(" ;")[0].split("==")
        assert any(line.partition(" ;")[0] == f"{name}=={version}" for line in lines), entry
    assert {"mkdocs", "mkdocs-material", "numpy", "pip", "setuptools", "rjieba"} <= pinned.keys()


def test_lint_reads_the_workflows_as_a_pedant():
    dry = subprocess.run(["make", "-n", "lint"], cwd=ROOT, capture_output=True, text=True).stdout
    assert "zizmor --offline" in dry and "--pedantic" in dry and "github-workflows" in dry


def test_every_finding_that_is_set_aside_says_why():
    for text in TEXTS.values():
        for line in text.splitlines():
            if "zizmor:" in line:
                assert re.search(r"# zizmor: ignore\[[a-z-]+\] \w+ \w+ .+", line), line


REHEARSAL = re.sub(r'"\s*\n\s*"', "", (ROOT / "tests/hosting/rehearse.py").read_text())
REHEARSED = [one for one in JOBS if one[0] not in ("gpu", "weekly") and "steps" in one[2]]


@pytest.mark.parametrize("flow, name, job", REHEARSED)
def test_the_rehearsal_leaves_out_no_job_and_knows_what_each_asks_for(flow, name, job):
    as_last = flow == "ci" and re.search(rf'build\(.*"{name}"\)', REHEARSAL)
    assert as_last or re.search(rf'job\(\s*"{flow}.yml", "{name}"', REHEARSAL)
    for step in [FLOWS[flow], job, *job["steps"]]:
        text = yaml.safe_dump([step.get(key) for key in ("run", "env", "with")], width=10**6)
        for expression in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", text.replace("''", "'")):
            assert f'"{expression}"' in REHEARSAL
        if "if" in step and step is not job:
            assert f'"if {step["if"]}"' in REHEARSAL
        if "uses" in step:
            assert f'"{step["uses"].partition("@")[0].split("/")[-1]}": "' in REHEARSAL
