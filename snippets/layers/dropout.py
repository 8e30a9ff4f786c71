import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        return (
            self.drop(x),
            F.dropout(x, 0.5, training=self.training),
            F.dropout(x, 0.5),  # 推理时也丢弃 | drops at inference, too
        )


torch.manual_seed(0)
net = Net()
for mode in (net.train, net.eval):
    mode()
    print([y.unique().tolist() for y in net(torch.ones(1000))])
