"""The one required job: it succeeds when every job did that was meant to run.

GitHub counts a required job that is skipped as passed, so no other job can be the required one.
"""

from __future__ import annotations

from collections.abc import Mapping

# Which job an event leaves out on purpose. All others run, whatever the event.
MEANT_TO_SKIP: Mapping[str, frozenset[str]] = {
    "pull_request": frozenset({"gpu"}),
    "push": frozenset({"preview"}),
}


def faults(needs: Mapping[str, Mapping], event: str) -> list[str]:
    """Why the run may not pass, from the ``needs`` context of GitHub; nothing where it may."""
    if event not in MEANT_TO_SKIP:
        return [f"no rule says which jobs run on {event!r}; add it to verified/hosting/gate.py"]
    if not needs:
        return ["the job needs no other, so that it would pass whatever happens"]
    found = []
    for name, job in needs.items():
        result = job.get("result")
        if result == "skipped" and name in MEANT_TO_SKIP[event]:
            continue
        if result == "skipped":
            found.append(f"{name} was skipped, and is meant to run on {event}")
        elif result != "success":
            found.append(f"{name} ended with {result!r}")
    return found
