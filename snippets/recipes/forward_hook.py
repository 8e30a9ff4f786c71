import torch
from torchvision.models import resnet18

features = {}


def keep(module, args, output):
    features["avgpool"] = output.flatten(1)


torch.manual_seed(0)
net = resnet18(weights=None).eval()
handle = net.avgpool.register_forward_hook(keep)
scores = net(torch.rand(2, 3, 64, 64))
handle.remove()  # 用完取下 | take it off when done

print(scores.shape, features["avgpool"].shape)
print(torch.allclose(net.fc(features["avgpool"]), scores, atol=1e-5))
