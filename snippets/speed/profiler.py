import torch
from torch import nn
from torch.profiler import ProfilerActivity, profile, record_function

model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
x = torch.randn(8, 64)
activities = [ProfilerActivity.CPU]
if torch.cuda.is_available():
    activities.append(ProfilerActivity.CUDA)

model(x).sum().backward()  # 预热 | warm up
with profile(activities=activities) as prof:
    with record_function("forward"):
        loss = model(x).sum()
    with record_function("backward"):
        loss.backward()

averages = prof.key_averages()
with open("profile.txt", "w") as file:  # 时间因机器而异 | times vary
    print(averages.table(sort_by="self_cpu_time_total"), file=file)
prof.export_chrome_trace("trace.json")

counts = {event.key: event.count for event in averages}
for name in ("forward", "aten::linear", "aten::relu", "backward"):
    print(name, counts[name])
