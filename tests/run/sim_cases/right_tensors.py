"""Programs about tensors, one in each cell; each prints the same on the CPU and on a device."""

import pickle
import warnings

import torch
from torch.overrides import TorchFunctionMode

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")

# %% accelerator
if device.type != "cpu":
    assert torch.accelerator.is_available() and torch.accelerator.device_count() == 1
    assert torch.accelerator.current_device_index() == 0
    torch.accelerator.synchronize()
    torch.accelerator.set_device_index(0)
    with torch.accelerator.device_index(0):
        assert torch.ones(2, device=device).device.index == 0
    assert torch.get_device_module(device).device_count() == 1
    assert f"{torch.ones(1, device=device)}" == f"tensor([1.], device='{device.type}:0')"
torch.accelerator.empty_cache()
torch.accelerator.reset_peak_memory_stats()
print(torch.accelerator.memory_allocated() >= 0, torch.ones(2, device=device).to("cpu").device)

# %% create
torch.manual_seed(0)
made = [
    torch.zeros(2, 3, dtype=torch.long, device=device),
    torch.tensor([1.5, 0], device=device),
    torch.as_tensor([[1], [2]], device=device),
    torch.full((2,), 7, device=device),
    torch.arange(6, device=device),
    torch.linspace(0, 1, 5, device=device),
    torch.eye(3, device=device),
    torch.randint(0, 5, (3,), device=device),
    torch.complex(torch.ones(2, device=device), torch.ones(2, device=device)),
    torch.empty(0, 3, device=device),
    torch.tensor(float("nan"), device=device),
    torch.tensor(torch.ones(2, device="cpu").numpy(), device=device),
]
made += [torch.ones_like(made[1]), torch.rand_like(made[1]), made[1].new_tensor([True])]
with torch.device(device):
    made.append(torch.ones(2))
for tensor in made:
    assert tensor.device.type == device.type
    print(tensor)
print(torch.ones(2, requires_grad=True, device=device) * 2)
print(torch.rand(3, 9, device=device) * 1000)  # wide enough for a line of its own for the device
torch.testing.assert_close(made[1] + 1, torch.tensor([2.5, 1], device=device))

# %% index
x = torch.arange(12.0, device=device).view(3, 4)
print(x[1], x[..., -1], x[[0, 2]], x[x > 8])
cpu = {"device": "cpu"}
print(x[torch.tensor([2, 0], **cpu)])  # indices and masks may stay on the CPU
x[torch.tensor([True, False, False], **cpu)] = 0
x[x > 8] = torch.tensor(-1.0, **cpu)  # and so may a number
x[0, torch.tensor([1], device=device)] += 5
print(x * torch.tensor(2.0, **cpu), x + 1, 1 - x)

