torch.compile(where, backend="eager", fullgraph=True)(x)
try:
    torch.compile(branch, backend="eager", fullgraph=True)(x)
except torch._dynamo.exc.Unsupported:
    pass
else:
    raise AssertionError("no error")
