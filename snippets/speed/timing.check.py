rows = torch.stack([row.sum() for row in x])
assert torch.allclose(rows, x.sum(dim=1), atol=1e-4)
runs = []
Timer("runs.append(1)", globals={"runs": runs}).timeit(20)
assert len(runs) > 20  # 先预热 | it warms up first
