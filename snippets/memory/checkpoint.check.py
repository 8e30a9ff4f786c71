import warnings

gradients = []
for save_memory in (False, True):
    blocks.zero_grad()
    forward(torch.ones(64, 256), save_memory).backward()
    gradients.append([p.grad for p in blocks.parameters()])
assert all(torch.allclose(a, b) for a, b in zip(*gradients, strict=True))
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    checkpoint(blocks[0], torch.ones(64, 256, requires_grad=True))
assert "use_reentrant" in str(told[0].message)
