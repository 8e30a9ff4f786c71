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
