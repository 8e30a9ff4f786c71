from torchvision import transforms

maybe = v2.RandomHorizontalFlip()
for _ in range(20):
    one, other = maybe(tv_tensors.Image(pixels), tv_tensors.Mask(pixels))
    assert one.tolist() == other.tolist()
resized = v2.Resize((1, 8))(tv_tensors.Mask(torch.tensor([[0, 0, 1, 2]])))
assert set(resized.flatten().tolist()) == {0, 1, 2}
try:
    transforms.RandomHorizontalFlip()(image, mask)
except TypeError:
    pass
else:
    raise AssertionError("the older transforms take one image")
