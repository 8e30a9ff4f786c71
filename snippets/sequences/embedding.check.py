vectors.sum().backward()
assert embedding.weight.grad[0].abs().sum() == 0 and embedding.weight.grad[1].sum() == 4
ready = torch.rand(6, 4)
frozen = nn.Embedding.from_pretrained(ready)
assert not frozen.weight.requires_grad and torch.equal(frozen(ids), ready[ids])
assert nn.Embedding.from_pretrained(ready, freeze=False).weight.requires_grad
assert torch.equal(embedding(ids.int()), embedding(ids))
try:
    embedding(ids.float())
except RuntimeError as e:
    assert "to have one of the following scalar types: Long, Int" in str(e)
else:
    raise AssertionError("floats are no numbers of words")
