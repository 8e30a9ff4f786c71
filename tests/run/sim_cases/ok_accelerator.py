import torch

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
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
