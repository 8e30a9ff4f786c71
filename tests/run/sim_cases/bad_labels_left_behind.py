# EXPECT: Expected all tensors to be on the same device.*target is on cpu
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
scores = torch.nn.Linear(4, 3).to(device)(torch.randn(8, 4).to(device))
labels = torch.randint(3, (8,))
torch.nn.CrossEntropyLoss()(scores, labels)
