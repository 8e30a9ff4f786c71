import torch
import torch.nn.functional as F
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
batch = torch.randn(2, 5, 8).to(device)
heads = batch.view(2, 5, 2, 4).transpose(1, 2)
mask = torch.ones(5, 5, dtype=torch.bool, device=device).tril()
for options in ({}, {"is_causal": True}, {"attn_mask": mask}, {"dropout_p": 0.2}):
    print(F.scaled_dot_product_attention(heads, heads, heads, **options)[0, 0, -1])

attention = nn.MultiheadAttention(8, 2, batch_first=True).to(device)
output, weights = attention(batch, batch, batch, attn_mask=~mask)
output.sum().backward()
print(output[0, -1], weights[0], attention.in_proj_weight.grad.norm())

layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2).to(device)
padding = torch.tensor([[False] * 5, [False] * 3 + [True] * 2], device=device)
print(encoder(batch, src_key_padding_mask=padding)[1, 0])
encoder(batch)[..., 0].sum().backward()
print(encoder.layers[0].linear1.weight.grad.norm())
for module in (attention.eval(), encoder.eval()):  # eval mode takes fused kernels
    with torch.no_grad():
        print(module(batch, batch, batch)[0][0, 0] if module is attention else module(batch)[0, 0])
if device.type != "cpu":  # the CPU makes nested tensors, and warns of them
    with torch.no_grad():
        assert encoder(batch, src_key_padding_mask=padding).shape == batch.shape
print(nn.Transformer(8, 2, 1, 1, 16, batch_first=True).to(device)(batch, batch)[0, 0])
print(nn.Embedding(9, 4).to(device)(torch.tensor([[1, 2]], device=device)))
