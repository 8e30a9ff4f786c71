assert loss < 0.001
assert (future[10:] - series[300:]).abs().max() < 0.3
assert (future[10:30] - series[300:320]).abs().max() < 0.1
