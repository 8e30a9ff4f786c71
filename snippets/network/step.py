import torch
from torch import nn, optim

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
criterion = nn.MSELoss()
optimizer = optim.SGD(net.parameters(), lr=0.01)
x, target = torch.randn(16, 4), torch.randn(16, 2)

optimizer.zero_grad()  # 1. 清空梯度 | 1. clear the gradients
output = net(x)  # 2. 前向计算 | 2. forward
loss = criterion(output, target)  # 3. 损失 | 3. loss
loss.backward()  # 4. 反向传播 | 4. backward
optimizer.step()  # 5. 更新参数 | 5. update the parameters

with torch.no_grad():
    after = criterion(net(x), target)
print(after.item() < loss.item())
