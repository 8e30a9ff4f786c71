import torch

device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
x = torch.ones(2, 3, device=device)
print(x.is_cuda == torch.cuda.is_available())
print(device.type in ("cuda", "cpu"))  # 不会是别的 | never anything else
