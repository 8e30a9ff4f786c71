import torch

x = torch.ones(2, device="cpu")
y = torch.ones(2, device="meta")
try:
    x + y
except RuntimeError as error:
    print(error)
print((torch.tensor(1.0, device="cpu") + y).shape)  # 零维例外 | 0-dim is exempt

device = torch.accelerator.current_accelerator(check_available=True)
if device is not None:  # 同样的错误，另一种措辞 | the same error, other words
    try:
        x + torch.ones(2, device=device)
    except RuntimeError as error:
        assert "to be on the same device" in str(error)
