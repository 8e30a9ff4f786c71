assert torch.equal(a.tril(), torch.tril(a))
assert torch.equal(a, torch.arange(1, 10).view(3, 3))
for session, line in ((">>> import torch", 1), ("import torch\n>>> torch.ones(2)", 2)):
    try:
        compile(session, "session.py", "exec")
    except SyntaxError as error:
        assert error.msg == "invalid syntax" and error.lineno == line
    else:
        raise AssertionError("a prompt compiles")
