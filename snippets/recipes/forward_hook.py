import torch
from torchvision.models import resnet18

features = {}


def keep(module, args, output):
    features["avgpool"] = output.detach().flatten(1)


net = resnet18(weights=None).eval()  # 联网时 "DEFAULT" | "DEFAULT" when online
handle = net.avgpool.register_forward_hook(keep)
scores = net(torch.rand(2, 3, 64, 64))
handle.remove()  # 用完取下 | take it off when done
print(scores.shape, features["avgpool"].shape)
