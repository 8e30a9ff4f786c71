point = torch.tensor([-4.0, 1.2], requires_grad=True)
too_large = optim.SGD([point], lr=0.041)  # 大于 2/50 | above 2/50
for _ in range(100):
    too_large.zero_grad()
    valley(point).backward()
    too_large.step()
assert valley(point) > 1000
