assert resumed == whole[3:]

net, optimizer = build()
net.load_state_dict(checkpoint["net"])
assert train(net, optimizer, range(3, 6)) != whole[3:]
