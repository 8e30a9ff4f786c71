assert torch.equal(x.T, x.transpose(0, 1))
views = x.T, images.permute(0, 3, 1, 2), images.transpose(1, 2)
for view, base in zip(views, (x, images, images), strict=True):
    assert view.data_ptr() == base.data_ptr()
