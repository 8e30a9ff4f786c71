assert roc_auc_score(target.cpu(), logits.cpu()) == 0.9375
assert roc_auc_score(target.cpu(), (probability > 0.5).int().cpu()) != 0.9375
