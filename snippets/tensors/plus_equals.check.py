y = x
y[0] = 9
assert x.tolist() == [9, 1, 1]
