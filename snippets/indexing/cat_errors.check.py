from torch.nn.utils.rnn import pad_sequence

padded = pad_sequence([torch.ones(2), torch.ones(3)], batch_first=True)
assert padded.tolist() == [[1, 1, 0], [1, 1, 1]]
