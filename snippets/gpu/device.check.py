assert x.device.type == device.type
assert (device.type != "cpu") == torch.accelerator.is_available()
built = torch.accelerator.current_accelerator()
if torch.version.cuda and not torch.accelerator.is_available():
    assert built.type == "cuda"
    try:
        torch.ones(2, device=built)
    except RuntimeError as error:
        assert "NVIDIA driver" in str(error) or "No CUDA GPUs" in str(error)
    else:
        raise AssertionError("created without a GPU")
