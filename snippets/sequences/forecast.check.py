assert loss < 0.001
assert (future[10:] - series[150:]).abs().max() < 0.3
assert (future[10:30] - series[150:170]).abs().max() < 0.1
