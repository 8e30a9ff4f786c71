import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 5, 3)  # (batch, step, feature)
lstm = nn.LSTM(input_size=3, hidden_size=4, batch_first=True)

output, (h, c) = lstm(x)
print(output.shape, h.shape, c.shape)
print(output[:, -1])  # 最后一步，最上层 | last step, top layer
print(h[-1])
