import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 12, 3)
lstm = nn.LSTM(3, 4, batch_first=True)
optimizer = torch.optim.SGD(lstm.parameters(), lr=0.1)

state = None  # 从 0 开始 | starts from zeros
for part in x.split(4, dim=1):
    output, state = lstm(part, state)
    loss = output.square().mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    state = tuple(s.detach() for s in state)
    print(f"{loss.item():.4f}")
