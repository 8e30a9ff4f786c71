import torch
from torch import nn

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
torch.manual_seed(0)
batch = torch.randn(3, 5, 4).to(device)
for kind in (nn.RNN, nn.LSTM, nn.GRU):
    for options in ({}, {"bidirectional": True, "num_layers": 2, "dropout": 0.1}, {"bias": False}):
        net = kind(4, 3, batch_first=True, **options).to(device)
        output, state = net(batch)
        output.pow(2).sum().backward()
        assert output.device.type == device.type
        print(output[0, -1], net.weight_hh_l0.grad.norm())
        net.eval()
        with torch.inference_mode():
            print(net(batch)[0][0, 0])
for cell in (nn.RNNCell(4, 3), nn.LSTMCell(4, 3), nn.GRUCell(4, 3)):
    print(cell.to(device)(batch[0]))

lengths = torch.tensor([5, 3, 2], device="cpu")  # lengths stay on the CPU
packed = nn.utils.rnn.pack_padded_sequence(batch, lengths, batch_first=True)
output, _ = nn.LSTM(4, 3, batch_first=True).to(device)(packed)
padded, lengths = nn.utils.rnn.pad_packed_sequence(output, batch_first=True)
padded.sum().backward()
print(padded[1], lengths)
