from collections import OrderedDict

from torch import nn
from torchvision.models import resnet18

net = resnet18(weights=None)
rebuilt = nn.Sequential(*list(net.children())[:-1])
print(list(rebuilt.state_dict())[:2])  # 键变成序号 | keys become numbers

children = OrderedDict(list(net.named_children())[:-1])
named = nn.Sequential(children)  # 带名字重组 | rebuilt with names
print(list(named.state_dict())[:2])
report = named.load_state_dict(net.state_dict(), strict=False)
print(report.missing_keys, report.unexpected_keys)
