import math

from tensorboard.backend.event_processing import event_accumulator
from torch.utils.tensorboard import SummaryWriter

with SummaryWriter("runs/first") as writer:
    for step in range(5):
        writer.add_scalar("loss/train", math.exp(-step), step)
        writer.add_scalar("loss/test", 1.2 * math.exp(-step), step)

log = event_accumulator.EventAccumulator("runs/first").Reload()
print(log.Tags()["scalars"])
for event in log.Scalars("loss/train"):
    print(event.step, f"{event.value:.4f}")
