import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(3))  # 要训练 | to be trained
        self.register_buffer("mean", torch.zeros(3))
        self.plain = torch.zeros(3)  # 模型不知道它 | unknown to the model

    def forward(self, x):
        return (x - self.mean) * self.weight


net = Scale()
print([name for name, _ in net.named_parameters()])
print([name for name, _ in net.named_buffers()])
print(list(net.state_dict()))

net.double()  # to(device) 也一样 | the same with to(device)
print(net.weight.dtype, net.mean.dtype, net.plain.dtype)
