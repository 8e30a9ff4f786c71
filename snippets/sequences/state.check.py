with torch.no_grad():
    whole, last = lstm(x)
    state, parts = None, []
    for part in x.split(4, dim=1):
        out, state = lstm(part, state)
        parts.append(out)
    assert torch.allclose(torch.cat(parts, 1), whole, atol=1e-6)
    assert torch.allclose(state[0], last[0], atol=1e-6)
state = None
try:
    for part in x.split(4, dim=1):
        out, state = lstm(part, state)
        out.sum().backward()
        optimizer.step()
except RuntimeError as e:
    assert "Trying to backward through the graph a second time" in str(e)
else:
    raise AssertionError("the graph of the former part is gone")
