assert torch.equal(model(x), x)
model.train()
assert len({tuple(model(x).tolist()) for _ in range(20)}) > 1
