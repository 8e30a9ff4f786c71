import torch
from torch import nn

output = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
target = torch.tensor([[1.0, 0.0], [3.0, 0.0]])
criterion = nn.MSELoss()
loss = criterion(output, target)
print(loss, loss.item())  # (0 + 4 + 0 + 16) / 4
print(nn.MSELoss(reduction="sum")(output, target))
