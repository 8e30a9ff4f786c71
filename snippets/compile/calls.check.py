count = []


def counting(graph, inputs):
    count.append(graph)
    return graph.forward


torch.compiler.reset()
dynamic = torch.compile(model, backend=counting, dynamic=True)
for batch_size, compiled in ((32, 1), (17, 1), (8, 1), (1, 2), (1, 2), (5, 2)):
    dynamic(torch.randn(batch_size, 4))
    assert len(count) == compiled
