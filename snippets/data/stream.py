from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lines(IterableDataset):
    def __init__(self, share):
        self.share = share

    def __iter__(self):
        worker = get_worker_info()
        for n in range(6):  # 换成读文件、读网络 | a file, a network
            if not self.share or n % worker.num_workers == worker.id:
                yield n


if __name__ == "__main__":
    for share in (False, True):
        loader = DataLoader(Lines(share), batch_size=3, num_workers=2)
        print([batch.tolist() for batch in loader])
