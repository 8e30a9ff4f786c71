from torch import optim

moved = Scale().to("meta")
assert moved.weight.is_meta and moved.mean.is_meta and not moved.plain.is_meta

net = Scale()
optimizer = optim.SGD(net.parameters(), lr=0.1)
net(torch.ones(2, 3)).sum().backward()
optimizer.step()
assert (net.weight != 1).all() and (net.mean == 0).all()

net.mean = torch.ones(3)
assert net.state_dict()["mean"].tolist() == [1, 1, 1]
net.register_buffer("cache", torch.zeros(3), persistent=False)
assert "cache" not in net.state_dict() and "cache" in dict(net.named_buffers())
net.other = nn.Buffer(torch.zeros(3))
assert "other" in net.state_dict()
net.several = nn.ParameterList([torch.zeros(2), torch.zeros(3)])
assert [p.numel() for p in net.parameters()] == [3, 2, 3]
net.listed = [nn.Parameter(torch.zeros(7))]
assert [p.numel() for p in net.parameters()] == [3, 2, 3]
