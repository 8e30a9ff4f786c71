import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler, random_split

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
data = TensorDataset(torch.arange(12.0, device="cpu").view(6, 2), torch.arange(6, device="cpu"))


def generator():
    """Shuffling draws on the default device, and wants a generator of that device."""
    return torch.Generator(device=torch.get_default_device()).manual_seed(0)


pin = torch.accelerator.is_available()
for x, y in DataLoader(data, 4, shuffle=True, generator=generator(), pin_memory=pin):
    assert x.device.type == "cpu" and x.is_pinned() == pin
    x, y = x.to(device, non_blocking=True), y.to(device)
    print(x, y)
train, test = random_split(data, [4, 2], generator=generator())
print(train.indices, len(test), next(iter(DataLoader(test, batch_size=2))))
sampler = WeightedRandomSampler([0.1, 0.9], 4, generator=generator())
print(list(sampler))
