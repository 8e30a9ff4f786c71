import torch

x = torch.tensor([[3, 1, 4], [1, 5, 9]])
print(x.max())
values, indices = x.max(dim=1)  # 每行最大的，和它的列号 | of each row, and where
print(values, indices)
print(x.topk(2, dim=1).values)
print(x.sort(dim=1, descending=True).indices)

numbers, counts = x.unique(return_counts=True)
print(numbers, counts)
