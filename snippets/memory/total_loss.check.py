import weakref


class Saved:
    def __init__(self, tensor):
        self.tensor = tensor


def alive(keep, steps=3):
    """Return how many tensors saved for backward outlive the steps."""
    saved = []

    def pack(tensor):
        held = Saved(tensor)
        saved.append(weakref.ref(held))
        return held

    kept = 0
    with torch.autograd.graph.saved_tensors_hooks(pack, lambda held: held.tensor):
        for x in batches[:steps]:
            loss = model(x).square().mean()
            kept = kept + keep(loss)
    del loss
    return sum(ref() is not None for ref in saved)


assert alive(lambda loss: loss) == 3 * alive(lambda loss: loss, steps=1) > 0
assert alive(lambda loss: loss.item()) == alive(lambda loss: loss.detach()) == 0
