assert (f.half() + f).dtype == torch.float32 and (f.half() + f.bfloat16()).dtype == torch.float32
assert (f + torch.tensor(0.5, dtype=torch.float64)).dtype == torch.float32
assert torch.result_type(i, f) == torch.float32
assert (torch.tensor([-7]) // 2).item() == -4
assert (f / 2).is_floating_point() and (i / i).is_floating_point()
assert (i > 1).sum().dtype == torch.int64
