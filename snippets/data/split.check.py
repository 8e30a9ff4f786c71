from torch.utils.data import ConcatDataset

assert not set(rest) & set(held)


def parts():
    return random_split(dataset, [0.7, 0.3], torch.Generator().manual_seed(0))


assert parts()[1].indices == parts()[1].indices
assert train.dataset is test.dataset is dataset
assert len(ConcatDataset([train, test])) == 100
try:
    random_split(dataset, [70, 20])
except ValueError as told:
    assert "Sum of input lengths does not equal the length of the input dataset" in str(told)
else:
    raise AssertionError("no error")
