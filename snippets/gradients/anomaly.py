import warnings

import torch

x = torch.tensor([1.0, 0.0], requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly():
        distance = x.sqrt()
        loss = (distance * 0).sum()
        try:
            loss.backward()
        except RuntimeError as error:
            print(error)
traceback = str(caught[-1].message)  # 平时打印在屏幕上 | usually on the screen
lines = [line for line in traceback.splitlines() if line.startswith("    ")]
print(lines[-1].strip())
