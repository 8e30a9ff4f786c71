import torch

x = torch.tensor([[0, 1, 2], [3, 4, 5]])
t = x.T  # 不再连续 | no longer contiguous
print(t.stride(), t.is_contiguous())
try:
    t.view(6)
except RuntimeError as error:
    print(error)
print(t.reshape(6))
print(t.contiguous().view(6))
