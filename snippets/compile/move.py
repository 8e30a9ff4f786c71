import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")


def backend(graph, inputs):
    print("compile")
    return graph.forward


torch.compiler.reset()  # 忘掉之前编译的 | forget what was compiled
model = torch.compile(nn.Linear(4, 2), backend=backend)
model.to(device)
for _ in range(3):
    print(model(torch.ones(1, 4, device=device)).shape)
