import torch
from torch import nn

images, labels = torch.randn(4, 3, 28, 28), torch.tensor([3, 7, 1, 0])
criterion = nn.CrossEntropyLoss()
try:
    output = nn.Linear(784, 10)(images.view(-1, 784))
    criterion(output, labels)
except ValueError as error:
    print(error)  # 12 = 4 × 3 个通道 | 12 = 4 × 3 channels

features = nn.Sequential(nn.Conv2d(3, 8, 5), nn.ReLU(), nn.MaxPool2d(2))
with torch.no_grad():
    size = features(images[:1]).flatten(1).shape[1]
print(size)
net = nn.Sequential(features, nn.Flatten(), nn.Linear(size, 10))
print(net(images).shape, criterion(net(images), labels).shape)
