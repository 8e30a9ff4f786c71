import warnings

batch = next(iter(DataLoader(dataset, batch_size=32, pin_memory=pin)))[0]
if device.type == "cuda":
    assert batch.is_pinned()
elif not torch.accelerator.is_available():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        next(iter(DataLoader(dataset, batch_size=32, pin_memory=True)))
    assert "no accelerator" in str(told[0].message)
