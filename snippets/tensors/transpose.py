import torch

x = torch.tensor([[0, 1, 2], [3, 4, 5]])
print(x.T)  # 转置 | transposed
print(x.view(3, 2))  # 不是转置 | not the transpose

images = torch.zeros(8, 32, 48, 3)  # (N, H, W, C)
print(images.permute(0, 3, 1, 2).shape)  # (N, C, H, W)
print(images.transpose(1, 2).shape)  # (N, W, H, C)
