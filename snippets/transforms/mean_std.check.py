assert torch.allclose(mean, images.mean(dim=(0, 2, 3)))
assert torch.allclose(std, images.std(dim=(0, 2, 3)), atol=1e-4)
assert abs(normalize(images).mean()) < 1e-4
