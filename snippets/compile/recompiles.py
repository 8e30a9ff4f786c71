import torch

compiled = []


def backend(graph, inputs):
    compiled.append(graph)
    return graph.forward


@torch.compile(backend=backend)
def of_list(history):
    return torch.stack(history).mean(dim=0)


@torch.compile(backend=backend)
def of_tensor(history):
    return history.mean(dim=0)


for n in range(2, 22):
    of_list([torch.ones(4)] * n)
print(len(compiled))

compiled.clear()
for n in range(2, 22):
    of_tensor(torch.ones(n, 4))
print(len(compiled))
