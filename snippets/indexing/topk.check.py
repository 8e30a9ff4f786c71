assert len(x.topk(2)) == len(x.sort()) == 2
assert torch.equal(x.argmax(dim=1), indices)
values, order = x.sort(dim=1)
assert torch.equal(x.take_along_dim(order, dim=1), values)
scores = torch.tensor([0.2, 0.9, 0.5])
names = torch.arange(3)
assert names[scores.argsort(descending=True)].tolist() == [1, 2, 0]
