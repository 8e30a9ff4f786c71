assert saved(128) == 2 * saved(64) == 4 * saved(32) > 0
assert saved(32) == 2 * 32 * 1024 * 4  # 输入和 ReLU 的输出 | the input and what ReLU gives
