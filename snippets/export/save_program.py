import torch
from torch import nn
from torch.export import Dim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 3)

    def forward(self, x):
        return self.linear(x).softmax(dim=1)


torch.manual_seed(0)
net = Net().eval()
sizes = {"x": {0: Dim("batch")}}
program = torch.export.export(net, (torch.ones(2, 4),), dynamic_shapes=sizes)
torch.export.save(program, "net.pt2")
with torch.inference_mode():
    print(net(torch.ones(1, 4)))
