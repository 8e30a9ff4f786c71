for kernel, stride, padding, extra in ((2, 2, 0, 0), (3, 2, 1, 1), (4, 2, 1, 0), (3, 1, 0, 0)):
    layer = nn.ConvTranspose2d(1, 1, kernel, stride, padding, extra)
    size = layer(torch.zeros(1, 1, 16, 16)).shape[-1]
    assert size == (16 - 1) * stride - 2 * padding + kernel + extra
