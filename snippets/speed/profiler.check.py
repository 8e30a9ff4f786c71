import json
from pathlib import Path

for column in ("Self CPU", "CPU total", "# of Calls"):
    assert column in Path("profile.txt").read_text()
assert json.loads(Path("trace.json").read_text())["traceEvents"]
spent = {event.key: event.cpu_time_total for event in averages}
assert spent["forward"] >= spent["aten::linear"] > 0

some = torch.profiler.schedule(wait=1, warmup=1, active=3, repeat=1)
with profile(activities=activities, schedule=some) as training:
    for _ in range(10):
        model(x).sum()
        training.step()
counted = {event.key: event.count for event in training.key_averages()}
assert counted["aten::relu"] == 3
