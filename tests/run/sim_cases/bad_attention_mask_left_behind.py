# EXPECT: Expected all tensors to be on the same device|same device
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
heads = torch.randn(1, 2, 5, 4, device=device)
mask = torch.ones(5, 5, dtype=torch.bool).tril()
torch.nn.functional.scaled_dot_product_attention(heads, heads, heads, attn_mask=mask)
