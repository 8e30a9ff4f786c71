import torch
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")
model = nn.Linear(10, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(100, 10).to(device)
y = x.sum(dim=1, keepdim=True)

total = torch.zeros((), device=device)
for step in range(1, 201):
    loss = (model(x) - y).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total += loss.detach()  # 不等设备 | does not wait
    if step % 100 == 0:
        print(step, f"{total.item() / 100:.3f}")  # 这里才等 | waits here
        total.zero_()
