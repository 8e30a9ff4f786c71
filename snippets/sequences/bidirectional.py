import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 5, 3)
lstm = nn.LSTM(3, 2, num_layers=2, bidirectional=True, batch_first=True)

with torch.no_grad():
    output, (h, c) = lstm(x)
print(output.shape)
print(h.shape)  # (层 × 方向, batch, 2) | (layer × direction, batch, 2)

# 前向在末尾读完 | forward has read all at the end
print(output[0, -1, :2], h[-2, 0])
# 后向在开头读完 | backward, at the start
print(output[0, 0, 2:], h[-1, 0])
print(torch.cat([h[-2], h[-1]], dim=1).shape)
