# EXPECT: Expected all tensors to be on the same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
scores, labels = torch.randn(8, 3, device=device), torch.zeros(8, dtype=torch.long, device=device)
torch.nn.CrossEntropyLoss(weight=torch.ones(3))(scores, labels)
