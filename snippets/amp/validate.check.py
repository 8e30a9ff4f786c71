with torch.no_grad():
    whole = sum(
        F.cross_entropy(model(x.to(device)), y.to(device), reduction="sum").item()
        for x, y in zip(inputs, labels, strict=True)
    )
assert abs(whole - total) / count < 0.02
with torch.autocast(device.type, dtype=torch.bfloat16):
    with torch.no_grad():
        model(x.to(device))
    inside = model(x.to(device)).sum()
assert inside.requires_grad == (torch.__version__ >= "2.7")
