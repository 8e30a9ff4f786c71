assert axes[0].images[0].get_array().shape == (32, 48, 3)
assert axes[1].images[0].get_array().shape == (32, 48)
