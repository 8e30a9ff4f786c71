assert 400 < (seen == 1).sum() < 600 and len(seen) == 1000
indices = list(sampler)
rare = [i for i in indices if i >= 950]
assert len(set(rare)) <= 50 < len(rare)
assert len({i for i in indices if i < 950}) < 600
