largest = [torch.tensor(value).half().item() for value in (65504.0, 65519.0, 65520.0)]
assert largest == [65504, 65504, float("inf")]
assert torch.tensor(2.0**24) - 1 == 16777215 and torch.tensor(2.0**24) + 1 == 2.0**24
