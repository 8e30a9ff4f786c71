import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(8, nhead=2, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
x = torch.randn(2, 6, 8)
padding = torch.arange(6) >= torch.tensor([[6], [4]])

encoder.eval()  # 关掉 dropout | no dropout
with torch.no_grad():
    out = encoder(x, src_key_padding_mask=padding)
    alone = encoder(x[1:, :4])  # 不填充 | without padding
print(out.shape)
print(out[1, 0, :4])
print(alone[0, 0, :4])
