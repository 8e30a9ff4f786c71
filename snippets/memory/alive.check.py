del x, loss, t, found
left = [t for t in gc.get_objects() if issubclass(type(t), torch.Tensor)]
assert {tuple(t.shape) for t in left} == {(10,), (10, 100)}
