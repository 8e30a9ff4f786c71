try:
    y.detach().numpy()
except TypeError as e:
    assert f"can't convert {y.device} device type tensor to numpy. Use Tensor.cpu()" in str(e)
else:
    assert y.device.type == "cpu"
assert y.detach().numpy(force=True).shape == y.numpy(force=True).shape == (1, 3)
try:
    torch.ones(2, device="cpu", dtype=torch.bfloat16).numpy()
except TypeError as e:
    assert "Got unsupported ScalarType BFloat16" in str(e)
else:
    raise AssertionError("NumPy has no bfloat16")
assert torch.ones(2, device="cpu", dtype=torch.bfloat16).float().numpy().dtype == "float32"
