before, after = (float(line.split()[1]) for line in stdout.splitlines())
assert (before, after) == (0.5, (1 + 2) / 2)
