import torch


def branch(x):
    if x.sum() > 0:
        return x * 2
    return x - 1


def where(x):
    return torch.where(x.sum() > 0, x * 2, x - 1)


x = torch.ones(3)
for function in (branch, where):
    found = torch._dynamo.explain(function)(x)
    print(function.__name__, found.graph_count)
    for reason in found.break_reasons:
        print("  ", reason.user_stack[0].line)
