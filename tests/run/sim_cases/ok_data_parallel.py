import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 36, 5))
net = nn.DataParallel(net).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
x, y = torch.randn(6, 3, 8, 8).to("cpu"), torch.randint(5, (6,)).to("cpu")
for batch in (x.to(device), x):  # what is on the CPU, it moves
    output = net(batch)
    assert output.device.type == device.type
    loss = nn.functional.cross_entropy(output, y.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(loss.item())
print(list(net.state_dict()), net.module[0].weight.grad.norm())
