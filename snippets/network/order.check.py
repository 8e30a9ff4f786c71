def train(before, between, after):
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    optimizer = optim.SGD([w], lr=0.1)
    for _ in range(3):
        if before:
            optimizer.zero_grad()
        loss = (w**2).sum()
        if between:
            optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if after:
            optimizer.zero_grad()
    return w


first = train(True, False, False)
assert torch.equal(first, train(False, True, False))
assert torch.equal(first, train(False, False, True))
assert not torch.equal(first, train(False, False, False))
