for rows in ("L", "RGBA"):
    assert v2.ToImage()(Image.new(rows, (2, 2)).convert("RGB")).shape == (3, 2, 2)
