import torch

x = torch.tensor([1.0, 0.0], requires_grad=True)
with torch.autograd.detect_anomaly():
    distance = x.sqrt()
    loss = (distance * 0).sum()
    try:
        loss.backward()
    except RuntimeError as error:
        print(error)
