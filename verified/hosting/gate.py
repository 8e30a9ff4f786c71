"""The one required job: it succeeds when every job did that was meant to run.

GitHub counts a required job that is skipped as passed, so no other job can be the required one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Which job an event leaves out on purpose. All others run, whatever the event.
MEANT_TO_SKIP: Mapping[str, frozenset[str]] = {
    "pull_request": frozenset({"gpu"}),
    "push": frozenset({"preview"}),
}
# And which a pull request leaves out where the job `versions` says that it changes prose alone.
NOT_FOR_PROSE = frozenset({"others", "test"})


def meant_to_skip(needs: Mapping[str, Mapping[str, Any]], event: str) -> frozenset[str]:
    """The jobs that may be skipped, from the ``needs`` context of GitHub."""
    outputs = needs.get("versions", {}).get("outputs") or {}
    prose = event == "pull_request" and outputs.get("prose") == "true"
    return MEANT_TO_SKIP[event] | (NOT_FOR_PROSE if prose else frozenset())


def failures(needs: Mapping[str, Mapping[str, Any]], event: str) -> list[str]:
    """Why the run may not pass; nothing where it may."""
    if event not in MEANT_TO_SKIP:
        return [f"no rule says which jobs run on {event!r}; add it to verified/hosting/gate.py"]
    if not needs:
        return ["`required` has an empty `needs`, so it would always pass"]
    found, may_skip = [], meant_to_skip(needs, event)
    for name, job in needs.items():
        result = job.get("result")
        if result == "skipped" and name in may_skip:
            continue
        if result == "skipped":
            found.append(f"{name} was skipped, and is meant to run on {event}")
        elif result != "success":
            found.append(f"{name} ended with {result!r}")
    return found
