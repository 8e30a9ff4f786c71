python -m venv --without-pip other
other/bin/python -c "import torch" 2>&1 | tail -n 1
