import torch
from torch import nn

saved = {"cpu": torch.get_rng_state()}
if torch.accelerator.is_available():  # 加速器另有一份 | it has its own
    saved["device"] = torch.get_device_module().get_rng_state()
torch.save(saved, "rng.pt")


def draw():
    return torch.cat((torch.randperm(8), nn.Dropout()(torch.ones(64))))


first = draw()
print(torch.equal(draw(), first))

saved = torch.load("rng.pt", map_location="cpu")
torch.set_rng_state(saved["cpu"])
if "device" in saved:
    torch.get_device_module().set_rng_state(saved["device"])
print(torch.equal(draw(), first))
