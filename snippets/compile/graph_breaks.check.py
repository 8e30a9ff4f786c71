torch.compile(where, backend="eager", fullgraph=True)(x)
try:
    torch.compile(branch, backend="eager", fullgraph=True)(x)
except torch._dynamo.exc.Unsupported as told:
    assert "if x.sum() > 0:" in str(told)
else:
    raise AssertionError("no error")
