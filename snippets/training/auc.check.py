assert roc_auc_score(target.cpu(), logits.cpu()) == 0.9375
assert roc_auc_score(target.cpu(), (logits > 0).int().cpu()) != 0.9375
