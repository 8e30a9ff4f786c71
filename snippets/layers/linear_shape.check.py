assert nn.Linear(1024, 10)(features.flatten(1)).shape == (64, 10)
try:
    fc(features)
except RuntimeError as told:
    assert "(16384x4 and 512x10)" in str(told), told
else:
    raise AssertionError("no error")
