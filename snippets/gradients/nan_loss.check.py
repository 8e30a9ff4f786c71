import warnings

assert all(p.isfinite().all() for p in net.parameters())
optimizer.zero_grad()
F.mse_loss(net(x), y).backward()
optimizer.step()  # 一步之后，参数就坏了 | one step breaks the parameters
assert all(p.isnan().any() for p in net.parameters())

assert torch.empty(0).mean().isnan()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert torch.ones(1).std().isnan()
assert torch.tensor(70000.0).half().isinf()
assert torch.tensor(70000.0).bfloat16().isfinite()
