import torch
import torch.nn.functional as F
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn, self.conv2 = nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.Conv2d(4, 8, 3)
        self.drop, self.fc = nn.Dropout(0.1), nn.Linear(8 * 2 * 2, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc(self.drop(torch.flatten(x, 1)))


torch.manual_seed(0)
net = Net().to(device)
x, y = torch.randn(4, 1, 14, 14).to(device), torch.tensor([1, 2, 3, 4]).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.CrossEntropyLoss()(net(x), y)
    loss.backward()
    optimizer.step()
    print(loss.item())
assert {t.device.type for t in net.state_dict().values()} == {device.type}
print(net.bn.running_mean, net.conv1.bias.grad)
net.eval()
with torch.no_grad():
    print(net(x).argmax(1), net(x).softmax(1)[0])

image = torch.randn(2, 4, 6, 6, device=device)
for layer in (
    nn.ConvTranspose2d(4, 3, 2, stride=2, bias=False),
    nn.Conv2d(4, 4, 3, groups=4, padding=1),
    nn.GroupNorm(2, 4),
    nn.LayerNorm(6),
    nn.AdaptiveAvgPool2d(1),
    nn.Upsample(scale_factor=2),
    nn.PixelShuffle(2),
):
    print(layer.to(device)(image).std())
