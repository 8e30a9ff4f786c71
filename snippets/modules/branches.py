import torch
from torch import nn


class TwoInputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.image = nn.Sequential(nn.Flatten(), nn.Linear(64, 16))
        self.table = nn.Linear(5, 16)
        self.kind = nn.Linear(32, 3)
        self.price = nn.Linear(32, 1)

    def forward(self, image, table):
        both = torch.cat([self.image(image), self.table(table)], dim=1)
        both = both.relu()
        return self.kind(both), self.price(both).squeeze(1)


net = TwoInputs()
kind, price = net(torch.randn(8, 1, 8, 8), torch.randn(8, 5))
loss = nn.functional.cross_entropy(kind, torch.randint(3, (8,)))
loss = loss + 0.5 * nn.functional.mse_loss(price, torch.rand(8))
loss.backward()
print(kind.shape, price.shape, net.image[1].weight.grad.shape)
