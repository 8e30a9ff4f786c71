count = []


def counting(graph, inputs):
    count.append(graph)
    return graph.forward


own = nn.Linear(4, 2, device=device)
own.compile(backend=counting)
own(torch.ones(1, 4, device=device))
own.double()(torch.ones(1, 4, device=device, dtype=torch.float64))
assert len(count) == 2
assert own.state_dict().keys() == {"weight", "bias"}
