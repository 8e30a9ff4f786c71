assert torch.allclose(fast(x), model(x), atol=1e-5)
torch.compiler.reset()
try:
    with torch._inductor.config.patch({"cpp.cxx": (None, "no-such-compiler")}):
        torch.compile(nn.GELU())(torch.ones(4, device="cpu"))
except RuntimeError as told:
    assert "No working C++ compiler found" in str(told), told
else:
    raise AssertionError("no error")
assert fast.state_dict().keys() == {f"_orig_mod.{name}" for name in model.state_dict()}
