from torchvision.models import resnet18

model = resnet18()
size = sum(t.nbytes for t in model.state_dict().values())
print(f"{size / 2**20:.1f} MiB")
