import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 5, 3)
lstm = nn.LSTM(3, 2, num_layers=2, bidirectional=True, batch_first=True)

output, (h, c) = lstm(x)
print(output.shape, h.shape)  # h：(层 × 方向, batch, 2) | (layer × direction, batch, 2)
print(output[0, -1, :2], h[-2, 0])  # 前向，读到末尾 | forward, at the end
print(output[0, 0, 2:], h[-1, 0])  # 后向，读回开头 | backward, at the start
print(torch.cat([h[-2], h[-1]], dim=1).shape)
