assert column.shape == (3, 1) and row.shape == (4,)
assert torch.broadcast_shapes((3, 1), (4,)) == (3, 4)
assert torch.broadcast_shapes((8, 1, 6), (7, 1)) == (8, 7, 6)
assert column.expand(3, 4).stride() == (1, 0)
