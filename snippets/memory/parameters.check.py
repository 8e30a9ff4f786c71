weights = sum(p.numel() for p in model.parameters())
assert abs(size / weights / 4 - 1) < 0.01  # float32，四个字节 | four bytes each
assert sum(t.nbytes for t in model.bfloat16().state_dict().values()) < 0.51 * size
