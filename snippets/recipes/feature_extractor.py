import torch
from torchvision.models import resnet18
from torchvision.models.feature_extraction import (
    create_feature_extractor,
    get_graph_node_names,
)

net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
_, names = get_graph_node_names(net)
print(names[-4:])  # 可选的节点 | nodes to choose from

nodes = {"layer4": "map", "flatten": "vector"}  # 节点: 结果名 | node: result
extractor = create_feature_extractor(net, return_nodes=nodes)
out = extractor(torch.rand(2, 3, 64, 64))
for name, value in out.items():
    print(name, value.shape)
