for value in (x, -x, 0 * x):
    assert torch.equal(program.module()(value), Branch()(value))


class Cond(nn.Module):
    def forward(self, x):
        return torch.cond(x.sum() > 0, lambda x: x.clone(), lambda x: -x, (x,))


cond = torch.export.export(Cond(), (x,), strict=False).module()
for value in (x, -x):
    assert torch.equal(cond(value), Branch()(value))
