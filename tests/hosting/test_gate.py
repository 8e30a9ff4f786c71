"""The one required job fails with every other that was meant to run."""

import json

import pytest
from made_site import hosting

from verified.hosting import gate

JOBS = ("versions", "check", "verify", "others", "gpu", "test", "site", "preview")


@pytest.mark.parametrize(
    "event, prose, meant",
    [
        ("push", "false", {"preview"}),
        ("push", "true", {"preview"}),
        ("pull_request", "false", {"gpu"}),
        ("pull_request", "true", {"gpu", "others", "test"}),
    ],
)
def test_the_required_job_fails_with_any_other(event, prose, meant):
    fine = {job: {"result": "skipped" if job in meant else "success"} for job in JOBS}
    fine["versions"]["outputs"] = {"prose": prose}
    assert gate.failures(fine, event) == []
    for job in JOBS:
        for ended in ("failure", "cancelled", "skipped", None):
            failures = gate.failures({**fine, job: {**fine[job], "result": ended}}, event)
            told = [] if ended == "skipped" and job in meant else [job]
            assert [failure.split()[0] for failure in failures] == told


def test_the_required_job_passes_nothing_that_it_does_not_know():
    assert gate.failures({}, "push")
    assert gate.failures({"a": {"result": "success"}}, "merge_group")


def test_the_required_job_says_what_was_skipped_and_fails():
    needs = json.dumps({job: {"result": "skipped"} for job in ("gpu", "test")})
    result = hosting("gate", NEEDS=needs, GITHUB_EVENT_NAME="pull_request")
    assert result.returncode == 1
    assert result.stderr == "test was skipped, and is meant to run on pull_request\n"
