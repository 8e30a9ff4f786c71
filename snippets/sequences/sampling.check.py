counts = drawn.bincount(minlength=4) / 1000
assert abs(counts[0] - 0.731) < 0.06 and counts[2] == counts[3] == 0
