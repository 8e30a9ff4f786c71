import torch
from torchvision.models import ResNet18_Weights, resnet18

weights = ResNet18_Weights.DEFAULT
print(weights, weights.url)
preprocess = weights.transforms()  # 与训练时相同的预处理 | as in its training
print(preprocess(torch.rand(3, 300, 400)).shape)

# 联网时 weights=weights，首次会下载 | online: weights=weights, downloaded once
net = resnet18(weights=None)
