import collections
import dataclasses
import datetime
import enum


@dataclasses.dataclass
class Options:
    lr: float = 0.1


Mode = enum.Enum("Mode", "TRAIN TEST")


def accepted(value):
    torch.save(value, "value.pt")
    try:
        return torch.load("value.pt") == value
    except pickle.UnpicklingError:
        return False


for value in (
    *(True, None, 1, 1j, "text", b"bytes", torch.Size([2]), torch.device("cpu")),
    *(collections.OrderedDict(a=1), collections.Counter("a")),
):
    assert accepted(value), value
for value in (
    *(np.ones(2).tolist(), np.float64(0.5).item(), str(pathlib.Path("data"))),
    *(vars(argparse.Namespace(lr=0.1)), dataclasses.asdict(Options())),
):
    assert accepted(value), value
for value in (
    *(datetime.datetime(2023, 4, 13), frozenset({1}), range(3), slice(3)),
    *(collections.deque([1]), collections.defaultdict(int), Mode.TRAIN, Options()),
):
    assert not accepted(value), value
