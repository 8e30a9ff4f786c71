def out(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


for size in (5, 7, 8, 32):
    for kernel in (1, 2, 3, 5):
        for stride in (1, 2, 3):
            for padding in (0, 1):
                for dilation in (1, 2):
                    if size + 2 * padding >= dilation * (kernel - 1) + 1:
                        conv = nn.Conv2d(
                            1, 1, kernel, stride=stride, padding=padding, dilation=dilation
                        )
                        shape = conv(torch.zeros(1, 1, size, size)).shape
                        assert shape[-1] == out(size, kernel, stride, padding, dilation)
conv = nn.Conv2d(3, 8, 3)
assert conv.weight.shape == (8, 3, 3, 3)
assert nn.Conv2d(3, 8, kernel_size=(3, 5), padding=(1, 2))(x).shape == (1, 8, 32, 32)
assert nn.MaxPool2d(3, stride=2, padding=1)(x).shape[-1] == out(32, 3, 2, 1)
