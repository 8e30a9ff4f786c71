import warnings

import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly(check_nan=False):
        weights = x.exp()
        weights[0] = 0
        try:
            weights.sum().backward()
        except RuntimeError as error:
            print(str(error).split(":")[0])
traceback = str(caught[-1].message)
lines = [line for line in traceback.splitlines() if line.startswith("    ")]
print(lines[-1].strip())
