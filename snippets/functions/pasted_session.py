session = ">>> import torch\n>>> torch.tril(torch.ones(2, 2))\n"
try:
    compile(session, "pasted.py", "exec")
except SyntaxError as error:
    print(error)

lines = [line.removeprefix(">>> ") for line in session.splitlines()]
compile("\n".join(lines), "pasted.py", "exec")  # 去掉提示符就可以 | fine without
print(lines)
