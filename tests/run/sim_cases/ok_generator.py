import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
generator = torch.Generator(device=device).manual_seed(3)
assert generator.device.type == device.type
assert isinstance(generator, torch.Generator)
assert isinstance(torch.default_generator, torch.Generator)
state = generator.get_state()
first = torch.randn(4, generator=generator, device=device)
generator.set_state(state)
assert torch.equal(first, torch.randn(4, generator=generator, device=device))
print(first, torch.randperm(5, generator=generator, device=device))
