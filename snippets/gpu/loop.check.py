assert model.weight.device.type == labels.device.type == device.type
assert total / len(loader) < 0.5
