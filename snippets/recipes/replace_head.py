import torch
from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None)
net.requires_grad_(False)  # 冻结已有的参数 | freeze what is there
net.fc = nn.Linear(net.fc.in_features, 10)  # 新层默认可训练 | a new layer is trainable

print(net.eval()(torch.rand(2, 3, 64, 64)).shape)
print([name for name, p in net.named_parameters() if p.requires_grad])
