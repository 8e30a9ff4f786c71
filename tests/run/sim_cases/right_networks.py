"""Programs about networks, one in each cell; each prints the same on the CPU and on a device."""

import copy

import torch
import torch.nn.functional as F
import torch.utils.checkpoint
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler, random_split

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")

# %% attention
torch.manual_seed(0)
batch = torch.randn(2, 5, 8).to(device)
heads = batch.view(2, 5, 2, 4).transpose(1, 2)
mask = torch.ones(5, 5, dtype=torch.bool, device=device).tril()
for options in ({}, {"is_causal": True}, {"attn_mask": mask}, {"dropout_p": 0.2}):
    print(F.scaled_dot_product_attention(heads, heads, heads, **options)[0, 0, -1])

attention = nn.MultiheadAttention(8, 2, batch_first=True).to(device)
output, weights = attention(batch, batch, batch, attn_mask=~mask)
output.sum().backward()
print(output[0, -1], weights[0], attention.in_proj_weight.grad.norm())

layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2).to(device)
padding = torch.tensor([[False] * 5, [False] * 3 + [True] * 2], device=device)
print(encoder(batch, src_key_padding_mask=padding)[1, 0])
encoder(batch)[..., 0].sum().backward()
print(encoder.layers[0].linear1.weight.grad.norm())
for module in (attention.eval(), encoder.eval()):  # eval mode takes fused kernels
    with torch.no_grad():
        print(module(batch, batch, batch)[0][0, 0] if module is attention else module(batch)[0, 0])
if device.type != "cpu":  # the CPU makes nested tensors, and warns of them
    with torch.no_grad():
        assert encoder(batch, src_key_padding_mask=padding).shape == batch.shape
print(nn.Transformer(8, 2, 1, 1, 16, batch_first=True).to(device)(batch, batch)[0, 0])
print(nn.Embedding(9, 4).to(device)(torch.tensor([[1, 2]], device=device)))

# %% layers
torch.manual_seed(0)
image = torch.randn(2, 4, 6, 6, device=device)
for layer in (
    nn.ConvTranspose2d(4, 3, 2, stride=2, bias=False),
    nn.Conv2d(4, 4, 3, groups=4, padding=1),
    nn.BatchNorm2d(4),
    nn.GroupNorm(2, 4),
    nn.LayerNorm(6),
    nn.MaxPool2d(2),
    nn.AdaptiveAvgPool2d(1),
    nn.Upsample(scale_factor=2),
    nn.PixelShuffle(2),
):
    output = layer.to(device)(image.requires_grad_())
    image.grad = None
    output.pow(2).sum().backward()
    print(output.std(), image.grad.norm())

# %% checkpoints of activations
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Dropout()).to(device)
seen = []
net[0].register_forward_hook(lambda module, inputs, output: seen.append(output.device.type))
for reentrant in (False, True):
    inputs = torch.ones(1, 2, device=device, requires_grad=True)
    torch.utils.checkpoint.checkpoint(net, inputs, use_reentrant=reentrant).sum().backward()
    print(inputs.grad)
assert set(seen) == {device.type}

# %% recurrent
torch.manual_seed(0)
batch = torch.randn(3, 5, 4).to(device)
for kind in (nn.RNN, nn.LSTM, nn.GRU):
    for options in ({}, {"bidirectional": True, "num_layers": 2, "dropout": 0.1}, {"bias": False}):
        net = kind(4, 3, batch_first=True, **options).to(device)
        output, state = net(batch)
        output.pow(2).sum().backward()
        assert output.device.type == device.type
        print(output[0, -1], net.weight_hh_l0.grad.norm())
        net.eval()
        with torch.inference_mode():
            print(net(batch)[0][0, 0])
for cell in (nn.RNNCell(4, 3), nn.LSTMCell(4, 3), nn.GRUCell(4, 3)):
    print(cell.to(device)(batch[0]))
lengths = torch.tensor([5, 3, 2], device="cpu")  # lengths stay on the CPU
packed = nn.utils.rnn.pack_padded_sequence(batch, lengths, batch_first=True)
output, _ = nn.LSTM(4, 3, batch_first=True).to(device)(packed)
padded, lengths = nn.utils.rnn.pad_packed_sequence(output, batch_first=True)
padded.sum().backward()
print(padded[1], lengths)

# %% losses
torch.manual_seed(0)
guess = torch.randn(4, 3, device=device, requires_grad=True)
value, label = torch.rand(4, 3, device=device), torch.tensor([0, 2, 1, 1], device=device)
weight = torch.tensor([1.0, 2.0, 3.0], device=device)
for loss in (
    F.mse_loss(guess, value),
    F.l1_loss(guess, value),
    F.smooth_l1_loss(guess, value),
    F.huber_loss(guess, value),
    F.binary_cross_entropy_with_logits(guess, value),
    F.binary_cross_entropy(guess.sigmoid(), value),
    F.cross_entropy(guess, label),
    F.cross_entropy(guess, label, weight=weight, label_smoothing=0.1),
    F.nll_loss(guess.log_softmax(1), label),
    F.kl_div(guess.log_softmax(1), value.softmax(1), reduction="batchmean"),
    F.cosine_embedding_loss(guess, value, torch.ones(4, device=device)),
    F.triplet_margin_loss(guess, value, value.flip(0)),
):
    guess.grad = None
    loss.backward()
    print(loss.item(), guess.grad.norm())

