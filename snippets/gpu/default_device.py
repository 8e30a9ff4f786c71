import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True)
torch.set_default_device(device or "cpu")  # 对之后的程序 | from here on
print(torch.ones(2).device.type == torch.get_default_device().type)

with torch.device("meta"):  # 只对这一段 | for this block only
    x = torch.ones(2)
    net = nn.Linear(3, 2)
    generator = torch.Generator()
print(x.is_meta, net.weight.is_meta)
print(generator.device)  # 不受影响 | not affected
print(torch.ones(2).is_meta)
