import torch
from torch import nn

x = torch.zeros(8, 5, 3)  # (batch, step, feature)
lstm = nn.LSTM(3, 4)  # 没写 batch_first=True | not batch_first
h0 = c0 = torch.zeros(1, 8, 4)
for attempt in (
    lambda: lstm(x, (h0, c0)),
    lambda: lstm(torch.zeros(8, 5)),
    lambda: nn.Sequential(nn.LSTM(3, 4), nn.Linear(4, 1))(x),
):
    try:
        attempt()
    except (RuntimeError, TypeError) as e:
        print(e)

right = nn.LSTM(3, 4, batch_first=True)
output, _ = right(x, (h0, c0))
print(nn.Linear(4, 1)(output[:, -1]).shape)
