import torch
from torch import nn

torch.manual_seed(0)
model = nn.Transformer(8, nhead=2, batch_first=True)
source, target = torch.randn(2, 7, 8), torch.randn(2, 5, 8)
source_padding = torch.arange(7) >= torch.tensor([[7], [4]])
future = torch.ones(5, 5, dtype=torch.bool).triu(1)

out = model(
    source,
    target,
    tgt_mask=future,
    src_key_padding_mask=source_padding,
    memory_key_padding_mask=source_padding,
)
print(out.shape)
