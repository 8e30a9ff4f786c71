torch.save(torch.ones(2), "x")
for path in ("x.pt", "x.pth", "x.tar", "x"):
    assert torch.equal(torch.load(path), torch.ones(2).to(torch.load(path).device))
    assert zipfile.is_zipfile(path) and not tarfile.is_tarfile(path)
