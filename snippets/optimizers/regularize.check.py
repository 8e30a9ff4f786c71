assert l2.norm() < plain.norm() and l1.norm() < plain.norm()
assert l1[0, 1:].abs().max() < 0.05 < 1 < l1[0, 0]


def one_step(penalty, **settings):
    torch.manual_seed(0)
    net = nn.Linear(8, 1, bias=False)
    loss = F.mse_loss(net(x), y) + penalty * net.weight.square().sum()
    loss.backward()
    optim.SGD(net.parameters(), lr=0.1, **settings).step()
    return net.weight


# weight_decay 就是损失里的 L2 项 | weight_decay is the L2 term of the loss
assert torch.allclose(one_step(0.5 / 2), one_step(0.0, weight_decay=0.5))
