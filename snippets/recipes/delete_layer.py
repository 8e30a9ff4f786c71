import torch
from torchvision.models import resnet18

net = resnet18(weights=None).eval()
del net.fc
try:
    net(torch.rand(1, 3, 64, 64))  # forward() 仍要用 fc | forward() still uses fc
except AttributeError as error:
    print(error)
