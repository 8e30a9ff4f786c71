before = model.running_mean.clone()
with torch.no_grad():
    assert torch.equal(model(x)[:2], model(x[:2]))
    assert torch.equal(model.running_mean, before)
    model.train()
    assert not torch.allclose(model(x)[:2], model(x[:2]))
    assert not torch.equal(model.running_mean, before)
