assert labels.is_cuda == torch.cuda.is_available()
if not torch.cuda.is_available():
    try:
        labels.cuda()
    except (RuntimeError, AssertionError):
        pass
    else:
        raise AssertionError("cuda() without a GPU")
