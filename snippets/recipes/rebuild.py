import torch
from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
x = torch.rand(2, 3, 64, 64)

modules = list(net.children())[:-1]  # 去掉最后的 fc | all but fc, the last
print(nn.Sequential(*modules)(x).shape)  # 少了 flatten | flatten is gone

rebuilt = nn.Sequential(*modules, nn.Flatten())  # 补上 | put it back
print(rebuilt(x).shape)
