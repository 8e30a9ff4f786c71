import torch

x = torch.randn(4, 4)
y = x.unsqueeze(0)  # 在最前面加一维 | a new first dimension
print(y.shape, x.unsqueeze(-1).shape)
print(y.squeeze(0).shape)  # 去掉第 0 维 | drops dimension 0
batch = torch.zeros(1, 3, 1)
print(batch.squeeze().shape)  # 去掉所有大小为 1 的维度 | drops every size 1
print(batch.squeeze(2).shape)
