import torch
import torchvision
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
net = torchvision.models.resnet18(weights=None)
net.fc = nn.Linear(net.fc.in_features, 10)
net.to(device)
x, y = torch.randn(2, 3, 32, 32).to(device), torch.tensor([1, 2]).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
loss = nn.functional.cross_entropy(net(x), y)
loss.backward()
optimizer.step()
print(loss.item(), net.conv1.weight.grad.device.type == device.type, net.bn1.running_mean[:3])
net.eval()
with torch.no_grad():
    print(net(x).shape)
