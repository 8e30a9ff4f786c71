assert scores.requires_grad and not features["avgpool"].requires_grad
assert torch.allclose(net.fc(features["avgpool"]), scores, atol=1e-5)
kept = features["avgpool"]
net(torch.rand(2, 3, 64, 64))
assert features["avgpool"] is kept
