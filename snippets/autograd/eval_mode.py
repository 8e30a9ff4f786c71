import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 1), nn.Dropout(0.5))
x = torch.ones(2, 3)
net.eval()  # Dropout 不再丢弃 | no more dropout
print(net(x))  # 仍在跟踪 | still tracked
with torch.no_grad():
    print(net(x))
