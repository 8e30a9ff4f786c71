import torch
from torch import nn
from torchvision.models import resnet18
from torchvision.models.feature_extraction import (
    create_feature_extractor,
    get_graph_node_names,
)

torch.manual_seed(0)
net = resnet18(weights=None).eval()
x = torch.rand(2, 3, 64, 64)
_, names = get_graph_node_names(net)
print(names[-4:])  # 可选的节点 | nodes to choose from

nodes = {"layer4": "map", "flatten": "vector"}  # 节点: 结果名 | node: result
extractor = create_feature_extractor(net, return_nodes=nodes)
out = extractor(x)
print({name: tuple(value.shape) for name, value in out.items()})
print(list(extractor.state_dict())[:2])  # 键不变 | keys keep their names
print(extractor.conv1.weight is net.conv1.weight)  # 权重共用 | shared weights

net.fc = nn.Identity()
print(torch.allclose(out["vector"], net(x), atol=1e-5))
