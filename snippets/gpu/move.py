import torch
from torch import nn

torch.manual_seed(0)
device = torch.accelerator.current_accelerator(check_available=True)
device = device or torch.device("cpu")

model = nn.Linear(3, 2)
model.to(device)  # 模型：不用重新赋值 | the model: nothing to assign

features = torch.randn(4, 3)
labels = torch.tensor([0, 1, 0, 1])
features = features.to(device)  # 数据：必须重新赋值 | the data: assign it
labels = labels.to(device)

loss = nn.functional.cross_entropy(model(features), labels)
print(loss)
