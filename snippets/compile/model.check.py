assert torch.allclose(fast(x), model(x), atol=1e-5)
assert fast.state_dict().keys() == {f"_orig_mod.{name}" for name in model.state_dict()}
