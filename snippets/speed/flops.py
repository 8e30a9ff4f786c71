import torch
from torch.utils.flop_counter import FlopCounterMode
from torchvision.models import resnet18

with torch.device("meta"):  # 只有形状，不占内存 | shapes only, no memory
    model = resnet18()
    x = torch.randn(1, 3, 224, 224)

with FlopCounterMode(display=False) as counter:
    model(x)
print(f"{counter.get_total_flops() / 1e9:.2f} GFLOPs")
print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.1f} M")
