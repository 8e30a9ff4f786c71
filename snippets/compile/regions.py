import torch
from torch import nn

sizes = []


def backend(graph, inputs):
    nodes = graph.graph.nodes
    sizes.append(sum(node.op.startswith("call") for node in nodes))
    return graph.forward


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.up, self.down = nn.Linear(8, 32), nn.Linear(32, 8)

    def forward(self, x):
        return x + self.down(nn.functional.relu(self.up(x)))


torch.compiler.reset()  # 忘掉之前编译的 | forget what was compiled
x = torch.randn(4, 8)
whole = nn.Sequential(*[Block() for _ in range(12)])
with torch.no_grad():
    torch.compile(whole, backend=backend)(x)
print(sizes)

sizes.clear()
parts = nn.Sequential(*[Block() for _ in range(12)])
for block in parts:
    block.compile(backend=backend)
with torch.no_grad():
    parts(x)
print(sizes)
