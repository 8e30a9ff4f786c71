calls = []
optimizer = optim.LBFGS([a.detach().clone().requires_grad_()], line_search_fn="strong_wolfe")


def counted():
    calls.append(0)
    optimizer.zero_grad()
    loss = (optimizer.param_groups[0]["params"][0] - 5).square().sum()
    loss.backward()
    return loss


optimizer.step(counted)
assert len(calls) > 1
