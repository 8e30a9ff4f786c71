import torch
from torch import nn

body = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 4))
print(body(torch.zeros(2, 4)).shape)  # 依次执行 | runs one after another


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList(nn.Linear(4, 4) for _ in range(3))

    def forward(self, x):
        for block in self.blocks:  # 怎么执行由你写 | you write how they run
            x = x + block(x).relu()
        return x


net = Residual()
print(net(torch.zeros(2, 4)).shape, len(list(net.parameters())))
