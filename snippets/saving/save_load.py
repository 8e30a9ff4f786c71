import torch
import torch.nn.functional as F
from torch import nn


class TheModelClass(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.fc1 = nn.Linear(inputs, 8)
        self.fc2 = nn.Linear(8, outputs)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


model = TheModelClass(4, outputs=2)
torch.save(model.state_dict(), "model.pt")

restored = TheModelClass(4, outputs=2)  # 参数与保存时相同 | as when it was saved
state = torch.load("model.pt", map_location="cpu")
print(restored.load_state_dict(state))
restored.eval()

x = torch.ones(3, 4)
print(restored(x).shape)
