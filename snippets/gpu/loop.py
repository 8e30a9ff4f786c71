import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

x = torch.randn(64, 3)
data = TensorDataset(x, (x.sum(1) > 0).long())
loader = DataLoader(data, batch_size=16, shuffle=True)

model = nn.Linear(3, 2).to(device)  # 先移动模型 | the model first
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(5):
    total = 0.0
    for features, labels in loader:
        features, labels = features.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(features), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(epoch, f"{total / len(loader):.4f}")
