import torch

x = torch.ones(2, 2, requires_grad=True)  # 默认为 False | False by default
y = x + 2
print(x)
print(y)
