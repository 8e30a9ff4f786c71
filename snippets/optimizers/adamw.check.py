strong = torch.tensor([10.0, 1.0], requires_grad=True)
adam = optim.Adam([strong], lr=0.1, weight_decay=10.0)
strong.grad = torch.zeros(2)
adam.step()
assert torch.allclose(strong, torch.tensor([9.9, 0.9]))  # 与 weight_decay 的大小无关 | the same
