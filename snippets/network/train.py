import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

x = torch.randn(2500, 2)
labels = (x[:, 0] * x[:, 1] > 0).long()  # 同号为 1 | 1: equal signs
train_set = TensorDataset(x[:2000], labels[:2000])
test_set = TensorDataset(x[2000:], labels[2000:])
train_loader = DataLoader(train_set, batch_size=50, shuffle=True)
test_loader = DataLoader(test_set, batch_size=100)

net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
net.to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.1)

for epoch in range(5):
    net.train()
    total = 0.0
    for inputs, targets in train_loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), targets)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(inputs)

    net.eval()
    correct = 0
    with torch.no_grad():
        for inputs, targets in test_loader:
            inputs, targets = inputs.to(device), targets.to(device)
            correct += (net(inputs).argmax(1) == targets).sum().item()

    accuracy = correct / len(test_set)
    average = total / len(train_set)
    print(f"{epoch + 1}: loss {average:.4f}, accuracy {accuracy:.1%}")
