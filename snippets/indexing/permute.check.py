chw = image.permute(2, 0, 1)
assert chw[1, 0, 2] == image[0, 2, 1]
assert not torch.equal(image.reshape(3, 2, 4), chw)
assert torch.equal(image.movedim(-1, 0), chw)
