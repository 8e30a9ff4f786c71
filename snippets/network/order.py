import torch
from torch import optim

w = torch.tensor([1.0, 2.0], requires_grad=True)
optimizer = optim.SGD([w], lr=0.1)

(w**2).sum().backward()
optimizer.zero_grad()  # 位置不对，梯度没了 | misplaced: the gradient is gone
optimizer.step()
print(w)  # 没有更新 | not updated

(w**2).sum().backward()
optimizer.step()
print(w)
