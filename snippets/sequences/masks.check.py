assert not weights[1, :, 4:].any() and not weights.triu(1).any()
assert torch.allclose(weights.sum(-1), torch.ones(2, 6))
assert attention(x, x, x, attn_mask=future.expand(4, 6, 6))[1].shape == (2, 6, 6)
added = torch.zeros(6, 6).masked_fill(future, float("-inf"))
expected = attention(x, x, x, attn_mask=future)[1]
assert torch.allclose(attention(x, x, x, attn_mask=added)[1], expected, atol=1e-6)
nothing = torch.tensor([[False] * 6, [True] * 6])
assert attention(x, x, x, key_padding_mask=nothing)[1][1].isnan().all()
for given, told in (
    ({"attn_mask": future[:4, :4]}, "The shape of the 2D attn_mask is torch.Size([4, 4]), but"),
    ({"attn_mask": padding[:, None].expand(2, 6, 6)}, "but should be (4, 6, 6)"),
    ({"key_padding_mask": padding.T}, "Expected key_padded_mask.shape[0] to be 2, but got 6"),
):
    try:
        attention(x, x, x, **given)
    except (RuntimeError, AssertionError) as e:
        assert told in str(e), e
    else:
        raise AssertionError(told)
