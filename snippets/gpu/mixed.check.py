import re

a, b = torch.ones(2, device="cpu"), torch.ones(2, device=device)
assert (torch.tensor(1.0, device="cpu") + b).device == b.device
assert b[torch.tensor([0], device="cpu")].device == b.device


def refused(call):
    try:
        call()
    except RuntimeError as error:
        return str(error)
    assert device.type == "cpu"
    return None


text = refused(lambda: a + b)
assert text is None or text == (
    "Expected all tensors to be on the same device, "
    f"but found at least two devices, {b.device} and cpu!"
)
text = refused(lambda: nn.Linear(2, 1).to(device)(a[None].cpu()))
assert text is None or re.match("Expected all tensors to be on the same device, .*mat1", text)
text = refused(lambda: a[torch.tensor([0], device=device)])
assert text is None or text.startswith("indices should be either on cpu")
refused(lambda: model(images.cpu()))
text = refused(lambda: nn.Conv2d(1, 4, 3, device="cpu")(images))
types = f"Input type (torch.{device.type}.FloatTensor) and weight type (torch.FloatTensor)"
assert text is None or text == f"{types} should be the same"
