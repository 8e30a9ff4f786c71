reserved = torch.accelerator.memory_reserved
allocated = torch.accelerator.memory_allocated
if device.type == "cpu":
    assert reserved() == allocated() == 0
else:
    empty = reserved()
    x = torch.ones(8, 1024, 1024, device=device)
    full = reserved()
    del x
    assert reserved() == full
    x = torch.ones(8, 1024, 1024, device=device)
    assert reserved() == full
    del x
    torch.accelerator.empty_cache()
    assert reserved() == empty
    if device.type == "cuda":
        assert allocated() < full and empty < full
