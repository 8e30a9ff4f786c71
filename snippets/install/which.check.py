from unittest import mock


def said(available, cuda, driver):
    with (
        mock.patch.object(torch.cuda, "is_available", lambda: available),
        mock.patch.object(torch.cuda, "get_device_name", lambda: "GPU"),
        mock.patch.object(torch.version, "cuda", cuda),
        mock.patch.object(shutil, "which", lambda name: driver),
    ):
        return gpu_state().partition(":")[0].partition(",")[0]


assert said(True, "13.0", "nvidia-smi") == "ready"
assert said(False, None, "nvidia-smi") == "PyTorch without CUDA"
assert said(False, "13.0", None) == "no NVIDIA driver"
assert said(False, "13.0", "nvidia-smi") == "driver too old"
