assert loss.shape == ()
assert torch.equal(loss, ((output - target) ** 2).mean())
