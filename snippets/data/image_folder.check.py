assert isinstance(image, Image.Image)
Path("animals/fish").mkdir()
try:
    ImageFolder("animals")
except FileNotFoundError as told:
    assert "Found no valid file for the classes fish" in str(told)
else:
    raise AssertionError("no error")
