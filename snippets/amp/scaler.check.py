import warnings

assert loss.item() < 0.3
kept = scaler.state_dict()
assert kept["scale"] == scaler.get_scale()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.cuda.amp.GradScaler()
    torch.cuda.amp.autocast()
assert sum(issubclass(w.category, FutureWarning) for w in told) == 2

line = nn.Linear(2, 1, bias=False).to(device)
sgd = torch.optim.SGD(line.parameters(), lr=0.1)
fresh = torch.amp.GradScaler(device.type)
fresh.scale(line(torch.ones(1, 2).to(device)).sum()).backward()
assert (line.weight.grad == 65536).all()  # 放大过的梯度 | the scaled gradient
fresh.unscale_(sgd)
assert (line.weight.grad == 1).all()
