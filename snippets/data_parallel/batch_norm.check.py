import torch
import torch.distributed as dist

torch.manual_seed(0)
plain = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3)).cpu()
x = torch.randn(8, 3, device="cpu")
halves = torch.cat([plain(x[:4]), plain(x[4:])])
assert not torch.allclose(halves, plain(x), atol=1e-3)
assert list(net.state_dict()) == list(plain.state_dict())
net.load_state_dict(plain.state_dict())

net.cpu()
assert torch.allclose(net.eval()(x), plain.eval()(x))
net.train()
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
try:
    net(x)
except ValueError as error:
    assert str(error).startswith("SyncBatchNorm expected input tensor to be on GPU")
else:
    raise AssertionError("it synchronizes on the CPU")
dist.destroy_process_group()
