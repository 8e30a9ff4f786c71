from torch.utils.data import default_collate

some = [(torch.tensor([1.0]), 0), None]
assert default_collate([s for s in some if s])[1].tolist() == [0]
assert default_collate(["a", "b"]) == ["a", "b"]
assert default_collate([{"a": 1}, {"a": 2}])["a"].tolist() == [1, 2]
