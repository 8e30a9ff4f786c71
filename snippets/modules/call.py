import torch
from torch import nn


class Double(nn.Module):
    def forward(self, x):
        return 2 * x


net = Double()
net.register_forward_hook(lambda module, args, output: print("hook"))
x = torch.ones(2)
print(net(x))  # __call__：钩子，然后 forward | hooks and forward
print(net.forward(x))  # 没有钩子 | no hooks
