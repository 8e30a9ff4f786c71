import torch

x = torch.arange(12).reshape(2, 3, 2)  # (batch, step, feature)
steps = torch.tensor([2, 0])  # 每个样本取哪一步 | which step of each sample
print(x[torch.arange(len(x)), steps])

several = torch.tensor([[2, 0], [1, 1]])  # 每个样本取两步 | two steps of each
print(x.take_along_dim(several.unsqueeze(-1), dim=1))
