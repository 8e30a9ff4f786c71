import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

sentences = [torch.tensor([7, 2, 9]), torch.tensor([4, 1])]
labels = [1, 0]
samples = list(zip(sentences, labels, strict=True))
try:
    next(iter(DataLoader(samples, batch_size=2)))
except RuntimeError as error:
    print(error)


def collate(samples):
    sentences, labels = zip(*samples, strict=True)
    lengths = torch.tensor([len(s) for s in sentences])
    padded = pad_sequence(sentences, batch_first=True, padding_value=0)
    return padded, lengths, torch.tensor(labels)


loader = DataLoader(samples, batch_size=2, collate_fn=collate)
padded, lengths, labels = next(iter(loader))
print(padded)
print(lengths)
