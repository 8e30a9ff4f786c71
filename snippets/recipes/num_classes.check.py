try:
    resnet18(weights="DEFAULT", num_classes=10)
except ValueError:
    pass
else:
    raise AssertionError("it was accepted")
