assert x.shape == x.size() == (2, 3) and x.shape[0] == x.size(0)
