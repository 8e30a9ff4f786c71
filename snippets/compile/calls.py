import torch
from torch import nn


def backend(graph, inputs):
    print("compile")
    return graph.forward


torch.compiler.reset()  # 忘掉之前编译的 | forget what was compiled
model = nn.Linear(4, 2)
fast = torch.compile(model, backend=backend)
for batch_size in (32, 32, 17, 8):
    print(fast(torch.randn(batch_size, 4)).shape)
