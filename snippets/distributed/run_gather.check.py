assert stdout.splitlines()[-1] == "tensor([ 0, 10, 20, 30, 40])"
