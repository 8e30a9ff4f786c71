import tarfile
import zipfile

import torch

x = torch.ones(2)
for path in ("x.pt", "x.pth", "x.tar", "x"):
    torch.save(x, path)
    same = torch.equal(torch.load(path), x)
    print(path, same, zipfile.is_zipfile(path), tarfile.is_tarfile(path))
