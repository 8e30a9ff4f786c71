import os

import torch
from torchvision.models import ResNet18_Weights, resnet18

url = ResNet18_Weights.DEFAULT.url
print(url)

torch.hub.set_dir("hub")
folder = os.path.join(torch.hub.get_dir(), "checkpoints")
path = os.path.join(folder, os.path.basename(url))
print(path)

# 这里用随机权重冒充下载好的文件 | random weights play the downloaded file
os.makedirs(folder, exist_ok=True)
torch.save(resnet18().state_dict(), path)

model = resnet18(weights=ResNet18_Weights.DEFAULT)  # 不再下载 | no download
print(model.fc)
