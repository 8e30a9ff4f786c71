found = (x, noise, mask, net.weight, net(x + noise))
assert {t.device.type for t in found} == {device.type}
