assert ((logits.sigmoid() > 0.5) == (logits > 0)).all()
