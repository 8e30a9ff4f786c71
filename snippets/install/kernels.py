import torch


def runs_on(major, minor, built):
    for arch in built:
        kind, _, number = arch.rstrip("af").partition("_")
        version = divmod(int(number), 10)
        if kind == "compute" and version <= (major, minor):
            return True  # PTX，可以即时编译 | PTX, compiled on the spot
        if version[0] == major and version[1] <= minor:
            return True
    return False


built = torch.cuda.get_arch_list()  # ["sm_75", "sm_80", ...]
for n in range(torch.cuda.device_count()):
    name = torch.cuda.get_device_name(n)
    major, minor = torch.cuda.get_device_capability(n)
    fits = "runs" if runs_on(major, minor, built) else "does not run"
    print(f"{name}, sm_{major}{minor}: {fits}")
if not torch.cuda.is_available():
    print("PyTorch finds no GPU")
