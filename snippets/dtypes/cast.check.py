assert x.float() is x and x.to(torch.float32) is x
assert x.half().dtype == torch.float16 and x.bfloat16().dtype == torch.bfloat16
assert x.type(torch.LongTensor).dtype == torch.int64
assert torch.ones(2, dtype=y.dtype).dtype == x.to(y).dtype == torch.uint8
assert torch.nn.Linear(2, 1).double().weight.dtype == torch.float64
for name, dtype in {"Float": "float32", "Double": "float64", "Long": "int64"}.items():
    assert x.to("cpu").type(f"torch.{name}Tensor").dtype == getattr(torch, dtype)
