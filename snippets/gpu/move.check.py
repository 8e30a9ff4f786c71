moved = (model.weight, features, labels, loss)
assert {t.device.type for t in moved} == {device.type}
