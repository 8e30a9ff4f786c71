def order():
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(data, 4, shuffle=True, generator=generator)
    return [[batch.tolist() for batch in loader] for epoch in range(2)]


assert order() == order() and order()[0] != order()[1]
one = DataLoader([torch.zeros(3)] * 5, batch_size=4)
try:
    for batch in one:
        torch.nn.BatchNorm1d(3, device=batch.device)(batch)
except ValueError as told:
    assert "Expected more than 1 value per channel when training" in str(told)
else:
    raise AssertionError("no error")
