import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

        def forward(self, x):  # 缩进在 __init__ 里了 | inside __init__
            return self.fc(x)


try:
    Net()(torch.zeros(1, 4))
except NotImplementedError as error:
    print(error)
