count = []


def counting(graph, inputs):
    count.append(graph)
    return graph.forward


torch.compiler.reset()
counted = torch.compile(Net(), backend=counting)
counted(torch.ones(1, 4))
assert len(count) == 1  # log 没有编译 | log is not compiled
with torch.compiler.set_stance("force_eager"):
    counted(torch.ones(2, 4))
assert len(count) == 1
counted(torch.ones(2, 4))
assert len(count) == 2
