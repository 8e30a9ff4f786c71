import torch

x = torch.ones(2, 3)
result = torch.empty(4)  # 形状不符 | the wrong shape
torch.add(x, 1, out=result)
print(result.shape)

result = torch.empty(0)  # 没有元素，不警告 | no elements, no warning
torch.add(x, 1, out=result)
print(result.shape)
