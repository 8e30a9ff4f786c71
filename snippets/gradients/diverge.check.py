net = nn.Linear(4, 1)
optimizer = optim.SGD(net.parameters(), lr=2.0)
losses = []
for _ in range(20):  # 一步比一步大 | ever larger
    optimizer.zero_grad()
    loss = F.mse_loss(net(x), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
assert losses == sorted(losses)
