import torch
from torch import nn


class Log(nn.Module):
    def forward(self, x):
        return x.log()


net = nn.Sequential(nn.Identity(), Log(), nn.Softmax(dim=1))


def watch(name, layer):
    def hook(module, args, output):
        if not output.isfinite().all():
            print(name, type(module).__name__, output)

    return layer.register_forward_hook(hook)


handles = [watch(name, layer) for name, layer in net.named_children()]
net(torch.tensor([[1.0, -1.0]]))
for handle in handles:
    handle.remove()  # 用完取下 | take them off again
