model.eval()


def run(source, target):
    padding = source_padding if source.shape[1] == 7 else None
    masks = {"src_key_padding_mask": padding, "memory_key_padding_mask": padding}
    return model(source, target, tgt_mask=future, **masks)


other = target.clone()
other[:, 3:] = 0
assert torch.allclose(run(source, other)[:, :3], run(source, target)[:, :3], atol=1e-5)
assert torch.allclose(run(source, target)[1], run(source[:, :4], target)[1], atol=1e-5)
