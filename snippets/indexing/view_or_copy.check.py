shared = x.untyped_storage().data_ptr()
for view in (
    *(x[0], x[:, 1:], x[..., None], x.view(-1), x.transpose(0, 1), x.permute(1, 0)),
    *(x.expand(4, 2, 3), x.unsqueeze(0), x.unbind()[0]),
):
    assert view.untyped_storage().data_ptr() == shared
rows = torch.tensor([0, 1])
for copy in (
    *(x[[0, 1]], x[rows], x[x > 1], x.clone(), x.repeat(2, 1)),
    *(torch.cat([x]), torch.stack([x])),
):
    assert copy.untyped_storage().data_ptr() != shared
