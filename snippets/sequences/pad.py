import torch
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
sequences = [torch.tensor([1.0, 2.0, 3.0]), torch.tensor([4.0, 6.0])]
lengths = torch.tensor([len(s) for s in sequences])
x = pad_sequence(sequences, batch_first=True)
print(x)

mask = torch.arange(x.shape[1]) < lengths.unsqueeze(1)
print(mask)  # True：真的数据 | True: real data
print((x * mask).sum(dim=1) / lengths)  # 平均 | mean
print(x[torch.arange(len(x)), lengths - 1])  # 末步 | last step
