import torch

labels = torch.tensor([0, 1, 0, 1])
labels = labels.cuda() if torch.cuda.is_available() else labels
print(labels.device)
