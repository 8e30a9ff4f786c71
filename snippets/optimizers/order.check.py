with warnings.catch_warnings():
    warnings.simplefilter("error")  # 顺序对了就没有警告 | no warning in the right order
    right = optim.SGD(net.parameters(), lr=0.1)
    steps = optim.lr_scheduler.StepLR(right, step_size=1, gamma=0.5)
    right.step()
    steps.step()
assert steps.get_last_lr() == [0.05]


def warned(step):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        step()
    return any("Detected call of `lr_scheduler.step()`" in str(w.message) for w in caught)


net = nn.Linear(2, 1, device="cpu")
skipped = optim.SGD(net.parameters(), lr=0.1)
steps = optim.lr_scheduler.StepLR(skipped, step_size=1)
scaler = torch.amp.GradScaler("cpu")
loss = net(torch.full((1, 2), 1e38, device="cpu")).sum() * 1e38
scaler.scale(loss).backward()  # 梯度是 inf | gradients are inf
scaler.step(skipped)
assert warned(steps.step)

steps = optim.lr_scheduler.StepLR(optim.SGD(net.parameters(), lr=0.1), step_size=1)
optim.SGD(net.parameters(), lr=0.1).step()
assert warned(steps.step)
