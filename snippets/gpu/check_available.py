import torch

device = torch.accelerator.current_accelerator(check_available=True)
print((device is None) != torch.accelerator.is_available())
device = device or torch.device("cpu")  # None 时退回 CPU | None: the CPU

built = torch.accelerator.current_accelerator()  # 不检查 | unchecked
if torch.version.cuda and not torch.accelerator.is_available():
    assert built.type == "cuda"  # CUDA 版，没有 GPU | a CUDA build, no GPU
try:
    torch.ones(2, device=built or "cpu")
    usable = True
except RuntimeError:  # 没有 GPU：到这里才报错 | no GPU: fails only here
    usable = False
print(usable == (built is None or built.type == device.type))
