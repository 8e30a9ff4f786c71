optim.SGD(net.parameters(), lr=0.1)
mixed = Stack(layers)
mixed.fc = nn.Linear(4, 2)
optim.SGD(mixed.parameters(), lr=0.1)
assert len(list(mixed.parameters())) == 2