columns = torch.tensor([[0], [1], [2]], device=device)
print(x.gather(1, columns), torch.zeros(3, 4, device=device).scatter_(1, columns, 1))
print(torch.where(x > 0, x, torch.zeros_like(x)), torch.where(x > 0, x, 0.0), x.clamp(min=2))
print(x.nonzero(), x.sort(1), x.topk(2, 1), x.max(0), x.argmax(1), x.unique())
print(torch.nn.functional.one_hot(columns.flatten(), 4), torch.tril(x))
print(x % 2.5, 7 // x.clamp(min=1), x.long() & 1, torch.tensor(3.0, device=device).half() // 2.5)
losses = torch.zeros(3, **cpu)
losses[0], losses[1:] = x[1, 1] + 1, x[0, 2:]  # assigning copies, from any device
print(losses)
for row in x:
    print(row, row.sum().item(), row.tolist())
if x.sum() > 0:
    print(float(x.mean()), int(x.max()), len(x), bool((x == x).all()))

# %% views
x = torch.arange(12.0, device=device).view(3, 4)
x.t().mul_(2)
x[1:, ::2].zero_()
x[:, 0] += 1
x.unsqueeze(0).expand(2, 3, 4)[1, 0].sub_(5)
print(x)
t = x.t()
assert t.data_ptr() == x.data_ptr() and t.stride() == (1, 4) and not t.is_contiguous()
assert x[1:, ::2].storage_offset() == 4
try:
    t.view(12)
except RuntimeError as error:
    print(error)
for part in (*x.split(3, 1), *x.chunk(2), t.reshape(-1), x.permute(1, 0).contiguous()):
    print(part)
with torch.inference_mode():
    y = x + 1
    y.view(12).add_(1)
    print(y, y.is_inference(), x.view(12)[0].is_inference())
print(y[0], y.clone().is_inference(), x.view(12).sum())

z = torch.zeros(2, dtype=torch.cfloat, device=device)
torch.view_as_real(z)[:, 0] = 3
z.imag.add_(1)
print(z, z.conj(), z.conj() @ z, z.view(torch.float32), (-z.conj().imag).clone())

y = torch.ones(2, device=device)
y.resize_(3, 1).fill_(4).t_()
print(y, torch.cat([y, y]), torch.stack([y, y]).shape)
out = torch.empty(2, 2, device=device)
torch.add(torch.ones(2, 2, device=device), 1, out=out)
print(out)
x.data = torch.zeros(1, device=device)
print(x)

# %% save and load
x = torch.arange(12.0, device=device).view(3, 4)
torch.save({"x": x, "view": x[:, 1:3]}, "x.pt")
name = "cpu" if device.type == "cpu" else f"{device.type}:0"
for location in ("cpu", torch.device("cpu"), lambda storage, tag: storage, {name: "cpu"}):
    assert torch.load("x.pt", map_location=location)["x"].device.type == "cpu"
for location in (None, device, device.type, name):
    loaded = torch.load("x.pt", map_location=location)["x"]
    assert loaded.device.type == device.type and torch.equal(loaded, x)
loaded = torch.load("x.pt")
loaded["x"].add_(1)  # views of one storage are so again
print(loaded["view"], torch.load("x.pt", map_location="cpu")["view"].numpy())
print(pickle.loads(pickle.dumps(x)))

# %% linear algebra
torch.manual_seed(0)
a, b = torch.rand(3, 3, device=device), torch.rand(2, 3, 3, device=device)
print(a @ a, a @ b, a.mv(a[0]), torch.einsum("bij,jk->bik", b, a))
print(torch.linalg.inv(a), torch.linalg.det(a), torch.linalg.svd(a).S, torch.linalg.norm(a))
print(torch.linalg.solve(a, a[0]), torch.linalg.cholesky(a @ a.T + torch.eye(3, device=device)))
print(torch.fft.fft(a[0]), torch.cdist(a, a), torch.outer(a[0], a[1]))
print(torch.std_mean(a), a.cumsum(0), a.half() + a.bfloat16(), a.double().dtype)

# %% random
torch.manual_seed(1)
print(torch.rand(3, device=device), torch.randn(20, device=device)[-3:])
print(torch.randperm(7, device=device), torch.randint(9, (4,), device=device))
print(torch.multinomial(torch.ones(4, device=device), 2))
print(torch.normal(torch.ones(2, device=device)))
print(torch.bernoulli(torch.full((8,), 0.5, device=device)))
print(torch.nn.functional.dropout(torch.ones(9, device=device), 0.3))
print(torch.empty(3, device=device).exponential_())
print(torch.nn.init.orthogonal_(torch.empty(2, 2, device=device)))
torch.manual_seed(1)
with torch.random.fork_rng():
    torch.rand(5, device=device)
print(torch.rand(3, device=device))  # as at first
torch.manual_seed(1)
layers = torch.nn.Linear(3, 2, device=device), torch.nn.Conv2d(1, 2, 2, device=device)
layers += torch.nn.LSTM(2, 2, device=device), torch.nn.Embedding(3, 2, device=device)
for layer in layers:
    print(next(layer.parameters()))

# %% generator
generator = torch.Generator(device=device).manual_seed(3)
assert generator.device.type == device.type
assert isinstance(generator, torch.Generator)
assert isinstance(torch.default_generator, torch.Generator)
state = generator.get_state()
first = torch.randn(4, generator=generator, device=device)
generator.set_state(state)
assert torch.equal(first, torch.randn(4, generator=generator, device=device))
print(first, torch.randperm(5, generator=generator, device=device))

# %% derivatives
w = torch.tensor([2.0], device=device, requires_grad=True)
(first,) = torch.autograd.grad(w**3, w, create_graph=True)
print(first, torch.autograd.grad(first, w))
double = torch.randn(3, dtype=torch.double, device=device, requires_grad=True)
print(torch.autograd.gradcheck(torch.tanh, double))


def cube(x):
    return (x**3).sum()


warnings.simplefilter("ignore", FutureWarning)  # forward mode calls torch.jit.script, deprecated
x = torch.arange(3.0, device=device)
print(torch.func.grad(cube)(x), torch.func.vmap(torch.func.grad(cube))(x.expand(2, 3)))
print(torch.func.jacrev(torch.sin)(x), torch.func.jvp(torch.sin, (x,), (torch.ones_like(x),)))
print(torch.func.jacfwd(torch.func.jacrev(cube))(x))
print(torch.autograd.functional.hessian(cube, x))


# %% function mode
class Names(TorchFunctionMode):
    """Shows what the program calls, and nothing that a kernel calls for it."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        print(function.__name__)
        return function(*args, **(kwargs or {}))


x = torch.ones(2, 2, device=device)
with Names():
    y = torch.relu(x @ x).cumsum(0).view(4)
    y.add_(1)
print(y)

# %% changes in place are counted
x, y = torch.ones(2, 3, device=device), torch.ones(3, device=device)
x.add_(y)
x.t().mul_(2)
x.as_strided((2,), (1,)).zero_()
torch._foreach_add_([x, y], 1.0)
torch._foreach_lerp_([y], [y], 0.5)
print(x._version, y._version, x, y)
with torch.inference_mode():
    torch._foreach_mul_([torch.ones(2, device=device), y], 2.0)
print(y._version, y)
weight = torch.ones(2, device=device, requires_grad=True)
kept = (weight * weight).sum()
with torch.no_grad():
    torch._foreach_neg_([weight])
try:
    kept.backward()
except RuntimeError as error:
    print(str(error)[:60])
