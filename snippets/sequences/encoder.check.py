import warnings

assert torch.allclose(out[1, :4], alone[0], atol=1e-5)
with torch.no_grad():
    assert not torch.allclose(encoder(x)[1, :4], alone[0], atol=1e-2)
torch.set_default_device(None)
if x.device.type == "cpu":
    nested = nn.TransformerEncoder(layer, 2).eval()
    with warnings.catch_warnings(record=True) as told, torch.no_grad():
        warnings.simplefilter("always")
        short = nested(x[1:], src_key_padding_mask=padding[1:])
    assert "nested tensors is in prototype stage" in str(told[0].message)
    assert not short[0, 4:].any()
