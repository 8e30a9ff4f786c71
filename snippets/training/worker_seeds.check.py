class Copied(Dataset):
    def __init__(self):
        self.generator = np.random.default_rng(0)

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self.generator.random()


one, two, *_ = DataLoader(Copied(), num_workers=2)
assert torch.equal(one, two)  # 两个 worker 抽到一样的数 | both workers draw the same
