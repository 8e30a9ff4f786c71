import torch

torch.set_num_threads(2)
print(torch.get_num_threads())
