import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

pixels, labels = load_digits(return_X_y=True)
x = torch.tensor(pixels / 16, dtype=torch.float32).reshape(-1, 1, 8, 8)
data = TensorDataset(x, torch.tensor(labels))
train, test = random_split(data, [0.8, 0.2])
loader = DataLoader(train, batch_size=32, shuffle=True)

net = nn.Sequential(
    nn.Conv2d(1, 6, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(64, 120),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(84, 10),
).to(device)
optimizer = optim.Adam(net.parameters(), lr=0.002)


def evaluate():
    net.eval()
    with torch.no_grad():
        images, targets = (part.to(device) for part in test[:])
        scores = net(images)
    right = (scores.argmax(1) == targets).float()
    return F.cross_entropy(scores, targets).item(), right.mean().item()


for epoch in range(10):
    net.train()
    total = 0.0
    for images, targets in loader:
        images, targets = images.to(device), targets.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(net(images), targets)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(images)
    train_loss = total / len(train)
    test_loss, accuracy = evaluate()
    losses = f"train {train_loss:.2f}, test {test_loss:.2f}"
    print(f"epoch {epoch}: {losses}, accuracy {accuracy:.2f}")
torch.save(net.state_dict(), "digits.pt")

image, label = test[0]
batch = image.unsqueeze(0).to(device)  # 补上批次维度 | add the batch dimension
predicted = net(batch).argmax(1)
print("predicted", predicted.item(), "label", label.item())
