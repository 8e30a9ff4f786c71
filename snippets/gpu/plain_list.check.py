kind = f"torch.{device.type}.FloatTensor"
stays = Net([nn.Conv2d(1, 4, 3, device="cpu")]).to(device)
for model, given, told in (
    (net, images.cpu(), f"Input type (torch.FloatTensor) and weight type ({kind})"),
    (stays, images.to(device), f"Input type ({kind}) and weight type (torch.FloatTensor)"),
):
    try:
        model(given)
    except RuntimeError as error:
        assert str(error).startswith(f"{told} should be the same"), error
    else:
        assert device.type == "cpu"
