hidden = torch.tensor([[1.0, 1.0]])
assert net(hidden).isfinite().all()
