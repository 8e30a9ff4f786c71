import torch
import torch.nn.functional as F

device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
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
