assert x[None].shape == y.shape
assert y.squeeze(1).shape == y.shape
