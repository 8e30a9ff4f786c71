import torch
import torch.nn.functional as F
from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


torch.manual_seed(0)
net = Net()
criterion = nn.MSELoss()
optimizer = optim.SGD(net.parameters(), lr=0.01)
x, target = torch.randn(8, 1, 32, 32), torch.randn(8, 10)

for _ in range(3):
    optimizer.zero_grad()  # 1. 清空梯度 | 1. clear the gradients
    output = net(x)  # 2. 前向计算 | 2. forward
    loss = criterion(output, target)  # 3. 计算损失 | 3. loss
    loss.backward()  # 4. 反向传播 | 4. backward
    optimizer.step()  # 5. 更新参数 | 5. update the parameters
    print(f"{loss.item():.4f}")
