try:
    y.detach().numpy()
except TypeError as error:
    told = f"can't convert {y.device} device type tensor to numpy"
    assert str(error).startswith(f"{told}. Use Tensor.cpu()"), error
else:
    assert device.type == "cpu"