# %% optimizers
x, y = torch.linspace(0, 1, 8).view(8, 1).to(device), torch.linspace(1, 3, 8).view(8, 1).to(device)
for kind, options in (
    (torch.optim.SGD, {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 1e-3}),
    (torch.optim.SGD, {"lr": 0.1, "foreach": True}),
    (torch.optim.Adam, {"foreach": False}),
    (torch.optim.Adam, {"foreach": True, "amsgrad": True}),
    (torch.optim.Adam, {"fused": True}),
    (torch.optim.AdamW, {}),
    (torch.optim.RMSprop, {}),
    (torch.optim.Adagrad, {}),
    (torch.optim.Adadelta, {}),
    (torch.optim.Adamax, {}),
    (torch.optim.NAdam, {}),
    (torch.optim.RAdam, {}),
    (torch.optim.LBFGS, {"lr": 0.1}),
):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 4), nn.ReLU(), nn.Linear(4, 1)).to(device)
    optimizer = kind(net.parameters(), **options)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)

    def closure(net=net, optimizer=optimizer):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        return loss

    for _ in range(3):
        loss = optimizer.step(closure)
        scheduler.step()
    optimizer.load_state_dict(optimizer.state_dict())
    optimizer.step(closure)
    print(kind.__name__, loss.item(), scheduler.get_last_lr())

# %% an optimizer before the move
torch.manual_seed(0)
net = nn.Sequential(nn.Embedding(5, 3), nn.Linear(3, 5, bias=False))
weight, hooked = net[0].weight, []
net[1].weight = weight
weight.note = "kept"
weight.register_hook(lambda gradient: hooked.append(gradient.device.type))
optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
net.to(device)  # the parameters stay the objects that the optimizer holds
assert net[0].weight is weight and net[1].weight is weight
assert weight.note == "kept" and weight.device.type == device.type
x = torch.tensor([1, 2], device=device)
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), x)
    loss.backward()
    optimizer.step()
    print(loss.item())
assert set(hooked) == {device.type}
net.cpu()
assert net[0].weight is weight and weight.grad.device.type == "cpu"
print(nn.LazyLinear(2).to(device)(torch.ones(1, 3, device=device)).shape)

# %% copies of modules
torch.manual_seed(0)
net = nn.Linear(3, 3).to(device)
net(torch.ones(1, 3, device=device)).sum().backward()
twin = copy.deepcopy(net)
twin.weight.data.zero_()
assert isinstance(twin.weight, nn.Parameter) and twin.weight.device == net.weight.device
print(net(torch.ones(1, 3, device=device)), twin(torch.ones(1, 3, device=device)))
net.to(device).double()
print(net.weight.dtype, net.half().weight.dtype, net.float().weight.grad.dtype)
assert nn.Linear(2, 2, device="meta").to_empty(device=device).weight.device.type == device.type
average = torch.optim.swa_utils.AveragedModel(net)
average.update_parameters(net)
print(average(torch.ones(1, 3, device=device)))
torch.save(net, "whole.pt")
whole = torch.load("whole.pt", map_location=device, weights_only=False)
assert next(whole.parameters()).device.type == device.type

# %% mixed precision
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.LayerNorm(8), nn.Linear(8, 3)).to(device)
rnn = nn.LSTM(4, 3).to(device)
x = torch.randn(5, 4).to(device)
y = torch.tensor([0, 1, 2, 0, 1], device=device)
with torch.autocast(device.type, dtype=torch.bfloat16):
    hidden = net(x)
    loss = nn.functional.cross_entropy(hidden, y)
    print(hidden.dtype, loss.dtype, (x @ x.T).dtype, (x + x).dtype)
    if device.type != "cpu":
        assert (x @ x.T).softmax(1).dtype == torch.float32  # on the CPU, bfloat16
        assert rnn(x)[0].dtype == torch.bfloat16
    with torch.autocast(device.type, enabled=False):
        print((x @ x.T).dtype)
loss.backward()
print(net[0].weight.grad.dtype)

scaler = torch.amp.GradScaler(device.type, init_scale=8.0)
optimizer = torch.optim.Adam(net.parameters())
for bad in (False, True):  # an infinite gradient skips the step and halves the scale
    before = net[0].weight.detach().clone()
    optimizer.zero_grad()
    with torch.autocast(device.type, dtype=torch.bfloat16):
        loss = net(x).float().pow(2).mean()
    scaler.scale(loss * (float("inf") if bad else 1)).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    scaler.step(optimizer)
    scaler.update()
    print(torch.equal(before, net[0].weight), scaler.get_scale())

# %% data parallel
torch.manual_seed(0)
net = nn.DataParallel(nn.Linear(3, 5)).to(device)
batch = torch.randn(6, 3).to("cpu")
for inputs in (batch.to(device), batch):  # what is on the CPU, it moves
    output = net(inputs)
    assert output.device.type == device.type
    print(output)

# %% data loader
data = TensorDataset(torch.arange(12.0, device="cpu").view(6, 2), torch.arange(6, device="cpu"))


def generator():
    """Shuffling draws on the default device, and wants a generator of that device."""
    return torch.Generator(device=torch.get_default_device()).manual_seed(0)


pin = torch.accelerator.is_available()
for x, y in DataLoader(data, 4, shuffle=True, generator=generator(), pin_memory=pin):
    assert x.device.type == "cpu" and x.is_pinned() == pin
    x, y = x.to(device, non_blocking=True), y.to(device)
    print(x, y)
train, test = random_split(data, [4, 2], generator=generator())
print(train.indices, len(test), next(iter(DataLoader(test, batch_size=2))))
print(list(WeightedRandomSampler([0.1, 0.9], 4, generator=generator())))
