assert (new["body"].weight == old["body"].weight).all()
assert new["head"].weight.shape == (3, 8)
