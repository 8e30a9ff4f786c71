count = []


def counting(graph, inputs):
    count.append(graph)
    return graph.forward


torch.compiler.reset()
dynamic = torch.compile(model, backend=counting, dynamic=True)
for batch_size in (32, 32, 17, 8):
    dynamic(torch.randn(batch_size, 4))
assert len(count) == 1
