import torch

torch.use_deterministic_algorithms(True)
try:
    index = torch.tensor([0, 0])
    torch.zeros(3).put_(index, torch.tensor([1.0, 2.0]))
except RuntimeError as error:
    print(error)
