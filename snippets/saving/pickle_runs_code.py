import torch


class Payload:
    def __reduce__(self):  # 告诉 pickle 怎样重建 | tells pickle how to rebuild
        return print, ("this ran while loading",)


torch.save({"weight": Payload()}, "untrusted.pt")
torch.load("untrusted.pt", weights_only=False)
