assert params[0] is net.conv1.weight and output.shape == (1, 10)
x = torch.randn(2, 1, 32, 32)
x = F.max_pool2d(net.conv1(x), 2)
assert x.shape == (2, 6, 14, 14)
assert torch.equal(F.max_pool2d(x, 2), F.max_pool2d(x, (2, 2)))
x = F.max_pool2d(net.conv2(x), 2)
assert x.shape == (2, 16, 5, 5)
affine = torch.flatten(x, 1) @ net.fc1.weight.T + net.fc1.bias
assert torch.allclose(net.fc1(torch.flatten(x, 1)), affine, atol=1e-2)
