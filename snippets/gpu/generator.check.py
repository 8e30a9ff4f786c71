again = torch.Generator(device).manual_seed(0)
assert torch.equal(torch.randn(2, 3, device=device, generator=again), noise)
try:
    torch.randn(2, 3, device=device, generator=torch.Generator())
except RuntimeError as error:
    kind = f"Expected a '{device.type}' device type for generator"
    assert str(error) == f"{kind} but found 'cpu'", error
else:
    assert device.type == "cpu"
