import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")


class Net(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


layers = [nn.Conv2d(1, 4, 3), nn.Conv2d(4, 2, 3)]
wrong = Net(layers).to(device)  # 列表里的层没有移动 | layers in a list stay
net = Net(nn.ModuleList(layers)).to(device)
print(len(list(wrong.parameters())), len(list(net.parameters())))

images = torch.ones(2, 1, 8, 8)
print(net(images.to(device)).shape)
