import tarfile
import zipfile

import torch

for path in ("x.pt", "x.pth", "x.tar"):
    torch.save(torch.ones(2), path)
    tar, zip_ = tarfile.is_tarfile(path), zipfile.is_zipfile(path)
    print(path, "tar:", tar, "zip:", zip_)
