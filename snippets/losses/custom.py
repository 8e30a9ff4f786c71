import torch
import torch.nn.functional as F


def relative_error(output, target, eps=1e-6):
    error = (output - target) / (target.abs() + eps)
    return error.square().mean()


output = torch.tensor([1.5, 3.0], requires_grad=True)
target = torch.tensor([1.0, 4.0])
loss = relative_error(output, target) + 0.1 * F.l1_loss(output, target)
loss.backward()
print(loss)
print(output.grad)
