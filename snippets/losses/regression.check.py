errors = torch.tensor([0.0, 0.5, 1.0, 3.0])
huber = nn.HuberLoss(reduction="none")(errors, torch.zeros(4))
assert torch.allclose(huber[:3], errors[:3] ** 2 / 2)
assert torch.allclose(huber[2:], errors[2:] - 0.5)
