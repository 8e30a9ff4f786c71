import torch
import torch.utils.checkpoint

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
seen = []


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return 2 * x * gradient


x = torch.tensor([3.0], device=device, requires_grad=True)
x.register_hook(lambda gradient: seen.append(gradient.device.type))
Square.apply(x).backward()
print(x.grad)

torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.ReLU(), torch.nn.Dropout()).to(device)
net[0].register_forward_hook(lambda module, inputs, output: seen.append(output.device.type))
for reentrant in (False, True):
    inputs = torch.ones(1, 2, device=device, requires_grad=True)
    torch.utils.checkpoint.checkpoint(net, inputs, use_reentrant=reentrant).sum().backward()
    print(inputs.grad)
assert set(seen) == {device.type}
