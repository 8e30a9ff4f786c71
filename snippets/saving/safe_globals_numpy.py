import numpy as np
import torch
from numpy._core.multiarray import scalar

torch.save({"accuracy": np.float64(0.5)}, "run.pt")
names = torch.serialization.get_unsafe_globals_in_checkpoint("run.pt")
print(sorted(names))

allowed = [np.dtype, scalar]
allowed.append(np.dtypes.Float64DType)  # 没有列出 | it was not listed
with torch.serialization.safe_globals(allowed):
    print(torch.load("run.pt"))
