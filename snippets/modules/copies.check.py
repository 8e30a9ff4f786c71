nn.init.constant_(net.weight, 1)
assert twin.weight.tolist() == [[7, 7]]
