if device.type == "cpu":
    assert peak == now == cached == 0
elif device.type == "cuda":
    assert sum(p.nbytes for p in model.parameters()) < now <= peak <= cached
