tried = []


class Full(nn.Module):
    def forward(self, x):
        tried.append(len(x))
        if len(x) > 100:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return x * torch.ones(1, device=x.device, requires_grad=True)


model = Full()
assert [fits(n) for n in (400, 200, 100)] == [False, False, True]
assert issubclass(torch.OutOfMemoryError, RuntimeError)

if device.type == "cuda":
    now, peak = torch.cuda.memory_allocated(), torch.cuda.max_memory_allocated()
    assert 0 < now <= peak <= torch.cuda.max_memory_reserved()
    assert now <= torch.cuda.memory_reserved()
