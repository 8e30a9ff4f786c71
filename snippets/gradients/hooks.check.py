assert net(torch.tensor([[1.0, 1.0]])).isfinite().all()
