import copy

import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(3, 3))
        self.register_buffer("bias", torch.ones(3))

    def forward(self, x):
        return x @ self.weight + self.bias


torch.manual_seed(0)
net = Net().to(device)
twin = copy.deepcopy(net)
twin.weight.data.zero_()
assert isinstance(twin.weight, nn.Parameter) and twin.weight.device == net.weight.device
print(net(torch.ones(1, 3, device=device)), twin(torch.ones(1, 3, device=device)))
net(torch.ones(1, 3, device=device)).sum().backward()
assert copy.deepcopy(net).bias.device.type == device.type
print(copy.deepcopy(torch.arange(3, device=device)))

net.cpu()
assert {net.weight.device.type, net.weight.grad.device.type, net.bias.device.type} == {"cpu"}
net.to(device).double()
print(net.weight.dtype, net.half().weight.dtype, net.float().weight.grad.dtype)
nn.init.xavier_uniform_(net.weight)
print(net.weight, nn.utils.parameters_to_vector(net.parameters()).shape)
assert nn.Linear(2, 2, device="meta").to_empty(device=device).weight.device.type == device.type
average = torch.optim.swa_utils.AveragedModel(net)
average.update_parameters(net)
print(average(torch.ones(1, 3, device=device)))
