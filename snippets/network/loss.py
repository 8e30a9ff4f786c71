import torch
from torch import nn

output = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
target = torch.tensor([[1.0, 0.0], [3.0, 0.0]])
criterion = nn.MSELoss()
loss = criterion(output, target)
print(loss.item(), loss.shape)  # (0 + 4 + 0 + 16) / 4
assert torch.equal(loss, ((output - target) ** 2).mean())
print(nn.MSELoss(reduction="sum")(output, target).item())
