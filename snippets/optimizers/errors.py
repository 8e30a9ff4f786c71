from torch import nn, optim

net = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 2))

try:  # net[1] 也在 net 里 | net[1] is in net, too
    groups = [{"params": part.parameters()} for part in (net, net[1])]
    optim.SGD(groups, lr=0.1)
except ValueError as error:
    print(error)

saved = optim.SGD(net[1].parameters(), lr=0.1).state_dict()
try:
    optim.SGD(net.parameters(), lr=0.1).load_state_dict(saved)
except ValueError as error:
    print(error)
