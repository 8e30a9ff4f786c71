from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lines(IterableDataset):
    def __init__(self, share):
        self.share = share

    def __iter__(self):
        lines = iter(range(6))  # 换成文件、网络 | a file, a network
        worker = get_worker_info()
        if worker is None or not self.share:
            return lines
        return islice(lines, worker.id, None, worker.num_workers)


if __name__ == "__main__":
    for share in (False, True):
        loader = DataLoader(Lines(share), batch_size=3, num_workers=2)
        print([batch.tolist() for batch in loader])
