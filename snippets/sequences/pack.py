import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence as pack
from torch.nn.utils.rnn import pad_packed_sequence as unpack
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
sequences = [torch.randn(2, 3), torch.randn(5, 3)]
lengths = [len(s) for s in sequences]
x = pad_sequence(sequences, batch_first=True)
gru = nn.GRU(3, 4, batch_first=True)

_, alone = gru(sequences[0])  # 不填充 | without padding
_, padded = gru(x)
packed = pack(x, lengths, batch_first=True, enforce_sorted=False)
output, h = gru(packed)
print(alone[-1])
print(padded[-1, 0])  # 把填充也读了 | has read the padding
print(h[-1, 0])

output, lengths = unpack(output, batch_first=True)
print(output.shape, lengths)
print(output[0, 2:])  # 填充处是 0 | zeros where padded
