import warnings

assert again.tobytes() == image.tobytes()
assert np.array(image.convert("L")).shape == (2, 4)
assert np.array(image.convert("RGBA")).shape == (2, 4, 4)
wrong = torch.from_numpy(np.array(image)).reshape(3, 2, 4)
assert not torch.equal(wrong.float() / 255, x)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    torch.from_numpy(np.asarray(image))
assert "The given NumPy array is not writable" in str(told[0].message)
