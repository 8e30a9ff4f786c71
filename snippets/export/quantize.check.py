from torchao.quantization import Int8WeightOnlyConfig

assert "Int8" in type(model[0].weight).__name__
mixed = nn.Sequential(nn.Conv2d(1, 1, 3), nn.Flatten(), nn.Linear(36, 4))
quantize_(mixed, Int8WeightOnlyConfig())
assert type(mixed[0].weight) is nn.Parameter
assert "Int8" in type(mixed[2].weight).__name__

again = nn.Sequential(nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))
again.load_state_dict(torch.load("int8.pt"), assign=True)
with torch.inference_mode():
    torch.testing.assert_close(again(x), model(x))
    half = nn.Linear(512, 512).to(torch.bfloat16)
assert half.weight.nbytes == 512 * 512 * 2
