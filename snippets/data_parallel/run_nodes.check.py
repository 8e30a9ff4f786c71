import os

assert os.listdir("node0") == ["model.pt"]
assert os.listdir("node1") == []
