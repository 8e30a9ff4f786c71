import random

import numpy as np
import torch


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)  # CPU 和所有的 GPU | the CPU and all GPUs


for _ in range(2):
    seed_everything(0)
    numbers = random.random(), np.random.rand(), torch.rand(1).item()
    print(*[f"{number:.4f}" for number in numbers])
