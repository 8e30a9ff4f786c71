several = torch.cuda.device_count() > 1
assert isinstance(model, nn.DataParallel) == several
net = model.module if several else model
assert torch.allclose(model(features), net(features), atol=1e-6)
