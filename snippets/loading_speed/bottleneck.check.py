assert loading > 64 * 0.005
assert share > 0.5
