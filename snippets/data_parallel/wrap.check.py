assert model.module is net
documented = " ".join(nn.DataParallel.__doc__.split())
assert "forward pass, the module is replicated on each device" in documented
assert "It is recommended to use :class:`~torch.nn.parallel.DistributedDataParallel`" in documented
assert torch.allclose(model(x), net(x), atol=1e-6)
