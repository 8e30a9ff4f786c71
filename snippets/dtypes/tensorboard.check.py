import os

[file] = os.listdir("runs/first")
assert file.startswith("events.out.tfevents")
assert len(log.Scalars("loss/test")) == 5
