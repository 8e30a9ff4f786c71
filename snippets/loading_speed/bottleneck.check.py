assert loading > 64 * 0.005
assert loading > computing
