assert net.training and not net[0].training
assert not net[0].weight.requires_grad and net[1].weight.requires_grad
