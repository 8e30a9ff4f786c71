shared = x.untyped_storage().data_ptr()
for view in (x[0], x[:, 1:], x[..., None], x.T, x.view(-1), x.expand(4, 2, 3), x.unbind()[0]):
    assert view.untyped_storage().data_ptr() == shared
for copy in (x[[0, 1]], x[x > 1], x.clone(), x.repeat(2, 1), torch.cat([x])):
    assert copy.untyped_storage().data_ptr() != shared
