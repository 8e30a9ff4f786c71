python -m pip --quiet config set global.index-url https://pypi.tuna.tsinghua.edu.cn/simple
python -m pip config get global.index-url
