import torch

device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
x = torch.ones(2, 3, device=device)
print(x.device)
