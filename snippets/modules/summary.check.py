import contextlib
import io

output = nn.LSTM(3, 5)(torch.zeros(2, 4, 3))
assert isinstance(output, tuple) and output[0].shape == (2, 4, 5)
assert not any(module._forward_hooks for module in net.modules())
with contextlib.redirect_stdout(io.StringIO()) as told:
    summary(net.to("meta"), torch.zeros(1, 1, 28, 28, device="meta"))
assert told.getvalue().splitlines()[-1].split() == ["4", "Linear", "(1,", "10)", "15690"]
