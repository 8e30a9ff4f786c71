import torch

torch.manual_seed(0)
q, k = torch.rand(2, 5, 3), torch.rand(2, 7, 3)
scores = torch.einsum("bqd,bkd->bqk", q, k)  # 不在右边的 d 求和 | d is summed over
print(scores.shape)

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0, 5.0])
print(torch.einsum("i,j->ij", x, y))  # 外积 | outer product
