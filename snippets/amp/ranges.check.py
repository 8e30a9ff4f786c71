assert torch.tensor(70000.0).half().isinf() and torch.tensor(70000.0).bfloat16().isfinite()
