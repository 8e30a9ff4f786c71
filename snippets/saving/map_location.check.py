from unittest.mock import patch

assert state["weight"].device.type == "cpu"
assert model.weight.device.type == model(x).device.type == device.type
assert torch.equal(model.weight.cpu(), state["weight"])
assert torch.load("model.pt")["weight"].device.type == device.type

with patch("torch.serialization.location_tag", return_value="cuda:0"):
    torch.save(torch.ones(2, device="cpu"), "from_gpu.pt")
with patch("torch.cuda.is_available", return_value=False):
    try:
        torch.load("from_gpu.pt")
    except RuntimeError as error:
        message = "Attempting to deserialize object on a CUDA device but "
        assert str(error).startswith(message + "torch.cuda.is_available() is False.")
    else:
        raise AssertionError("it was loaded")
    assert torch.load("from_gpu.pt", map_location="cpu").device.type == "cpu"

with patch("torch.serialization.location_tag", return_value="cuda:1"):
    torch.save(torch.ones(2, device="cpu"), "from_gpu.pt")
one = {"is_available": lambda: True, "device_count": lambda: 1}
with patch.multiple("torch.cuda", **one):
    try:
        torch.load("from_gpu.pt")
    except RuntimeError as error:
        message = "Attempting to deserialize object on CUDA device 1 but "
        assert str(error).startswith(message + "torch.cuda.device_count() is 1.")
    else:
        raise AssertionError("it was loaded")
