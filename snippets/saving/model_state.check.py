assert model(torch.rand(2, 3, 32, 32)).shape == (2, 10)
assert list(model.state_dict()) == [name for name, _ in model.named_parameters()]

norm = nn.BatchNorm2d(6)
norm.register_buffer("cache", torch.zeros(1), persistent=False)
buffers = ["running_mean", "running_var", "num_batches_tracked"]
assert list(norm.state_dict()) == ["weight", "bias", *buffers]
assert [name for name, _ in norm.named_buffers()] == [*buffers, "cache"]
