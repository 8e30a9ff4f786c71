from torch.utils.data import DataLoader, Dataset


class Broken(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return [1, 2, 3][i]


if __name__ == "__main__":
    try:
        for batch in DataLoader(Broken(), batch_size=2, num_workers=1):
            print(batch)
    except IndexError as error:
        print(str(error).splitlines()[0])
        print(str(error).splitlines()[-1])
