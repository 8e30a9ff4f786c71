import torch

before = net[0].weight.detach().clone()
net(torch.randn(4, 8)).sum().backward()
optimizer.step()
assert not torch.equal(before, net[0].weight)

for make in (
    lambda o: optim.lr_scheduler.LambdaLR(o, lambda epoch: 0.5**epoch),
    lambda o: optim.lr_scheduler.OneCycleLR(o, max_lr=0.1, total_steps=10),
):
    late = optim.AdamW([torch.zeros(1)], lr=0.01)
    scheduler = make(late)
    late.add_param_group({"params": [torch.zeros(1)], "lr": 0.01})
    late.step()
    try:
        scheduler.step()
    except (ValueError, KeyError):
        continue
    assert late.param_groups[1]["lr"] == 0.01  # 不管它 | ignored
