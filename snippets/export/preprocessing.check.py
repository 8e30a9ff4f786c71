scores = session.run(None, {"images": images})[0]
x = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255
expected = model((x - 0.5) / 0.5).softmax(dim=1).detach()
torch.testing.assert_close(torch.from_numpy(scores), expected)
assert session.get_inputs()[0].type == "tensor(uint8)"
