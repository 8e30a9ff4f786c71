x = torch.tensor([0.0, 4.0], requires_grad=True)
(x.sqrt() * (x > 0)).sum().backward()
assert x.grad[0].isnan()  # 乘以掩码也一样 | so does multiplying
x.grad = None
x.sqrt().masked_fill(x == 0, 0.0).sum().backward()
assert x.grad[0].isnan()  # 算完再换也一样 | so does masked_fill afterwards
