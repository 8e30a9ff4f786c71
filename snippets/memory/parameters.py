from torchvision.models import resnet18

model = resnet18()
tensors = [*model.parameters(), *model.buffers()]
size = sum(t.nbytes for t in tensors)
print(f"{size / 2**20:.1f} MiB")
