import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
x = torch.randn(2, 6, 8)
lengths = torch.tensor([6, 4])

padding = torch.arange(6) >= lengths.unsqueeze(1)  # (batch, key)
future = torch.ones(6, 6, dtype=torch.bool).triu(1)  # (query, key)
print(padding)

masks = {
    "no mask": {},
    "key_padding_mask": {"key_padding_mask": padding},
    "attn_mask": {"attn_mask": future},
    "both": {"key_padding_mask": padding, "attn_mask": future},
}
figure, axes = plt.subplots(1, 4, figsize=(10, 3), layout="constrained")
for axis, (title, given) in zip(axes, masks.items(), strict=True):
    _, weights = attention(x, x, x, **given)
    axis.imshow(weights[1].detach().cpu().numpy(), vmin=0, vmax=0.6)
    axis.set(title=title, xlabel="key", ylabel="query")
figure.savefig("masks.png")
