import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, 5),
    nn.BatchNorm2d(6),
    nn.ReLU(),  # 没有参数，也就没有键 | no parameters, hence no key
    nn.Flatten(),
    nn.Linear(6 * 28 * 28, 10),
)
for key, value in model.state_dict().items():
    print(key, tuple(value.shape))
print([name for name, _ in model.named_buffers()])

# 非持久缓冲区不在其中 | a non-persistent buffer is left out
model.register_buffer("cache", torch.zeros(1), persistent=False)
print("cache" in model.state_dict())
