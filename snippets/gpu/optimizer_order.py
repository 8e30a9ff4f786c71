import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

net = nn.Linear(3, 2).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

net(torch.ones(1, 3, device=device)).sum().backward()
optimizer.step()  # 这时才有动量 | momentum exists from here on
print(optimizer.state[net.weight]["momentum_buffer"].device)
