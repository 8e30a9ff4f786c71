import torch
from torch import nn
from torchvision.models import resnet18

torch.manual_seed(0)
net = resnet18(weights=None).eval()
x = torch.rand(2, 3, 64, 64)

modules = list(net.children())[:-1]  # 去掉最后的 fc | all but fc, the last
print(nn.Sequential(*modules)(x).shape)  # 少了 flatten | flatten is gone

rebuilt = nn.Sequential(*modules, nn.Flatten())  # 补上 | put it back
print(rebuilt(x).shape)
net.fc = nn.Identity()
print(torch.allclose(rebuilt(x), net(x), atol=1e-5))
print(rebuilt[0] is net.conv1)  # 权重共用，没有复制 | shared, not copied
