pip -q config set global.index-url https://pypi.tuna.tsinghua.edu.cn/simple
