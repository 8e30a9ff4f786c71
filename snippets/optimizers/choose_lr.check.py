assert last_loss(optim.Adam, 0.01) < 1
assert last_loss(optim.SGD, 0.01) > 2.2
