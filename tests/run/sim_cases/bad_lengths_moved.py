# EXPECT: lengths.* should be a 1D CPU int64 tensor
import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
batch, lengths = torch.randn(2, 3, 4, device=device), torch.tensor([3, 2], device=device)
torch.nn.utils.rnn.pack_padded_sequence(batch, lengths, batch_first=True)
