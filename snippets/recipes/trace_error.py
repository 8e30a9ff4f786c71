import torch
from torch import nn
from torchvision.models.feature_extraction import create_feature_extractor


class Branching(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 3)

    def forward(self, x):
        x = self.body(x)
        return x if x.sum() > 0 else -x  # 分支取决于数据 | depends on the data


net = Branching()
try:
    create_feature_extractor(net, return_nodes=["body"])
except torch.fx.proxy.TraceError as error:
    print(error)


def show(module, args, output):
    print(output.shape)


net.body.register_forward_hook(show)  # 钩子照常工作 | a hook works all the same
net(torch.rand(2, 4))
