import time

import torch

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")


def seconds(work, repeats=20):
    work()  # 预热 | warm up
    if device.type != "cpu":
        torch.accelerator.synchronize()  # 等设备算完 | wait for the device
    begin = time.perf_counter()
    for _ in range(repeats):
        work()
    if device.type != "cpu":
        torch.accelerator.synchronize()
    return (time.perf_counter() - begin) / repeats


x = torch.randn(300, 64, device=device)
times = {
    "row by row": seconds(lambda: torch.stack([row.sum() for row in x])),
    "at once": seconds(lambda: x.sum(dim=1)),
}
print("faster:", min(times, key=times.get))
