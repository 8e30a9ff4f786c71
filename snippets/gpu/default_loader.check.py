assert batch.device.type == device.type
try:
    torch.randperm(8, generator=torch.Generator())
except RuntimeError as error:
    kind = f"Expected a '{device.type}' device type for generator"
    assert str(error) == f"{kind} but found 'cpu'"
else:
    assert device.type == "cpu"
