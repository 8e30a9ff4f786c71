import warnings

y = torch.ones(3, device="cpu")
c = y.numpy()
y[0] = 5
assert c[0] == 5 and torch.as_tensor(a, device="cpu").data_ptr() == torch.from_numpy(a).data_ptr()
assert torch.from_numpy(np.ones(2)).dtype == torch.float64
assert torch.from_numpy(np.arange(3, dtype=np.int32)).dtype == torch.int32
assert np.asarray(y)[0] == 5
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.tensor([a, a])
assert "Creating a tensor from a list of numpy.ndarrays is extremely slow" in str(told[0].message)
