import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

net = nn.Linear(3, 2)
weight = net.weight
net.to(device)
print(net.weight is weight)  # 同一个参数 | the same parameter

optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
net(torch.ones(1, 3, device=device)).sum().backward()
optimizer.step()  # 这时才有动量 | momentum exists from here on

net.to(torch.float16)  # 换类型和换设备走同一条路 | a dtype moves the same way
print(net.weight is weight, net.weight.dtype)
print(optimizer.state[weight]["momentum_buffer"].dtype)  # 没跟上 | left behind
