import torch
import torch.nn.functional as F
from torch import nn, optim
from torchvision.models import resnet18

net = resnet18(weights=None)  # 联网时 "DEFAULT" | "DEFAULT" when online
net.requires_grad_(False)  # 冻结已有的参数 | freeze what is there
net.fc = nn.Linear(net.fc.in_features, 10)  # 新层可以训练 | the new layer trains
optimizer = optim.SGD(net.fc.parameters(), lr=0.1)
images, labels = torch.rand(8, 3, 64, 64), torch.arange(8)

net.eval()  # BatchNorm 的统计量也不变 | BatchNorm's statistics stay, too
net.fc.train()
optimizer.zero_grad()
loss = F.cross_entropy(net(images), labels)
loss.backward()
optimizer.step()
print([name for name, p in net.named_parameters() if p.requires_grad])
print("updates of BatchNorm:", net.bn1.num_batches_tracked.item())

net.train()  # 整个网络都切到训练模式，就变了 | with all of it in training mode
net(images)
print("updates of BatchNorm:", net.bn1.num_batches_tracked.item())
