x.grad = None
loss = x.sum()
loss.backward()
loss.backward()
assert x.grad.tolist() == [2, 2]
