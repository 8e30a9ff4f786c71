names = "memory_allocated", "max_memory_allocated", "memory_reserved"
assert all(getattr(torch.accelerator, name)() == 0 for name in names)
