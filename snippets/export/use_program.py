import torch

net = torch.export.load("net.pt2").module()
with torch.inference_mode():
    print(net(torch.ones(1, 4)))
