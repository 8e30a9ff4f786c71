import copy

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        self.features = self.fc(x)  # 连同计算图留下了 | kept with its graph
        return self.features


net = Net()
net(torch.ones(1, 4))
try:
    copy.deepcopy(net)
except RuntimeError as error:
    print(error)

net.features = net.features.detach()
print(copy.deepcopy(net))
