import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.metrics import ConfusionMatrixDisplay
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.conv2 = nn.Conv2d(6, 16, 3, padding=1)
        self.fc1 = nn.Linear(16 * 2 * 2, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


torch.manual_seed(0)
torch.set_default_device("cpu")  # 数据留在 CPU，逐批移动 | moved batch by batch
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

pixels, labels = load_digits(return_X_y=True)
x = torch.from_numpy(pixels / 16).float().reshape(-1, 1, 8, 8)
data = TensorDataset(x, torch.from_numpy(labels).long())
train, test = random_split(data, [0.8, 0.2])
loader = DataLoader(train, batch_size=100, shuffle=True)
test_x, test_y = test[:]

net = Net().to(device)
optimizer = optim.Adam(net.parameters(), lr=0.01)


def predict():
    net.eval()
    with torch.no_grad():
        scores = net(test_x.to(device)).cpu()
    return scores.argmax(1), F.cross_entropy(scores, test_y).item()


train_losses, test_losses = [], []
for _ in range(16):
    net.train()
    total = 0.0
    for images, targets in loader:
        images, targets = images.to(device), targets.to(device)
        loss = F.cross_entropy(net(images), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(images)
    train_losses.append(total / len(train))
    test_losses.append(predict()[1])

predicted, _ = predict()
accuracy = (predicted == test_y).float().mean().item()
print(len(train), len(test))
assert accuracy > 0.95, accuracy

torch.save(net.state_dict(), "digits.pt")
net = Net().to(device)  # 换一个新的网络 | a new network
net.load_state_dict(torch.load("digits.pt", map_location="cpu"))
print(torch.equal(predict()[0], predicted))  # 读回来结果一样 | the same, once loaded

figure, axis = plt.subplots(figsize=(6, 3.5), layout="constrained")
axis.plot(train_losses, label="train")
axis.plot(test_losses, label="test")
axis.set(xlabel="epoch", ylabel="cross entropy", yscale="log", xticks=range(0, 16, 5))
axis.set_title(f"accuracy on the test set: {accuracy:.1%}")
axis.legend()
figure.savefig("loss.png")

matrix = ConfusionMatrixDisplay.from_predictions(test_y, predicted, colorbar=False)
matrix.figure_.savefig("confusion.png")
