assert pad_sequence(sequences).shape == (3, 2)
assert pad_sequence(sequences, batch_first=True, padding_value=-1)[1, 2] == -1
assert torch.equal((x != 0), mask)
