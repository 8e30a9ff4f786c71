import torch
from torch import nn

compiled = []


def backend(graph, inputs):
    compiled.append(graph)
    return graph.forward


class Counts(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.calls = start

    def forward(self, x):
        self.calls = self.calls + 1
        return x * self.calls


for start in (0, torch.tensor(0)):
    torch.compiler.reset()
    compiled.clear()
    model = torch.compile(Counts(start), backend=backend)
    for _ in range(20):
        model(torch.ones(2))
    print(type(start).__name__, len(compiled))
