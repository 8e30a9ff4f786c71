# EXPECT: Expected all tensors to be on the same device.*index is on cpu
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
embedding = torch.nn.Embedding(10, 4).to(device)
embedding(torch.tensor([[1, 2, 3]]))
