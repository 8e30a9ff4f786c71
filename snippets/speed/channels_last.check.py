plain = nn.Conv2d(3, 16, 3, padding=1).to(device)
plain.load_state_dict(model.state_dict())
assert torch.allclose(plain(x.contiguous()), model(x), atol=1e-3)
