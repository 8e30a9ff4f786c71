python -m venv --without-pip other
other/bin/python -I -c "import torch" 2>&1 | tail -n 1
python -c "import torch; print('found', torch.ones(2).sum())"
