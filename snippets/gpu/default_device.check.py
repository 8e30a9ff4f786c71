import threading
from io import BytesIO

assert torch.ones(2).device.type == device.type
torch.save(torch.ones(2, device="cpu"), file := BytesIO())
file.seek(0)
found = [torch.load(file), torch.frombuffer(bytearray(8), dtype=torch.uint8), torch.Generator()]
thread = threading.Thread(target=lambda: found.append(torch.ones(2)))
thread.start()
thread.join()
found.append(torch.from_numpy(np.ones(2)))
assert [x.device.type for x in found] == ["cpu"] * 5
with torch.device("meta"):
    assert torch.Generator().device.type == "cpu"
