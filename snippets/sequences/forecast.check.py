assert loss < 0.001
assert (future[20:] - series[450:550]).abs().max() < 0.3
assert (future[20:40] - series[450:470]).abs().max() < 0.1
