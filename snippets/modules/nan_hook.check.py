assert not any(layer._forward_hooks for layer in net)

layer = nn.Identity()
layer.register_forward_pre_hook(lambda module, args: (args[0] * 2,))
layer.register_forward_hook(lambda module, args, output: output.clamp(max=5))
assert layer(torch.tensor([1.0, 4.0])).tolist() == [2, 5]

seen = []
linear = nn.Linear(2, 1)
linear.register_full_backward_hook(lambda module, grad_input, grad_output: seen.append(grad_output))
linear(torch.ones(3, 2, requires_grad=True)).sum().backward()
assert seen[0][0].tolist() == [[1], [1], [1]]
