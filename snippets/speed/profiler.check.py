import json
from pathlib import Path

for column in ("Self CPU", "CPU total", "# of Calls"):
    assert column in Path("profile.txt").read_text()
assert json.loads(Path("trace.json").read_text())["traceEvents"]
spent = {event.key: event.cpu_time_total for event in averages}
assert spent["forward"] >= spent["aten::linear"] > 0
