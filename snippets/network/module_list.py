from torch import nn, optim


class Stack(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers


layers = [nn.Linear(4, 4) for _ in range(3)]
try:
    optim.SGD(Stack(layers).parameters(), lr=0.1)  # 普通列表 | a plain list
except ValueError as error:
    print(error)

net = Stack(nn.ModuleList(layers))
print(len(list(net.parameters())))
