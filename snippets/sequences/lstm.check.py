assert torch.allclose(output[:, -1], h[-1])
for made in (nn.GRU, nn.RNN):
    out, h = made(3, 4, batch_first=True)(x)
    assert out.shape == (2, 5, 4) and h.shape == (1, 2, 4)
zeros = torch.zeros(1, 2, 4)
assert torch.allclose(lstm(x, (zeros, zeros))[0], output)
assert nn.LSTM(3, 4)(x)[1][0].shape == (1, 5, 4)
