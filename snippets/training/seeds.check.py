rng = np.random.default_rng(1)
first = rng.random()
np.random.seed(0)
assert np.random.default_rng(1).random() == first != rng.random()
